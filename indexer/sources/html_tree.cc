// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_tree.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "indexer/sources/html_tokenizer.h"
#include "indexer/sources/text_pieces.h"

// Not libxml2's parser, for the reasons in html_tokenizer.cc; a reader of articles needs to know
// which element holds which part of the page, and no more of the rules of HTML 5.

namespace telusur {

namespace {

constexpr std::size_t kMostElements = 200'000;
constexpr std::size_t kMostAttributes = 64;
constexpr std::string_view kBlanks = " \t\r\n\f";

constexpr std::array<std::string_view, 14> kVoidElements = {
    "area",  "base", "br",   "col",   "embed",  "hr",    "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};

constexpr std::array<std::string_view, 29> kInlineElements = {
    "a",     "abbr", "acronym", "b",      "bdi", "big", "br",   "cite", "code", "del",
    "dfn",   "em",   "font",    "i",      "img", "ins", "kbd",  "mark", "q",    "s",
    "small", "span", "strike",  "strong", "sub", "sup", "time", "tt",   "u"};

// Those that end when the next of their kind begins.
constexpr std::array<std::string_view, 8> kItems = {"p",  "li", "td", "th",
                                                    "tr", "dt", "dd", "option"};

// An end tag in a cell of a table does not close what was opened outside of it.
constexpr std::array<std::string_view, 2> kCells = {"td", "th"};
constexpr std::array<std::string_view, 5> kTableParts = {"table", "tbody", "thead", "tfoot", "tr"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_equal_ignoring_case(std::string_view text, std::string_view lower) {
    const auto is_equal = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    };
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), is_equal);
}

std::size_t trimmed_bytes(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return 0;
    return text.find_last_not_of(kBlanks) - first + 1;
}

}  // namespace

class HtmlTreeBuilder {
  public:
    explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {}

    void build() {
        tree_.elements_.push_back({});
        open_.push_back({0, 0, 0, 0, true});
        HtmlTokenizer tokens(tree_.html_);
        while (const std::optional<HtmlToken> token = tokens.next()) {
            switch (token->kind) {
                case HtmlToken::Kind::Text:
                    add_text(token->text);
                    break;
                case HtmlToken::Kind::Start:
                    start(*token);
                    break;
                case HtmlToken::Kind::End:
                    end(*token);
                    break;
            }
        }
        close_down_to(0, tree_.html_.size(), tree_.html_.size());
    }

  private:
    struct Open {
        std::uint32_t element;
        std::size_t text_before;
        std::size_t link_bytes_before;
        std::uint32_t links_before;
        bool is_block;
    };

    HtmlElement& element(std::uint32_t number) { return tree_.elements_[number]; }
    std::size_t offset_of(std::string_view text) const {
        return static_cast<std::size_t>(text.data() - tree_.html_.data());
    }

    void add_text(std::string_view text) {
        const std::size_t bytes = trimmed_bytes(text);
        text_ += bytes;
        if (!depths_["a"].empty()) {
            link_bytes_ += bytes;
        } else {
            element(open_[blocks_.empty() ? 0 : blocks_.back()].element).own_bytes += bytes;
        }
    }

    void start(const HtmlToken& token) {
        if (tree_.elements_.size() >= kMostElements) return;
        const std::string_view name = *tree_.names_.insert(ascii_lower(token.text)).first;
        const std::size_t begin = offset_of(token.text) - 1;
        const bool is_block = !is_one_of(kInlineElements, name);
        close_implied(name, is_block, begin);
        const auto number = static_cast<std::uint32_t>(tree_.elements_.size());
        HtmlElement added;
        added.name = name;
        added.tag = token.attributes;
        added.begin = begin;
        added.content_begin = offset_of(token.attributes) + token.attributes.size() + 1;
        added.content_end = added.end = added.content_begin;
        added.parent = open_.back().element;
        added.next = number + 1;
        tree_.elements_.push_back(added);
        if (is_one_of(kVoidElements, name)) return;
        depths_[name].push_back(open_.size());
        if (is_block) blocks_.push_back(open_.size());
        open_.push_back({number, text_, link_bytes_, links_, is_block});
        if (name == "a") ++links_;
    }

    // What a start tag ends without saying so: a paragraph ends where a block begins, an item where
    // the next one does, a link where another does.
    void close_implied(std::string_view name, bool is_block, std::size_t at) {
        if (name == "a") close_inline("a", at, at);
        if (!is_block || blocks_.empty()) return;
        const std::string_view block = element(open_[blocks_.back()].element).name;
        if (block == "p" || (block == name && is_one_of(kItems, name))) {
            close_down_to(blocks_.back(), at, at);
        }
    }

