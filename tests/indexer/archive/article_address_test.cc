// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/article_address.h"

#include <gtest/gtest.h>
#include <vector>

namespace telusur {
namespace {

TEST(ArticleAddress, Keys) {
    struct Row {
        std::string_view url;
        std::string_view key;
        std::string_view host;
        bool is_page;
    };
    const std::vector<Row> rows = {
        {"https://contoh.id/2021/tol/", "contoh.id/2021/tol", "contoh.id", true},
        {"http://www.Contoh.ID:80/2021/tol", "contoh.id/2021/tol", "contoh.id", true},
        {"https://contoh.id:443/tol/amp/", "contoh.id/tol", "contoh.id", true},
        {"https://contoh.id/tol/index.html#isi", "contoh.id/tol", "contoh.id", true},
        {"https://contoh.id/?p=12", "contoh.id?p=12", "contoh.id", true},
        {"https://contoh.id/tol?utm_source=wa&page=2&fbclid=x", "contoh.id/tol?page=2", "contoh.id",
         true},
        {"https://contoh.id/Tol", "contoh.id/Tol", "contoh.id", true},
        {"https://contoh.id:8080/tol", "contoh.id:8080/tol", "contoh.id:8080", true},
        {"https://a:b@contoh.id/tol", "contoh.id/tol", "contoh.id", true},
        {"https://contoh.id/berita/%C3%A9", "contoh.id/berita/%C3%A9", "contoh.id", true},
        {"https://contoh.id/", "contoh.id", "contoh.id", false},
        {"https://contoh.id", "contoh.id", "contoh.id", false},
        {"https://contoh.id/?utm_source=wa", "contoh.id", "contoh.id", false},
        {"https://contoh.id/index.php", "contoh.id", "contoh.id", false},
        {"https:///tol", "", "", false},
        {"contoh.id/tol", "", "", false},
        {"", "", "", false},
        {"://", "", "", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.url);
        const std::string key = address_key(row.url);
        EXPECT_EQ(key, row.key);
        EXPECT_EQ(host_in(key), row.host);
        EXPECT_EQ(is_page(key), row.is_page);
    }
}

}  // namespace
}  // namespace telusur
