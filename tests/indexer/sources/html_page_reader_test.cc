// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_page_reader.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

void add_line(std::string& text, std::string_view name, const std::string& value) {
    if (value.empty()) return;
    text += std::string(name) + ": " + value + '\n';
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : "|") + value;
    return text;
}

// What was read, one line for each part that is there.
std::string described(const std::optional<SourceRecord>& record) {
    if (!record) return "no article\n";
    std::string text;
    for (const RecordProblem& problem : record->problems)
        add_line(text, "problem", problem.what.english);
    if (!record->article) return text;
    const Article& article = *record->article;
    add_line(text, "id", article.id);
    add_line(text, "url", article.url);
    add_line(text, "source", article.source);
    add_line(text, "title", article.title);
    add_line(text, "dateline", article.dateline);
    if (article.published) {
        const bool is_day = article.published->precision == Timestamp::Precision::Day;
        const std::string moment = to_rfc3339(article.published->seconds);
        add_line(text, "published", is_day ? moment.substr(0, 10) : moment);
    }
    if (article.modified) add_line(text, "modified", to_rfc3339(article.modified->seconds));
    for (const Credit& credit : article.credits)
        add_line(text, credit.role, credit.name);
    add_line(text, "categories", joined(article.categories));
    add_line(text, "tags", joined(article.tags));
    std::vector<std::string> body;
    for (const Paragraph& paragraph : article.body) {
        const bool is_heading = paragraph.kind == Paragraph::Kind::Heading;
        body.push_back((is_heading ? "#" : "") + paragraph.text);
    }
    add_line(text, "body", joined(body));
    return text;
}

struct Row {
    const char* name;
    std::string html;
    std::string expected;
};

class HtmlPage : public testing::TestWithParam<Row> {};

TEST_P(HtmlPage, IsRead) {
    EXPECT_EQ(described(read_html_page(GetParam().html, "berkas", {})), GetParam().expected);
}

