// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/archive_store.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using Names = std::vector<std::string>;

Article article(const std::string& id, const std::string& title = "Banjir",
                std::optional<std::int64_t> seconds = 1000) {
    Article made;
    made.id = id;
    made.title = title;
    if (seconds) made.published = Timestamp{*seconds, Timestamp::Precision::Second};
    return made;
}

const Provenance kPlace{"/berita", "/berita/a.jsonl", 1};

std::string name_of(PutOutcome outcome) {
    switch (outcome) {
        case PutOutcome::Added:
            return "added";
        case PutOutcome::Updated:
            return "updated";
        case PutOutcome::Unchanged:
            return "unchanged";
        case PutOutcome::Duplicate:
            return "duplicate";
    }
    return "?";
}

class ArchiveStoreTest : public ::testing::Test {
  protected:
    // One object is one run.
    void next_run() {
        store_.reset();
        store_.emplace(directory_ / "archive.db");
    }
    ArchiveStore& store() {
        if (!store_) next_run();
        return *store_;
    }
    std::string put(const Article& what, const Provenance& place = kPlace) {
        return name_of(store().put(what, place));
    }
    Names ids() {
        Names ids;
        store().for_each_newest_first([&](const Article& each) { ids.push_back(each.id); });
        return ids;
    }
    std::uint64_t committed_revision() {
        store().commit();
        return store().revision();
    }

    TempDir directory_;

  private:
    std::optional<ArchiveStore> store_;
};

struct Step {
    bool new_run;
    Article article;
    Provenance place;
    std::string outcome;
    bool content_changes;
};

TEST_F(ArchiveStoreTest, OutcomesAndRevisions) {
    const Provenance moved{"/berita", "/berita/b.jsonl", 1};
    const Provenance other_line{"/berita", "/berita/b.jsonl", 7};
    const Provenance other_source{"/arsip", "/arsip/b.jsonl", 7};
    Article with_tag = article("a", "Rob");
    with_tag.tags = {"Rob"};
    Article whole_day = with_tag;
    whole_day.published = Timestamp{first_second({2023, 7, 28}), Timestamp::Precision::Day};
    Article same_second = whole_day;
    same_second.published->precision = Timestamp::Precision::Second;
    const std::vector<Step> steps = {
        {true, article("a"), kPlace, "added", true},
        {false, article("a"), kPlace, "duplicate", false},
        {false, article("a", "Rob"), moved, "duplicate", false},
        {false, article("b"), kPlace, "added", true},
        {false, article("A"), kPlace, "added", true},
        {true, article("a"), kPlace, "unchanged", false},
        {false, article("a"), kPlace, "duplicate", false},
        {true, article("a"), moved, "unchanged", false},
        {true, article("a"), other_line, "unchanged", false},
        {true, article("a"), other_source, "unchanged", false},
        {true, article("a", "Rob"), other_source, "updated", true},
        {false, article("a"), other_source, "duplicate", false},
        {true, with_tag, kPlace, "updated", true},
        {true, whole_day, kPlace, "updated", true},
        {true, same_second, kPlace, "updated", true},
        {true, article("a"), kPlace, "updated", true},
        {true, article("a"), kPlace, "unchanged", false},
    };
    EXPECT_EQ(store().revision(), 0u);
    std::uint64_t revision = 0;
    Provenance place_of_a;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        SCOPED_TRACE(i);
        const Step& step = steps[i];
        if (step.new_run) next_run();
        EXPECT_EQ(put(step.article, step.place), step.outcome);
        const std::uint64_t now = committed_revision();
        EXPECT_EQ(now != revision, step.content_changes);
        revision = now;
        if (step.article.id == "a" && step.outcome != "duplicate") place_of_a = step.place;
        EXPECT_EQ(store().provenance_of("a"), place_of_a);
    }
    EXPECT_EQ(store().size(), 3u);
}

TEST(Provenance, Where) {
    EXPECT_EQ((Provenance{"/x", "/x/a.jsonl", 12}).where(), "/x/a.jsonl:12");
    EXPECT_EQ((Provenance{"/x", "/x/a.txt", 0}).where(), "/x/a.txt");
}

TEST_F(ArchiveStoreTest, NoArticleHasNoProvenance) {
    EXPECT_EQ(store().provenance_of("a"), Provenance{});
    EXPECT_EQ(store().size(), 0u);
    EXPECT_EQ(ids(), Names{});
}

TEST_F(ArchiveStoreTest, RevisionStaysWhenNothingIsDone) {
    put(article("a"));
    const std::uint64_t revision = committed_revision();
    EXPECT_GT(revision, 0u);
    for (int i = 0; i < 3; ++i) {
        next_run();
        EXPECT_EQ(committed_revision(), revision);
        EXPECT_EQ(store().remove_unseen("/another"), 0u);
        EXPECT_EQ(committed_revision(), revision);
    }
}

TEST_F(ArchiveStoreTest, TombstonesAndComingBack) {
    for (const char* id : {"a", "b", "c"})
        put(article(id));
    const std::uint64_t before = committed_revision();
    next_run();
    put(article("b"));
    EXPECT_EQ(store().remove_unseen("/berita"), 2u);
    EXPECT_EQ(ids(), Names{"b"});
    EXPECT_EQ(store().size(), 1u);
    const std::uint64_t removed = committed_revision();
    EXPECT_NE(removed, before);

    next_run();
    put(article("b"));
    EXPECT_EQ(store().remove_unseen("/berita"), 0u);
    EXPECT_EQ(committed_revision(), removed);

    next_run();
    EXPECT_EQ(put(article("a")), "added");
    EXPECT_EQ(put(article("c", "Rob")), "added");
    EXPECT_EQ(ids(), (Names{"a", "b", "c"}));
    const std::uint64_t back = committed_revision();
    EXPECT_NE(back, removed);
    EXPECT_NE(back, before);
    next_run();
    EXPECT_EQ(put(article("a")), "unchanged");
}

