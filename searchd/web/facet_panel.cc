// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/facet_panel.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/search/result_json.h"
#include "searchd/web/local_text.h"
#include "searchd/web/page_frame.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

std::string label_of(const ValueFieldRow& row, Language language) {
    return std::string(language == Language::English ? row.english : row.indonesian);
}

Html choice_of(const ValueFieldRow& row, const FacetValue& value, Language language) {
    const std::string id = fmt::format("choice-{}-{}", row.name, encode_url(value.value));
    return Html::element("li", {},
                         Html::element("label", {},
                                       Html::begin("input", {{"type", "checkbox"},
                                                             {"id", id},
                                                             {"name", std::string(row.name)},
                                                             {"value", value.value},
                                                             {"form", "question"},
                                                             {"checked", value.selected}}),
                                       Html::element("span", {{"class", "value"}}, value.label),
                                       Html::element("span", {{"class", "number"}},
                                                     number_text(value.count, language))));
}

// Looks for a value among all that there are; only with scripts.
Html finder_of(const ValueFieldRow& row, Language language) {
    const std::string text = fmt::format("{} {}…", language == Language::English ? "find" : "cari",
                                         fold_label(label_of(row, language)));
    return Html::begin("input", {{"type", "search"},
                                 {"id", fmt::format("find-{}", row.name)},
                                 {"class", "finder"},
                                 {"data-facet", std::string(row.name)},
                                 {"placeholder", text},
                                 {"aria-label", text},
                                 {"autocomplete", "off"}});
}

Html facet_of(const PageQuestion& question, const Facet& facet, const ValueFieldRow& row) {
    const Language language = question.request.language;
    const Speech say{language};
    Html items;
    for (const FacetValue& value : facet.values)
        items += choice_of(row, value, language);
    Html more;
    if (facet.other > 0 && question.request.facet_limit < kMoreFacetValues) {
        PageQuestion longer = question;
        longer.request.facet_limit = kMoreFacetValues;
        more = Html::element(
            "p", {},
            Html::element("a",
                          {{"href", link_to_page(longer) + fmt::format("#facet-{}", row.name)}},
                          say("Show more", "Tampilkan lebih banyak")));
    }
    return Html::element(
        "fieldset", {{"class", "facet"}, {"id", fmt::format("facet-{}", row.name)}},
        Html::element("legend", {}, label_of(row, language)),
        facet.other > 0 ? finder_of(row, language) : Html(), Html::element("ul", {}, items), more);
}

// One value is nothing to choose from, unless it is chosen.
bool is_a_choice(const Facet& facet) {
    const auto is_selected = [](const FacetValue& value) { return value.selected; };
    return facet.values.size() > 1 ||
           std::any_of(facet.values.begin(), facet.values.end(), is_selected);
}

Html date_inputs(const PageQuestion& question) {
    const SearchRequest& request = question.request;
    const Speech say{request.language};
    const auto input = [](const char* id, const char* label, const std::optional<Date>& date) {
        return Html::element(
            "p", {{"class", "field"}}, Html::element("label", {{"for", id}}, label),
            Html::begin("input", {{"id", id},
                                  {"name", id},
                                  {"type", "date"},
                                  {"form", "question"},
                                  {"min", "1000-01-01"},
                                  {"max", "9999-12-31"},
                                  {"value", date ? to_iso(*date) : std::string()}}));
    };
    return Html::element("fieldset", {{"class", "dates"}},
                         Html::element("legend", {}, say("Published", "Tanggal terbit")),
                         input("from", say("From", "Dari"), request.dates.from),
                         input("to", say("To", "Sampai"), request.dates.to));
}

Html chip(const PageQuestion& question, const std::string& name, const std::string& value) {
    const Speech say{question.request.language};
    return Html::element(
        "li", {},
        Html::element("a", {{"href", link_to_page(question)}},
                      Html::element("span", {{"class", "unseen"}}, say("Take off: ", "Hapus: ")),
                      name, ": ", Html::element("b", {}, value),
                      Html::element("span", {{"aria-hidden", "true"}}, " ×")));
}

