// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/source.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

/// The one problem that turns a whole record down.
SourceRecord rejected_record(Provenance provenance, Phrase what);

/// Notes that something of a record is missing or unusable.
void add_flaw(std::vector<RecordProblem>& problems, Phrase what);

/// What every reader says in the same words.
Phrase too_large(std::uint64_t bytes);
Phrase unusable_id(std::size_t bytes);
Phrase date_not_understood(std::string_view text);
Phrase modification_not_understood(std::string_view text);
Phrase read_as_windows_1252();

/// What is wrong with a file that begins with these bytes, if it is in UTF-16, whose lines and tags
/// cannot be found byte by byte.
std::optional<Phrase> utf16_problem(std::string_view front);

/// Why a record's article cannot be indexed, if so; `no_id` is what an empty id means.
std::optional<Phrase> reason_to_reject(const Article& article, Phrase no_id);

/// The texts of a record that should be dates and are none; empty where there is no such text.
struct BadDates {
    std::string published;
    std::string modified;
};

/// Notes what a record of fields lacks: title, text, date.
void report_gaps(const Article& article, const BadDates& bad, std::vector<RecordProblem>& problems);

/// Cleans the texts of one record and remembers what had to be dropped, so that each kind of damage
/// becomes one flaw of the record.
class RecordCleaner {
  public:
    /// `decoded` is the record's text as it was read from its file.
    explicit RecordCleaner(const DecodedText& decoded);

    /// clean_text, whose losses are remembered.
    std::string clean(std::string_view text, Layout layout);

    /// Adds the flaws seen so far; called once, after the last text.
    void report(std::vector<RecordProblem>& problems) const;

  private:
    Encoding encoding_;
    bool replaced_;
    bool nul_removed_ = false;
};

}  // namespace telusur
