// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/columns.h"
#include "indexer/index/numbered_file.h"
#include "indexer/index/vocabulary.h"

namespace telusur {

/// One symbol of a document's stream.
inline constexpr std::uint32_t kTextEnd = 0;      ///< after title, each tag, each paragraph
inline constexpr std::uint32_t kSentenceEnd = 1;  ///< between words of two sentences of one text
inline constexpr std::uint32_t kFirstWord = 2;    ///< a word is its number and this

/// Words as TokenStream::holds looks for them.
class EncodedPhrase {
  public:
    /// At least one word.
    explicit EncodedPhrase(std::span<const WordNumber> words);

  private:
    friend class TokenStream;

    bool is_around(std::string_view record, std::size_t place) const;

    std::vector<std::string> words_;
    std::size_t rarest_ = 0;  // the one to look for first
};

/// Reads the file of all words of all articles in their order. The texts of a document are its
/// title, then its tags, then its paragraphs; texts without words are there, too. INDEX_FORMAT.md,
/// "Tokens". Mapped into memory and immutable; any number of threads may read at once.
class TokenStream {
  public:
    /// Reads the header and the table of offsets only. Throws Error{BadData} if they are not as
    /// written.
    explicit TokenStream(const std::filesystem::path& path);

    DocumentNumber document_count() const { return file_.size(); }
    /// Words in the streams have lower numbers than this.
    WordNumber word_count() const { return static_cast<WordNumber>(file_.detail()); }

    /// Puts the document's symbols into `symbols`, replacing what is there, and returns how many of
    /// its texts are tags. Throws Error{BadData} if there is no such document or it is damaged.
    std::uint32_t read(DocumentNumber document, std::vector<std::uint32_t>& symbols) const;

    /// Puts the words of the document's title into `words`, replacing what is there. Reads no more
    /// than that, and so compares no checksum: damage may show as other words. Throws
    /// Error{BadData} if there is no such document or these are no words.
    void read_title(DocumentNumber document, std::vector<WordNumber>& words) const;

    /// True if the words of the phrase stand side by side in one text of the document, whatever
    /// sentences end between them. Looks at bytes and decodes nothing; throws as read() does.
    bool holds(DocumentNumber document, const EncodedPhrase& phrase) const;

    /// Tells the processor that the document will be looked at soon: its record lies anywhere in
    /// memory, and waiting for it takes longer than reading it.
    void prefetch(DocumentNumber document) const;
    /// The same for its title alone; prefetch_place some documents before that.
    void prefetch_title(DocumentNumber document) const;
    void prefetch_place(DocumentNumber document) const { file_.prefetch_place(document); }

  private:
    std::span<const std::byte> unchecked_record(DocumentNumber document) const;
    std::span<const std::byte> record(DocumentNumber document) const;
    bool are_whole(std::uint32_t tags, std::span<const std::uint32_t> symbols) const;

    NumberedFile file_;
};

/// A document's record but for its checksum. Word numbers are put in as they are.
void append_token_record(std::string& bytes, std::uint32_t tags,
                         std::span<const std::uint32_t> symbols);

/// Reads it back into `symbols`, replacing what is there, and gives the number of tags. Nothing if
/// the bytes are not such a record.
std::optional<std::uint32_t> read_token_record(std::span<const std::byte> bytes,
                                               std::vector<std::uint32_t>& symbols);

/// Writes a token file: add* finish. Memory grows by 8 bytes a document.
class TokenStreamWriter {
  public:
    TokenStreamWriter(const std::filesystem::path& path, WordNumber word_count);

    void add(std::uint32_t tags, std::span<const std::uint32_t> symbols);
    void finish() { file_.finish(); }

  private:
    NumberedFileWriter file_;
    std::string record_;
};

}  // namespace telusur
