// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/timestamp.h"

namespace telusur {

/// The parts that a person can have in an article. Values are the words used in records and JSON.
namespace role {
inline constexpr std::string_view kWriter = "penulis";
inline constexpr std::string_view kEditor = "editor";
inline constexpr std::string_view kReporter = "reporter";
inline constexpr std::string_view kIllustrator = "ilustrator";
inline constexpr std::string_view kPhotographer = "fotografer";
inline constexpr std::string_view kTranslator = "penerjemah";
}  // namespace role

/// One person in one role. The name is kept as printed.
struct Credit {
    std::string role;
    std::string name;

    bool operator==(const Credit&) const = default;
};

/// One block of the body: running text, or a subheading between blocks. Never empty, no line
/// breaks.
struct Paragraph {
    enum class Kind { Text, Heading };

    Kind kind = Kind::Text;
    std::string text;

    bool operator==(const Paragraph&) const = default;
};

/// One news article, as every part of the project sees it. All strings are well-formed UTF-8 in NFC
/// without control characters (sources see to that); an empty string or list means "not known".
struct Article {
    std::string id;   ///< 1 to kMaximumIdBytes bytes; unique in an archive
    std::string url;  ///< as found; not checked
    std::string title;
    std::string dateline;  ///< "FOMOMEDIA", "JAKARTA": what stands before the dash of the lead
    std::vector<Paragraph> body;
    std::optional<Timestamp> published;
    std::optional<Timestamp> modified;
    std::vector<Credit> credits;  ///< in printed order
    std::vector<std::string> categories;
    std::vector<std::string> tags;
    std::string source;  ///< the outlet or site, as found

    bool operator==(const Article&) const = default;
};

inline constexpr std::size_t kMaximumIdBytes = 500;

/// The names in that role, in printed order.
std::vector<std::string> names_in_role(const Article& article, std::string_view role);

/// The people whom the facet "author" counts: the writers; where none is named, the reporters.
std::vector<std::string> authors_of(const Article& article);

/// The body as one text: paragraphs joined by a line feed. Search and snippets run over this.
std::string body_text(const Article& article);

/// One JSON object (UTF-8, no line breaks), the form in which archive and generation store an
/// article; INDEX_FORMAT.md lists its keys. The same article always gives the same bytes.
std::string to_record(const Article& article);

/// Reads what to_record wrote. Throws Error{BadData} for anything else.
Article from_record(std::string_view record);

}  // namespace telusur
