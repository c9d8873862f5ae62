// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/token_stream.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "indexer/index/error.h"
#include "indexer/index/rebuild_hint.h"
#include "indexer/index/varint.h"

namespace telusur {

namespace {

constexpr std::array<char, 8> kMagic{'T', 'L', 'S', 'R', 'T', 'O', 'K', '\n'};
constexpr std::uint32_t kVersion = 1;

const Phrase kDamaged{"is damaged", "rusak"};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t count;
    std::uint64_t word_count;
    std::uint64_t offsets_begin;
    std::uint64_t offsets_checksum;
    std::uint64_t checksum;  ///< of the fields above
};
static_assert(sizeof(Header) == 48);

using RecordChecksum = std::uint32_t;

std::uint64_t checksum_of_header(const Header& header) {
    return checksum_of(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum)));
}

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

TokenStream::TokenStream(const std::filesystem::path& path) : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    Header header{};
    if (bytes.size() < sizeof header) refuse({"is too short", "terlalu pendek"});
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) refuse({"is not a token file", "bukan berkas token"});
    if (header.version != kVersion) refuse({"has another version", "versinya lain"});
    if (header.checksum != checksum_of_header(header)) refuse(kDamaged);
    const std::uint64_t table_bytes = (std::uint64_t{header.count} + 1) * sizeof(std::uint64_t);
    if (bytes.size() - sizeof header < table_bytes ||
        header.offsets_begin != bytes.size() - table_bytes) {
        refuse({"is cut short or too long", "terpotong atau terlalu panjang"});
    }
    if (checksum_of(bytes.last(table_bytes)) != header.offsets_checksum) refuse(kDamaged);
    count_ = header.count;
    word_count_ = static_cast<WordNumber>(header.word_count);
    records_end_ = header.offsets_begin;
}

std::uint64_t TokenStream::offset(DocumentNumber document) const {
    std::uint64_t value = 0;
    std::memcpy(&value, file_.bytes().data() + records_end_ + document * sizeof value,
                sizeof value);
    return value;
}

std::span<const std::byte> TokenStream::record(DocumentNumber document) const {
    if (document >= count_) refuse({"holds no such document", "tidak berisi dokumen itu"});
    const std::uint64_t begin = offset(document);
    const std::uint64_t end = offset(document + 1);
    if (begin > end || end > records_end_ || end - begin < sizeof(RecordChecksum)) refuse(kDamaged);
    RecordChecksum checksum = 0;
    std::memcpy(&checksum, file_.bytes().data() + begin, sizeof checksum);
    const auto bytes =
        file_.bytes().subspan(begin + sizeof checksum, end - begin - sizeof checksum);
    if (checksum != checksum_of_record(document, bytes)) refuse(kDamaged);
    return bytes;
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
    if (!tags || !are_whole(*tags, symbols)) refuse(kDamaged);
    return *tags;
}

// The checksum guards against damage; this guards against a file that was written wrong.
bool TokenStream::are_whole(std::uint32_t tags, std::span<const std::uint32_t> symbols) const {
    const auto texts = std::count(symbols.begin(), symbols.end(), kTextEnd);
    const auto is_known = [this](std::uint32_t symbol) {
        return symbol < kFirstWord || symbol - kFirstWord < word_count_;
    };
    return texts > tags && symbols.back() == kTextEnd &&
           std::all_of(symbols.begin(), symbols.end(), is_known);
}

void TokenStream::refuse(const Phrase& why) const {
    throw Error(ErrorCode::BadData,
                {path_.string() + " " + why.english, path_.string() + " " + why.indonesian},
                rebuild_hint());
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
    : file_(path), word_count_(word_count) {
    const Header placeholder{};
    file_.write(std::as_bytes(std::span(&placeholder, 1)));
}

void TokenStreamWriter::add(std::uint32_t tags, std::span<const std::uint32_t> symbols) {
    record_.clear();
    append_token_record(record_, tags, symbols);
    const RecordChecksum checksum =
        checksum_of_record(static_cast<DocumentNumber>(offsets_.size()), bytes_of(record_));
    offsets_.push_back(file_.size());
    file_.write(std::as_bytes(std::span(&checksum, 1)));
    file_.write(bytes_of(record_));
}

void TokenStreamWriter::finish() {
    const auto count = static_cast<DocumentNumber>(offsets_.size());
    Header header{kMagic, kVersion, count, word_count_, file_.size(), 0, 0};
    offsets_.push_back(file_.size());
    const auto table = std::as_bytes(std::span(offsets_));
    header.offsets_checksum = checksum_of(table);
    header.checksum = checksum_of_header(header);
    file_.write(table);
    file_.write_at(0, std::as_bytes(std::span(&header, 1)));
    file_.finish();
}

}  // namespace telusur
