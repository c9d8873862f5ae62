// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_themes.h"

#include <array>

namespace telusur {

namespace {

using enum PagePart;

constexpr std::array kMarks = {
    // schema.org inside the page
    ThemeMark{Title, "", "itemprop", "headline"},
    ThemeMark{Author, "", "itemprop", "author"},
    ThemeMark{Date, "", "itemprop", "datePublished"},
    ThemeMark{Category, "", "itemprop", "articleSection"},
    ThemeMark{Body, "", "itemprop", "articleBody"},
    // Titles
    ThemeMark{Title, "h1", "class", "entry-title"},
    ThemeMark{Title, "h1", "class", "post-title"},
    ThemeMark{Title, "h1", "class", "wp-block-post-title"},
    ThemeMark{Title, "h1", "class", "tdb-title-text"},
    ThemeMark{Title, "h1", "class", "jeg_post_title"},
    ThemeMark{Title, "h1", "class", "single-title"},
    ThemeMark{Title, "h1", "class", "article-title"},
    ThemeMark{Title, "h1", "class", "detail__title"},
    ThemeMark{Title, "h1", "class", "read__title"},
    ThemeMark{Title, "", "class", "posting-title"},
    ThemeMark{Title, "", "class", "wp-block-post-title"},
    ThemeMark{Title, "", "class", "entry-title"},
    ThemeMark{Title, "", "class", "post-title"},
    ThemeMark{Title, "", "class", "posttitle"},
    ThemeMark{Title, "", "class", "tdb-title-text"},
    ThemeMark{Title, "", "class", "article-title"},
    ThemeMark{Title, "span", "class", "h4"},
    ThemeMark{Title, "h1", "class", "title"},
    ThemeMark{Title, "h1", "class", "page-title"},
    ThemeMark{Title, "h1", "id", "page-title"},
    ThemeMark{Heading, "h1", "", ""},
    // Authors
    ThemeMark{Author, "", "rel", "author"},
    ThemeMark{Author, "", "class", "author-name"},
    ThemeMark{Author, "", "class", "entry-author-name"},
    ThemeMark{Author, "", "class", "td-post-author-name"},
    ThemeMark{Author, "", "class", "tdb-author-name"},
    ThemeMark{Author, "", "class", "jeg_meta_author"},
    ThemeMark{Author, "", "class", "wp-block-post-author-name"},
    ThemeMark{Author, "", "class", "wp-block-post-author__name"},
    ThemeMark{Author, "", "class", "vcard"},
    ThemeMark{Author, "", "class", "entry-author"},
    ThemeMark{Author, "", "class", "post-author"},
    ThemeMark{Author, "", "class", "detail__author"},
    ThemeMark{Author, "", "class", "read__author"},
    // Dates
    ThemeMark{Date, "time", "class", "entry-date"},
    ThemeMark{Date, "time", "class", "published"},
    ThemeMark{Date, "", "class", "entry-date"},
    ThemeMark{Date, "", "class", "published"},
    ThemeMark{Date, "", "class", "date-display-single"},
    ThemeMark{Date, "", "class", "wp-block-post-date"},
    ThemeMark{Date, "", "class", "td-post-date"},
    ThemeMark{Date, "", "class", "jeg_meta_date"},
    ThemeMark{Date, "", "class", "post-date"},
    ThemeMark{Date, "", "class", "posted-on"},
    ThemeMark{Date, "", "class", "detail__date"},
    ThemeMark{Date, "", "class", "read__time"},
    ThemeMark{Date, "", "class", "date-header"},
    ThemeMark{Date, "time", "", ""},
    ThemeMark{Date, "", "class", "date"},
    ThemeMark{Date, "", "class", "tanggal"},
    // Lines with both
    ThemeMark{Byline, "", "class", "entry-meta"},
    ThemeMark{Byline, "", "class", "post-meta"},
    ThemeMark{Byline, "", "class", "postmetadata"},
    ThemeMark{Byline, "", "class", "posting-date"},
    ThemeMark{Byline, "", "class", "byline"},
    ThemeMark{Byline, "", "class", "submitted"},
    ThemeMark{Byline, "", "class", "post-info"},
    ThemeMark{Byline, "", "class", "postinfo"},
    ThemeMark{Byline, "", "class", "et_pb_title_meta_container"},
    ThemeMark{Byline, "", "class", "meta"},
    ThemeMark{Byline, "", "class", "padbot"},
    // Tags and sections; "category tag" is a section, see page_marks.cc
    ThemeMark{Tag, "", "rel", "tag"},
    ThemeMark{Category, "", "rel", "category"},
    // Bodies
    ThemeMark{Body, "", "class", "td-post-content"},
    ThemeMark{Body, "", "class", "tdb_single_content"},
    ThemeMark{Body, "", "class", "content-inner"},
    ThemeMark{Body, "", "class", "wp-block-post-content"},
    ThemeMark{Body, "", "class", "entry-content"},
    ThemeMark{Body, "", "class", "et_pb_post_content"},
    ThemeMark{Body, "", "class", "elementor-widget-theme-post-content"},
    ThemeMark{Body, "", "class", "posting-desc"},
    ThemeMark{Body, "", "class", "post-content"},
    ThemeMark{Body, "", "class", "single-content"},
    ThemeMark{Body, "", "class", "article-content"},
    ThemeMark{Body, "", "class", "article-body"},
    ThemeMark{Body, "", "class", "article__content"},
    ThemeMark{Body, "", "class", "detail__body-text"},
    ThemeMark{Body, "", "class", "detail-text"},
    ThemeMark{Body, "", "class", "txt-article"},
    ThemeMark{Body, "", "class", "read__content"},
    ThemeMark{Body, "", "class", "post-body"},
    ThemeMark{Body, "", "class", "field-name-body"},
    ThemeMark{Body, "", "class", "field--name-body"},
    ThemeMark{Body, "", "class", "artikelbrt"},
    ThemeMark{Body, "", "class", "storycontent"},
    ThemeMark{Body, "", "class", "postcontent"},
    ThemeMark{Body, "", "class", "post-entry"},
    ThemeMark{Body, "div", "class", "entry"},
};

}  // namespace

std::span<const ThemeMark> theme_marks() {
    return kMarks;
}

}  // namespace telusur
