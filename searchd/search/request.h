// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/index/field_table.h"
#include "indexer/index/phrase.h"
#include "indexer/index/timestamp.h"
#include "searchd/query/date_range.h"
#include "searchd/query/query.h"

namespace telusur {

/// Which articles count as found, by how many of the question's words they hold.
enum class Match {
    Auto,  ///< all of up to three where some article does; else most, else any, with a note
    All,
    Most,  ///< all but one of two or three words, half of more (rounded up)
    Any,
};

enum class Sort {
    Relevance,
    Newest,
    Oldest,  ///< articles without a date stay at the end
};

/// How several chosen tags go together.
enum class TagMode {
    Any,  ///< articles that have one of them
    All,  ///< articles that have every one of them
};

/// Whether a part of the reading of questions is done.
enum class Switch { On, Off };

enum class DateInterval { Year, Month, Day };

/// What can be counted over the articles found.
using FacetName = std::variant<ValueField, DateInterval>;

/// "tag", "year" …: the name in requests and results.
std::string_view name_of(FacetName facet);
std::string_view name_of(Match match);
std::string_view name_of(Switch value);
std::string_view name_of(Sort sort);
std::string_view name_of(TagMode mode);
/// "-tag": the parameter that excludes values of a field.
std::string exclusion_of(ValueField field);

/// Parameters as they come from a URL or a command line, in order; names may repeat.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// One question, checked. The same object for HTTP and the terminal.
struct SearchRequest {
    std::string text;
    /// Chosen values by field, as given. Values of one field are alternatives, but for tags with
    /// TagMode::All; fields must all hold.
    std::array<std::vector<std::string>, kValueFieldCount> values;
    /// Values by field that no article found has, as given.
    std::array<std::vector<std::string>, kValueFieldCount> excluded;
    TagMode tag_mode = TagMode::Any;
    DateRange dates;
    std::string from;  ///< as given, for showing
    std::string to;
    Match match = Match::Auto;
    Switch synonyms = Switch::On;    ///< search for synonyms and acronyms too
    Switch stop_words = Switch::On;  ///< leave out words that say little
    Switch spelling = Switch::On;    ///< search for similar words in place of unknown ones
    Switch recency = Switch::On;     ///< what is new is better, unless the question is exact
    Switch explain = Switch::Off;    ///< tell why each hit is where it is
    std::vector<std::string> left_out_forms;  ///< of the question's words, as given
    SyntaxMode syntax = SyntaxMode::Forgiving;
    Switch dedupe = Switch::Off;  ///< of near copies list only the one that is placed first
    Sort sort = Sort::Relevance;
    std::uint32_t page = 1;
    std::uint32_t per_page = 10;
    std::string cursor;  ///< instead of a page: where to go on, as an answer gave it
    /// Instead of a cursor, by date: go on behind the article with this id. Set by exports and no
    /// parameter of a search.
    std::string after;
    std::vector<FacetName> facets;
    std::uint32_t facet_limit = 10;
    std::string facet_prefix;  ///< list values that begin so only, whatever case and diacritics
    Language language = Language::Indonesian;
    /// Processor time for finding, set by the door and no parameter: beyond it the answer has what
    /// was found up to then. Without it, all is found.
    std::optional<std::chrono::milliseconds> time_budget;

    const std::vector<std::string>& chosen(ValueField field) const {
        return values[static_cast<std::size_t>(field)];
    }
    const std::vector<std::string>& left_out(ValueField field) const {
        return excluded[static_cast<std::size_t>(field)];
    }
};

inline constexpr std::uint32_t kMaximumPerPage = 100;
inline constexpr std::uint32_t kMaximumDepth = 10000;  ///< page × per_page
inline constexpr std::uint32_t kMaximumFacetLimit = 1000;
inline constexpr std::size_t kMaximumChosenValues = 100;  ///< over all fields, excluded ones too
inline constexpr std::size_t kMaximumFacetPrefixBytes = 256;
inline constexpr std::size_t kMaximumLeftOutForms = 100;

/// Checks parameters and makes a request of them. Throws Error{Usage} naming the parameter, what is
/// wrong with it, and, for an unknown name or word, the nearest known one.
SearchRequest parse_search_request(const Parameters& parameters);

/// The parameters that give this request again, without page: for links. Values are not encoded.
Parameters parameters_of(const SearchRequest& request);

/// The same question without what concerns only how an answer shows it: pages, facets,
/// explanations, language.
SearchRequest question_of(const SearchRequest& request);

/// The request without filters (values, exclusions, dates), on its first page.
SearchRequest without_filters(SearchRequest request);
/// True if it has any.
bool has_filters(const SearchRequest& request);

/// One text for these parameters, which no others give.
std::string key_of(const Parameters& parameters);

/// The names that parse_search_request knows.
const std::vector<std::string_view>& parameter_names();

}  // namespace telusur