    void end(const HtmlToken& token) {
        const std::string name = ascii_lower(token.text);
        const auto found = depths_.find(name);
        if (found == depths_.end() || found->second.empty()) return;
        if (name == "body" || name == "html") return;
        const std::size_t begin = offset_of(token.text) - 2;
        const std::size_t behind =
            std::min(tree_.html_.find('>', begin), tree_.html_.size() - 1) + 1;
        const std::size_t depth = found->second.back();
        if (!open_[depth].is_block) {
            close_inline(name, begin, behind);
        } else if (!is_shut_in_cell(name, depth)) {
            close_down_to(depth, begin, behind);
        }
    }

    bool is_shut_in_cell(std::string_view name, std::size_t depth) {
        if (is_one_of(kTableParts, name)) return false;
        return std::any_of(kCells.begin(), kCells.end(), [&](std::string_view cell) {
            const auto found = depths_.find(cell);
            return found != depths_.end() && !found->second.empty() && found->second.back() > depth;
        });
    }

    // The end of an inline element closes no block.
    void close_inline(std::string_view name, std::size_t at, std::size_t behind) {
        const auto found = depths_.find(name);
        if (found == depths_.end() || found->second.empty()) return;
        const std::size_t depth = found->second.back();
        if (blocks_.empty() || blocks_.back() < depth) close_down_to(depth, at, behind);
    }

    void close_down_to(std::size_t depth, std::size_t at, std::size_t behind) {
        while (open_.size() > depth) {
            const Open closed = open_.back();
            open_.pop_back();
            HtmlElement& done = element(closed.element);
            done.content_end = at;
            done.end = open_.size() == depth ? behind : at;
            done.text_bytes = text_ - closed.text_before;
            done.link_bytes = link_bytes_ - closed.link_bytes_before;
            done.links = links_ - closed.links_before;
            done.next = static_cast<std::uint32_t>(tree_.elements_.size());
            if (closed.element == 0) return;
            depths_.find(done.name)->second.pop_back();
            if (closed.is_block) blocks_.pop_back();
        }
    }

    HtmlTree& tree_;
    std::vector<Open> open_;
    std::vector<std::size_t> blocks_;                                        // depths in open_
    std::unordered_map<std::string_view, std::vector<std::size_t>> depths_;  // by name
    std::size_t text_ = 0;
    std::size_t link_bytes_ = 0;
    std::uint32_t links_ = 0;
};

HtmlTree::HtmlTree(std::string html) : html_(std::move(html)) {
    HtmlTreeBuilder(*this).build();
}

std::string_view HtmlTree::content(const HtmlElement& element) const {
    return std::string_view(html_).substr(element.content_begin,
                                          element.content_end - element.content_begin);
}

std::string HtmlTree::attribute(const HtmlElement& element, std::string_view name) {
    for (const HtmlAttribute& attribute : html_attributes(element.tag)) {
        if (is_equal_ignoring_case(attribute.name, name)) return decode_references(attribute.value);
    }
    return {};
}

std::vector<HtmlAttribute> html_attributes(std::string_view tag) {
    std::vector<HtmlAttribute> attributes;
    for (std::size_t at = 0; attributes.size() < kMostAttributes;) {
        at = tag.find_first_not_of(" \t\r\n\f/", at);
        if (at == std::string_view::npos) break;
        const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n\f/=", at + 1), tag.size());
        HtmlAttribute attribute{tag.substr(at, name_end - at), {}};
        at = std::min(tag.find_first_not_of(kBlanks, name_end), tag.size());
        if (at < tag.size() && tag[at] == '=') {
            at = std::min(tag.find_first_not_of(kBlanks, at + 1), tag.size());
            const char quote = at < tag.size() ? tag[at] : '\0';
            const bool is_quoted = (quote == '"' || quote == '\'') &&
                                   tag.find(quote, at + 1) != std::string_view::npos;
            if (is_quoted) ++at;
            const std::size_t end = std::min(
                is_quoted ? tag.find(quote, at) : tag.find_first_of(kBlanks, at), tag.size());
            attribute.value = tag.substr(at, end - at);
            at = end + (is_quoted ? 1 : 0);
        }
        attributes.push_back(attribute);
    }
    return attributes;
}

}  // namespace telusur
