// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "indexer/sources/boilerplate.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/html_tokenizer.h"
#include "indexer/sources/page_blocks.h"
#include "indexer/sources/shortcodes.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// Bounds on memory: a paragraph costs more than the four bytes of "<p>a", and so does a line.
constexpr std::size_t kMostParagraphs = 100'000;
constexpr std::size_t kMostLines = 1'000;

enum class Role { Inline, Block, Paragraph, Heading, LineBreak, Cell };

constexpr std::array<std::string_view, 35> kBlockElements = {
    "address",    "article", "aside",  "blockquote", "body",   "caption", "center",
    "dd",         "details", "dir",    "div",        "dl",     "dt",      "fieldset",
    "figcaption", "figure",  "footer", "form",       "header", "hr",      "html",
    "li",         "main",    "menu",   "nav",        "ol",     "pre",     "section",
    "summary",    "table",   "tbody",  "tfoot",      "thead",  "tr",      "ul"};

Role role_of(std::string_view element) {
    const std::string name = ascii_lower(element);
    if (name == "p") return Role::Paragraph;
    if (name == "br") return Role::LineBreak;
    if (name == "td" || name == "th") return Role::Cell;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
        return Role::Heading;
    }
    const bool is_block =
        std::find(kBlockElements.begin(), kBlockElements.end(), name) != kBlockElements.end();
    return is_block ? Role::Block : Role::Inline;
}

// What the block editor and the classic editor keep of an embedded post or film.
bool is_address(std::string_view line) {
    return (line.starts_with("https://") || line.starts_with("http://")) &&
           line.find(' ') == std::string_view::npos;
}

class TextCollector {
  public:
    void add(const HtmlToken& token) {
        if (token.kind == HtmlToken::Kind::Text) {
            add_text(token.text);
            return;
        }
        const bool starts = token.kind == HtmlToken::Kind::Start;
        switch (role_of(token.text)) {
            case Role::Inline:
                break;
            case Role::LineBreak:
                block_ += '\n';
                line_was_broken_ = true;
                break;
            case Role::Cell:
                block_ += ' ';
                break;
            case Role::Block:
                begin_block(Paragraph::Kind::Text, false);
                break;
            case Role::Paragraph:
                begin_block(Paragraph::Kind::Text, starts);
                break;
            case Role::Heading:
                begin_block(starts ? Paragraph::Kind::Heading : Paragraph::Kind::Text, false);
                break;
        }
    }

    std::vector<Paragraph> take() {
        finish_block();
        return std::move(paragraphs_);
    }

  private:
    void add_text(std::string_view text) {
        // "<br>" at the end of a line is one break, not the empty line between paragraphs.
        if (std::exchange(line_was_broken_, false)) {
            if (text.starts_with('\r')) text.remove_prefix(1);
            if (text.starts_with('\n')) text.remove_prefix(1);
        }
        for (const TextPiece& piece : without_shortcodes(text)) {
            if (piece.stands_apart) begin_block(Paragraph::Kind::Text, false);
            std::string decoded = decode_references(piece.text);
            if (lines_are_blanks_) std::replace(decoded.begin(), decoded.end(), '\n', ' ');
            block_ += decoded;
        }
    }

    void begin_block(Paragraph::Kind kind, bool lines_are_blanks) {
        finish_block();
        kind_ = kind;
        lines_are_blanks_ = lines_are_blanks;
    }

    void finish_block() {
        if (block_.find_first_not_of(" \n\t\r") == std::string::npos) {
            block_.clear();
            return;
        }
        const std::string text = clean_text(block_, Layout::CollapseBlanks).text;
        block_.clear();
        Block lines;
        bool points_away = false;  // from "Baca juga:" up to the end of its paragraph
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const auto line = std::string_view(text).substr(begin, end - begin);
            begin = end + 1;
            points_away = !line.empty() && (points_away || is_read_also(line));
            if (line.empty()) {
                finish_paragraph(std::exchange(lines, {}));
            } else if (!points_away && !is_address(line)) {
                lines.emplace_back(line);
            }
            if (lines.size() == kMostLines) finish_paragraph(std::exchange(lines, {}));
        }
        finish_paragraph(lines);
    }

    void finish_paragraph(const Block& lines) {
        const auto is_text = [](const std::string& line) { return !parse_credit_line(line); };
        const auto text_end = std::find_if(lines.rbegin(), lines.rend(), is_text).base();
        if (text_end != lines.begin()) add_paragraph(one_line(Block(lines.begin(), text_end)));
        std::for_each(text_end, lines.end(),
                      [this](const std::string& line) { add_paragraph(line); });
    }

    void add_paragraph(std::string text) {
        if (paragraphs_.size() < kMostParagraphs) {
            paragraphs_.push_back({kind_, std::move(text)});
        } else {
            paragraphs_.back().text += ' ' + text;
        }
    }

    std::vector<Paragraph> paragraphs_;
    std::string block_;  // the text of the current block so far
    Paragraph::Kind kind_ = Paragraph::Kind::Text;
    bool lines_are_blanks_ = false;  // inside <p>
    bool line_was_broken_ = false;   // by <br>, just before
};

}  // namespace

std::vector<Paragraph> html_paragraphs(std::string_view html) {
    TextCollector collector;
    HtmlTokenizer tokens(html);
    while (const std::optional<HtmlToken> token = tokens.next())
        collector.add(*token);
    return collector.take();
}

std::string html_line(std::string_view html) {
    std::string line;
    HtmlTokenizer tokens(html);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        if (token->kind == HtmlToken::Kind::Text) {
            line += decode_references(token->text);
        } else if (role_of(token->text) != Role::Inline) {
            line += ' ';
        }
    }
    return clean_text(line, Layout::OneLine).text;
}

}  // namespace telusur
