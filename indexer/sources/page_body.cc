// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_body.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/index/date_parser.h"
#include "indexer/sources/boilerplate.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// An unknown theme's block is taken for an article's text from here on.
constexpr std::size_t kLeastUnmarkedBytes = 300;
// A list of links: at least so many, and this part of its text in them.
constexpr std::uint32_t kLeastLinks = 3;
constexpr double kLinkShare = 0.7;
// Paragraphs that point away are short.
constexpr std::size_t kLongestPointer = 300;

constexpr std::array<std::string_view, 14> kPointers = {"baca:",
                                                        "baca :",
                                                        "baca pula",
                                                        "baca selengkapnya",
                                                        "baca selanjutnya",
                                                        "lihat juga",
                                                        "simak juga",
                                                        "tonton juga",
                                                        "simak video",
                                                        "saksikan video",
                                                        "artikel ini telah tayang",
                                                        "cek berita dan artikel",
                                                        "dapatkan update",
                                                        "ikuti berita"};

bool is_list_element(std::string_view name) {
    return name == "ul" || name == "ol" || name == "div" || name == "section" || name == "table";
}

class BodyReader {
  public:
    BodyReader(const HtmlTree& tree, const PageMarks& marks, std::uint32_t title)
        : tree_(tree), marks_(marks), title_(title) {}

    // The HTML of the body, with a block's boundary in the place of what is left out.
    std::string kept_html(std::uint32_t body) const {
        const HtmlElement& whole = tree_.elements()[body];
        std::string html;
        std::size_t at = whole.content_begin;
        for (std::uint32_t number = body + 1; number < whole.next;) {
            const HtmlElement& element = tree_.elements()[number];
            if (!is_left_out(number, whole)) {
                ++number;
                continue;
            }
            html.append(tree_.html(), at, element.begin - at);
            html += "<div></div>";
            at = std::max(at, element.end);
            number = element.next;
        }
        if (at < whole.content_end) html.append(tree_.html(), at, whole.content_end - at);
        return html;
    }

  private:
    bool is_left_out(std::uint32_t number, const HtmlElement& whole) const {
        if (number == title_) return true;
        const HtmlElement& element = tree_.elements()[number];
        if (element.text_bytes * 2 > whole.text_bytes) return false;
        return marks_.begins_furniture(number) || is_list_of_links(number);
    }

    bool is_list_of_links(std::uint32_t number) const {
        const HtmlElement& element = tree_.elements()[number];
        const auto text = static_cast<double>(element.text_bytes);
        if (!is_list_element(element.name) || element.text_bytes == 0) return false;
        return element.links >= kLeastLinks &&
               static_cast<double>(element.link_bytes) >= kLinkShare * text;
    }

    const HtmlTree& tree_;
    const PageMarks& marks_;
    std::uint32_t title_;
};

bool points_away(const Paragraph& paragraph) {
    if (paragraph.text.size() > kLongestPointer) return false;
    const std::string lower = ascii_lower(paragraph.text);
    return is_read_also(lower) ||
           std::any_of(kPointers.begin(), kPointers.end(),
                       [&](std::string_view front) { return lower.starts_with(front); });
}

// A page cut into elements has little behind a closing marker; where there is much, the marker
// belongs to a box between the paragraphs and goes alone.
void cut_at_closing_marker(std::vector<Paragraph>& body) {
    std::size_t all = 0;
    for (const Paragraph& paragraph : body)
        all += paragraph.text.size();
    std::size_t before = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (is_closing_marker(body[i].text) && before * 2 > all) {
            body.resize(i);
            return;
        }
        before += body[i].text.size();
    }
    std::erase_if(body, [](const Paragraph& one) { return is_closing_marker(one.text); });
}

// Text in a block counts for the block; that in a paragraph for what the paragraphs stand in.
std::vector<std::size_t> text_scores(const HtmlTree& tree, const PageMarks& marks) {
    std::vector<std::size_t> scores(tree.elements().size());
    for (std::uint32_t number = 1; number < tree.elements().size(); ++number) {
        const HtmlElement& element = tree.elements()[number];
        if (marks.furniture(number) != Furniture::None) continue;
        const bool is_paragraph = element.name == "p" || element.name == "blockquote";
        scores[is_paragraph ? element.parent : number] += element.own_bytes;
    }
    return scores;
}

// Of elements with marks the one with most text; but one inside of it with nearly as much fits
// closer.
PageBody marked_body(const HtmlTree& tree, const PageMarks& marks) {
    PageBody body;
    std::size_t most = 0;
    for (const std::uint32_t number : marks.of(PagePart::Body)) {
        const HtmlElement& element = tree.elements()[number];
        const std::size_t bytes = element.text_bytes - element.link_bytes;
        const bool is_inside = number > body.element && number < tree.elements()[body.element].next;
        const bool is_around = number < body.element && element.next > body.element;
        if (bytes == 0 || is_around) continue;
        const bool is_closer = is_inside && bytes * 10 > most * 9;
        const bool is_apart = body.is_marked && !is_inside;
        body.is_one_of_many |= is_apart && bytes * 2 > most;
        if (body.is_marked && !is_closer && !(is_apart && bytes > most)) continue;
        body.element = number;
        body.is_marked = true;
        most = bytes;
    }
    return body;
}

PageBody fullest_body(const HtmlTree& tree, const PageMarks& marks) {
    const std::vector<std::size_t> scores = text_scores(tree, marks);
    const auto best = std::max_element(scores.begin(), scores.end());
    const auto number = static_cast<std::uint32_t>(best - scores.begin());
    const HtmlElement& element = tree.elements()[number];
    const bool is_text =
        *best >= kLeastUnmarkedBytes && element.link_bytes * 3 < element.text_bytes;
    return {is_text ? number : 0, false, false};
}

}  // namespace

PageBody find_page_body(const HtmlTree& tree, const PageMarks& marks) {
    const PageBody marked = marked_body(tree, marks);
    return marked.is_marked ? marked : fullest_body(tree, marks);
}

std::vector<Paragraph> page_paragraphs(const HtmlTree& tree, const PageMarks& marks,
                                       std::uint32_t body, std::uint32_t title) {
    if (body == 0) return {};
    std::vector<Paragraph> paragraphs =
        html_paragraphs(BodyReader(tree, marks, title).kept_html(body));
    std::erase_if(paragraphs, points_away);
    cut_at_closing_marker(paragraphs);
    if (!paragraphs.empty() && parse_date(paragraphs.front().text)) {
        paragraphs.erase(paragraphs.begin());
    }
    return paragraphs;
}

}  // namespace telusur
