// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace telusur {

// Small operations on clean text (see clean_text): UTF-8, where the only blank is the space.

/// Without spaces at both ends.
std::string_view trimmed(std::string_view text);

/// The pieces between the separators, trimmed. Empty pieces are kept, so there is always one.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The pieces between spaces; none is empty.
std::vector<std::string_view> words_of(std::string_view text);

/// ASCII letters in lower case, everything else as it is.
std::string ascii_lower(std::string_view text);

/// The form in which names that differ only in case are equal (full Unicode case folding).
std::string fold_case(std::string_view text);

/// A list of names in the order in which they were added, without empty ones and without those that
/// differ from an earlier one only in case.
class UniqueNames {
  public:
    void add(std::string_view name);
    std::vector<std::string> take() { return std::move(names_); }

  private:
    std::vector<std::string> names_;
    std::unordered_set<std::string> folded_;
};

/// The text if it is at most `bytes` long, otherwise its front (whole characters) and "…".
std::string shortened(std::string_view text, std::size_t bytes);

/// The text without closing quotes and brackets at its end: the end that shows whether it is a
/// sentence.
std::string_view without_closing_quotes(std::string_view text);

/// True if the text ends as a sentence or part of one does: . ! ? … : ; or a comma, closing quotes
/// and brackets behind it aside.
bool has_closing_punctuation(std::string_view text);

}  // namespace telusur
