// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_columns.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "indexer/index/nearest_name.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestNames = 120;

struct Alias {
    std::string_view name;
    RecordKey key;
};

constexpr std::array<Alias, 73> kAliases = {{
    {"idartikel", RecordKey::Id},
    {"idberita", RecordKey::Id},
    {"articleid", RecordKey::Id},
    {"postid", RecordKey::Id},
    {"guid", RecordKey::Id},
    {"link", RecordKey::Url},
    {"permalink", RecordKey::Url},
    {"tautan", RecordKey::Url},
    {"alamat", RecordKey::Url},
    {"judul", RecordKey::Title},
    {"judulartikel", RecordKey::Title},
    {"judulberita", RecordKey::Title},
    {"headline", RecordKey::Title},
    {"posttitle", RecordKey::Title},
    {"isi", RecordKey::Body},
    {"isiartikel", RecordKey::Body},
    {"isiberita", RecordKey::Body},
    {"konten", RecordKey::Body},
    {"naskah", RecordKey::Body},
    {"teks", RecordKey::Body},
    {"artikel", RecordKey::Body},
    {"content", RecordKey::Body},
    {"text", RecordKey::Body},
    {"article", RecordKey::Body},
    {"postcontent", RecordKey::Body},
    {"tanggal", RecordKey::Date},
    {"tanggalterbit", RecordKey::Date},
    {"tanggalpublikasi", RecordKey::Date},
    {"tgl", RecordKey::Date},
    {"tglterbit", RecordKey::Date},
    {"waktu", RecordKey::Date},
    {"terbit", RecordKey::Date},
    {"datetime", RecordKey::Date},
    {"published", RecordKey::Date},
    {"publishedat", RecordKey::Date},
    {"publisheddate", RecordKey::Date},
    {"publishdate", RecordKey::Date},
    {"pubdate", RecordKey::Date},
    {"postdate", RecordKey::Date},
    {"diubah", RecordKey::Modified},
    {"diperbarui", RecordKey::Modified},
    {"tanggalubah", RecordKey::Modified},
    {"modifiedat", RecordKey::Modified},
    {"updated", RecordKey::Modified},
    {"updatedat", RecordKey::Modified},
    {"lastmodified", RecordKey::Modified},
    {"postmodified", RecordKey::Modified},
    {"penulis", RecordKey::Authors},
    {"pengarang", RecordKey::Authors},
    {"author", RecordKey::Authors},
    {"writer", RecordKey::Authors},
    {"byline", RecordKey::Authors},
    {"editor", RecordKey::Editors},
    {"penyunting", RecordKey::Editors},
    {"redaktur", RecordKey::Editors},
    {"tag", RecordKey::Tags},
    {"label", RecordKey::Tags},
    {"topik", RecordKey::Tags},
    {"topic", RecordKey::Tags},
    {"topics", RecordKey::Tags},
    {"katakunci", RecordKey::Tags},
    {"keyword", RecordKey::Tags},
    {"keywords", RecordKey::Tags},
    {"kategori", RecordKey::Section},
    {"category", RecordKey::Section},
    {"categories", RecordKey::Section},
    {"rubrik", RecordKey::Section},
    {"kanal", RecordKey::Section},
    {"sections", RecordKey::Section},
    {"sumber", RecordKey::Source},
    {"media", RecordKey::Source},
    {"portal", RecordKey::Source},
    {"situs", RecordKey::Source},
}};

// ASCII letters and digits alone, in lower case.
std::string bare_name(std::string_view name) {
    std::string bare = ascii_lower(name);
    std::erase_if(bare, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return bare;
}

std::optional<RecordKey> key_named(std::string_view name) {
    const std::string bare = bare_name(name);
    const auto own = std::find(kRecordKeys.begin(), kRecordKeys.end(), bare);
    if (own != kRecordKeys.end()) return static_cast<RecordKey>(own - kRecordKeys.begin());
    const auto alias = std::find_if(kAliases.begin(), kAliases.end(),
                                    [&bare](const Alias& known) { return known.name == bare; });
    return alias == kAliases.end() ? std::nullopt : std::optional(alias->key);
}

bool can_be_list(RecordKey key) {
    return key == RecordKey::Authors || key == RecordKey::Editors || key == RecordKey::Tags ||
           key == RecordKey::Section;
}

// The columns that come nearest to the words, each once.
std::string nearest_columns(const std::vector<std::string>& names,
                            std::initializer_list<std::string_view> words) {
    const std::vector<std::string_view> known(names.begin(), names.end());
    UniqueNames nearest;
    for (const std::string_view word : words)
        nearest.add(nearest_name(word, known));
    std::string text;
    for (const std::string& name : nearest.take())
        text += (text.empty() ? "\"" : ", \"") + name + '"';
    return shortened(text, kLongestNames);
}

std::optional<Phrase> missing_column(const CsvColumns& columns) {
    const auto has = [&columns](RecordKey key) {
        return std::find(columns.keys.begin(), columns.keys.end(), key) != columns.keys.end();
    };
    const std::vector<std::string> found =
        columns.unread.empty() ? std::vector<std::string>{"-"} : columns.unread;
    if (!has(RecordKey::Id) && !has(RecordKey::Url)) {
        return phrase("no column \"id\" or \"url\"; the nearest is {}",
                      "tidak ada kolom \"id\" atau \"url\"; yang terdekat {}",
                      nearest_columns(found, {"id", "url"}));
    }
    if (has(RecordKey::Title) || has(RecordKey::Body)) return std::nullopt;
    return phrase("no column \"title\" or \"body\"; the nearest is {}",
                  "tidak ada kolom \"judul\" atau \"isi\"; yang terdekat {}",
                  nearest_columns(found, {"title", "judul", "body", "isi"}));
}

}  // namespace

std::variant<CsvColumns, Phrase> csv_columns(const std::vector<std::string>& names) {
    CsvColumns columns;
    for (const std::string& name : names) {
        std::optional<RecordKey> key = key_named(name);
        if (std::find(columns.keys.begin(), columns.keys.end(), key) != columns.keys.end()) {
            key.reset();
        }
        if (!key && !name.empty()) columns.unread.push_back(name);
        columns.keys.push_back(key);
    }
    if (std::optional<Phrase> missing = missing_column(columns)) return *missing;
    return columns;
}

RecordFields csv_fields(const CsvColumns& columns, const std::vector<std::string>& cells) {
    RecordFields fields;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!columns.keys[i]) continue;
        RecordField& field = fields[*columns.keys[i]];
        field.is_list =
            can_be_list(*columns.keys[i]) && cells[i].find_first_of(";|") != std::string::npos;
        if (!field.is_list) {
            field.values = {cells[i]};
            continue;
        }
        std::string cell = cells[i];
        std::replace(cell.begin(), cell.end(), ';', '|');
        for (const std::string_view piece : split(cell, '|'))
            field.values.emplace_back(piece);
    }
    return fields;
}

}  // namespace telusur
