// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/explanation_json.h"

#include <cmath>

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

double rounded(double number) {
    constexpr double kParts = 10000;
    return std::round(number * kParts) / kParts;
}

std::string_view name_of(MatchedForm::Field field) {
    switch (field) {
        case MatchedForm::Field::Title:
            return "title";
        case MatchedForm::Field::Tag:
            return "tag";
        case MatchedForm::Field::Body:
            break;
    }
    return "body";
}

}  // namespace

std::string_view name_of(WordMatch match) {
    switch (match) {
        case WordMatch::Exact:
            return "exact";
        case WordMatch::Parts:
            return "parts";
        case WordMatch::Prefix:
            return "prefix";
        case WordMatch::Synonym:
            return "synonym";
        case WordMatch::Corrected:
            return "corrected";
        case WordMatch::Root:
            break;
    }
    return "root";
}

Json json_of(const Explanation& explanation) {
    Json words = Json::array();
    for (const WordExplanation& word : explanation.words) {
        Json forms = Json::array();
        for (const MatchedForm& form : word.forms) {
            forms.push_back({{"field", name_of(form.field)},
                             {"form", form.form},
                             {"match", telusur::name_of(form.match)},
                             {"count", form.count}});
        }
        words.push_back({{"word", word.word},
                         {"articles", word.articles},
                         {"idf", rounded(word.idf)},
                         {"weight", word.weight},
                         {"score", rounded(word.score)},
                         {"form_score", rounded(word.form_score)},
                         {"forms", forms}});
    }
    return {{"words", words}, {"recency", rounded(explanation.recency)}};
}

}  // namespace telusur
