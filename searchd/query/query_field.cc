// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_field.h"

#include <algorithm>

#include "stemmers/ascii.h"

namespace telusur {

namespace {

struct FieldName {
    std::string_view name;
    QueryField field;
};

// The first name of a field is the one it is printed by.
constexpr std::array kNames{
    FieldName{"judul", QueryField::Title},       FieldName{"title", QueryField::Title},
    FieldName{"isi", QueryField::Body},          FieldName{"body", QueryField::Body},
    FieldName{"tanggal", QueryField::Date},      FieldName{"date", QueryField::Date},
    FieldName{"tgl", QueryField::Date},          FieldName{"tag", QueryField::Tag},
    FieldName{"penulis", QueryField::Author},    FieldName{"author", QueryField::Author},
    FieldName{"editor", QueryField::Editor},     FieldName{"kategori", QueryField::Category},
    FieldName{"category", QueryField::Category}, FieldName{"sumber", QueryField::Source},
    FieldName{"source", QueryField::Source},
};

}  // namespace

std::optional<QueryField> query_field_named(std::string_view name) {
    const std::string small = to_ascii_small(name);
    for (const FieldName& row : kNames) {
        if (row.name == small) return row.field;
    }
    return std::nullopt;
}

std::string_view name_of(QueryField field) {
    return std::find_if(kNames.begin(), kNames.end(),
                        [field](const FieldName& row) { return row.field == field; })
        ->name;
}

std::vector<std::string_view> query_field_names() {
    std::vector<std::string_view> names;
    for (const FieldName& row : kNames)
        names.push_back(row.name);
    return names;
}

std::optional<ValueField> value_field_of(QueryField field) {
    switch (field) {
        case QueryField::Tag:
            return ValueField::Tag;
        case QueryField::Author:
            return ValueField::Author;
        case QueryField::Editor:
            return ValueField::Editor;
        case QueryField::Category:
            return ValueField::Category;
        case QueryField::Source:
            return ValueField::Source;
        case QueryField::Title:
        case QueryField::Body:
        case QueryField::Date:
            break;
    }
    return std::nullopt;
}

}  // namespace telusur
