// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/field_table.h"

namespace telusur {

std::optional<ValueField> value_field_named(std::string_view name) {
    for (const ValueFieldRow& row : kValueFields) {
        if (row.name == name) return row.field;
    }
    return std::nullopt;
}

std::vector<std::string> values_of(const Article& article, ValueField field) {
    switch (field) {
        case ValueField::Tag:
            return article.tags;
        case ValueField::Author:
            return authors_of(article);
        case ValueField::Editor:
            return names_in_role(article, role::kEditor);
        case ValueField::Category:
            return article.categories;
        case ValueField::Source:
            return article.source.empty() ? std::vector<std::string>{}
                                          : std::vector<std::string>{article.source};
    }
    return {};
}

}  // namespace telusur
