// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/article_stream.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/index_options.h"
#include "searchd/cli/question_options.h"
#include "searchd/cli/receipt_options.h"
#include "searchd/search/export_chunks.h"

namespace telusur {

namespace {

struct ExportCommand {
    IndexOptions index;
    QuestionOptions question;
    ReceiptOptions receipt;
    std::string format;
    Language language = Language::English;
};

// Whoever takes an export part by part needs nothing but this line for the next part.
void tell_cursor(const std::string& cursor, Language language) {
    fmt::print(stderr, "{}: --cursor {}\n", Phrase{"there is more", "masih ada lagi"}.in(language),
               cursor);
}

int export_articles(const ExportCommand& command) {
    const Language language = command.language;
    Parameters parameters = command.question.parameters();
    parameters.emplace_back("format", command.format);
    const ExportRequest request = parse_export_request(parameters);
    const auto engine = command.index.open([language](const Error& error) {
        fmt::print(stderr, "telusur: {}\n", error.message().in(language));
    });
    auto scan = engine->scan(request.search);
    const bool found = scan->total() > 0;
    const std::string next = request.limit == 0 ? "" : scan->stop_after(request.limit);
    if (next.empty()) tell_rest(*scan, request.search, language);
    write_chunks(*export_chunks(std::move(scan), request));
    if (!next.empty()) tell_cursor(next, language);
    command.receipt.write(*engine, request.search);
    return found ? 0 : kExitNoMatches;
}

}  // namespace

Command add_export_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line = program.add_subcommand(
        "export", Phrase{"all articles for a question, for other programs",
                         "semua artikel untuk sebuah pertanyaan, bagi program lain"}
                      .in(language));
    const auto command = std::make_shared<ExportCommand>();
    command->language = language;
    command->index.describe(*line, language);
    command->question.describe(*line, language, export_parameter_names());
    line->add_option("--format", command->format,
                     Phrase{"jsonl (default), csv, ris, bibtex or csl",
                            "jsonl (bawaan), csv, ris, bibtex, atau csl"}
                         .in(language))
        ->type_name("FORMAT");
    command->receipt.describe(*line, language);
    set_examples(*line, language,
                 {"telusur export --data DIR --author Sunardi --format csv > sunardi.csv",
                  "telusur export --data DIR banjir --format ris > banjir.ris",
                  "telusur export --data DIR --limit 1000 > bagian-1.jsonl"});
    return {line, [command] { return export_articles(*command); }};
}

}  // namespace telusur
