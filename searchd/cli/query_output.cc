// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/query_output.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/search/query_json.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

struct Row {
    std::string kind;
    std::string form;
    std::string root;
    std::string label;
};

// A prefix is shown as it is written, with how many words it stands for.
Row row_of(const char* kind, const QueryWord& word) {
    if (!word.root.empty()) return {kind, word.form, word.root, ""};
    return {kind, word.form + '*', std::to_string(word.beginning.size()), ""};
}

// What is required or excluded is printed as a whole.
Row row_of(const char* kind, const QueryNode& node) {
    const auto* word = std::get_if<QueryWord>(&node.what);
    if (word != nullptr && word->part == TextPart::Anywhere) return row_of(kind, *word);
    Query alone;
    alone.required.push_back(node);
    std::string text = alone.printed();
    if (text.starts_with('+')) text.erase(0, 1);
    return {kind, std::move(text), "", ""};
}

// "kebanjiran 12, banjir 340 …"
Row row_of(const WordFamily& family) {
    constexpr std::size_t kShown = 8;
    std::string forms;
    for (std::size_t i = 0; i < std::min(kShown, family.forms.size()); ++i) {
        const WordFamily::Form& form = family.forms[i];
        forms += fmt::format("{}{} {}", i == 0 ? "" : ", ", form.form, form.occurrences);
    }
    if (family.others > 0 || family.forms.size() > kShown) forms += " …";
    return {"forms", family.word, forms.empty() ? "0" : forms, ""};
}

std::vector<Row> rows_of(const ReadQuestion& question) {
    const Query& query = question.query;
    std::vector<Row> rows;
    for (const QueryWord& word : query.words) {
        rows.push_back(row_of(word.root.empty() ? "prefix" : "word", word));
        for (const Expansion& expansion : word.expansions) {
            rows.push_back({std::string(name_of(expansion.kind)), word.form,
                            fmt::format("{}", fmt::join(expansion.terms, " ")), expansion.label});
        }
    }
    for (const QueryNode& node : query.required)
        rows.push_back(row_of("required", node));
    for (const QueryNode& node : query.excluded)
        rows.push_back(row_of("exclusion", node));
    for (const WordFamily& family : question.families)
        rows.push_back(row_of(family));
    for (const std::string& form : query.stop_words)
        rows.push_back({"stop_word", form, "", ""});
    return rows;
}

Phrase kind_for_people(const std::string& kind) {
    if (kind == "parts") return {"or, in other writing", "atau, dengan tulisan lain"};
    if (kind == "whole") return {"or, as a whole", "atau, secara utuh"};
    if (kind == "synonym") return {"or, a synonym", "atau, sinonim"};
    if (kind == "acronym") return {"or, from the archive", "atau, dari arsip"};
    if (kind == "corrected") return {"or, written almost so", "atau, ejaannya mirip"};
    if (kind == "forms") return {"in the archive", "di arsip"};
    if (kind == "prefix") return {"words that begin", "kata yang berawal"};
    if (kind == "required") return {"must hold", "harus ada"};
    if (kind == "exclusion") return {"without", "tanpa"};
    if (kind == "stop_word") return {"left out", "diabaikan"};
    return {"word", "kata"};
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t length = count_code_points(text);
    if (length < width) text.append(width - length, ' ');
    return text;
}

std::string table_of(const std::vector<Row>& rows, Language language) {
    std::size_t kind_width = 0;
    std::size_t form_width = 0;
    for (const Row& row : rows) {
        kind_width =
            std::max(kind_width, count_code_points(kind_for_people(row.kind).in(language)));
        form_width = std::max(form_width, count_code_points(row.form));
    }
    std::string text;
    for (const Row& row : rows) {
        const std::string& shown = row.label.empty() ? row.root : row.label;
        std::string line = padded(kind_for_people(row.kind).in(language), kind_width + 2) +
                           padded(row.form, form_width + 2) + shown;
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}  // namespace

std::string write_query(const ReadQuestion& question, OutputFormat format,
                        const OutputStyle& style) {
    switch (format) {
        case OutputFormat::Json:
        case OutputFormat::JsonLines:
            return to_json(question, style.language) + '\n';
        case OutputFormat::Table:
            return table_of(rows_of(question), style.language);
        default:
            break;
    }
    std::string text;
    for (const Row& row : rows_of(question))
        text += fmt::format("{}\t{}\t{}\t{}\n", row.kind, row.form, row.root, row.label);
    return text;
}

}  // namespace telusur
