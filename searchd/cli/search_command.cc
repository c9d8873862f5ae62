// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/article_stream.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/question_options.h"
#include "searchd/cli/receipt_comparison.h"
#include "searchd/cli/standard_output.h"
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
    bool all = false;
    std::string fields;
    std::string line;  // a template
    std::string receipt;
    std::string from_receipt;
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

// Comes last: whoever has it has the whole answer.
void keep_receipt(const SearchCommand& command, const Engine& engine) {
    if (command.receipt.empty()) return;
    flush_out();
    const auto how = command.all ? ReceiptCommand::SearchAll : ReceiptCommand::Search;
    write_receipt(make_receipt(engine, how, command.question.parameters()), command.receipt);
}

int list_all(const SearchCommand& command, const ListStyle& style) {
    const ExportRequest request = parse_export_request(command.question.parameters());
    const auto engine = command.answer.open();
    const auto scan = engine->scan(request.search);
    const auto lines = make_article_lines(style);
    write_articles(*scan, *lines);
    tell_rest(*scan, request.search, command.answer.language());
    keep_receipt(command, *engine);
    return scan->total() == 0 ? kExitNoMatches : 0;
}

void check_asks_nothing_else(const SearchCommand& command) {
    const Parameters parameters = command.question.parameters();
    const bool asks = parameters.size() > 1 || !parameters.front().second.empty();
    if (asks) {
        refuse_pair("--from-receipt", "a question",
                    {"the receipt has the question", "pertanyaannya ada di tanda terima"});
    }
    for (const auto& [is_given, option] :
         {std::pair{command.all, "--all"}, std::pair{!command.fields.empty(), "--fields"},
          std::pair{!command.line.empty(), "--template"},
          std::pair{!command.receipt.empty(), "--receipt"}}) {
        if (is_given) refuse_pair("--from-receipt", option, {});
    }
}

Receipt asked_again(const Engine& engine, const Receipt& before, const std::string& path) {
    try {
        return make_receipt(engine, before.command, before.parameters);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Usage) throw;
        throw Error(ErrorCode::BadData,
                    phrase("{}: the field \"parameters\": {}", "{}: bidang \"parameters\": {}",
                           path, error.message().english));
    }
}

int compare_with_receipt(const SearchCommand& command) {
    const AnswerOptions& answer = command.answer;
    check_asks_nothing_else(command);
    const OutputFormat format = answer.format();
    if (format != OutputFormat::Table && format != OutputFormat::Plain &&
        format != OutputFormat::Json) {
        refuse_pair("--from-receipt", fmt::format("--format {}", name_of(format)),
                    {"take table, plain or json", "pakai table, plain, atau json"});
    }
    Receipt before = read_receipt(command.from_receipt);
    Receipt now = asked_again(*answer.open(), before, command.from_receipt);
    const ReceiptComparison comparison = compare(std::move(before), std::move(now));
    answer.print(write_comparison(comparison, format, answer.language()));
    return comparison.is_same_answer() ? 0 : kExitOtherAnswer;
}

int search(const SearchCommand& command) {
    const AnswerOptions& answer = command.answer;
    if (!command.from_receipt.empty()) return compare_with_receipt(command);
    if (!command.receipt.empty()) {
        check_receipt_parameters(command.question.parameters());
        check_receipt_place(command.receipt);
    }
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
    keep_receipt(command, *engine);
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
    line->add_option("--receipt", command->receipt,
                     text({"also write what was asked and found to this file, to compare later",
                           "tulis juga pertanyaan dan hasilnya ke berkas ini, untuk dibandingkan"}))
        ->type_name("FILE");
    line->add_option("--from-receipt", command->from_receipt,
                     text({"ask the question of this file again and tell what changed",
                           "ulangi pertanyaan di berkas ini dan tunjukkan perubahannya"}))
        ->type_name("FILE");
    return {line, [command] { return search(*command); }};
}

}  // namespace telusur