std::string name_of(const testing::TestParamInfo<Row>& row) {
    return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Themes, HtmlPage,
    testing::Values(
        Row{"Kubrick2008",
            R"(<html><head><title>Warta Kampung &raquo; Kebun Kelor</title></head><body>
<div id="page"><div class="post" id="post-31"><h2 class="posttitle">Kebun Kelor</h2>
<div class="entry"><p>Warga menanam kelor.</p><p>Panen pekan depan.</p></div>
<p class="postmetadata">Posted by, Sari Dewi on May 4, 2008 Tags:
<a href="/tag/kelor" rel="tag">kelor</a> <a href="/kebun" rel="category tag">Kebun</a></p></div>
<div id="sidebar"><ul><li><a href="/a" rel="tag">pasar</a></li></ul></div></div></body></html>)",
            "id: post-31\ntitle: Kebun Kelor\npublished: 2008-05-04\npenulis: Sari Dewi\n"
            "categories: Kebun\ntags: kelor\nbody: Warga menanam kelor.|Panen pekan depan.\n"},
        Row{"PublishedOn",
            R"(<body><div id="post-7" class="post"><div class="entry-title"><h2>Jembatan Baru</h2></div>
<div class="entry-meta">Published on March 9, 2009 by Hamdan</div>
<div class="entry-content"><p>Jembatan dibuka.</p>
<div class="entry-meta-2">Filed under <a rel="category" href="/k">Kota</a></div></div></div>)",
            "id: post-7\ntitle: Jembatan Baru\npublished: 2009-03-09\npenulis: Hamdan\n"
            "categories: Kota\nbody: Jembatan dibuka.\n"},
        Row{"BlockTheme",
            R"(<html><head><title>Sungai Surut &#8211; Kabar Hulu</title>
<link rel="canonical" href="https://hulu.example/2024/sungai-surut/">
<link rel="shortlink" href="https://hulu.example/?p=88"></head>
<body class="wp-singular post-template-default single single-post postid-88">
<header class="wp-block-template-part"><nav><ul><li>Beranda</li></ul></nav></header><main>
<h1 class="wp-block-post-title">Sungai Surut</h1>
<div class="wp-block-post-date"><time datetime="2024-08-02T06:30:00+07:00">2 Agustus</time></div>
<div class="wp-block-post-author-name">Rina Lestari</div>
<div class="taxonomy-category wp-block-post-terms"><a href="/k" rel="tag">Alam</a></div>
<div class="entry-content wp-block-post-content"><p>HULU – Air sungai surut.</p>
<h2 class="wp-block-heading">Hujan Kurang</h2><p>Hujan tidak turun.</p></div>
<section class="wp-block-comments"><p>Saya setuju.</p></section></main></body></html>)",
            "id: post-88\nurl: https://hulu.example/2024/sungai-surut/\nsource: hulu.example\n"
            "title: Sungai Surut\ndateline: HULU\npublished: 2024-08-02T06:30:00+07:00\n"
            "penulis: Rina Lestari\ntags: Alam\n"
            "body: Air sungai surut.|#Hujan Kurang|Hujan tidak turun.\n"},
        Row{"Newspaper",
            R"(<body class="single postid-5"><article class="post hentry"><header>
<h1 class="entry-title">Pasar Ikan Ramai</h1><div class="td-post-author-name">Oleh
<a href="/penulis/u">Umar Said</a></div><span class="td-post-date">
<time class="entry-date" datetime="2021-03-14T08:00:00+07:00">14 Maret 2021</time></span></header>
<div class="td-post-sharing">Bagikan</div><div class="td-post-content"><p>Ikan berlimpah.</p>
<div class="td-a-rec ads">Beli perahu!</div><p>Harga turun.</p></div>
<div class="td_block_related_posts"><h3 class="entry-title">Pasar Lain</h3></div></article>)",
            "id: post-5\ntitle: Pasar Ikan Ramai\npublished: 2021-03-14T08:00:00+07:00\n"
            "penulis: Umar Said\nbody: Ikan berlimpah.|Harga turun.\n"},
        Row{"JNews",
            R"(<body class="single"><h1 class="jeg_post_title">Festival Layang-Layang</h1>
<div class="jeg_meta_author">by <a href="/a">Tono</a></div><div class="jeg_meta_date">
<a href="/b">Kamis, 7 Juli 2022 | 09:15 WIB</a></div><div class="entry-content no-share">
<div class="jeg_share_button">Facebook Twitter</div><div class="content-inner">
<p>Langit penuh warna di atas pantai selatan.</p><div class="jnews_inline_related_post"><p>Lomba Perahu</p></div>
</div><div class="jeg_post_tags"><a href="/t" rel="tag">Layangan</a></div></div>)",
            "id: berkas\ntitle: Festival Layang-Layang\npublished: 2022-07-07T09:15:00+07:00\n"
            "penulis: Tono\ntags: Layangan\nbody: Langit penuh warna di atas pantai selatan.\n"},
        Row{"Divi",
            R"(<body class="single"><div class="et_pb_title_container"><h1 class="entry-title">Film Baru</h1>
<p class="et_pb_title_meta_container">by <span class="author vcard"><a rel="author">Yuni</a></span> |
<span class="published">Jul 28, 2023</span> | <a rel="category tag">Film</a></p></div>
<div class="et_pb_post_content"><p>Film itu diputar.</p><p>Penulis: Adi<br>Editor: Bima</p></div>)",
            "id: berkas\ntitle: Film Baru\npublished: 2023-07-28\npenulis: Adi\neditor: Bima\n"
            "categories: Film\nbody: Film itu diputar.\n"},
        Row{"Drupal6",
            R"(<title>Sawah Kering | desa.example</title><body class="sidebar-right"><h1><a>Desa</a></h1>
<h2 class="title">Media</h2><div class="posting-title">Sawah Kering </div><div class="posting-date"><em>
Ditulis oleh <span>Redaksi</span>&nbsp;<span class="date-display-single">11. April 2011 - 15:44</span></em></div>
<div class="posting-desc"><p>Sawah retak.</p><br></div><div id="sidebar">Agenda</div>)",
            "id: berkas\ntitle: Sawah Kering\npublished: 2011-04-11T15:44:00+07:00\n"
            "penulis: Redaksi\nbody: Sawah retak.\n"},
        Row{"Drupal7",
            R"(<body class="node-type-article"><h1 id="page-title">Rel Kereta</h1><div class="submitted">
Dikirim oleh Mirna pada Sen, 11/10/2010 - 15:44</div><div class="field field-name-body"><p>Rel diganti.</p></div>)",
            "id: berkas\ntitle: Rel Kereta\npublished: 2010-10-11T15:44:00+07:00\n"
            "penulis: Mirna\nbody: Rel diganti.\n"},
        Row{"PlainHtml2009",
            R"(<title>Situs Kami</title><div class="ptgh"><div><div class="padbot padleft">26/08/2009</div>
<div class="artikelbrt"><span class="h4">Telaga Biru</span><br><p><br>&nbsp;Telaga itu dalam.<br><br>Airnya dingin.</p>
</div></div></div><div class="amdtgh"><span class="h5">Artikel lain</span>24/08/2009 : <a href="/1">Bukit</a></div>)",
            "id: berkas\ntitle: Telaga Biru\npublished: 2009-08-26\n"
            "body: Telaga itu dalam.|Airnya dingin.\n"},
        Row{"Portal",
            R"(<body><h1 class="detail__title">Pasar Malam</h1><div class="detail__author">Yudi Kali - <span>Kota</span></div>
<div class="detail__date">Jumat, 14 Jul 2023 10:00 WIB</div><div class="detail__body-text"><p>Pasar ramai.</p>
<table class="linksisip"><tr><td>Pasar Pagi</td></tr></table><p>Hujan reda.</p></div>)",
            "id: berkas\ntitle: Pasar Malam\npublished: 2023-07-14T10:00:00+07:00\n"
            "penulis: Yudi Kali\nbody: Pasar ramai.|Hujan reda.\n"},
        Row{"DateBeforeText",
            R"(<div class="artikelbrt"><div class="padbot">30/07/2009<br/><span class="h4">Gunung Tua</span>
<p>)" + std::string(300, 'a') +
                R"(</p></div></div>)",
            "id: berkas\ntitle: Gunung Tua\npublished: 2009-07-30\nbody: " + std::string(300, 'a') +
                "\n"},
        Row{"UnknownTheme",
            R"(<title>Kapal Kayu - Kabar Laut</title><div class="x1"><a href="/">Depan</a> <a href="/b">Bahari</a></div>
<h1>Kapal Kayu</h1><span class="date">3 Mei 2020</span><div class="x2"><p>)" +
                std::string(200, 'b') + "</p><p>" + std::string(200, 'c') +
                R"(</p></div><div class="x3"><p><a href="/c">Tulisan yang lain tentang laut</a></p></div>)",
            "id: berkas\ntitle: Kapal Kayu\npublished: 2020-05-03\nbody: " + std::string(200, 'b') +
                "|" + std::string(200, 'c') + "\n"}),
    name_of);

