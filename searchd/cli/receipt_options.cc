// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/standard_output.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

// A list of ids may be long: people see its beginning.
constexpr std::size_t kShownIds = 20;

struct Side {
    const char* key;
    Phrase name;
    std::string then;
    std::string now;
};

std::vector<Side> sides_of(const Receipt& then, const Receipt& now) {
    return {
        {"asked_at", {"asked", "ditanyakan"}, then.asked_at, now.asked_at},
        {"total", {"found", "ditemukan"}, std::to_string(then.total), std::to_string(now.total)},
        {"parsed", {"read as", "dibaca"}, then.parsed, now.parsed},
        {"generation", {"generation", "generasi"}, then.generation, now.generation},
        {"analysis", {"analysis", "analisis"}, then.analysis, now.analysis}};
}

struct IdList {
    const char* key;
    Phrase name;
    const std::vector<std::string>& ids;
};

std::vector<IdList> lists_of(const ReceiptChanges& changes) {
    return {{"added", {"added", "bertambah"}, changes.added},
            {"gone", {"gone", "hilang"}, changes.gone},
            {"changed", {"changed", "berubah"}, changes.changed}};
}

std::string json_of(const Receipt& then, const Receipt& now, const ReceiptChanges& changes) {
    Json object{{"same", !changes.is_other(then, now)}};
    for (const Side& side : sides_of(then, now))
        object[side.key] = {{"then", side.then}, {"now", side.now}};
    object["total"] = {{"then", then.total}, {"now", now.total}};
    for (const IdList& list : lists_of(changes))
        object[list.key] = list.ids;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string plain_of(const Receipt& then, const Receipt& now, const ReceiptChanges& changes) {
    std::string lines;
    for (const Side& side : sides_of(then, now))
        lines += fmt::format("{}\t{}\t{}\n", side.key, printable(side.then), printable(side.now));
    for (const IdList& list : lists_of(changes)) {
        for (const std::string& id : list.ids)
            lines += fmt::format("{}\t{}\n", list.key, printable(id));
    }
    return lines;
}

std::string table_of(const Receipt& then, const Receipt& now, const ReceiptChanges& changes,
                     Language language) {
    std::string text =
        changes.is_other(then, now)
            ? Phrase{"something else is found now\n", "yang ditemukan kini lain\n"}.in(language)
            : Phrase{"the same is found now\n", "yang ditemukan masih sama\n"}.in(language);
    for (const Side& side : sides_of(then, now)) {
        text += fmt::format("  {:<12}", side.name.in(language));
        text += side.then == side.now
                    ? printable(side.now)
                    : fmt::format("{} → {}", printable(side.then), printable(side.now));
        text += '\n';
    }
    for (const IdList& list : lists_of(changes)) {
        if (list.ids.empty()) continue;
        text += fmt::format("  {:<12}{}\n", list.name.in(language), list.ids.size());
        for (std::size_t i = 0; i < std::min(list.ids.size(), kShownIds); ++i)
            text += "    " + printable(list.ids[i]) + '\n';
        if (list.ids.size() > kShownIds) text += "    …\n";
    }
    return text;
}

}  // namespace

void ReceiptOptions::describe(CLI::App& line, Language language) {
    line.add_option("--receipt", file_,
                    Phrase{"write there how to cite and repeat this search (JSON)",
                           "tulis di sana cara mengutip dan mengulang pencarian ini (JSON)"}
                        .in(language))
        ->type_name("FILE");
}

void ReceiptOptions::write(const Engine& engine, const SearchRequest& request) const {
    if (file_.empty()) return;
    flush_out();
    // Replacing a device by a file would harm more than this search.
    std::error_code problem;
    const auto status = std::filesystem::status(file_, problem);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw Error(ErrorCode::CannotCreate,
                    phrase("a receipt cannot be {}: that is no regular file",
                           "bukti tidak dapat ditulis ke {}: itu bukan berkas biasa", file_),
                    {"name a file", "sebutkan sebuah berkas"});
    }
    replace_file(file_, to_json(make_receipt(engine, request)));
}

std::string write_changes(const Receipt& then, const Receipt& now, OutputFormat format,
                          const OutputStyle& style) {
    const ReceiptChanges changes = changes_between(then, now);
    switch (format) {
        case OutputFormat::Json:
        case OutputFormat::JsonLines:
            return json_of(then, now, changes);
        case OutputFormat::Table:
            return table_of(then, now, changes, style.language);
        default:
            return plain_of(then, now, changes);
    }
}

int repeat_receipt(const AnswerOptions& answer, const std::string& file) {
    const Receipt then = read_receipt(file);
    const SearchRequest request = parse_search_request(then.parameters);
    const Receipt now = make_receipt(*answer.open(), request, 2 * kReceiptArticles);
    answer.print(write_changes(then, now, answer.format(), answer.style()));
    return changes_between(then, now).is_other(then, now) ? kExitNoMatches : 0;
}

}  // namespace telusur
