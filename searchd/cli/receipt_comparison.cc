// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt_comparison.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "searchd/cli/output.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;
using Digests = std::unordered_map<std::string_view, std::string_view>;

struct Line {
    const char* name;
    Phrase label;
    std::string before;
    std::string now;
};

Digests digests_of(const Receipt& receipt) {
    Digests digests;
    for (const Receipt::Article& article : receipt.articles)
        digests.emplace(article.id, article.digest);
    return digests;
}

std::vector<std::string_view> common_ids(const Receipt& receipt, const Digests& others) {
    std::vector<std::string_view> ids;
    for (const Receipt::Article& article : receipt.articles) {
        if (others.contains(article.id)) ids.emplace_back(article.id);
    }
    return ids;
}

std::vector<Line> lines_of(const ReceiptComparison& comparison) {
    const Receipt& before = comparison.before;
    const Receipt& now = comparison.now;
    return {
        {"asked_at", {"asked", "ditanyakan"}, before.asked_at, now.asked_at},
        {"program", {"program", "program"}, before.program, now.program},
        {"generation", {"generation", "generasi"}, before.generation, now.generation},
        {"analysis", {"analysis", "analisis"}, before.analysis, now.analysis},
        {"parsed", {"reading", "terbaca"}, before.parsed, now.parsed},
        {"total", {"total", "jumlah"}, std::to_string(before.total), std::to_string(now.total)},
    };
}

std::string plain(const ReceiptComparison& comparison) {
    std::string text;
    for (const Line& line : lines_of(comparison)) {
        text += fmt::format("{}\t{}\t{}\t{}\n", line.name, printable(line.before),
                            printable(line.now), line.before == line.now ? "same" : "other");
    }
    text += fmt::format("order\t\t\t{}\n", comparison.same_order ? "same" : "other");
    text += fmt::format("answer\t\t\t{}\n", comparison.is_same_answer() ? "same" : "other");
    text += fmt::format("listed\t\t\t{}\n", comparison.is_complete ? "all" : "part");
    for (const auto& [name, ids] :
         {std::pair{"added", &comparison.added}, std::pair{"gone", &comparison.gone},
          std::pair{"changed", &comparison.changed}}) {
        for (const std::string& id : *ids)
            text += fmt::format("{}\t{}\n", name, printable(id));
    }
    return text;
}

std::string table(const ReceiptComparison& comparison, Language language) {
    std::string text;
    for (const Line& line : lines_of(comparison)) {
        text += line.before == line.now
                    ? fmt::format("{}: {}\n", line.label.in(language), printable(line.now))
                    : fmt::format("{}: {} → {}\n", line.label.in(language), printable(line.before),
                                  printable(line.now));
    }
    if (!comparison.same_order) text += Phrase{"other order\n", "urutannya lain\n"}.in(language);
    for (const auto& [sign, ids] :
         {std::pair{'+', &comparison.added}, std::pair{'-', &comparison.gone},
          std::pair{'~', &comparison.changed}}) {
        for (const std::string& id : *ids)
            text += fmt::format("{} {}\n", sign, printable(id));
    }
    if (!comparison.is_complete) {
        text += Phrase{"the receipt does not list all its articles; those it lists are compared\n",
                       "tanda terima tidak memuat semua artikelnya; yang dimuat saja yang "
                       "dibandingkan\n"}
                    .in(language);
    }
    text += (comparison.is_same_answer() ? Phrase{"the same answer\n", "jawabannya sama\n"}
                                         : Phrase{"another answer\n", "jawabannya lain\n"})
                .in(language);
    return text;
}

std::string json(const ReceiptComparison& comparison) {
    Json object{{"telusur_comparison", kReceiptVersion},
                {"same_answer", comparison.is_same_answer()}};
    for (const Line& line : lines_of(comparison))
        object[line.name] = {{"before", line.before}, {"now", line.now}};
    object["total"] = {{"before", comparison.before.total}, {"now", comparison.now.total}};
    object["same_order"] = comparison.same_order;
    object["complete"] = comparison.is_complete;
    object["added"] = comparison.added;
    object["gone"] = comparison.gone;
    object["changed"] = comparison.changed;
    return object.dump() + '\n';
}

}  // namespace

bool ReceiptComparison::is_same_answer() const {
    return before.parsed == now.parsed && before.total == now.total &&
           before.ids_digest == now.ids_digest && before.contents_digest == now.contents_digest;
}

ReceiptComparison compare(Receipt before, Receipt now) {
    ReceiptComparison comparison{std::move(before), std::move(now), {}, {}, {}};
    const Receipt& old = comparison.before;
    const Digests known = digests_of(old);
    const Digests found = digests_of(comparison.now);
    comparison.is_complete = old.articles.size() == old.listed;
    for (const Receipt::Article& article : comparison.now.articles) {
        const auto place = known.find(article.id);
        if (place == known.end()) {
            if (comparison.is_complete) comparison.added.push_back(article.id);
        } else if (place->second != article.digest) {
            comparison.changed.push_back(article.id);
        }
    }
    for (const Receipt::Article& article : old.articles) {
        if (!found.contains(article.id)) comparison.gone.push_back(article.id);
    }
    comparison.same_order = common_ids(old, found) == common_ids(comparison.now, known);
    return comparison;
}

std::string write_comparison(const ReceiptComparison& comparison, OutputFormat format,
                             Language language) {
    if (format == OutputFormat::Json) return json(comparison);
    return format == OutputFormat::Table ? table(comparison, language) : plain(comparison);
}

}  // namespace telusur
