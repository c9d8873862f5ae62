// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"
#include "searchd/cli/record_list.h"
#include "searchd/search/harvest_request.h"
#include "searchd/search/result_json.h"

namespace telusur {

namespace {

struct TermsCommand {
    AnswerOptions answer;
    QuestionOptions question;
    bool distinctive = false;
};

RecordList statistics_of(const std::vector<WordFamily>& families, std::uint64_t articles) {
    RecordList list{{{"word", {"word", "kata"}},
                     {"root", {"root", "kata dasar"}},
                     {"form", {"form", "bentuk"}},
                     {"occurrences", {"occurrences", "kemunculan"}},
                     {"articles", {"articles", "artikel"}},
                     {"share", {"share", "bagian"}}},
                    {}};
    for (const WordFamily& family : families) {
        for (const WordFamily::Form& form : family.forms) {
            list.rows.push_back(
                {family.word, family.root, form.form, form.occurrences,
                 std::uint64_t{form.articles},
                 static_cast<double>(form.articles) / static_cast<double>(articles)});
        }
    }
    return list;
}

int tell_statistics(const TermsCommand& command) {
    const AnswerOptions& answer = command.answer;
    const TermsRequest request = parse_terms_request(command.question.parameters());
    const auto engine = answer.open();
    const auto families = engine->families(engine->parse(request.search));
    const RecordList list = statistics_of(families, engine->article_count());
    answer.print(write_records(list, answer.format(), answer.style()));
    for (const WordFamily& family : families) {
        if (family.others == 0) continue;
        fmt::print(stderr, "{}\n",
                   phrase("{}: {} more forms", "{}: {} bentuk lagi", family.word, family.others)
                       .in(answer.language()));
    }
    return list.rows.empty() ? kExitNoMatches : 0;
}

RecordList list_of(const DistinctiveWords& words) {
    RecordList list{{{"root", {"root", "kata dasar"}},
                     {"form", {"form", "bentuk"}},
                     {"articles", {"articles", "artikel"}},
                     {"of", {"of the archive", "di arsip"}},
                     {"score", {"score", "nilai"}}},
                    {}};
    for (const DistinctiveWord& word : words.words)
        list.rows.push_back({word.root, word.form, word.articles, word.of, word.score});
    return list;
}

// What was not read is told, for the numbers are of what was.
void tell_sample(const DistinctiveWords& words, Language language) {
    if (words.read >= words.found.total) return;
    fmt::print(stderr, "{}\n",
               phrase("read: {} of {} articles found", "dibaca: {} dari {} artikel yang ditemukan",
                      words.read, words.found.total)
                   .in(language));
}

int tell_distinctive(const TermsCommand& command) {
    const AnswerOptions& answer = command.answer;
    TermsRequest request = parse_terms_request(command.question.parameters());
    request.search.language = command.question.language(answer, request.search.language);
    const DistinctiveWords words = answer.open()->distinctive_words(request);
    answer.tell(words.found.notes, request.search.language);
    if (answer.format() == OutputFormat::Json) {
        answer.print(to_json(request, words) + '\n');
    } else {
        tell_sample(words, request.search.language);
        answer.print(write_records(list_of(words), answer.format(), answer.style()));
    }
    return words.words.empty() ? kExitNoMatches : 0;
}

}  // namespace

Command add_terms_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "terms",
        text({"the forms of words in the archive and how often they stand there; or the "
              "words that are most of what a question finds",
              "bentuk kata di arsip dan seberapa sering muncul; atau kata yang paling khas "
              "bagi yang ditemukan sebuah pertanyaan"}));
    const auto command = std::make_shared<TermsCommand>();
    command->answer.describe(*line, terminal);
    command->question.describe(*line, terminal.language, terms_parameter_names());
    line->add_flag(
        "--distinctive", command->distinctive,
        text({"the words that articles found hold more often than others, at most --limit "
              "(20; up to 200)",
              "kata yang lebih sering ada di artikel yang ditemukan daripada di yang lain, "
              "paling banyak --limit (20; hingga 200)"}));
    line->footer(
        text({"Examples:\n  telusur terms --data DIR bangun\n"
              "  telusur terms --data DIR --distinctive --from 2023-05 --to 2023-05\n"
              "  telusur terms --data DIR --distinctive --limit 50 banjir jakarta",
              "Contoh:\n  telusur terms --data DIR bangun\n"
              "  telusur terms --data DIR --distinctive --from 2023-05 --to 2023-05\n"
              "  telusur terms --data DIR --distinctive --limit 50 banjir jakarta"}));
    set_examples(*line, terminal.language,
                 {"telusur terms --data DIR bangun",
                  "telusur terms --data DIR --distinctive --from 2023-05 --to 2023-05",
                  "telusur terms --data DIR --distinctive --limit 50 banjir jakarta"});
    return {line, [command] {
                return command->distinctive ? tell_distinctive(*command)
                                            : tell_statistics(*command);
            }};
}

}  // namespace telusur
