// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/html_tree.h"
#include "indexer/sources/page_facts.h"
#include "indexer/sources/page_furniture.h"
#include "indexer/sources/page_themes.h"

namespace telusur {

/// The elements of a page that a theme marks, and what furniture stands in it. The tree must
/// outlive the marks.
class PageMarks {
  public:
    explicit PageMarks(const HtmlTree& tree);

    /// The elements with marks of this part outside of furniture that belongs to others, the most
    /// certain first; of one mark in the order of the page, at most 64.
    std::vector<std::uint32_t> of(PagePart part) const;

    /// What the element or the nearest furniture around it is.
    Furniture furniture(std::uint32_t element) const { return furniture_[element]; }

    /// True if the element itself begins a piece of furniture.
    bool begins_furniture(std::uint32_t element) const { return begins_[element]; }

    /// The nearest element around this one that holds a whole post; 0 if none is marked.
    std::uint32_t post_around(std::uint32_t element) const;

    /// The numbers of the posts on the page, each once, as WordPress marks them ("post-12").
    const std::vector<std::string>& post_numbers() const { return post_numbers_; }

    /// What the marks say, without title and text; those in `post` come first.
    PageFacts facts(std::uint32_t post) const;

    /// What an element tells: its attribute "content" or "datetime", else its text as one line.
    /// Empty for long texts.
    std::string value_of(std::uint32_t element) const;

  private:
    void add_element(std::uint32_t number);
    void add_mark(std::string_view attribute, std::string_view value, std::uint32_t number);
    std::string date_before_text(std::uint32_t element) const;
    std::vector<std::string> values(PagePart part, std::uint32_t post) const;

    const HtmlTree& tree_;
    std::vector<std::vector<std::uint32_t>> found_;  // by mark
    std::vector<Furniture> furniture_;               // by element
    std::vector<bool> begins_;                       // by element
    std::vector<bool> is_post_;                      // by element
    std::vector<bool> is_section_;                   // by element: rel="category ..."
    std::vector<std::string> post_numbers_;
};

}  // namespace telusur