const std::string kStory = R"(<h1 class="entry-title">Kopi Gayo</h1><div class="entry-content">
<p>Kopi dipetik.</p></div>)";
const std::string kReadStory = "title: Kopi Gayo\npublished: 2023-02-01T09:00:00+07:00\n";

std::string with_json(const std::string& json) {
    return R"(<script type="application/ld+json">)" + json + "</script>" + kStory;
}

INSTANTIATE_TEST_SUITE_P(
    Metadata, HtmlPage,
    testing::Values(
        Row{"JsonLd", with_json(R"({"@type":"NewsArticle","headline":"Kopi Gayo","datePublished":
"2023-02-01T09:00:00+07:00","dateModified":"2023-02-02T10:00:00+07:00","url":"https://kopi.example/1",
"author":[{"@type":"Person","name":"Win"},"Aman"],"keywords":"kopi, Gayo","articleSection":["Tani"]})"),
            "id: https://kopi.example/1\nurl: https://kopi.example/1\nsource: kopi.example\n" +
                kReadStory +
                "modified: 2023-02-02T10:00:00+07:00\npenulis: Win\npenulis: Aman\n"
                "categories: Tani\ntags: kopi|Gayo\nbody: Kopi dipetik.\n"},
        Row{"OpenGraph",
            R"(<meta property="og:type" content="article"><meta property="og:title" content="Kopi Gayo - Kabar Kopi">
<meta property="og:site_name" content="Kabar Kopi"><meta property="og:url" content="https://kopi.example/2">
<meta property="article:published_time" content="2023-02-01T02:00:00+00:00">
<meta property="article:author" content="https://facebook.example/win"><meta name="author" content="Win">
<meta property="article:section" content="Tani"><meta property="article:tag" content="kopi">
<meta property="article:tag" content="Gayo &amp; Alas">)" +
                kStory,
            "id: https://kopi.example/2\nurl: https://kopi.example/2\nsource: kopi.example\n" +
                kReadStory +
                "penulis: Win\ncategories: Tani\ntags: kopi|Gayo & Alas\nbody: Kopi dipetik.\n"},
        Row{"Microdata",
            R"(<div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">Kopi Gayo</h2>
<meta itemprop="datePublished" content="2023-02-01T09:00:00+07:00"><span itemprop="author">Win</span>
<div itemprop="articleBody">Kopi dipetik.</div></div>)",
            "id: berkas\n" + kReadStory + "penulis: Win\nbody: Kopi dipetik.\n"},
        Row{"MetaNames",
            R"(<meta name="author" content="Win"><meta name="pubdate" content="2023-02-01 09:00:00 WIB">
<meta name="news_keywords" content="kopi,gayo,kopi">)" +
                kStory,
            "id: berkas\n" + kReadStory + "penulis: Win\ntags: kopi|gayo\nbody: Kopi dipetik.\n"},
        Row{"KeywordsOfTheSite",
            R"(<meta name="pubdate" content="2023-02-01 09:00"><meta name="keywords"
content="a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b3,b4,b5,b6,b7">)" +
                kStory,
            "id: berkas\n" + kReadStory + "body: Kopi dipetik.\n"},
        Row{"TextOnlyInJsonLd",
            R"(<script type="application/ld+json">{"@type":"Article","headline":"Kopi Gayo","articleBody":
"Kopi dipetik.
Kopi dijemur.","datePublished":"2023-02-01T09:00:00+07:00"}</script><p>Masuk untuk membaca.</p>)",
            "id: berkas\n" + kReadStory + "body: Kopi dipetik.|Kopi dijemur.\n"},
        Row{"BadDate", R"(<meta property="article:published_time" content="kemarin">)" + kStory,
            "problem: date not understood: \"kemarin\"\nid: berkas\ntitle: Kopi Gayo\n"
            "body: Kopi dipetik.\n"},
        Row{"SiteIsNoAuthor",
            R"(<meta property="og:site_name" content="Kabar Kopi"><meta name="author" content="kabar kopi">)" +
                kStory,
            "problem: no date\nid: berkas\ntitle: Kopi Gayo\nbody: Kopi dipetik.\n"},
        Row{"NoText",
            R"(<body class="single postid-4"><h1 class="entry-title">Kopi Gayo</h1><time datetime="2023-02-01">)",
            "problem: no text\nid: post-4\ntitle: Kopi Gayo\npublished: 2023-02-01\n"},
        Row{"LogoIsNoTitle",
            R"(<title>Kopi Gayo Dipetik Sejak Pagi | Kabar Kopi</title><h1>Kabar Kopi</h1><h2>Kopi Gayo
Dipetik Sejak Pagi</h2><div class="entry-content">Kopi.</div><time>1 Februari 2023</time>)",
            "id: berkas\ntitle: Kopi Gayo Dipetik Sejak Pagi\npublished: 2023-02-01\nbody: "
            "Kopi.\n"},
        Row{"OthersOnThePage",
            R"(<meta property="og:type" content="article"><meta property="article:published_time"
content="2023-02-01T09:00:00+07:00">)" +
                kStory + R"(<div class="entry-content"><p>Teh juga.</p></div>)",
            "id: berkas\n" + kReadStory + "body: Kopi dipetik.\n"},
        Row{"NumberInTitle",
            "<title>404 Warga Minum Kopi</title>" + kStory + "<time>1 Februari 2023</time>",
            "id: berkas\ntitle: Kopi Gayo\npublished: 2023-02-01\nbody: Kopi dipetik.\n"},
        Row{"DateInAddress",
            R"(<link rel="canonical" href="https://kopi.example/baca/2023/02/01/9/kopi">)" + kStory,
            "id: https://kopi.example/baca/2023/02/01/9/kopi\n"
            "url: https://kopi.example/baca/2023/02/01/9/kopi\nsource: kopi.example\n"
            "title: Kopi Gayo\npublished: 2023-02-01\nbody: Kopi dipetik.\n"},
        Row{"TitleOfTheHeadIsCut",
            R"(<title>Kopi Gayo Dipetik Sejak Pagi | Kabar Kopi</title><body class="single">
<div class="entry-content">Kopi.</div><time>1 Februari 2023</time>)",
            "id: berkas\ntitle: Kopi Gayo Dipetik Sejak Pagi\npublished: 2023-02-01\nbody: "
            "Kopi.\n"}),
    name_of);

