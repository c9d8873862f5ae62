// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace telusur {

/// One attribute of a tag, as it is written: see decode_references.
struct HtmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// The attributes of a tag, at most 64: what stands in it behind its name.
std::vector<HtmlAttribute> html_attributes(std::string_view tag);

/// One element of a page. Offsets count bytes of HtmlTree::html().
struct HtmlElement {
    std::string_view name;  ///< in small letters
    std::string_view tag;   ///< what stands in its start tag behind the name
    std::size_t begin = 0;
    std::size_t content_begin = 0;
    std::size_t content_end = 0;
    std::size_t end = 0;
    std::size_t text_bytes = 0;  ///< all text in it, without the blanks at the ends of its pieces
    std::size_t link_bytes = 0;  ///< text in links in it
    std::size_t own_bytes = 0;   ///< text in it outside of links and of other blocks in it
    std::uint32_t links = 0;     ///< <a> elements in it
    std::uint32_t parent = 0;
    std::uint32_t next = 0;  ///< the first element behind it that is not inside of it
};

/// A page as a tree, with end tags that are missing or wrong mended much as browsers do. Scripts,
/// styles and what else HtmlTokenizer leaves out is no part of it. Made in time and memory linear
/// in the page whatever stands in it: at most 200,000 elements, start tags behind them count for
/// nothing. Not copied: the elements point into it.
class HtmlTree {
  public:
    /// `html` is well-formed UTF-8.
    explicit HtmlTree(std::string html);
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const std::string& html() const { return html_; }

    /// In the order of the page. The first has no name and holds the whole page; it is the only one
    /// that is its own parent.
    const std::vector<HtmlElement>& elements() const { return elements_; }

    /// The HTML between the element's tags.
    std::string_view content(const HtmlElement& element) const;

    /// The value of an attribute, decoded; empty where there is none.
    static std::string attribute(const HtmlElement& element, std::string_view name);

  private:
    friend class HtmlTreeBuilder;

    std::string html_;
    std::vector<HtmlElement> elements_;
    std::unordered_set<std::string> names_;
};

}  // namespace telusur