TEST_F(ArchiveStoreTest, RemovesOnlyFromTheSource) {
    const Provenance berita{"/berita", "/berita/a.jsonl", 1};
    const Provenance below{"/berita/lama", "/berita/lama/a.jsonl", 1};
    const Provenance arsip{"/arsip", "/arsip/a.jsonl", 1};
    put(article("a"), berita);
    put(article("b"), below);
    put(article("c"), arsip);
    put(article("d"), berita);
    store().commit();
    next_run();
    put(article("d"), arsip);
    EXPECT_EQ(store().remove_unseen("/berit"), 0u);
    EXPECT_EQ(store().remove_unseen("/BERITA"), 0u);
    EXPECT_EQ(store().remove_unseen("/berita"), 1u);
    EXPECT_EQ(ids(), (Names{"b", "c", "d"}));
    EXPECT_EQ(store().remove_unseen("/arsip"), 1u);
    EXPECT_EQ(ids(), (Names{"b", "d"}));
}

TEST_F(ArchiveStoreTest, NewestFirstWithTiesByIdAndUndatedLast) {
    struct Row {
        std::string id;
        std::optional<std::int64_t> seconds;
    };
    const std::vector<Row> expected = {
        {"z", 5000},
        {"A", 1000},
        {"B", 1000},
        {"a", 1000},
        {"a-1", 1000},
        {"aa", 1000},
        {"é", 1000},
        {"東", 1000},
        {"old", 0},
        {"older", -1},
        {"oldest", -9'000'000'000},
        {"10", std::nullopt},
        {"2", std::nullopt},
        {"m", std::nullopt},
    };
    std::vector<Row> mixed = expected;
    testing::Random random(71);
    std::shuffle(mixed.begin(), mixed.end(), random);
    for (const Row& row : mixed)
        put(article(row.id, "Banjir", row.seconds));
    Names wanted;
    for (const Row& row : expected)
        wanted.push_back(row.id);
    EXPECT_EQ(ids(), wanted);
    store().commit();
    next_run();
    EXPECT_EQ(ids(), wanted);
}

TEST_F(ArchiveStoreTest, DayAndSecondShareOneOrder) {
    const std::int64_t midnight = first_second({2023, 7, 28});
    Article day = article("b");
    day.published = Timestamp{midnight, Timestamp::Precision::Day};
    put(day);
    put(article("a", "Rob", midnight));
    put(article("c", "Rob", midnight));
    put(article("d", "Rob", midnight + 1));
    EXPECT_EQ(ids(), (Names{"d", "a", "b", "c"}));
}

TEST_F(ArchiveStoreTest, KeepsArticlesWholeOverReopening) {
    std::vector<Article> articles = testing::sample_articles(72, 300);
    articles[0].id = std::string("a\0b", 3);
    articles[1].id = std::string(kMaximumIdBytes, 'x');
    articles[2].id = "' OR 1=1 --";
    for (const Article& each : articles)
        EXPECT_EQ(put(each), "added");
    store().commit();
    next_run();
    std::vector<Article> read;
    store().for_each_newest_first([&](const Article& each) { read.push_back(each); });
    const auto by_id = [](const Article& left, const Article& right) { return left.id < right.id; };
    std::sort(articles.begin(), articles.end(), by_id);
    std::sort(read.begin(), read.end(), by_id);
    EXPECT_TRUE(read == articles);
    EXPECT_EQ(store().size(), articles.size());
    for (const Article& each : articles)
        EXPECT_EQ(put(each), "unchanged") << each.id;
}

// 2000 changes are committed by the store itself.
TEST_F(ArchiveStoreTest, LostUncommittedWorkIsDoneAgain) {
    for (int i = 0; i < 4500; ++i)
        put(article("n" + std::to_string(i)));
    next_run();
    const std::uint64_t kept = store().size();
    const std::uint64_t revision = store().revision();
    EXPECT_EQ(kept, 4000u);
    EXPECT_GT(revision, 0u);
    std::uint64_t added = 0;
    for (int i = 0; i < 4500; ++i)
        added += put(article("n" + std::to_string(i))) == "added" ? 1 : 0;
    EXPECT_EQ(added, 500u);
    EXPECT_NE(committed_revision(), revision);
    EXPECT_EQ(store().size(), 4500u);
    EXPECT_EQ(store().remove_unseen("/berita"), 0u);
}

TEST_F(ArchiveStoreTest, LostUpdatesAndMovesAreHarmless) {
    put(article("a"));
    put(article("b"));
    const std::uint64_t revision = committed_revision();
    next_run();
    EXPECT_EQ(put(article("a", "Rob")), "updated");
    EXPECT_EQ(put(article("b"), {"/lain", "/lain/x", 3}), "unchanged");
    next_run();
    EXPECT_EQ(store().revision(), revision);
    EXPECT_EQ(store().provenance_of("b"), kPlace);
    EXPECT_EQ(put(article("a", "Rob")), "updated");
    EXPECT_EQ(put(article("b"), {"/lain", "/lain/x", 3}), "unchanged");
    store().commit();
    EXPECT_EQ(store().provenance_of("b"), (Provenance{"/lain", "/lain/x", 3}));
}

TEST_F(ArchiveStoreTest, AReaderSeesWhatWasCommittedWhileARunWrites) {
    put(article("a"));
    store().commit();
    next_run();
    put(article("b"));
    const ArchiveStore reader(directory_ / "archive.db");
    EXPECT_EQ(reader.size(), 1u);
    store().commit();
    EXPECT_EQ(reader.size(), 2u);
}

}  // namespace
}  // namespace telusur
