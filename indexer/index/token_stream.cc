// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/token_stream.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "indexer/index/varint.h"

namespace telusur {

namespace {

constexpr NumberedFormat kFormat{
    {'T', 'L', 'S', 'R', 'T', 'O', 'K', '\n'}, 1, "a token file", "berkas token"};

using RecordChecksum = std::uint32_t;

// The document stands in the checksum, so that a record cannot be taken for another's.
RecordChecksum checksum_of_record(DocumentNumber document, std::span<const std::byte> record) {
    return static_cast<RecordChecksum>(checksum_of(record) + document);
}

}  // namespace

// Words are numbered by how frequent they are: the highest number is the rarest word's.
EncodedPhrase::EncodedPhrase(std::span<const WordNumber> words)
    : rarest_(
          static_cast<std::size_t>(std::max_element(words.begin(), words.end()) - words.begin())) {
    for (const WordNumber word : words)
        append_varint(words_.emplace_back(), kFirstWord + word);
}

namespace {

// A number's last byte alone has its highest bit clear: a number begins where the byte before has.
bool begins_number(std::string_view record, std::size_t place) {
    return (static_cast<unsigned char>(record[place - 1]) & 0x80) == 0;
}

}  // namespace

// Whether the whole phrase stands where its rarest word was found. The number of tags, at the very
// beginning, is no word.
bool EncodedPhrase::is_around(std::string_view record, std::size_t place) const {
    constexpr char kEnd = kSentenceEnd;
    std::size_t end = place;
    for (std::size_t i = rarest_; i < words_.size(); ++i) {
        if (i > rarest_ && end < record.size() && record[end] == kEnd) ++end;
        if (!record.substr(end).starts_with(words_[i])) return false;
        end += words_[i].size();
    }
    std::size_t begin = place;
    for (std::size_t i = rarest_; i-- > 0;) {
        if (!begins_number(record, begin)) return false;
        const bool ends_sentence =
            begin > 2 && record[begin - 1] == kEnd && begins_number(record, begin - 1);
        if (ends_sentence) --begin;
        if (begin < words_[i].size() + 1) return false;
        begin -= words_[i].size();
        if (!record.substr(begin).starts_with(words_[i])) return false;
    }
    return begins_number(record, begin);
}

// The header's number is that of the words.
TokenStream::TokenStream(const std::filesystem::path& path) : file_(path, kFormat) {
    if (file_.detail() > std::numeric_limits<WordNumber>::max())
        file_.refuse({"has too many words", "terlalu banyak katanya"});
}

// The checksum and what it is of.
std::span<const std::byte> TokenStream::unchecked_record(DocumentNumber document) const {
    if (document >= document_count())
        file_.refuse({"holds no such document", "tidak berisi dokumen itu"});
    const auto record = file_.record(document);
    if (record.size() < sizeof(RecordChecksum)) file_.refuse_damaged();
    return record;
}

std::span<const std::byte> TokenStream::record(DocumentNumber document) const {
    const auto record = unchecked_record(document);
    RecordChecksum checksum = 0;
    std::memcpy(&checksum, record.data(), sizeof checksum);
    const auto bytes = record.subspan(sizeof checksum);
    if (checksum != checksum_of_record(document, bytes)) file_.refuse_damaged();
    return bytes;
}

void TokenStream::prefetch(DocumentNumber document) const {
    constexpr std::size_t kLine = 64;
    const auto bytes = file_.record(document);
    for (std::size_t i = 0; i < bytes.size(); i += kLine)
        __builtin_prefetch(bytes.data() + i);
}

void TokenStream::prefetch_title(DocumentNumber document) const {
    __builtin_prefetch(file_.record(document).data());
}

void TokenStream::read_title(DocumentNumber document, std::vector<WordNumber>& words) const {
    words.clear();
    const auto bytes = unchecked_record(document).subspan(sizeof(RecordChecksum));
    std::uint64_t symbol = 0;
    unsigned shift = 0;
    bool is_symbol = false;  // the first number is that of the tags
    for (const std::byte byte : bytes) {
        const auto value = std::to_integer<std::uint64_t>(byte);
        symbol |= (value & 0x7F) << shift;
        if ((value & 0x80) != 0) {
            shift += 7;
            if (shift > 28) break;
            continue;
        }
        if (is_symbol && symbol == kTextEnd) return;
        if (is_symbol && symbol >= kFirstWord) {
            if (symbol - kFirstWord >= word_count()) break;
            words.push_back(static_cast<WordNumber>(symbol - kFirstWord));
        }
        is_symbol = true;
        symbol = 0;
        shift = 0;
    }
    file_.refuse_damaged();
}

bool TokenStream::holds(DocumentNumber document, const EncodedPhrase& phrase) const {
    const auto bytes = record(document);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::string& word = phrase.words_[phrase.rarest_];
    // Before the first symbol stands the number of tags. One byte is found several times as fast as
    // two or three are by any library's search, and few bytes of a record are that one by chance.
    for (std::size_t place = text.find(word.front(), 1); place != std::string_view::npos;
         place = text.find(word.front(), place + 1)) {
        if (phrase.is_around(text, place)) return true;
    }
    return false;
}

std::uint32_t TokenStream::read(DocumentNumber document,
                                std::vector<std::uint32_t>& symbols) const {
    const auto tags = read_token_record(record(document), symbols);
    if (!tags || !are_whole(*tags, symbols)) file_.refuse_damaged();
    return *tags;
}

// The checksum guards against damage; this guards against a file that was written wrong.
bool TokenStream::are_whole(std::uint32_t tags, std::span<const std::uint32_t> symbols) const {
    const auto texts = std::count(symbols.begin(), symbols.end(), kTextEnd);
    const auto is_known = [this](std::uint32_t symbol) {
        return symbol < kFirstWord || symbol - kFirstWord < word_count();
    };
    return texts > tags && symbols.back() == kTextEnd &&
           std::all_of(symbols.begin(), symbols.end(), is_known);
}

void append_token_record(std::string& bytes, std::uint32_t tags,
                         std::span<const std::uint32_t> symbols) {
    append_varint(bytes, tags);
    for (const std::uint32_t symbol : symbols)
        append_varint(bytes, symbol);
}

std::optional<std::uint32_t> read_token_record(std::span<const std::byte> bytes,
                                               std::vector<std::uint32_t>& symbols) {
    if (!read_varints(bytes, symbols) || symbols.empty()) return std::nullopt;
    const std::uint32_t tags = symbols.front();
    symbols.erase(symbols.begin());
    return tags;
}

TokenStreamWriter::TokenStreamWriter(const std::filesystem::path& path, WordNumber word_count)
    : file_(path, kFormat, word_count) {}

void TokenStreamWriter::add(std::uint32_t tags, std::span<const std::uint32_t> symbols) {
    RecordChecksum checksum = 0;
    record_.assign(sizeof checksum, '\0');
    append_token_record(record_, tags, symbols);
    const auto bytes = bytes_of(record_).subspan(sizeof checksum);
    checksum = checksum_of_record(file_.size(), bytes);
    std::memcpy(record_.data(), &checksum, sizeof checksum);
    file_.add(record_);
}

}  // namespace telusur
