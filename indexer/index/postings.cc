// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/postings.h"

#include <xapian.h>

#include "indexer/index/error.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

[[noreturn]] void translate(const Xapian::Error& error) {
    throw Error(ErrorCode::BadData,
                phrase("the postings cannot be read: {}", "daftar posting tidak dapat dibaca: {}",
                       error.get_description()),
                phrase("go back to the generation before: telusur-indexer rollback",
                       "kembali ke generasi sebelumnya: telusur-indexer rollback"));
}

[[noreturn]] void refuse_damaged() {
    throw Error(ErrorCode::BadData, {"the postings are damaged", "daftar posting rusak"},
                rebuild_hint());
}

}  // namespace

struct Postings::Database {
    Xapian::Database value;
};

Postings::Postings(const std::filesystem::path& directory) {
    try {
        database_ = std::make_unique<Database>(Database{Xapian::Database(directory.string())});
    } catch (const Xapian::Error& error) {
        translate(error);
    }
}

Postings::Postings(std::unique_ptr<Database> database) : database_(std::move(database)) {}

Postings::Postings(Postings&&) noexcept = default;

Postings::~Postings() {
    if (!pool_ || !database_) return;
    const std::lock_guard lock(pool_->mutex_);
    pool_->idle_.push_back(std::move(database_));
}

PostingsPool::PostingsPool(std::filesystem::path directory) : directory_(std::move(directory)) {}

PostingsPool::~PostingsPool() = default;

Postings PostingsPool::take() {
    std::unique_ptr<Postings::Database> database;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            database = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    Postings postings = database ? Postings(std::move(database)) : Postings(directory_);
    postings.pool_ = shared_from_this();
    return postings;
}

DocumentNumber Postings::document_count() const {
    try {
        return database_->value.get_doccount();
    } catch (const Xapian::Error& error) {
        translate(error);
    }
}

std::vector<Posting> Postings::read(const std::string& term, std::size_t most) const {
    try {
        const Xapian::Database& database = database_->value;
        std::vector<Posting> postings;
        // Xapian would give all documents for the empty term.
        if (term.empty()) return postings;
        const DocumentNumber count = database.get_doccount();
        const std::size_t frequency = database.get_termfreq(term);
        if (frequency > count) refuse_damaged();
        const std::size_t wanted = std::min(frequency, most);
        postings.reserve(wanted);
        const auto end = database.postlist_end(term);
        for (auto posting = database.postlist_begin(term); posting != end && postings.size() < most;
             ++posting) {
            const DocumentNumber document = *posting - 1;  // Xapian numbers from 1
            // Searchers look up documents by their numbers, and count on their order.
            const bool ascends = postings.empty() || postings.back().document < document;
            if (document >= count || !ascends) refuse_damaged();
            postings.push_back({document, posting.get_wdf()});
        }
        if (postings.size() != wanted) refuse_damaged();
        return postings;
    } catch (const Xapian::Error& error) {
        translate(error);
    }
}

std::uint64_t Postings::frequency(const std::string& term) const {
    if (term.empty()) return 0;
    try {
        return database_->value.get_termfreq(term);
    } catch (const Xapian::Error& error) {
        translate(error);
    }
}

std::vector<Posting> Postings::read_among(const std::string& term,
                                          std::span<const DocumentNumber> documents) const {
    std::vector<Posting> postings;
    if (term.empty() || documents.empty()) return postings;
    // A skip costs about as much as reading some twenty postings.
    constexpr std::uint64_t kPostingsPerSkip = 20;
    const bool skip = documents.size() * kPostingsPerSkip < frequency(term);
    try {
        auto posting = database_->value.postlist_begin(term);
        const auto end = database_->value.postlist_end(term);
        if (posting != end) posting.skip_to(documents.front() + 1);
        for (const DocumentNumber document : documents) {
            if (skip && posting != end) posting.skip_to(document + 1);
            while (!skip && posting != end && *posting < document + 1)
                ++posting;
            if (posting == end) break;
            if (*posting == document + 1) postings.push_back({document, posting.get_wdf()});
        }
    } catch (const Xapian::Error& error) {
        translate(error);
    }
    return postings;
}

bool Postings::contains(const std::string& term, DocumentNumber document) const {
    return !read_among(term, {&document, 1}).empty();
}

}  // namespace telusur
