// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/stories.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace telusur {

// Most documents are alone: only the copies are looked at, story by story.
std::uint64_t count_stories(const Columns& columns, const DocSet& documents) {
    std::uint64_t repeated = 0;
    std::optional<DocumentNumber> story;
    bool is_told = false;
    for (const DocumentNumber copy : columns.copies()) {
        if (story != columns.story(copy)) {
            story = columns.story(copy);
            is_told = documents.contains(*story);
        }
        if (!documents.contains(copy)) continue;
        repeated += is_told ? 1 : 0;
        is_told = true;
    }
    return documents.size() - repeated;
}

std::uint64_t count_copies(const Columns& columns, const DocSet& documents,
                           DocumentNumber document) {
    const DocumentNumber story = columns.story(document);
    const auto copies = columns.copies(story);
    if (copies.empty()) return 0;
    const auto found =
        std::count_if(copies.begin(), copies.end(),
                      [&documents](DocumentNumber copy) { return documents.contains(copy); });
    return static_cast<std::uint64_t>(found) + (documents.contains(story) ? 1 : 0) - 1;
}

bool have_copies(const Columns& columns, const std::vector<DocumentNumber>& documents) {
    return std::any_of(documents.begin(), documents.end(), [&](DocumentNumber document) {
        return !columns.copies(columns.story(document)).empty();
    });
}

DocSet story_mates(const Columns& columns, const std::vector<DocumentNumber>& documents) {
    DocSet mates(columns.document_count());
    for (const DocumentNumber document : documents) {
        mates.add(columns.story(document));
        mates.add(columns.copies(columns.story(document)));
    }
    return mates;
}

// A page of stories lies somewhat deeper in the list of documents; how deep shows only there.
std::vector<DocumentNumber> page_of_stories(const DocSet& documents,
                                            const std::vector<ScoredDocument>& scored,
                                            const SearchRequest& request, const Columns& columns,
                                            const Recency* recency) {
    const std::size_t skipped = std::size_t{request.page - 1} * request.per_page;
    const std::size_t wanted = skipped + request.per_page;
    SearchRequest depth = request;
    depth.page = 1;
    depth.per_page = static_cast<std::uint32_t>(wanted + wanted / 4);
    for (;; depth.per_page *= 4) {
        std::vector<DocumentNumber> firsts;
        std::unordered_set<DocumentNumber> told;
        const auto ranked = page_of(documents, scored, depth, columns, recency);
        for (const DocumentNumber document : ranked) {
            if (firsts.size() < wanted && told.insert(columns.story(document)).second)
                firsts.push_back(document);
        }
        if (firsts.size() < wanted && ranked.size() == depth.per_page) continue;
        firsts.erase(firsts.begin(), firsts.begin() + static_cast<std::ptrdiff_t>(
                                                          std::min(skipped, firsts.size())));
        return firsts;
    }
}

}  // namespace telusur
