// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_text_reader.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/boilerplate.h"
#include "indexer/sources/byline.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/dateline.h"
#include "indexer/sources/page_blocks.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestTitle = 250;
constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kMostHeadingWords = 14;
constexpr std::size_t kLongestTag = 60;
constexpr std::size_t kMostTagWords = 6;
constexpr std::size_t kMostLoneTagWords = 4;

struct Head {
    std::string title;
    std::optional<Byline> byline;
    std::vector<std::string> tags;
    std::size_t blocks = 0;  ///< how many blocks it takes
};

bool looks_like_title(const std::string& line) {
    const std::string_view end = without_closing_quotes(line);
    const bool is_sentence = end.ends_with('.') && !end.ends_with("...");
    return line.size() <= kLongestTitle && !is_sentence && !is_closing_marker(line);
}

void read_title_and_byline(const std::vector<Block>& blocks, Head& head) {
    const std::string first = one_line(blocks[0]);
    std::optional<Byline> byline = parse_byline(first);
    if (byline && byline->published) {
        head.byline = std::move(byline);
        head.blocks = 1;
        return;
    }
    byline = blocks.size() > 1 ? parse_byline(one_line(blocks[1])) : std::nullopt;
    if (byline) {
        head.title = first;
        head.byline = std::move(byline);
        head.blocks = 2;
    } else if (looks_like_title(first)) {
        head.title = first;
        head.blocks = 1;
    }
}

bool looks_like_tag(std::string_view piece) {
    return piece.size() <= kLongestTag && words_of(piece).size() <= kMostTagWords &&
           !has_closing_punctuation(piece);
}

// A single tag has no bar to know it by; it needs a byline before it and a longer block behind it.
bool is_lone_tag(const std::string& line, const Head& head, const std::vector<Block>& blocks) {
    const std::size_t next = head.blocks + 1;
    return head.byline && next < blocks.size() && words_of(line).size() <= kMostLoneTagWords &&
           !is_closing_marker(line) && !is_read_also(line) && !parse_credit_line(line) &&
           one_line(blocks[next]).size() > line.size();
}

void read_tags(const std::vector<Block>& blocks, Head& head) {
    if (head.blocks == 0 || head.blocks >= blocks.size()) return;
    const std::string line = one_line(blocks[head.blocks]);
    const std::vector<std::string_view> pieces = split(line, '|');
    if (!std::all_of(pieces.begin(), pieces.end(), looks_like_tag)) return;
    if (pieces.size() == 1 && !is_lone_tag(line, head, blocks)) return;
    UniqueNames tags;
    for (const std::string_view piece : pieces)
        tags.add(piece);
    head.tags = tags.take();
    ++head.blocks;
}

bool is_short_label(const std::string& text) {
    return text.size() <= kLongestHeading && words_of(text).size() <= kMostHeadingWords &&
           !has_closing_punctuation(text);
}

// Short blocks that follow one another are a list, not headings.
void mark_headings(std::vector<Paragraph>& body) {
    for (std::size_t i = 1; i + 1 < body.size(); ++i) {
        if (is_short_label(body[i].text) && !is_short_label(body[i - 1].text) &&
            !is_short_label(body[i + 1].text)) {
            body[i].kind = Paragraph::Kind::Heading;
        }
    }
}

void read_body(const std::vector<Block>& blocks, const Head& head, Article& article) {
    for (std::string& line : body_lines(blocks, head.blocks)) {
        article.body.push_back({Paragraph::Kind::Text, std::move(line)});
    }
    for (const Credit& credit : take_trailing_credits(article.body)) {
        add_credit(article.credits, credit.role, credit.name);
    }
    if (article.body.empty()) return;
    article.dateline = take_dateline(article.body.front().text);
    mark_headings(article.body);
}

Article read_article(const std::vector<Block>& blocks, Head head) {
    Article article;
    article.title = std::move(head.title);
    article.tags = std::move(head.tags);
    if (head.byline) {
        article.published = head.byline->published;
        article.categories = std::move(head.byline->categories);
        for (const std::string& name : head.byline->names) {
            add_credit(article.credits, role::kWriter, name);
        }
    }
    read_body(blocks, head, article);
    return article;
}

void report_missing(const Article& article, const std::string& unreadable_date,
                    std::vector<RecordProblem>& problems) {
    if (article.title.empty()) {
        add_flaw(problems, {"no title found", "judul tidak ditemukan"});
    }
    if (!article.published && !unreadable_date.empty()) {
        add_flaw(problems, date_not_understood(unreadable_date));
    } else if (!article.published) {
        add_flaw(problems, {"no date found", "tanggal tidak ditemukan"});
    }
    if (article.body.empty()) add_flaw(problems, {"no text found", "isi tidak ditemukan"});
}

}  // namespace

SourceRecord read_page_text(std::string_view bytes, std::string id, Provenance provenance) {
    if (id.empty() || id.size() > kMaximumIdBytes) {
        return rejected_record(std::move(provenance), unusable_id(id.size()));
    }
    const DecodedText decoded = decode_text(bytes);
    RecordCleaner cleaner(decoded);
    const std::vector<Block> blocks =
        page_blocks(cleaner.clean(decoded.text, Layout::CollapseBlanks));
    Head head;
    if (!blocks.empty()) {
        read_title_and_byline(blocks, head);
        read_tags(blocks, head);
    }
    const std::string unreadable_date = head.byline ? head.byline->unreadable_date : "";
    Article article = read_article(blocks, std::move(head));
    if (article.title.empty() && article.body.empty()) {
        return rejected_record(std::move(provenance), {"holds no article", "tidak berisi artikel"});
    }
    article.id = std::move(id);
    SourceRecord record{std::move(provenance), std::move(article), {}};
    cleaner.report(record.problems);
    report_missing(*record.article, unreadable_date, record.problems);
    return record;
}

}  // namespace telusur
