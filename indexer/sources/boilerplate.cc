// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/boilerplate.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::array<std::string_view, 36> kClosingMarkers = {
    "bagikan",
    "bagikan ini",
    "bagikan artikel ini",
    "bagikan berita ini",
    "share",
    "share this",
    "share this post",
    "share this article",
    "artikel lainnya",
    "artikel lain",
    "artikel terkait",
    "artikel selanjutnya",
    "artikel sebelumnya",
    "berita lainnya",
    "berita terkait",
    "berita terpopuler",
    "related articles",
    "related posts",
    "komentar",
    "0 komentar",
    "kirim komentar",
    "tinggalkan komentar",
    "tinggalkan balasan",
    "batalkan balasan",
    "leave a reply",
    "leave a comment",
    "cancel reply",
    "submit a comment",
    "comments",
    "0 comments",
    "subscribe",
    "notify of",
    "guest",
    "inline feedbacks",
    "view all comments",
    "you must be logged in to post a comment.",
};

constexpr std::array<std::string_view, 2> kReadAlso = {"baca juga", "read also"};

}  // namespace

bool is_closing_marker(std::string_view line) {
    if (line.ends_with(':')) line.remove_suffix(1);
    const std::string lower = ascii_lower(trimmed(line));
    return std::find(kClosingMarkers.begin(), kClosingMarkers.end(), lower) !=
           kClosingMarkers.end();
}

bool is_read_also(std::string_view line) {
    const std::string lower = ascii_lower(line);
    const auto points_away = [&lower](std::string_view words) {
        if (!lower.starts_with(words)) return false;
        const std::string_view rest = trimmed(std::string_view(lower).substr(words.size()));
        return rest.empty() || rest.front() == ':';
    };
    return std::any_of(kReadAlso.begin(), kReadAlso.end(), points_away);
}

}  // namespace telusur
