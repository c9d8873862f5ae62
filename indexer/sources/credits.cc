// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/credits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestNames = 80;
constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostTrailingCredits = 8;

using RoleWord = std::pair<std::string_view, std::string_view>;

constexpr std::array<RoleWord, 35> kRoleWords = {{
    {"penulis", role::kWriter},
    {"ditulis oleh", role::kWriter},
    {"oleh", role::kWriter},
    {"writer", role::kWriter},
    {"author", role::kWriter},
    {"written by", role::kWriter},
    {"editor", role::kEditor},
    {"penyunting", role::kEditor},
    {"redaktur", role::kEditor},
    {"edited by", role::kEditor},
    {"reporter", role::kReporter},
    {"pewarta", role::kReporter},
    {"wartawan", role::kReporter},
    {"reported by", role::kReporter},
    {"ilustrator", role::kIllustrator},
    {"ilustrasi", role::kIllustrator},
    {"illustrator", role::kIllustrator},
    {"illustration", role::kIllustrator},
    {"illustrations", role::kIllustrator},
    {"illustrated by", role::kIllustrator},
    {"foto", role::kPhotographer},
    {"fotografer", role::kPhotographer},
    {"pewarta foto", role::kPhotographer},
    {"photo", role::kPhotographer},
    {"photos", role::kPhotographer},
    {"photo by", role::kPhotographer},
    {"photographer", role::kPhotographer},
    {"penerjemah", role::kTranslator},
    {"penterjemah", role::kTranslator},
    {"alih bahasa", role::kTranslator},
    {"alihbahasa", role::kTranslator},
    {"diterjemahkan oleh", role::kTranslator},
    {"translator", role::kTranslator},
    {"translation", role::kTranslator},
    {"translated by", role::kTranslator},
}};

// What may follow a name behind a comma: degrees in lower case, without dots.
constexpr std::array<std::string_view, 78> kDegrees = {
    "sh",    "se",    "st",   "sp",   "ssos", "spd",  "spdi", "sag", "ssi", "skom", "sikom", "sip",
    "sked",  "skep",  "skm",  "skh",  "shi",  "shum", "sthi", "ss",  "ssn", "sds",  "sst",   "sstp",
    "sfarm", "sfil",  "spsi", "sptk", "shut", "sgz",  "sei",  "sak", "sab", "sap",  "stp",   "spi",
    "spt",   "mm",    "msi",  "mh",   "mhum", "mpd",  "mpdi", "mag", "ma",  "msc",  "meng",  "mt",
    "mkom",  "mikom", "mba",  "mph",  "mpa",  "mkes", "mip",  "mds", "msn", "mpsi", "mkn",   "mak",
    "mse",   "phd",   "dr",   "drs",  "lc",   "ba",   "bsc",  "llm", "amd", "ners", "apt",   "ak",
    "md",    "spa",   "spb",  "spog", "sppd", "spjp"};

bool is_conjunction(std::string_view word) {
    const std::string lower = ascii_lower(word);
    return lower == "dan" || lower == "and" || lower == "&";
}

bool is_degree(std::string_view word) {
    std::string plain = ascii_lower(word);
    plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
    return std::find(kDegrees.begin(), kDegrees.end(), plain) != kDegrees.end();
}

// One degree or several up to a conjunction, also printed with spaces inside: "S. Sos.".
bool begins_with_degree(std::string_view piece) {
    std::string joined;
    bool all_degrees = true;
    for (const std::string_view word : words_of(piece)) {
        if (is_conjunction(word)) break;
        joined += word;
        all_degrees = all_degrees && is_degree(word);
    }
    return !joined.empty() && (all_degrees || is_degree(joined));
}

std::optional<std::string_view> role_named(std::string_view words) {
    const std::string lower = ascii_lower(words);
    const auto has_words = [&](const RoleWord& entry) { return entry.first == lower; };
    const auto found = std::find_if(kRoleWords.begin(), kRoleWords.end(), has_words);
    if (found == kRoleWords.end()) return std::nullopt;
    return found->second;
}

// The roles before the colon: one, or several divided by a slash or a conjunction.
std::vector<std::string_view> roles_named(std::string_view label) {
    std::string alternatives;
    for (const std::string_view word : words_of(label)) {
        alternatives += is_conjunction(word) ? "/" : std::string(word) + ' ';
    }
    std::vector<std::string_view> roles;
    for (const std::string_view words : split(alternatives, '/')) {
        const std::optional<std::string_view> role = role_named(words);
        if (!role) return {};
        roles.push_back(*role);
    }
    return roles;
}

}  // namespace

std::vector<std::string> split_names(std::string_view text) {
    UniqueNames names;
    std::string name;
    const auto finish = [&] { names.add(std::exchange(name, {})); };
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
        for (const std::string_view word : words_of(rest.substr(0, end))) {
            if (is_conjunction(word)) {
                finish();
            } else {
                if (!name.empty()) name += ' ';
                name += word;
            }
        }
        const bool comma = end < rest.size() && rest[end] == ',';
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::string_view next = rest.substr(0, rest.find_first_of(",;"));
        if (comma && !name.empty() && begins_with_degree(next)) {
            name += ',';
        } else {
            finish();
        }
    }
    finish();
    return names.take();
}

void add_credit(std::vector<Credit>& credits, std::string_view role, std::string_view name) {
    if (name.empty()) return;
    const std::string folded = fold_case(name);
    const auto is_same = [&](const Credit& known) {
        return known.role == role && fold_case(known.name) == folded;
    };
    if (std::any_of(credits.begin(), credits.end(), is_same)) return;
    credits.push_back({std::string(role), std::string(name)});
}

std::optional<std::vector<Credit>> parse_credit_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > kLongestLabel) return std::nullopt;
    const std::vector<std::string_view> roles = roles_named(trimmed(line.substr(0, colon)));
    const std::string_view persons = trimmed(line.substr(colon + 1));
    if (roles.empty() || persons.size() > kLongestNames || words_of(persons).size() > kMostWords) {
        return std::nullopt;
    }
    std::vector<Credit> credits;
    for (const std::string_view role : roles) {
        for (const std::string& name : split_names(persons))
            add_credit(credits, role, name);
    }
    return credits;
}

std::vector<Credit> take_trailing_credits(std::vector<Paragraph>& body) {
    std::vector<std::vector<Credit>> lines;  // last first
    while (!body.empty() && lines.size() < kMostTrailingCredits) {
        std::optional<std::vector<Credit>> line = parse_credit_line(body.back().text);
        if (!line) break;
        lines.push_back(std::move(*line));
        body.pop_back();
    }
    std::vector<Credit> credits;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        for (const Credit& credit : *line)
            add_credit(credits, credit.role, credit.name);
    }
    return credits;
}

}  // namespace telusur
