// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/search/result.h"

namespace telusur {

/// The name of an element or attribute: a literal of the program, and nothing that anybody sent.
class HtmlName {
  public:
    template <std::size_t kSize>
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval HtmlName(const char (&name)[kSize]) : name_(name, kSize - 1) {}

    std::string_view text() const { return name_; }

  private:
    std::string_view name_;
};

/// An attribute. One without a value is there or not.
struct HtmlAttribute {
    HtmlAttribute(HtmlName its_name, std::string its_value)
        : name(its_name), value(std::move(its_value)) {}
    HtmlAttribute(HtmlName its_name, bool shown)
        : name(its_name), has_value(false), is_there(shown) {}
    // A literal would become the bool.
    HtmlAttribute(HtmlName its_name, const char* its_value)
        : HtmlAttribute(its_name, std::string(its_value)) {}

    HtmlName name;
    std::string value;
    bool has_value = true;
    bool is_there = true;
};

using HtmlAttributes = std::initializer_list<HtmlAttribute>;

/// Well-formed HTML. There is no way to put text into it but as text: everything that is not an
/// element made here is escaped. All text is UTF-8.
class Html {
  public:
    Html() = default;
    // Text is HTML once it is escaped.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Html(std::string_view text);
    Html(const std::string& text) : Html(std::string_view(text)) {}  // NOLINT
    Html(const char* text) : Html(std::string_view(text)) {}         // NOLINT

    Html& operator+=(const Html& more) {
        bytes_ += more.bytes_;
        return *this;
    }
    Html operator+(const Html& more) const { return Html(*this) += more; }
    bool empty() const { return bytes_.empty(); }

    /// A whole document: with its doctype in front.
    std::string document() const { return "<!doctype html>\n" + bytes_; }
    const std::string& bytes() const { return bytes_; }

    /// `<name attributes>children</name>`.
    template <typename... Children>
    static Html element(HtmlName name, HtmlAttributes attributes, const Children&... children) {
        Html made = begin(name, attributes);
        static_cast<void>((made += ... += Html(children)));
        made.bytes_.append("</").append(name.text()).append(">");
        return made;
    }
    /// `<name attributes>`: input, meta, link, which have no end.
    static Html begin(HtmlName name, HtmlAttributes attributes);

    /// A text with its marks as <mark>.
    static Html marked(const MarkedText& text);

  private:
    std::string bytes_;
};

/// Joins those parts that are not empty.
Html joined(std::initializer_list<Html> parts, std::string_view between);

}  // namespace telusur
