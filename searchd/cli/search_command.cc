// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/article_stream.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"
#include "searchd/cli/receipt_options.h"
#include "searchd/search/harvest_request.h"

namespace telusur {

namespace {

const OutputFormats kFormats{OutputFormat::Table,     OutputFormat::Plain, OutputFormat::Json,
                             OutputFormat::JsonLines, OutputFormat::Ids,   OutputFormat::Urls,
                             OutputFormat::Csv,       OutputFormat::Ris,   OutputFormat::BibTex,
                             OutputFormat::Csl,       OutputFormat::Wiki};

struct SearchCommand {
    AnswerOptions answer;
    QuestionOptions question;
    ReceiptOptions receipt;
    std::string repeated;  // a receipt's file
    bool all = false;
    std::string fields;
    std::string line;  // a template
};

bool is_whole(OutputFormat format) {
    return format == OutputFormat::Table || format == OutputFormat::Json;
}

[[noreturn]] void refuse_pair(const char* option, std::string_view other, Phrase hint) {
    throw Error(
        ErrorCode::Usage,
        phrase("{} and {} do not go together", "{} dan {} tidak dapat bersama", option, other),
        std::move(hint));
}

// A list is plain where no other format is asked for, on a terminal too.
OutputFormat list_format(const AnswerOptions& answer, const char* option) {
    if (!answer.names_format()) return OutputFormat::Plain;
    const OutputFormat format = answer.format();
    if (is_whole(format)) {
        refuse_pair(option, fmt::format("--format {}", name_of(format)),
                    {"take plain, jsonl or csv", "pakai plain, jsonl, atau csv"});
    }
    return format;
}

void check_fields(const ListStyle& style) {
    const bool may_have = style.format == OutputFormat::Plain ||
                          style.format == OutputFormat::Csv ||
                          style.format == OutputFormat::JsonLines;
    if (style.fields.empty() || may_have) return;
    refuse_pair("--fields", fmt::format("--format {}", name_of(style.format)),
                {"take plain, jsonl or csv", "pakai plain, jsonl, atau csv"});
}

bool names_score(const ListStyle& style) {
    const auto& fields = style.fields;
    return std::find(fields.begin(), fields.end(), ArticleField::Score) != fields.end() ||
           (style.line && style.line->names(ArticleField::Score));
}

// Nothing where the answer is to be shown as a whole.
std::optional<ListStyle> list_style(const SearchCommand& command) {
    const AnswerOptions& answer = command.answer;
    const bool is_list = command.all || !command.fields.empty() || !command.line.empty();
    if (!is_list && is_whole(answer.format())) return std::nullopt;
    ListStyle style;
    const char* option = command.all ? "--all" : command.fields.empty() ? "--template" : "--fields";
    style.format = is_list ? list_format(answer, option) : answer.format();
    if (!command.line.empty()) {
        if (answer.names_format()) refuse_pair("--template", "--format", {});
        if (!command.fields.empty()) refuse_pair("--template", "--fields", {});
        style.line = ArticleTemplate::parse(command.line);
    }
    if (!command.fields.empty()) style.fields = parse_article_fields(command.fields);
    check_fields(style);
    if (command.all && names_score(style)) {
        refuse_pair("--all", "score",
                    {"all that is found is not ranked", "semua yang ditemukan tidak dinilai"});
    }
    return style;
}

void tell_suggestion(const Suggestion& suggestion, Language language) {
    fmt::print(stderr, "{}\n",
               phrase("did you mean: {} ({} articles)", "mungkin maksud Anda: {} ({} artikel)",
                      suggestion.text, suggestion.total)
                   .in(language));
}

int list_all(const SearchCommand& command, const ListStyle& style) {
    const ExportRequest request = parse_export_request(command.question.parameters());
    const auto engine = command.answer.open();
    const auto scan = engine->scan(request.search);
    const auto lines = make_article_lines(style);
    write_articles(*scan, *lines);
    tell_rest(*scan, request.search, command.answer.language());
    command.receipt.write(*engine, request.search);
    return scan->total() == 0 ? kExitNoMatches : 0;
}

// Nothing may be asked beside the question of the receipt.
int repeat(const SearchCommand& command) {
    if (command.all) refuse_pair("--from-receipt", "--all", {});
    const Parameters asked = command.question.parameters();
    for (const auto& [name, value] : asked) {
        if (!value.empty()) refuse_pair("--from-receipt", name == "q" ? value : "--" + name, {});
    }
    return repeat_receipt(command.answer, command.repeated);
}

int search(const SearchCommand& command) {
    const AnswerOptions& answer = command.answer;
    if (!command.repeated.empty()) return repeat(command);
    const auto style = list_style(command);
    if (command.all) return list_all(command, *style);
    const SearchRequest request = command.question.request(answer);
    const auto engine = answer.open();
    const SearchResult result = engine->search(request);
    answer.tell(result.notes, request.language);
    if (result.suggestion && answer.format() != OutputFormat::Json)
        tell_suggestion(*result.suggestion, request.language);
    answer.print(style ? write_hits(result, *style)
                       : write_search(request, result, answer.format(), answer.style()));
    command.receipt.write(*engine, request);
    return result.total == 0 ? kExitNoMatches : 0;
}

}  // namespace

Command add_search_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line =
        program.add_subcommand("search", text({"articles for a question", "cari artikel"}));
    const auto command = std::make_shared<SearchCommand>();
    command->answer.describe(*line, terminal, kFormats);
    command->question.describe(*line, terminal.language);
    line->add_flag("--all", command->all,
                   text({"every article found, newest first unless sorted otherwise",
                         "semua artikel yang ditemukan, terbaru lebih dulu"}));
    line->add_option("--fields", command->fields,
                     text({"id, title, date, authors, tags, categories, source, url, score",
                           "id, title, date, authors, tags, categories, source, url, score"}))
        ->type_name("LIST");
    line->add_option("--template", command->line,
                     text({"a line an article: '{date} {title}'",
                           "satu baris per artikel: '{date} {title}'"}))
        ->type_name("TEXT");
    command->receipt.describe(*line, terminal.language);
    line->add_option(
            "--from-receipt", command->repeated,
            text({"ask the question of a receipt again and tell what is otherwise now; 1 if "
                  "something is",
                  "tanyakan lagi pertanyaan sebuah bukti dan sebutkan yang kini lain; 1 bila "
                  "ada"}))
        ->type_name("FILE");
    set_examples(
        *line, terminal.language,
        {"telusur search --data DIR harga beras --from 2024-01-01",
         "telusur search --data DIR --format json --facets tag,author,year banjir",
         "telusur search --data DIR --author Sunardi --from 2023 --to 2023 mogok film --all "
         "--format csv > mogok.csv",
         "telusur search --data DIR --template '{date} {title} <{url}>' banjir",
         "telusur search --data DIR banjir --all --format ids --receipt bukti.json > banjir.txt",
         "telusur search --data DIR --from-receipt bukti.json"});
    return {line, [command] { return search(*command); }};
}

}  // namespace telusur
