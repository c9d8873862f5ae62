// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/language_model.h"

#include <utility>

#include "stemmers/digest.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

// Raised when the format changes, or when the same data would be used otherwise.
constexpr std::string_view kHeader = "telusur-language-model 1";

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string spelling_and_acronyms(const SpellingBridge& spelling,
                                  const std::vector<Acronym>& acronyms) {
    std::string text = std::to_string(spelling.pairs().size()) + '\n';
    for (const auto& [variant, representative] : spelling.pairs())
        text += variant + '\t' + representative + '\n';
    text += std::to_string(acronyms.size()) + '\n';
    for (const Acronym& acronym : acronyms) {
        text += acronym.acronym + '\t' + acronym.expansion + '\t' +
                std::to_string(acronym.articles) + '\t' + acronym.first_day + '\t' +
                acronym.last_day + '\n';
    }
    return text;
}

std::optional<std::size_t> take_count(std::string_view& text) {
    const auto line = take_until(text, '\n');
    std::size_t count = 0;
    if (!line || !parse_number(*line, 10, count)) return std::nullopt;
    return count;
}

std::optional<Pairs> take_pairs(std::string_view& text) {
    const auto count = take_count(text);
    if (!count) return std::nullopt;
    Pairs pairs;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto variant = take_until(text, '\t');
        const auto representative = take_until(text, '\n');
        if (!variant || !representative) return std::nullopt;
        pairs.emplace_back(*variant, *representative);
    }
    return pairs;
}

std::optional<Acronym> take_acronym(std::string_view& text) {
    std::optional<std::string_view> fields[4];
    for (auto& field : fields) {
        field = take_until(text, '\t');
        if (!field) return std::nullopt;
    }
    const auto last_day = take_until(text, '\n');
    Acronym acronym{std::string(*fields[0]), std::string(*fields[1]), 0, std::string(*fields[3]),
                    std::string(last_day.value_or(""))};
    if (!last_day || !parse_number(*fields[2], 10, acronym.articles)) return std::nullopt;
    return acronym;
}

std::optional<std::vector<Acronym>> take_acronyms(std::string_view& text) {
    const auto count = take_count(text);
    if (!count) return std::nullopt;
    std::vector<Acronym> acronyms;
    for (std::size_t i = 0; i < *count; ++i) {
        auto acronym = take_acronym(text);
        if (!acronym) return std::nullopt;
        acronyms.push_back(std::move(*acronym));
    }
    return acronyms;
}

}  // namespace

LanguageModel::LanguageModel(StemModel stems, SpellingBridge spelling,
                             std::vector<Acronym> acronyms)
    : stemmer_(std::move(stems)),
      spelling_(std::move(spelling)),
      acronyms_(std::move(acronyms)),
      fingerprint_(
          stemmer_.fingerprint() + '-' +
          to_hex(hash_bytes(spelling_and_acronyms(spelling_, acronyms_), hash_bytes(kHeader)))) {}

std::string LanguageModel::root(std::string_view word) const {
    return std::string(spelling_.representative(stemmer_.root(word)));
}

std::string save_language_model(const LanguageModel& model) {
    const std::string rest = spelling_and_acronyms(model.spelling(), model.acronyms()) +
                             save_model(model.stemmer().model());
    return std::string(kHeader) + '\n' + to_hex(hash_bytes(rest)) + '\n' + rest;
}

std::optional<LanguageModel> load_language_model(std::string_view blob) {
    const auto header = take_until(blob, '\n');
    const auto digest = take_until(blob, '\n');
    if (header != kHeader || digest != to_hex(hash_bytes(blob))) return std::nullopt;
    auto pairs = take_pairs(blob);
    if (!pairs) return std::nullopt;
    auto acronyms = take_acronyms(blob);
    if (!acronyms) return std::nullopt;
    auto stems = load_model(blob);
    if (!stems) return std::nullopt;
    return LanguageModel(std::move(*stems), SpellingBridge(std::move(*pairs)),
                         std::move(*acronyms));
}

}  // namespace telusur
