// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/dateline.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <unicode/uchar.h>

#include "indexer/sources/code_points.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestDateline = 60;
constexpr std::array<std::string_view, 5> kDashes = {" – ", " — ", " - ", " -- ", " --- "};

struct DashAt {
    std::size_t position = std::string_view::npos;
    std::size_t size = 0;
};

DashAt first_dash(std::string_view text) {
    DashAt first;
    for (const std::string_view dash : kDashes) {
        const std::size_t position = text.find(dash);
        if (position < first.position) first = {position, dash.size()};
    }
    return first;
}

// Whether the text is in capitals, letter by letter.
class CapitalsCheck {
  public:
    // False as soon as the text cannot be a dateline.
    bool accept(char32_t c) {
        const auto point = static_cast<UChar32>(c);
        if (u_isalpha(point)) return accept_letter(u_isupper(point) != 0);
        in_word_ = in_word_ && c != ' ';
        if (c == ',' || c == '(') strict_ = false;
        if (c == ' ' || c == ',' || c == '(') in_word_ = false;
        return u_isdigit(point) ||
               std::u32string_view(U" ,.()-/&'’").find(c) != std::u32string_view::npos;
    }
    bool has_capitals() const { return capitals_ > 0; }

  private:
    bool accept_letter(bool upper) {
        const bool may_be_small = in_word_ && !strict_;
        in_word_ = true;
        if (upper && strict_) ++capitals_;
        return upper || may_be_small;
    }

    bool strict_ = true;  // before the first comma and parenthesis, all letters are capitals
    bool in_word_ = false;
    int capitals_ = 0;
};

bool is_dateline(std::string_view text) {
    if (text.empty() || text.size() > kLongestDateline) return false;
    CapitalsCheck check;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        if (c == kIllFormed || !check.accept(c)) return false;
    }
    return check.has_capitals();
}

}  // namespace

std::string take_dateline(std::string& lead) {
    const DashAt dash = first_dash(lead);
    if (dash.position == std::string_view::npos) return {};
    const std::string_view text = trimmed(std::string_view(lead).substr(0, dash.position));
    if (!is_dateline(text)) return {};
    std::string dateline(text);
    lead.erase(0, lead.find_first_not_of(' ', dash.position + dash.size));
    return dateline;
}

}  // namespace telusur
