// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/walk.h"

#include <algorithm>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/search/cursor.h"
#include "searchd/search/date_order.h"
#include "searchd/search/stories.h"

namespace telusur {

namespace {

// The first of each story stays.
void drop_repeated(std::vector<DocumentNumber>& documents, const Columns& columns) {
    DocSet told(columns.document_count());
    const auto is_repeated = [&](DocumentNumber document) {
        const DocumentNumber story = columns.story(document);
        const bool repeated = told.contains(story);
        told.add(story);
        return repeated;
    };
    documents.erase(std::remove_if(documents.begin(), documents.end(), is_repeated),
                    documents.end());
}

[[noreturn]] void refuse_foreign() {
    throw Error(ErrorCode::Usage,
                phrase("the cursor belongs to another question", "cursor milik pertanyaan lain"),
                phrase("ask that question again, or leave the cursor out",
                       "ulangi pertanyaan itu, atau hilangkan cursor"),
                "cursor");
}

}  // namespace

Walk::Walk(const Generation& generation, const std::string& state, const SearchRequest& request)
    : generation_(generation),
      request_(request),
      question_(checksum_of_question(request)),
      origin_(checksum_of(bytes_of(is_by_date() ? generation.manifest().generation : state))) {
    skipped_ = std::size_t{request.page - 1} * request.per_page;
    if (!request.cursor.empty()) start_at_cursor();
    if (request.after.empty()) return;
    const auto document = generation.find(request.after);
    if (!document) {
        throw Error(ErrorCode::Usage,
                    phrase("there is no article \"{}\"", "tidak ada artikel \"{}\"", request.after),
                    phrase("name the last one that arrived whole",
                           "sebutkan artikel terakhir yang diterima utuh"),
                    "after");
    }
    place_ = DateOrder(generation.columns(), request.sort).behind(*document);
}

void Walk::start_at_cursor() {
    const Cursor cursor = parse_cursor(request_.cursor);
    if (cursor.question != question_ || cursor.sort != request_.sort) refuse_foreign();
    const bool same = cursor.origin == origin_;
    if (!is_by_date()) {
        if (!same) {
            throw Error(
                ErrorCode::Expired,
                phrase("the index has been replaced since the cursor was given",
                       "indeks telah diganti sejak cursor diberikan"),
                phrase("begin again without it, or walk by date: sort=newest",
                       "mulai lagi tanpa cursor, atau urutkan menurut tanggal: sort=newest"),
                "cursor");
        }
        skipped_ = cursor.place;
        return;
    }
    const auto times = generation_.columns().times();
    const bool is_there = cursor.place < times.size() && times[cursor.place] == cursor.seconds;
    place_ = same && is_there ? DateOrder(generation_.columns(), request_.sort).behind(cursor.place)
                              : place_of(cursor.id, cursor.seconds);
}

// In a generation that the cursor does not come from.
DocumentNumber Walk::place_of(const std::string& id, std::int64_t seconds) const {
    const DateOrder order(generation_.columns(), request_.sort);
    const auto document = generation_.find(id);
    if (document && generation_.columns().times()[*document] == seconds)
        return order.behind(*document);
    return order.before_second(seconds);
}

std::vector<DocumentNumber> Walk::list_by_date(const FoundDocuments& found, DocumentNumber place,
                                               std::size_t count) const {
    const Columns& columns = generation_.columns();
    const DateOrder order(columns, request_.sort);
    if (request_.dedupe == Switch::Off) return order.list(found.documents, place, count);
    // Which of a story comes first shows only from the beginning.
    auto documents = order.list(found.documents, order.first(), columns.document_count());
    drop_repeated(documents, columns);
    const auto has_reached = [&](DocumentNumber one) { return order.has_reached(one, place); };
    documents.erase(documents.begin(),
                    std::find_if(documents.begin(), documents.end(), has_reached));
    documents.resize(std::min(count, documents.size()));
    return documents;
}

std::vector<DocumentNumber> Walk::list(const FoundDocuments& found, std::size_t count) const {
    if (place_) return list_by_date(found, *place_, count);
    SearchRequest whole = request_;
    whole.page = 1;
    whole.per_page = static_cast<std::uint32_t>(skipped_ + count);
    const auto rank = request_.dedupe == Switch::On ? page_of_stories : page_of;
    auto documents =
        rank(found.documents, found.scored, whole, generation_.columns(), found.recency);
    const std::size_t skipped = std::min(skipped_, documents.size());
    documents.erase(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(skipped));
    return documents;
}

// One more is looked for than is asked for: whether there is one decides about the cursor.
WalkPart Walk::page(const FoundDocuments& found) const {
    std::size_t count = std::size_t{request_.per_page} + 1;
    if (!is_by_date())
        count = std::min(count, kMaximumDepth - std::min<std::size_t>(skipped_, kMaximumDepth));
    if (count == 0) return {};
    WalkPart part{list(found, count), {}};
    if (part.documents.size() > request_.per_page) {
        part.documents.resize(request_.per_page);
        part.next_cursor = cursor_behind(part.documents.back(), request_.per_page);
    }
    return part;
}

std::vector<DocumentNumber> Walk::rest(const FoundDocuments& found) const {
    if (is_by_date()) {
        const Columns& columns = generation_.columns();
        const DocumentNumber first = DateOrder(columns, request_.sort).first();
        return list_by_date(found, place_.value_or(first), columns.document_count());
    }
    if (skipped_ >= kMaximumDepth) return {};
    return list(found, kMaximumDepth - skipped_);
}

std::string Walk::cursor_behind(DocumentNumber last, std::size_t given) const {
    Cursor cursor{request_.sort, question_, origin_, 0, kNoTime, {}};
    if (is_by_date()) {
        cursor.place = last;
        cursor.seconds = generation_.columns().times()[last];
        cursor.id = generation_.article(last).id;
    } else {
        cursor.place = static_cast<std::uint32_t>(skipped_ + given);
    }
    return to_text(cursor);
}

}  // namespace telusur
