// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_reader.h"

#include <utility>

#include "indexer/sources/feed_article.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

std::optional<SourceRecord> FeedReader::next() {
    if (names_.record.empty() && !at_end_) {
        if (std::optional<Phrase> problem = read_root()) {
            at_end_ = true;
            return rejected_record(place(0), std::move(*problem));
        }
    }
    if (at_end_) return std::nullopt;
    while (std::optional<ElementCutter::Cut> cut = elements_.next(names_)) {
        if (cut->problem) return rejected_record(place(cut->line), std::move(*cut->problem));
        if (std::optional<SourceRecord> record = read_item(*cut)) return record;
    }
    return std::nullopt;
}

std::optional<Phrase> FeedReader::read_root() {
    if (std::optional<Phrase> problem = elements_.read_root()) return problem;
    names_.record = feed_item_name(elements_.root());
    if (!names_.record.empty()) return std::nullopt;
    return Phrase{"is not a feed", "bukan umpan (feed)"};
}

std::optional<SourceRecord> FeedReader::read_item(const ElementCutter::Cut& cut) {
    const DecodedText decoded = decode_text(cut.text);
    RecordCleaner cleaner(decoded);
    const FeedItem item =
        parse_feed_item(elements_.root(), cleaner.clean(decoded.text, Layout::KeepBlanks));
    if (is_comment(item)) {
        ++passed_over_;
        return std::nullopt;
    }
    if (item.damage && !item.is_whole) return rejected_record(place(cut.line), *item.damage);
    FeedArticle read = feed_article(item);
    Phrase no_id{"neither link nor guid", "tidak ada tautan maupun guid"};
    if (std::optional<Phrase> reason = reason_to_reject(read.article, std::move(no_id))) {
        return rejected_record(place(cut.line), std::move(*reason));
    }
    std::vector<RecordProblem> flaws;
    if (item.damage && !std::exchange(has_told_damage_, true)) add_flaw(flaws, *item.damage);
    if (read.is_excerpt && !std::exchange(has_told_excerpt_, true)) {
        add_flaw(flaws, {"the feed gives only an excerpt (said of its first such article alone)",
                         "umpan hanya memuat cuplikan (disebut sekali, pada artikel pertamanya)"});
    }
    cleaner.report(flaws);
    report_gaps(read.article, read.bad_dates, flaws);
    if (decoded.encoding == Encoding::Windows1252 && !elements_.declares_windows_1252()) {
        add_flaw(flaws, read_as_windows_1252());
    }
    return SourceRecord{place(cut.line), std::move(read.article), std::move(flaws)};
}

}  // namespace telusur
