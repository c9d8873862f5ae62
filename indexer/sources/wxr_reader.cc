// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wxr_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/html_text.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"
#include "indexer/sources/wxr_article.h"

// Each item is cut out of the file and parsed by itself. A parser over the whole file would lose
// all that follows the first control character or stray ampersand, and exports have them.

namespace telusur {

namespace {

constexpr std::string_view kItem = "item";
constexpr std::string_view kAuthor = "wp:author";
constexpr std::size_t kDeclarationBytes = 1024;

// The value of "encoding" in an XML declaration at the front, in lower case; empty if there is
// none.
std::string declared_encoding(std::string_view front) {
    const std::size_t declaration = front.find("<?xml");
    if (declaration == std::string_view::npos) return {};
    front = front.substr(declaration, front.find("?>", declaration) - declaration);
    const std::size_t key = front.find("encoding");
    const std::size_t open = key == std::string_view::npos ? key : front.find_first_of("\"'", key);
    if (open == std::string_view::npos) return {};
    const std::size_t close = front.find(front[open], open + 1);
    return ascii_lower(trimmed(front.substr(open + 1, close - open - 1)));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Phrase not_an_export() {
    return {"is not a WordPress export", "bukan ekspor WordPress"};
}

}  // namespace

WxrReader::WxrReader(std::unique_ptr<ByteStream> stream, Provenance place)
    : WxrReader(std::move(stream), std::move(place), Options{}) {}

WxrReader::WxrReader(std::unique_ptr<ByteStream> stream, Provenance place, Options options)
    : markup_(std::move(stream)), place_(std::move(place)), options_(std::move(options)) {}

std::optional<SourceRecord> WxrReader::next() {
    if (!at_end_ && root_.empty()) {
        if (std::optional<Phrase> problem = read_root()) {
            at_end_ = true;
            return rejected(0, std::move(*problem));
        }
    }
    while (!at_end_) {
        if (std::optional<SourceRecord> record = step()) return record;
    }
    return std::nullopt;
}

std::optional<Phrase> WxrReader::read_declaration() {
    const std::string_view front = markup_.peek(kDeclarationBytes);
    if (front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF")) {
        return Phrase{"is UTF-16, expected UTF-8", "berupa UTF-16, seharusnya UTF-8"};
    }
    const std::string encoding = declared_encoding(front);
    declared_windows_1252_ =
        is_one_of(encoding, {"windows-1252", "cp1252", "iso-8859-1", "latin1"});
    if (declared_windows_1252_ || is_one_of(encoding, {"", "utf-8", "utf8", "us-ascii"})) {
        return std::nullopt;
    }
    const std::string name = shortened(clean_text(encoding, Layout::OneLine).text, 40);
    return phrase("encoding \"{}\" is not read, expected UTF-8",
                  "pengodean \"{}\" tidak dibaca, seharusnya UTF-8", name);
}

std::optional<Phrase> WxrReader::read_root() {
    if (std::optional<Phrase> problem = read_declaration()) return problem;
    for (;;) {
        MarkupStream::Piece piece = markup_.next();
        switch (piece.kind) {
            case MarkupStream::Kind::Other:
                break;
            case MarkupStream::Kind::Tag:
                root_ = clean_text(decode_text(piece.bytes).text, Layout::KeepBlanks).text;
                return is_export_root(root_) ? std::nullopt : std::optional(not_an_export());
            case MarkupStream::Kind::Doctype:
                return Phrase{"has a document type declaration, which no WordPress export has",
                              "memuat deklarasi tipe dokumen, yang tidak ada di ekspor WordPress"};
            case MarkupStream::Kind::Problem:
                return std::move(piece.problem);
            case MarkupStream::Kind::LongTag:
            case MarkupStream::Kind::End:
                return not_an_export();
        }
    }
}

std::optional<SourceRecord> WxrReader::step() {
    const MarkupStream::Piece piece = markup_.next();
    switch (piece.kind) {
        case MarkupStream::Kind::Tag:
            return read_tag(piece);
        case MarkupStream::Kind::LongTag:
            if (element_) element_->has_long_tag = true;
            break;
        case MarkupStream::Kind::Doctype:
        case MarkupStream::Kind::Other:
            append(piece.bytes);
            break;
        case MarkupStream::Kind::Problem:
        case MarkupStream::Kind::End:
            return end_of_file(piece);
    }
    return std::nullopt;
}

std::optional<SourceRecord> WxrReader::read_tag(const MarkupStream::Piece& piece) {
    const std::string_view name = tag_name(piece.bytes);
    const bool begins = name == kItem || (name == kAuthor && !element_);
    const bool ends_channel = name == "/channel" || name == "/rss";
    root_is_closed_ |= name == "/rss";
    if (element_ && (begins || ends_channel)) {
        SourceRecord record = rejected(
            element_->line, phrase("<{}> has no end", "<{}> tidak ditutup", element_->name));
        element_.reset();
        if (begins) begin_element(piece);
        return record;
    }
    if (begins) begin_element(piece);
    if (!element_ || begins) return std::nullopt;
    append(piece.bytes);
    const bool is_complete = name.starts_with('/') && name.substr(1) == element_->name;
    return is_complete ? finish_element() : std::nullopt;
}

std::optional<SourceRecord> WxrReader::end_of_file(const MarkupStream::Piece& piece) {
    at_end_ = true;
    if (piece.problem) return rejected(piece.line, *piece.problem);
    if (element_) {
        return rejected(element_->line,
                        phrase("the file ends in the middle of this <{}>",
                               "berkas berakhir di tengah <{}> ini", element_->name));
    }
    if (root_is_closed_) return std::nullopt;
    return rejected(piece.line, {"the file ends early: no </rss>",
                                 "berkas berakhir terlalu dini: tidak ada </rss>"});
}

void WxrReader::begin_element(const MarkupStream::Piece& piece) {
    element_ = Element{std::string(tag_name(piece.bytes)), piece.line, 0, {}, false};
    append(piece.bytes);
}

void WxrReader::append(std::string_view bytes) {
    if (!element_) return;
    element_->bytes += bytes.size();
    if (element_->bytes <= kMaximumRecordBytes) {
        element_->text += bytes;
    } else {
        element_->text.clear();
    }
}

std::optional<SourceRecord> WxrReader::finish_element() {
    const Element element = std::move(*element_);
    element_.reset();
    if (element.bytes > kMaximumRecordBytes) {
        return rejected(element.line, too_large(element.bytes));
    }
    if (element.has_long_tag) {
        return rejected(element.line,
                        phrase("damaged XML: a tag of more than {} bytes",
                               "XML rusak: tag lebih dari {} byte", MarkupStream::kLongestTag));
    }
    if (element.name == kItem) return read_item(element);
    read_author(element);
    return std::nullopt;
}

void WxrReader::read_author(const Element& element) {
    const std::string text = decode_text(element.text).text;
    const WxrItem author = parse_wxr_item(root_, clean_text(text, Layout::KeepBlanks).text);
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

std::optional<SourceRecord> WxrReader::read_item(const Element& element) {
    const DecodedText decoded = decode_text(element.text);
    RecordCleaner cleaner(decoded);
    const WxrItem item = parse_wxr_item(root_, cleaner.clean(decoded.text, Layout::KeepBlanks));
    // What was not read to its end may have had a password.
    if (item.damage && !item.is_whole) return rejected(element.line, *item.damage);
    if (item.post_type.empty() || item.status.empty()) {
        return rejected(element.line,
                        {"neither post type nor status", "tidak ada tipe dan status pos"});
    }
    if (!is_wanted(item)) {
        ++passed_over_;
        return std::nullopt;
    }
    BadDates bad_dates;
    Article article = wxr_article(item, display_names_, bad_dates);
    if (article.id.empty()) {
        return rejected(element.line,
                        {"neither post id nor link", "tidak ada id pos maupun tautan"});
    }
    if (article.id.size() > kMaximumIdBytes) {
        return rejected(element.line, unusable_id(article.id.size()));
    }
    if (article.title.empty() && article.body.empty()) {
        return rejected(element.line, {"neither title nor text", "tidak ada judul maupun isi"});
    }
    std::vector<RecordProblem> flaws;
    if (item.damage) add_flaw(flaws, *item.damage);
    cleaner.report(flaws);
    report_gaps(article, bad_dates, flaws);
    if (decoded.encoding == Encoding::Windows1252 && !declared_windows_1252_) {
        add_flaw(flaws, {"invalid UTF-8, read as Windows-1252",
                         "UTF-8 tidak sah, dibaca sebagai Windows-1252"});
    }
    Provenance place = place_;
    place.line = element.line;
    return SourceRecord{std::move(place), std::move(article), std::move(flaws)};
}

SourceRecord WxrReader::rejected(std::uint64_t line, Phrase what) const {
    Provenance place = place_;
    place.line = line;
    return rejected_record(std::move(place), std::move(what));
}

}  // namespace telusur
