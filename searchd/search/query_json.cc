// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/query_json.h"

#include <array>
#include <nlohmann/json.hpp>

#include "indexer/index/timestamp.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(TextPart part) {
    switch (part) {
        case TextPart::Title:
            return "title";
        case TextPart::Body:
            return "body";
        case TextPart::Anywhere:
            break;
    }
    return "anywhere";
}

Json with_part(Json object, TextPart part) {
    if (part != TextPart::Anywhere) object["in"] = name_of(part);
    return object;
}

Json json_of(const QueryWord& word) {
    Json expansions = Json::array();
    for (const Expansion& expansion : word.expansions) {
        expansions.push_back({{"kind", name_of(expansion.kind)},
                              {"label", expansion.label},
                              {"terms", expansion.terms}});
    }
    Json object{{"form", word.form}, {"root", word.root}, {"expansions", expansions}};
    if (word.root.empty()) object["beginning"] = word.beginning;
    return with_part(std::move(object), word.part);
}

Json json_of(const QueryPhrase& phrase) {
    return with_part({{"forms", phrase.forms}, {"slop", phrase.slop}}, phrase.part);
}

Json json_of(const QueryNearness& nearness) {
    return with_part({{"left", json_of(nearness.left)},
                      {"right", json_of(nearness.right)},
                      {"distance", nearness.distance}},
                     nearness.part);
}

Json json_of(const QueryValue& value) {
    return {{"field", row_of(value.field).name}, {"words", value.words}, {"open", value.is_open}};
}

Json json_of(const DateRange& dates) {
    Json object{{"from", nullptr}, {"to", nullptr}};
    if (dates.from) object["from"] = to_iso(*dates.from);
    if (dates.to) object["to"] = to_iso(*dates.to);
    return object;
}

Json json_of(const QueryCombination& combination);

Json json_of(const QueryNode& node) {
    constexpr std::array kKinds{"word", "phrase", "near", "value", "dates"};
    if (const auto* combination = std::get_if<QueryCombination>(&node.what)) {
        return json_of(*combination);
    }
    return {{kKinds[node.what.index()],
             std::visit([](const auto& what) { return json_of(what); }, node.what)}};
}

Json nodes_of(const std::vector<QueryNode>& nodes) {
    Json array = Json::array();
    for (const QueryNode& node : nodes)
        array.push_back(json_of(node));
    return array;
}

Json json_of(const QueryCombination& combination) {
    switch (combination.kind) {
        case QueryCombination::Kind::All:
            return {{"all", nodes_of(combination.children)}};
        case QueryCombination::Kind::Any:
            return {{"any", nodes_of(combination.children)}};
        case QueryCombination::Kind::Not:
            break;
    }
    return {{"not", json_of(combination.children[0])}};
}

Json json_of(const WordFamily& family) {
    Json forms = Json::array();
    for (const WordFamily::Form& form : family.forms) {
        forms.push_back(
            {{"form", form.form}, {"occurrences", form.occurrences}, {"articles", form.articles}});
    }
    return {
        {"word", family.word}, {"root", family.root}, {"forms", forms}, {"others", family.others}};
}

Json offers_of(const Query& query) {
    Json offers = Json::array();
    for (const SpellingOffer& offer : query.offers) {
        offers.push_back(
            {{"form", offer.form}, {"meant", offer.meant}, {"applied", offer.is_applied}});
    }
    return offers;
}

Json words_of(const std::vector<QueryWord>& words) {
    Json array = Json::array();
    for (const QueryWord& word : words)
        array.push_back(json_of(word));
    return array;
}

}  // namespace

std::string_view name_of(ExpansionKind kind) {
    switch (kind) {
        case ExpansionKind::Parts:
            return "parts";
        case ExpansionKind::Whole:
            return "whole";
        case ExpansionKind::Acronym:
            return "acronym";
        case ExpansionKind::Corrected:
            return "corrected";
        case ExpansionKind::Synonym:
            break;
    }
    return "synonym";
}

std::string to_json(const ReadQuestion& question, Language language) {
    const Query& query = question.query;
    Json families = Json::array();
    for (const WordFamily& family : question.families)
        families.push_back(json_of(family));
    Json notes = Json::array();
    for (const Note& note : query.notes)
        notes.push_back({{"code", note.code}, {"message", note.message.in(language)}});
    const Json object{{"q", question.asked},
                      {"parsed", query.printed()},
                      {"canonical", query.canonical},
                      {"words", words_of(query.words)},
                      {"required", nodes_of(query.required)},
                      {"excluded", nodes_of(query.excluded)},
                      {"families", families},
                      {"offers", offers_of(query)},
                      {"stop_words", query.stop_words},
                      {"notes", notes}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace telusur
