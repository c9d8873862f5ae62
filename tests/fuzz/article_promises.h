// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <string_view>

#include "indexer/sources/source.h"
#include "indexer/sources/text_decoding.h"

namespace telusur {

/// Ends the process unless the text is well-formed UTF-8 in NFC, trimmed, on one line and without
/// control characters: unless cleaning it changes nothing.
inline void check_text(std::string_view text) {
    if (!is_well_formed(text)) std::abort();
    if (clean_text(text, Layout::OneLine).text != text) std::abort();
}

inline void check_name(std::string_view name) {
    if (name.empty()) std::abort();
    check_text(name);
}

/// Ends the process unless the article is what article.h says an article is.
inline void check_article(const Article& article) {
    if (article.id.empty() || article.id.size() > kMaximumIdBytes) std::abort();
    if (article.title.empty() && article.body.empty()) std::abort();
    for (const std::string* text :
         {&article.id, &article.url, &article.title, &article.dateline, &article.source}) {
        check_text(*text);
    }
    for (const Paragraph& paragraph : article.body)
        check_name(paragraph.text);
    for (const Credit& credit : article.credits) {
        check_name(credit.role);
        check_name(credit.name);
    }
    for (const std::string& category : article.categories)
        check_name(category);
    for (const std::string& tag : article.tags)
        check_name(tag);
    for (const auto& moment : {article.published, article.modified}) {
        if (!moment) continue;
        const int year = archive_date(moment->seconds).year;
        if (year < 1900 || year > 2100) std::abort();
    }
}

/// Ends the process unless the record holds either one good article and only flaws, or one
/// rejection.
inline void check_record(const SourceRecord& record) {
    int rejections = 0;
    for (const RecordProblem& problem : record.problems) {
        rejections += problem.severity == RecordProblem::Severity::Rejected ? 1 : 0;
        for (const std::string* text : {&problem.what.english, &problem.what.indonesian}) {
            if (text->empty() || text->size() > 300) std::abort();
            check_text(*text);
        }
    }
    if (rejections != (record.article ? 0 : 1)) std::abort();
    if (record.article) check_article(*record.article);
}

}  // namespace telusur
