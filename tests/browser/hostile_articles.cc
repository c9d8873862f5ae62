// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/browser/hostile_articles.h"

namespace telusur::testing {

namespace {

Article article_of(const std::string& id, const std::string& url, const std::string& text) {
    Article article;
    article.id = id;
    article.url = url;
    article.title = "Umpan " + text;
    article.dateline = text;
    article.body = {{Paragraph::Kind::Text, "Kabar umpan: " + text},
                    {Paragraph::Kind::Heading, text},
                    {Paragraph::Kind::Text, text + " " + text}};
    article.published = parse_iso_timestamp("2024-05-06");
    article.credits = {{std::string(role::kWriter), text}, {std::string(role::kEditor), text}};
    article.categories = {text};
    article.tags = {text};
    article.source = text;
    return article;
}

}  // namespace

const std::vector<std::string>& lures() {
    static const std::vector<std::string> all{
        R"(<script>document.title='JALAN'</script>)",
        R"(<img src="/umpan.png" onerror="document.title='JALAN'">)",
        R"(<svg/onload=document.title='JALAN'>)",
        R"(</mark><script>document.title='JALAN'</script><mark>umpan)",
        R"(<mark>umpan</mark> <u>palsu</u>)",
        R"(&lt;script&gt;document.title='JALAN'&lt;/script&gt; umpan &amp;amp; &#60;b&#62;)",
        R"("><iframe srcdoc="<script>parent.document.title='JALAN'</script>"></iframe> umpan)",
        R"(' autofocus onfocus='document.title="JALAN"' umpan)",
        R"(</title></textarea></script><script>document.title='JALAN'</script> umpan)",
        R"(<a href="javascript:document.title='JALAN'">umpan</a>)",
        R"(javascript:document.title='JALAN'//umpan)",
        R"(data:text/html,<script>document.title='JALAN'</script>umpan)",
        R"(]]><x:script xmlns:x="http://www.w3.org/1999/xhtml">document.title='JALAN'</x:script> umpan)",
        R"(<!--><script>document.title='JALAN'</script>--> umpan)",
        R"(=HYPERLINK("http://umpan.example/","umpan"))",
        R"(${document.title='JALAN'} {{constructor}} `umpan`)",
    };
    return all;
}

std::vector<Article> hostile_articles() {
    std::vector<Article> articles;
    for (const std::string& lure : lures())
        articles.push_back(article_of(lure, lure, lure));
    return articles;
}

}  // namespace telusur::testing
