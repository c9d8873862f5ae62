// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/element_cutter.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "indexer/sources/record_problems.h"
#include "indexer/sources/source.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

// Each record is cut out of the file and parsed by itself. A parser over the whole file would lose
// all that follows the first control character or stray ampersand, and exports and feeds have them.

namespace telusur {

namespace {

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

ElementCutter::Cut without_element(std::uint64_t line, Phrase problem) {
    return {line, {}, {}, std::move(problem)};
}

}  // namespace

std::optional<Phrase> ElementCutter::read_declaration() {
    const std::string_view front = markup_.peek(kDeclarationBytes);
    if (std::optional<Phrase> problem = utf16_problem(front)) return problem;
    const std::string encoding = declared_encoding(front);
    declares_windows_1252_ =
        is_one_of(encoding, {"windows-1252", "cp1252", "iso-8859-1", "latin1"});
    if (declares_windows_1252_ || is_one_of(encoding, {"", "utf-8", "utf8", "us-ascii"})) {
        return std::nullopt;
    }
    const std::string name = shortened(clean_text(encoding, Layout::OneLine).text, 40);
    return phrase("encoding \"{}\" is not read, expected UTF-8",
                  "pengodean \"{}\" tidak dibaca, seharusnya UTF-8", name);
}

std::optional<Phrase> ElementCutter::read_root() {
    at_end_ = true;
    if (std::optional<Phrase> problem = read_declaration()) return problem;
    for (;;) {
        MarkupStream::Piece piece = markup_.next();
        switch (piece.kind) {
            case MarkupStream::Kind::Other:
                break;
            case MarkupStream::Kind::Tag:
                root_ = clean_text(decode_text(piece.bytes).text, Layout::KeepBlanks).text;
                root_end_ = '/' + std::string(tag_name(root_));
                at_end_ = false;
                return std::nullopt;
            case MarkupStream::Kind::Doctype:
                return Phrase{"has a document type declaration, which is not read",
                              "memuat deklarasi tipe dokumen, yang tidak dibaca"};
            case MarkupStream::Kind::Problem:
                return std::move(piece.problem);
            case MarkupStream::Kind::LongTag:
            case MarkupStream::Kind::End:
                return std::nullopt;
        }
    }
}

std::optional<ElementCutter::Cut> ElementCutter::next(const Names& names) {
    while (!at_end_) {
        if (std::optional<Cut> cut = step(names)) return cut;
    }
    return std::nullopt;
}

std::optional<ElementCutter::Cut> ElementCutter::step(const Names& names) {
    const MarkupStream::Piece piece = markup_.next();
    switch (piece.kind) {
        case MarkupStream::Kind::Tag:
            return read_tag(piece, names);
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

std::optional<ElementCutter::Cut> ElementCutter::read_tag(const MarkupStream::Piece& piece,
                                                          const Names& names) {
    const std::string_view name = tag_name(piece.bytes);
    const bool begins = name == names.record || (name == names.beside && !element_);
    const bool ends_root = name == root_end_;
    root_is_closed_ |= ends_root;
    if (element_ && (begins || ends_root || name == "/channel")) {
        Cut cut =
            without_element(element_->cut.line,
                            phrase("<{}> has no end", "<{}> tidak ditutup", element_->cut.name));
        element_.reset();
        if (begins) begin_element(piece);
        return cut;
    }
    if (begins) begin_element(piece);
    if (!element_ || begins) return std::nullopt;
    append(piece.bytes);
    const bool is_complete = name.starts_with('/') && name.substr(1) == element_->cut.name;
    return is_complete ? std::optional(finish_element()) : std::nullopt;
}

std::optional<ElementCutter::Cut> ElementCutter::end_of_file(const MarkupStream::Piece& piece) {
    at_end_ = true;
    if (piece.problem) return without_element(piece.line, *piece.problem);
    if (element_) {
        return without_element(element_->cut.line,
                               phrase("the file ends in the middle of this <{}>",
                                      "berkas berakhir di tengah <{}> ini", element_->cut.name));
    }
    if (root_is_closed_) return std::nullopt;
    return without_element(
        piece.line,
        phrase("the file ends early: no <{}>", "berkas berakhir terlalu dini: tidak ada <{}>",
               shortened(clean_text(root_end_, Layout::OneLine).text, 40)));
}

void ElementCutter::begin_element(const MarkupStream::Piece& piece) {
    element_ = Element{{piece.line, std::string(tag_name(piece.bytes)), {}, {}}, 0, false};
    append(piece.bytes);
}

void ElementCutter::append(std::string_view bytes) {
    if (!element_) return;
    element_->bytes += bytes.size();
    if (element_->bytes <= kMaximumRecordBytes) {
        element_->cut.text += bytes;
    } else {
        element_->cut.text.clear();
    }
}

ElementCutter::Cut ElementCutter::finish_element() {
    Element element = std::move(*element_);
    element_.reset();
    if (element.bytes > kMaximumRecordBytes) {
        return without_element(element.cut.line, too_large(element.bytes));
    }
    if (element.has_long_tag) {
        return without_element(element.cut.line, phrase("damaged XML: a tag of more than {} bytes",
                                                        "XML rusak: tag lebih dari {} byte",
                                                        MarkupStream::kLongestTag));
    }
    return std::move(element.cut);
}

}  // namespace telusur
