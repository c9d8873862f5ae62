// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/batch_command.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/index_options.h"

namespace telusur {

namespace {

// A blank would make two fields of one.
std::string without_blanks(std::string id) {
    std::replace_if(
        id.begin(), id.end(), [](unsigned char c) { return c <= ' '; }, '_');
    return id;
}

struct BatchCommand {
    IndexOptions index;
    std::string format;
    std::string queries;
    std::string limit = "100";
    std::string match = "any";
};

int batch(const BatchCommand& command, Language language) {
    const SearchRequest request =
        parse_search_request({{"match", command.match}, {"per_page", command.limit}});
    std::ifstream file;
    if (command.queries != "-") {
        file.open(command.queries);
        if (!file) {
            throw Error(ErrorCode::NoInput,
                        phrase("cannot read {}", "tidak dapat membaca {}", command.queries));
        }
    }
    const auto engine = command.index.open([language](const Error& error) {
        fmt::print(stderr, "telusur: {}\n", error.message().in(language));
    });
    answer_batch(*engine, request, command.queries == "-" ? std::cin : file, stdout);
    return 0;
}

}  // namespace

void answer_batch(const Engine& engine, SearchRequest request, std::istream& questions,
                  std::FILE* out) {
    std::size_t number = 0;
    for (std::string line; std::getline(questions, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos || tab == 0) {
            throw Error(ErrorCode::BadData,
                        phrase("line {} is no question", "baris {} bukan pertanyaan", number),
                        phrase("write an id, a tab and the text", "tulis id, tab, lalu teksnya"));
        }
        const std::string id = without_blanks(line.substr(0, tab));
        request.text = line.substr(tab + 1);
        std::size_t rank = 0;
        for (const RankedId& article : engine.rank(request)) {
            fmt::print(out, "{} Q0 {} {} {:.6f} telusur\n", id, without_blanks(article.id), ++rank,
                       article.score);
        }
        if (std::ferror(out) != 0) {
            throw system_error(errno, {"write", "menulis"}, "stdout");
        }
    }
}

// Whoever scores rankings looks at the first hits and not at what counts as found: any of the words
// will do.
Command add_batch_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line = program.add_subcommand(
        "batch", Phrase{"the best articles for each question of a file, for scorers",
                        "artikel terbaik untuk tiap pertanyaan dalam berkas"}
                     .in(language));
    const auto command = std::make_shared<BatchCommand>();
    command->index.describe(*line, language);
    line->add_option("--format", command->format, "trec")->check(CLI::IsMember({"trec"}));
    line->add_option("--queries", command->queries,
                     Phrase{"a question a line: id, tab, text; - is standard input",
                            "satu pertanyaan per baris: id, tab, teks; - untuk masukan standar"}
                         .in(language))
        ->required()
        ->type_name("FILE");
    line->add_option(
            "--limit", command->limit,
            Phrase{"articles a question, at most 100", "artikel per pertanyaan, maks. 100"}.in(
                language))
        ->type_name("N");
    line->add_option("--match", command->match,
                     Phrase{"auto, all, most or any of the words; any, because it ranks best",
                            "auto, all, most, atau any (bawaan: any)"}
                         .in(language));
    set_examples(*line, language,
                 {"telusur batch --data DIR --queries soal.tsv --limit 100 > jawaban.run"});
    return {line, [command, language] { return batch(*command, language); }};
}

}  // namespace telusur
