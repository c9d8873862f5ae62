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

// Glass's inverter is bound by cache misses: small flushes are faster than large ones as long as
// the tree they update stays small and all is compacted at the end.
constexpr std::uint32_t kDocumentsPerFlush = 3000;
constexpr std::uint32_t kDocumentsPerShard = 50000;

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

struct PostingsBuilder::Shard {
    Xapian::WritableDatabase database;
};

PostingsBuilder::PostingsBuilder(fs::path directory)
    : directory_(std::move(directory)), work_directory_(directory_) {
    work_directory_ += ".shards";
    std::error_code code;
    fs::create_directories(work_directory_, code);
    if (code) throw system_error(code.value(), {"create", "membuat"}, work_directory_.string());
}

PostingsBuilder::~PostingsBuilder() = default;

void PostingsBuilder::open_shard() {
    const fs::path path = work_directory_ / std::to_string(shard_count_++);
    shard_ = std::make_unique<Shard>(Shard{Xapian::WritableDatabase(path.string(), kFlags)});
}

void PostingsBuilder::add(const TermWeights& terms) {
    try {
        if (shard_ == nullptr) open_shard();
        Xapian::Document document;
        for (const auto& [term, weight] : terms)
            document.add_term(term, weight);
        shard_->database.add_document(document);
        if (++documents_in_shard_ % kDocumentsPerFlush == 0) shard_->database.commit();
        if (documents_in_shard_ == kDocumentsPerShard) close_shard();
    } catch (const Xapian::Error& error) {
        translate(error, work_directory_);
    }
}

void PostingsBuilder::close_shard() {
    if (shard_ == nullptr) return;
    shard_->database.commit();
    shard_->database.close();
    shard_.reset();
    documents_in_shard_ = 0;
}

void PostingsBuilder::finish() {
    try {
        if (shard_count_ == 0) open_shard();  // nothing cannot be compacted, an empty database can
        close_shard();
        Xapian::Database all;
        for (std::uint32_t number = 0; number < shard_count_; ++number) {
            all.add_database(Xapian::Database((work_directory_ / std::to_string(number)).string()));
        }
        // FULL and never FULLER: before Xapian 1.4.31 that made larger and at times wrong output.
        all.compact(directory_.string(), Xapian::Compactor::FULL);
    } catch (const Xapian::Error& error) {
        translate(error, directory_);
    }
    std::error_code code;
    fs::remove_all(work_directory_, code);
    if (code) throw system_error(code.value(), {"remove", "menghapus"}, work_directory_.string());
}

}  // namespace telusur
