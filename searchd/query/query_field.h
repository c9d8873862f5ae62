// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/index/field_table.h"

namespace telusur {

/// What a question may write in front of a colon.
enum class QueryField { Title, Body, Date, Tag, Author, Editor, Category, Source };

/// By an Indonesian or English name, in any case; nothing for any other.
std::optional<QueryField> query_field_named(std::string_view name);

/// The Indonesian name: "judul".
std::string_view name_of(QueryField field);

/// Every name there is.
std::vector<std::string_view> query_field_names();

/// The field of values; nothing for words and dates.
std::optional<ValueField> value_field_of(QueryField field);

}  // namespace telusur
