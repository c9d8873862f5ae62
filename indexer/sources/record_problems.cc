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

Phrase read_as_windows_1252() {
    return {"invalid UTF-8, read as Windows-1252", "UTF-8 tidak sah, dibaca sebagai Windows-1252"};
}

std::optional<Phrase> utf16_problem(std::string_view front) {
    if (!front.starts_with("\xFF\xFE") && !front.starts_with("\xFE\xFF")) return std::nullopt;
    return Phrase{"is UTF-16, expected UTF-8", "berupa UTF-16, seharusnya UTF-8"};
}

std::optional<Phrase> reason_to_reject(const Article& article, Phrase no_id) {
    if (article.id.empty()) return no_id;
    if (article.id.size() > kMaximumIdBytes) return unusable_id(article.id.size());
    if (!article.title.empty() || !article.body.empty()) return std::nullopt;
    return Phrase{"neither title nor text", "tidak ada judul maupun isi"};
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
