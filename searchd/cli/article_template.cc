// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/article_template.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/nearest_name.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

[[noreturn]] void refuse(const std::string& text, std::size_t at, const Phrase& what, Phrase hint) {
    const std::size_t place = count_code_points(to_well_formed(text.substr(0, at)));
    throw Error(ErrorCode::Usage,
                {fmt::format("template, character {}: {}", place + 1, what.english),
                 fmt::format("templat, karakter {}: {}", place + 1, what.indonesian)},
                std::move(hint), "template", place);
}

[[noreturn]] void refuse_brace(const std::string& text, std::size_t at) {
    refuse(text, at, {"this brace is alone", "kurung kurawal ini tanpa pasangan"},
           {"write {{ or }} for a brace", "tulis {{ atau }} untuk kurung kurawal"});
}

ArticleField field_at(const std::string& text, std::size_t at, const std::string& name) {
    const auto& known = article_field_names();
    if (std::find(known.begin(), known.end(), name) != known.end())
        return article_field_named(name);
    refuse(text, at,
           phrase("there is no field \"{}\"", "tidak ada bidang \"{}\"", with_plain_blanks(name)),
           phrase("did you mean {}?", "maksud Anda {}?", nearest_name(name, known)));
}

}  // namespace

ArticleTemplate ArticleTemplate::parse(const std::string& text) {
    ArticleTemplate parsed;
    Part part;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '{' && c != '}') {
            part.text += c;
        } else if (at + 1 < text.size() && text[at + 1] == c) {
            part.text += c;
            ++at;
        } else {
            const std::size_t end = text.find_first_of("{}", at + 1);
            if (c == '}' || end == std::string::npos || text[end] == '{') refuse_brace(text, at);
            part.field = field_at(text, at, text.substr(at + 1, end - at - 1));
            parsed.parts_.push_back(std::exchange(part, {}));
            at = end;
        }
    }
    parsed.parts_.push_back(std::move(part));
    return parsed;
}

std::string ArticleTemplate::write(const ListedArticle& listed) const {
    std::string line;
    for (const Part& part : parts_) {
        line += part.text;
        if (part.field) line += with_plain_blanks(text_of(*part.field, listed));
    }
    return line;
}

bool ArticleTemplate::names(ArticleField field) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [field](const Part& part) { return part.field == field; });
}

}  // namespace telusur
