// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_tokenizer.h"

#include <algorithm>
#include <charconv>
#include <libxml/HTMLparser.h>

#include "indexer/sources/code_points.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

// Not libxml2's HTML parser: its time is quadratic in the number of attributes of a tag and of open
// elements at a wrong end tag (0.5 MB take ten seconds), and it cannot be told to stop. For text
// alone no tree is needed, and without one there is nothing to grow.

namespace telusur {

namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kFirstOfText = 2;  // in kUnread, behind the elements that hold code

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

std::string_view name_at(std::string_view html, std::size_t position) {
    std::size_t end = position;
    while (end < html.size() && is_name_character(html[end]))
        ++end;
    return html.substr(position, end - position);
}

std::optional<char32_t> numbered(std::string_view digits) {
    const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
    if (is_hex) digits.remove_prefix(1);
    unsigned long number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, is_hex ? 16 : 10);
    if (digits.empty() || stop != end) return std::nullopt;
    const bool is_surrogate = number >= 0xD800 && number <= 0xDFFF;
    if (error != std::errc{} || number == 0 || number > 0x10FFFF || is_surrogate) {
        return kReplacement;
    }
    return static_cast<char32_t>(number);
}

// Appends what "&name;" stands for; false if it is no reference.
bool append_reference(std::string& text, std::string_view name) {
    if (name.starts_with('#')) {
        const std::optional<char32_t> c = numbered(name.substr(1));
        if (!c) return false;
        if (*c >= 0x80 && *c < 0xA0) {
            // Numbers of Windows-1252, which browsers take for its characters.
            text += decode_text(std::string(1, static_cast<char>(*c))).text;
        } else {
            append_code_point(text, *c);
        }
        return true;
    }
    if (name == "apos") {  // of XML and HTML 5, but not of HTML 4
        text += '\'';
        return true;
    }
    const std::string word(name);
    const auto* key = reinterpret_cast<const xmlChar*>(word.c_str());
    const htmlEntityDesc* entity = htmlEntityLookup(key);
    if (entity == nullptr) return false;
    append_code_point(text, static_cast<char32_t>(entity->value));
    return true;
}

}  // namespace

// The first two hold code; without an end tag they take the rest with them, as in a browser. The
// others must not: of "<video src=...>" without an end the article goes on.
const std::array<std::string_view, HtmlTokenizer::kUnreadElements> HtmlTokenizer::kUnread = {
    "script", "style",    "iframe", "noscript", "object", "audio",  "video",    "canvas",
    "svg",    "template", "select", "textarea", "button", "applet", "noframes", "math"};

std::optional<HtmlToken> HtmlTokenizer::next() {
    while (position_ < html_.size()) {
        if (html_[position_] != '<') return text_up_to(html_.find('<', position_));
        if (std::optional<HtmlToken> token = markup()) return token;
    }
    return std::nullopt;
}

HtmlToken HtmlTokenizer::text_up_to(std::size_t end) {
    const std::string_view text = html_.substr(position_, end - position_);
    position_ = std::min(end, html_.size());
    return {HtmlToken::Kind::Text, text};
}

std::optional<HtmlToken> HtmlTokenizer::markup() {
    const std::string_view rest = html_.substr(position_);
    if (rest.starts_with("<!--")) {
        skip_behind("-->");
        return std::nullopt;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
        skip_behind(">");
        return std::nullopt;
    }
    const bool is_end = rest.starts_with("</");
    const std::string_view name = name_at(html_, position_ + (is_end ? 2 : 1));
    if (name.empty() || !is_letter(name.front())) return text_up_to(html_.find('<', position_ + 1));
    const std::size_t end = end_of_tag(position_ + (is_end ? 2 : 1) + name.size());
    if (end == kNone) {
        position_ = html_.size();
        return std::nullopt;
    }
    if (!is_end) return start_tag(name, end);
    position_ = end + 1;
    return HtmlToken{HtmlToken::Kind::End, name};
}

std::optional<HtmlToken> HtmlTokenizer::start_tag(std::string_view name, std::size_t end) {
    const bool closes_itself = html_[end - 1] == '/';
    position_ = end + 1;
    const auto found = std::find(kUnread.begin(), kUnread.end(), ascii_lower(name));
    if (found == kUnread.end()) {
        const std::size_t attributes =
            static_cast<std::size_t>(name.data() - html_.data()) + name.size();
        return HtmlToken{HtmlToken::Kind::Start, name, html_.substr(attributes, end - attributes)};
    }
    const auto element = static_cast<std::size_t>(found - kUnread.begin());
    if (!closes_itself && !skip_content(element, position_) && element < kFirstOfText) {
        position_ = html_.size();
    }
    return std::nullopt;
}

// Moves behind the element's next end tag; false if there is none.
bool HtmlTokenizer::skip_content(std::size_t element, std::size_t position) {
    if (never_closed_[element]) return false;
    while ((position = html_.find("</", position)) != kNone) {
        position += 2;
        if (ascii_lower(name_at(html_, position)) != kUnread[element]) continue;
        const std::size_t end = html_.find('>', position);
        position_ = end == kNone ? html_.size() : end + 1;
        return true;
    }
    never_closed_[element] = true;
    return false;
}

// Where the '>' of a tag is; one inside a quoted value does not count. A quote that is never closed
// is none: there is at most one such of each kind, so that all tags together are read in linear
// time.
std::size_t HtmlTokenizer::end_of_tag(std::size_t position) const {
    bool value_begins = false;
    for (; position < html_.size(); ++position) {
        const char c = html_[position];
        if (c == '>') return position;
        if (value_begins && (c == '"' || c == '\'')) {
            const std::size_t closing = html_.find(c, position + 1);
            if (closing == kNone) return html_.find('>', position);
            position = closing;
        }
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        value_begins = c == '=' || (value_begins && is_blank);
    }
    return kNone;
}

void HtmlTokenizer::skip_behind(std::string_view terminator) {
    const std::size_t found = html_.find(terminator, position_);
    position_ = found == kNone ? html_.size() : found + terminator.size();
}

std::string decode_references(std::string_view text) {
    constexpr std::size_t kLongest = 12;
    std::string decoded;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t ampersand = std::min(text.find('&', position), text.size());
        decoded += text.substr(position, ampersand - position);
        position = ampersand;
        if (position == text.size()) break;
        const std::string_view front = text.substr(position + 1, kLongest);
        const std::size_t end = front.find(';');
        if (end != kNone && append_reference(decoded, front.substr(0, end))) {
            position += end + 2;
        } else {
            decoded += '&';
            ++position;
        }
    }
    return decoded;
}

}  // namespace telusur
