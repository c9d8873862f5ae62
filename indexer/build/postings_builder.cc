// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/postings_builder.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <xapian.h>

#include "indexer/index/error.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

// No syncs here: the generation is synced whole before it is published. Nothing is ever deleted
// from it, so it needs no term lists.
constexpr int kFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                       Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

// Xapian hands on the system's reason as text only.
int error_number_of(const Xapian::Error& error) {
    const std::string_view reason =
        error.get_error_string() == nullptr ? "" : error.get_error_string();
    for (const int number : std::array{ENOSPC, EDQUOT, EFBIG, EROFS, EACCES, EPERM}) {
        if (reason == std::strerror(number)) return number;
    }
    return EIO;
}

[[noreturn]] void translate(const Xapian::Error& error, const fs::path& path) {
    const Error system = system_error(error_number_of(error), {"write", "menulis"}, path.string());
    throw Error(system.code(),
                {fmt::format("{} ({})", system.message().english, error.get_description()),
                 fmt::format("{} ({})", system.message().indonesian, error.get_description())},
                system.hint());
}

}  // namespace

struct PostingsShard::Database {
    Xapian::WritableDatabase value;
};

PostingsShard::PostingsShard(fs::path directory, std::uint64_t postings_in_memory)
    : directory_(std::move(directory)), postings_in_memory_(postings_in_memory) {
    try {
        database_ = std::make_unique<Database>(
            Database{Xapian::WritableDatabase(directory_.string(), kFlags)});
    } catch (const Xapian::Error& error) {
        translate(error, directory_);
    }
}

PostingsShard::~PostingsShard() = default;

void PostingsShard::add(std::span<const WeightedTerm> terms) {
    try {
        Xapian::Document document;
        for (const auto& [term, weight] : terms)
            document.add_term(std::string(term), weight);
        database_->value.add_document(document);
        postings_ += terms.size();
        if (postings_ < postings_in_memory_) return;
        database_->value.commit();
        postings_ = 0;
    } catch (const Xapian::Error& error) {
        translate(error, directory_);
    }
}

void PostingsShard::finish() {
    try {
        database_->value.commit();
        database_->value.close();
    } catch (const Xapian::Error& error) {
        translate(error, directory_);
    }
}

void merge_postings(const std::vector<fs::path>& shards, const fs::path& directory) {
    try {
        Xapian::Database all;
        for (const fs::path& shard : shards)
            all.add_database(Xapian::Database(shard.string()));
        // FULL and never FULLER: before Xapian 1.4.31 that made larger and at times wrong output.
        all.compact(directory.string(), Xapian::Compactor::FULL);
    } catch (const Xapian::Error& error) {
        translate(error, directory);
    }
    for (const fs::path& shard : shards) {
        std::error_code code;
        fs::remove_all(shard, code);
        if (code) throw system_error(code.value(), {"remove", "menghapus"}, shard.string());
    }
}

}  // namespace telusur
