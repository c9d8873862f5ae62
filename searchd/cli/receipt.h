// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "searchd/search/engine.h"
#include "searchd/search/request.h"

namespace telusur {

inline constexpr std::uint64_t kReceiptVersion = 1;
/// Articles that a receipt lists: the newest ones found.
inline constexpr std::size_t kReceiptArticles = 10'000;

/// An article as a receipt knows it.
struct ReceiptArticle {
    std::string id;
    std::string digest;  ///< 128-bit XXH3 of all that /v1/articles/{id} tells of it

    bool operator==(const ReceiptArticle&) const = default;
};

/// What was asked, of what, and what was found: enough to cite a search and to repeat it. UTF-8.
struct Receipt {
    Parameters parameters;           ///< of the question, as a search takes them; no pages
    std::string parsed;              ///< as it was read
    std::vector<std::string> notes;  ///< their codes
    std::string generation;
    std::string updated_at;  ///< when that was built, RFC 3339
    std::string analysis;    ///< fingerprint of how texts and questions were read
    std::string asked_at;    ///< RFC 3339
    std::string program;     ///< "telusur 0.1.0"
    std::uint64_t total = 0;
    std::vector<ReceiptArticle> articles;  ///< newest first, at most kReceiptArticles
};

/// Asks the question anew for all it finds, by date. `listed` bounds the articles listed. Throws as
/// Engine::search and Engine::scan do.
Receipt make_receipt(const Engine& engine, const SearchRequest& request,
                     std::size_t listed = kReceiptArticles);

/// One JSON object on several lines, ended by a line feed; README, "Receipts", describes it.
std::string to_json(const Receipt& receipt);

/// Throws Error{BadData} naming the file and the key for what is no receipt of kReceiptVersion.
Receipt parse_receipt(const std::string& text, const std::filesystem::path& path_for_messages);

/// The same of a file. Throws Error{NoInput} if it is not there, and as above.
Receipt read_receipt(const std::filesystem::path& path);

/// What is otherwise now.
struct ReceiptChanges {
    bool generation = false;
    bool analysis = false;
    bool parsed = false;
    std::vector<std::string> added;    ///< ids, newest first
    std::vector<std::string> gone;     ///< ids
    std::vector<std::string> changed;  ///< ids of articles whose text or facts are others
    /// True if something else is found than then.
    bool is_other(const Receipt& then, const Receipt& now) const;
};

/// `now` must list as many articles as are found, or more than `then` can list: what lies behind
/// the last article that `then` lists is not compared.
ReceiptChanges changes_between(const Receipt& then, const Receipt& now);

}  // namespace telusur
