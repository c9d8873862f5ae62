// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/html_text.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/wxr_article.h"

namespace telusur {

WxrReader::WxrReader(std::unique_ptr<ByteStream> stream, Provenance place)
    : WxrReader(std::move(stream), std::move(place), Options{}) {}

WxrReader::WxrReader(std::unique_ptr<ByteStream> stream, Provenance place, Options options)
    : elements_(std::move(stream)), place_(std::move(place)), options_(std::move(options)) {}

std::optional<SourceRecord> WxrReader::next() {
    static const ElementCutter::Names kNames{"item", "wp:author"};
    if (elements_.root().empty() && !at_end_) {
        if (std::optional<Phrase> problem = read_root()) {
            at_end_ = true;
            return rejected(0, std::move(*problem));
        }
    }
    if (at_end_) return std::nullopt;
    while (std::optional<ElementCutter::Cut> cut = elements_.next(kNames)) {
        if (cut->problem) return rejected(cut->line, std::move(*cut->problem));
        if (cut->name == kNames.beside) {
            read_author(*cut);
        } else if (std::optional<SourceRecord> record = read_item(*cut)) {
            return record;
        }
    }
    return std::nullopt;
}

std::optional<Phrase> WxrReader::read_root() {
    if (std::optional<Phrase> problem = elements_.read_root()) return problem;
    if (is_export_root(elements_.root())) return std::nullopt;
    return Phrase{"is not a WordPress export", "bukan ekspor WordPress"};
}

void WxrReader::read_author(const ElementCutter::Cut& cut) {
    const std::string text = decode_text(cut.text).text;
    const WxrItem author =
        parse_wxr_item(elements_.root(), clean_text(text, Layout::KeepBlanks).text);
    std::string login = html_line(author.author_login);
    std::string name = html_line(author.author_display_name);
    if (!login.empty() && !name.empty()) {
        display_names_.emplace(std::move(login), std::move(name));
    }
}

bool WxrReader::is_wanted(const WxrItem& item) const {
    const std::vector<std::string>& types = options_.post_types;
    return item.status == "publish" && item.password.empty() &&
           std::find(types.begin(), types.end(), item.post_type) != types.end();
}

std::optional<SourceRecord> WxrReader::read_item(const ElementCutter::Cut& cut) {
    const DecodedText decoded = decode_text(cut.text);
    RecordCleaner cleaner(decoded);
    const WxrItem item =
        parse_wxr_item(elements_.root(), cleaner.clean(decoded.text, Layout::KeepBlanks));
    // What was not read to its end may have had a password.
    if (item.damage && !item.is_whole) return rejected(cut.line, *item.damage);
    if (item.post_type.empty() || item.status.empty()) {
        return rejected(cut.line,
                        {"neither post type nor status", "tidak ada tipe dan status pos"});
    }
    if (!is_wanted(item)) {
        ++passed_over_;
        return std::nullopt;
    }
    BadDates bad_dates;
    Article article = wxr_article(item, display_names_, bad_dates);
    Phrase no_id{"neither post id nor link", "tidak ada id pos maupun tautan"};
    if (std::optional<Phrase> reason = reason_to_reject(article, std::move(no_id))) {
        return rejected(cut.line, std::move(*reason));
    }
    std::vector<RecordProblem> flaws;
    if (item.damage) add_flaw(flaws, *item.damage);
    cleaner.report(flaws);
    report_gaps(article, bad_dates, flaws);
    if (decoded.encoding == Encoding::Windows1252 && !elements_.declares_windows_1252()) {
        add_flaw(flaws, read_as_windows_1252());
    }
    Provenance place = place_;
    place.line = cut.line;
    return SourceRecord{std::move(place), std::move(article), std::move(flaws)};
}

SourceRecord WxrReader::rejected(std::uint64_t line, Phrase what) const {
    Provenance place = place_;
    place.line = line;
    return rejected_record(std::move(place), std::move(what));
}

}  // namespace telusur
