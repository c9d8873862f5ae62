// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/engine.h"
#include "searchd/search/request.h"

namespace telusur {

inline constexpr int kReceiptVersion = 1;
/// More articles than these are in the digests and totals of a receipt, but not by their ids.
inline constexpr std::size_t kMaximumReceiptArticles = 100'000;

/// How the question of a receipt was asked, which decides what its parameters mean.
enum class ReceiptCommand { Search, SearchAll, Export };

/// What a search found, so that it can be asked again and compared. All text is UTF-8.
struct Receipt {
    struct Article {
        std::string id;
        std::string digest;  ///< of its whole record, as checksum_of_text
    };
    struct Note {
        std::string code;
        std::string message;  ///< in the language of the question
    };

    std::string program;   ///< version of telusur
    std::string asked_at;  ///< RFC 3339, archive's zone
    ReceiptCommand command = ReceiptCommand::Search;
    Parameters parameters;  ///< as asked
    std::string parsed;     ///< as read
    std::vector<Note> notes;
    std::string generation;
    std::string updated_at;  ///< RFC 3339
    std::string analysis;    ///< Engine::analysis
    std::uint64_t total = 0;
    Sort order = Sort::Relevance;   ///< of the articles
    std::uint64_t listed = 0;       ///< articles in the digests; fewer than found with dedupe
    std::vector<Article> articles;  ///< all of them when made, the first when read
    std::string ids_digest;
    std::string contents_digest;
};

/// Asks for all that the question finds, whatever page, cursor or limit the parameters name: in its
/// order, or newest first where relevance does not go so deep. Throws as parse_search_request,
/// Engine::search and Engine::scan do.
Receipt make_receipt(const Engine& engine, ReceiptCommand command, const Parameters& parameters);

/// OUTPUT_FORMATS.md describes it.
std::string to_json(const Receipt& receipt);

/// Throws Error{NoInput} if there is no such file, Error{BadData} naming the file and the field for
/// anything but what to_json wrote.
Receipt read_receipt(const std::filesystem::path& path);

/// Throws Error{Usage} for parameters that are not UTF-8.
void check_receipt_parameters(const Parameters& parameters);

/// Throws Error{CannotCreate} or a system error for a place where no receipt can be. Costs a look,
/// for before the work.
void check_receipt_place(const std::filesystem::path& path);

/// The whole file or, with a system error, none.
void write_receipt(const Receipt& receipt, const std::filesystem::path& path);

std::string_view name_of(ReceiptCommand command);

}  // namespace telusur
