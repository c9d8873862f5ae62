// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/record_problems.h"

#include <utility>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestQuotation = 60;

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::Utf8:
            return "UTF-8";
        case Encoding::Utf16:
            return "UTF-16";
        case Encoding::Windows1252:
            return "Windows-1252";
        case Encoding::Declared:
            return "text";
    }
    return "";
}

}  // namespace

SourceRecord rejected_record(Provenance provenance, Phrase what) {
    return {std::move(provenance),
            std::nullopt,
            {{RecordProblem::Severity::Rejected, std::move(what)}}};
}

void add_flaw(std::vector<RecordProblem>& problems, Phrase what) {
    problems.push_back({RecordProblem::Severity::Flaw, std::move(what)});
}

Phrase too_large(std::uint64_t bytes) {
    return phrase("too large: {} bytes, at most {} are read",
                  "terlalu besar: {} byte, paling banyak {} yang dibaca", bytes,
                  kMaximumRecordBytes);
}

Phrase unusable_id(std::size_t bytes) {
    if (bytes == 0) return {"the id is empty", "id kosong"};
    return phrase("the id has {} bytes, at most {} are allowed",
                  "id sepanjang {} byte, paling banyak {} yang diizinkan", bytes, kMaximumIdBytes);
}

Phrase date_not_understood(std::string_view text) {
    return phrase("date not understood: \"{}\"", "tanggal tidak dipahami: \"{}\"",
                  shortened(text, kLongestQuotation));
}

Phrase modification_not_understood(std::string_view text) {
    return phrase("date of modification not understood: \"{}\"",
                  "tanggal perubahan tidak dipahami: \"{}\"", shortened(text, kLongestQuotation));
}

void report_gaps(const Article& article, const BadDates& bad,
                 std::vector<RecordProblem>& problems) {
    if (article.title.empty()) add_flaw(problems, {"no title", "tidak ada judul"});
    if (article.body.empty()) add_flaw(problems, {"no text", "tidak ada isi"});
    if (!article.published && !bad.published.empty()) {
        add_flaw(problems, date_not_understood(bad.published));
    } else if (!article.published) {
        add_flaw(problems, {"no date", "tidak ada tanggal"});
    }
    if (!article.modified && !bad.modified.empty()) {
        add_flaw(problems, modification_not_understood(bad.modified));
    }
}

RecordCleaner::RecordCleaner(const DecodedText& decoded)
    : encoding_(decoded.encoding), replaced_(decoded.replaced) {}

std::string RecordCleaner::clean(std::string_view text, Layout layout) {
    CleanText clean = clean_text(text, layout);
    nul_removed_ |= clean.nul_removed;
    return std::move(clean.text);
}

void RecordCleaner::report(std::vector<RecordProblem>& problems) const {
    if (replaced_) {
        add_flaw(problems, phrase("invalid {} replaced by U+FFFD",
                                  "{} yang tidak sah diganti dengan U+FFFD", name_of(encoding_)));
    }
    if (nul_removed_) {
        add_flaw(problems, phrase("NUL characters removed", "karakter NUL dibuang"));
    }
}

}  // namespace telusur
