// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace telusur {

/// The keys of a record that an article is made of.
enum class RecordKey {
    Id,
    Url,
    Title,
    Body,
    Date,
    Modified,
    Authors,
    Editors,
    Tags,
    Section,
    Source
};

inline constexpr std::array<std::string_view, 11> kRecordKeys = {
    "id",      "url",     "title", "body",    "date",  "modified",
    "authors", "editors", "tags",  "section", "source"};

/// The texts given for one key, as they stand in the record (well-formed UTF-8, escapes resolved).
struct RecordField {
    std::vector<std::string> values;  ///< empty where there is none
    bool is_list = false;
};

/// The fields of one record, by RecordKey.
class RecordFields {
  public:
    const RecordField& operator[](RecordKey key) const {
        return fields_[static_cast<std::size_t>(key)];
    }
    RecordField& operator[](RecordKey key) { return fields_[static_cast<std::size_t>(key)]; }

    /// The one text of a key, or nothing.
    std::string_view text(RecordKey key) const {
        const RecordField& field = (*this)[key];
        return field.values.empty() ? std::string_view{} : std::string_view{field.values.front()};
    }

  private:
    std::array<RecordField, kRecordKeys.size()> fields_;
};

}  // namespace telusur