std::string with_body(const std::string& html) {
    return R"(<body class="single"><h1 class="entry-title">Judul</h1><time datetime="2020-01-02"></time>
<div class="entry-content"><p>Paragraf pertama yang cukup panjang untuk sebuah uji.</p>)" +
           html + "<p>Paragraf terakhir yang juga cukup panjang untuk uji.</p></div>";
}

const std::string kBodyAlone =
    "id: berkas\ntitle: Judul\npublished: 2020-01-02\nbody: Paragraf pertama yang cukup panjang "
    "untuk sebuah uji.|Paragraf terakhir yang juga cukup panjang untuk uji.\n";

INSTANTIATE_TEST_SUITE_P(
    LeftOut, HtmlPage,
    testing::Values(
        Row{"Nothing", with_body(""), kBodyAlone},
        Row{"TitleAgain", with_body("<figure><figcaption>Judul</figcaption></figure>"), kBodyAlone},
        Row{"ShareBar", with_body(R"(<div class="sharedaddy sd-sharing">Bagikan ke teman</div>)"),
            kBodyAlone},
        Row{"Related", with_body(R"(<div id="jp-relatedposts"><p>Tulisan lama</p></div>)"),
            kBodyAlone},
        Row{"ReadAlso", with_body("<p>Baca juga: <a href='/x'>Tulisan lama</a></p>"), kBodyAlone},
        Row{"Read", with_body("<p><strong>Baca: Tulisan lama</strong></p>"), kBodyAlone},
        Row{"Advert", with_body("<div class='code-block iklan-tengah'>Obral!</div>"), kBodyAlone},
        Row{"AuthorBox", with_body("<div class='author-box'>Penulis suka kopi</div>"), kBodyAlone},
        Row{"Breadcrumb", with_body("<ul class='breadcrumbs'><li>Depan</li></ul>"), kBodyAlone},
        Row{"Comments", with_body("<div id='comments'><p>Bagus sekali</p></div>"), kBodyAlone},
        Row{"Navigation", with_body("<nav>Maju</nav><aside>Samping</aside>"), kBodyAlone},
        Row{"ListOfLinks", with_body("<ul><li><a>Satu</a><li><a>Dua</a><li><a>Tiga</a></ul>"),
            kBodyAlone},
        Row{"MarkerBetween", with_body("<h4>Berita Terkait</h4>"), kBodyAlone},
        Row{"UnclosedTags", with_body("<div class='share'><b>Bagikan<i></div>"), kBodyAlone},
        Row{"Hentry",
            R"(<body class="single"><article class="hentry tag-iklan comments-open">)" +
                with_body("").substr(21),
            kBodyAlone}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    NoArticle, HtmlPage,
    testing::Values(
        Row{"Nothing", "", "no article\n"}, Row{"Text", "Halo, dunia.", "no article\n"},
        Row{"Archive", R"(<body class="archive category">)" + kStory, "no article\n"},
        Row{"TagPage",
            R"(<meta property="og:type" content="article"><body class="archive tag tag-kopi">)" +
                kStory,
            "no article\n"},
        Row{"Search", R"(<body class="search search-results">)" + kStory, "no article\n"},
        Row{"FrontPage", R"(<body class="home blog">)" + kStory, "no article\n"},
        Row{"StaticPage", R"(<body class="page-template page page-id-2">)" + kStory,
            "no article\n"},
        Row{"Attachment", R"(<body class="single single-attachment attachment">)" + kStory,
            "no article\n"},
        Row{"FeedWithHtml", "<feed><entry>" + kStory + "</entry></feed>", "no article\n"},
        Row{"JsonWithHtml", R"({"content":")" + kStory + R"("})", "no article\n"},
        Row{"ErrorByClass", R"(<body class="error404">)" + kStory, "no article\n"},
        Row{"ErrorByTitle", "<title>404 Not Found</title>" + kStory, "no article\n"},
        Row{"SeveralPosts",
            R"(<div id="post-1" class="post">)" + kStory +
                R"(</div><div id="post-2" class="post">)" + kStory + "</div>",
            "no article\n"},
        Row{"SeveralTexts", kStory + kStory, "no article\n"},
        Row{"Feed",
            R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title><item>
<title>Kopi</title><pubDate>Wed, 01 Feb 2023 09:00:00 +0700</pubDate><description>Kopi</description></item>)",
            "no article\n"},
        Row{"Json", R"({"id":1,"title":{"rendered":"Kopi"},"content":{"rendered":"<p>Kopi</p>"}})",
            "no article\n"}),
    name_of);

TEST(HtmlPageReader, IdIsNotEmpty) {
    const std::optional<SourceRecord> record = read_html_page(kStory, "", {});
    EXPECT_EQ(described(record), "problem: the id is empty\n");
}

TEST(HtmlPageReader, LongAddressIsNoId) {
    const std::string address = "https://kopi.example/" + std::string(kMaximumIdBytes, 'a');
    const std::string html = "<link rel=canonical href='" + address + "'>" + kStory;
    const std::optional<SourceRecord> record = read_html_page(html, "berkas", {});
    ASSERT_TRUE(record && record->article);
    EXPECT_EQ(record->article->id, "berkas");
    EXPECT_EQ(record->article->url, address);
}

}  // namespace
}  // namespace telusur