// As the facet prints it, however it was asked for.
std::string printed(const SearchResult& result, ValueField field, const std::string& value) {
    const std::string key = fold_label(value);
    for (const Facet& facet : result.facets) {
        if (facet.name != FacetName(field)) continue;
        for (const FacetValue& known : facet.values) {
            if (known.value == key) return known.label;
        }
    }
    return value;
}

Html date_chip(const PageQuestion& question) {
    const SearchRequest& request = question.request;
    const Speech say{request.language};
    PageQuestion without = question;
    without.request.page = 1;
    without.request.from.clear();
    without.request.to.clear();
    without.request.dates = {};
    const std::string from = interval_text(request.from, request.language);
    const std::string to = interval_text(request.to, request.language);
    if (from.empty()) return chip(without, say("To", "Sampai"), to);
    if (to.empty()) return chip(without, say("From", "Dari"), from);
    return chip(without, say("Date", "Tanggal"), from == to ? from : from + " – " + to);
}

void take_off(std::vector<std::string>& values, const std::string& value) {
    values.erase(std::remove(values.begin(), values.end(), value), values.end());
}

}  // namespace

Html facet_panel(const PageQuestion& question, const SearchResult& result) {
    const Speech say{question.request.language};
    Html facets;
    for (const Facet& facet : result.facets) {
        const auto* field = std::get_if<ValueField>(&facet.name);
        const bool is_looked_for = !question.request.facet_prefix.empty();
        if (field != nullptr && (is_looked_for || is_a_choice(facet)))
            facets += facet_of(question, facet, row_of(*field));
    }
    return Html::element(
        "aside", {{"id", "filters"}, {"class", "filters"}, {"aria-labelledby", "filters-title"}},
        Html::element("h2", {{"id", "filters-title"}}, say("Narrow down", "Saring")),
        date_inputs(question), facets,
        Html::element("p", {{"class", "apply"}},
                      Html::element("button", {{"type", "submit"}, {"form", "question"}},
                                    say("Apply", "Terapkan"))));
}

Html chosen_filters(const PageQuestion& question, const SearchResult& result) {
    const SearchRequest& request = question.request;
    const Speech say{request.language};
    PageQuestion first = question;
    first.request.page = 1;
    Html chips;
    for (const ValueFieldRow& row : kValueFields) {
        const auto place = static_cast<std::size_t>(row.field);
        const std::string name = label_of(row, request.language);
        for (const std::string& value : request.chosen(row.field)) {
            PageQuestion without = first;
            take_off(without.request.values[place], value);
            chips += chip(without, name, printed(result, row.field, value));
        }
        for (const std::string& value : request.left_out(row.field)) {
            PageQuestion without = first;
            take_off(without.request.excluded[place], value);
            chips += chip(without, name + say(" not", " bukan"), value);
        }
    }
    if (!request.from.empty() || !request.to.empty()) chips += date_chip(question);
    for (const std::string& form : request.left_out_forms) {
        PageQuestion without = first;
        take_off(without.request.left_out_forms, form);
        chips += chip(without, say("Without the form", "Tanpa bentuk"), form);
    }
    if (chips.empty()) return {};
    const PageQuestion bare{without_filters(request), question.has_language};
    if (has_filters(request)) {
        chips +=
            Html::element("li", {},
                          Html::element("a", {{"class", "clear"}, {"href", link_to_page(bare)}},
                                        say("Clear all filters", "Hapus semua saringan")));
    }
    return Html::element("ul", {{"class", "chips"}, {"aria-label", say("Filters", "Saringan")}},
                         chips);
}

Html carried_inputs(const PageQuestion& question) {
    const auto is_seen = [](const std::string& name) {
        return value_field_named(name) || name == "q" || name == "from" || name == "to" ||
               name == "facet_limit" || name == "cursor";
    };
    Html inputs;
    for (const auto& [name, value] : address_parameters(question)) {
        if (!is_seen(name)) inputs += hidden_input(name, value);
    }
    return inputs;
}

}  // namespace telusur
