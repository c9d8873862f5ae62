// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/query_json.h"

#include <nlohmann/json.hpp>

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

Json word_of(const QueryWord& word) {
    Json expansions = Json::array();
    for (const Expansion& expansion : word.expansions) {
        expansions.push_back({{"kind", name_of(expansion.kind)},
                              {"label", expansion.label},
                              {"terms", expansion.terms}});
    }
    Json object{{"form", word.form}, {"root", word.root}, {"expansions", expansions}};
    if (word.root.empty()) object["beginning"] = word.beginning;
    return object;
}

Json words_of(const std::vector<QueryWord>& words) {
    Json array = Json::array();
    for (const QueryWord& word : words)
        array.push_back(word_of(word));
    return array;
}

Json phrases_of(const std::vector<QueryPhrase>& phrases) {
    Json array = Json::array();
    for (const QueryPhrase& phrase : phrases)
        array.push_back({{"forms", phrase.forms}, {"slop", phrase.slop}});
    return array;
}

Json nearnesses_of(const std::vector<QueryNearness>& nearnesses) {
    Json array = Json::array();
    for (const QueryNearness& nearness : nearnesses) {
        array.push_back({{"left", word_of(nearness.left)},
                         {"right", word_of(nearness.right)},
                         {"distance", nearness.distance}});
    }
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
        case ExpansionKind::Synonym:
            break;
    }
    return "synonym";
}

std::string to_json(const std::string& asked, const Query& query, Language language) {
    Json exclusions = Json::array();
    for (const Exclusion& exclusion : query.exclusions)
        exclusions.push_back(words_of(exclusion));
    Json notes = Json::array();
    for (const Note& note : query.notes)
        notes.push_back({{"code", note.code}, {"message", note.message.in(language)}});
    const Json object{{"q", asked},
                      {"parsed", query.printed()},
                      {"words", words_of(query.words)},
                      {"phrases", phrases_of(query.phrases)},
                      {"nearnesses", nearnesses_of(query.nearnesses)},
                      {"exclusions", exclusions},
                      {"unwanted_phrases", phrases_of(query.unwanted_phrases)},
                      {"stop_words", query.stop_words},
                      {"notes", notes}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace telusur
