// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/source_reading.h"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using Names = std::vector<std::string>;

std::string name_of(PutOutcome outcome) {
    switch (outcome) {
        case PutOutcome::Added:
            return "added";
        case PutOutcome::Updated:
            return "updated";
        case PutOutcome::Unchanged:
            return "unchanged";
        case PutOutcome::Repeated:
            return "repeated";
        case PutOutcome::Duplicate:
            return "duplicate";
        case PutOutcome::Withdrawn:
            return "withdrawn";
    }
    return "?";
}

// What a file of a source gives; the title stands for all that an article says.
struct Given {
    std::string id;
    std::string title;
    std::string url = {};
    std::int64_t modified = 0;
    std::string outcome = {};
    std::string known_as = {};  // if not by the id given
};

struct File {
    std::string source;
    std::string path;
    std::vector<Given> articles;
};

struct Reading {
    std::vector<File> files;  // those of one source stand together
    std::uint64_t removed;    // of all sources
    std::string archive;      // "id=title" of all articles, by id
    bool content_changes = true;
};

class SourceReadingTest : public ::testing::Test {
  protected:
    Article article(const Given& given) const {
        Article made;
        made.id = given.id;
        made.title = given.title;
        made.url = given.url;
        if (given.modified != 0)
            made.modified = Timestamp{given.modified, Timestamp::Precision::Second};
        return made;
    }

    void read(SourceReading& reading, const File& file) const {
        reading.begin_file(file.path);
        for (const Given& given : file.articles) {
            SCOPED_TRACE(file.path + " " + given.id);
            const PutResult put = reading.put(article(given), {file.source, file.path, 1});
            EXPECT_EQ(name_of(put.outcome), given.outcome);
            EXPECT_EQ(put.id, given.known_as.empty() ? given.id : given.known_as);
        }
        reading.end_file("stamp of " + file.path);
    }

    void check(const std::vector<Reading>& runs) const {
        std::uint64_t revision = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            SCOPED_TRACE(i);
            ArchiveStore archive(path());
            Names active;
            for (const File& file : runs[i].files)
                active.push_back(file.source);
            archive.set_active_sources(active);
            std::uint64_t removed = 0;
            for (auto file = runs[i].files.begin(); file != runs[i].files.end();) {
                SourceReading reading(archive, file->source);
                const std::string source = file->source;
                for (; file != runs[i].files.end() && file->source == source; ++file)
                    read(reading, *file);
                removed += reading.remove_missing(std::nullopt).removed;
            }
            archive.commit();
            EXPECT_EQ(removed, runs[i].removed);
            EXPECT_EQ(listed(archive), runs[i].archive);
            EXPECT_EQ(archive.revision() != revision, runs[i].content_changes);
            revision = archive.revision();
        }
    }

    static std::string listed(const ArchiveStore& archive) {
        std::map<std::string, std::string> articles;
        archive.for_each_newest_first([&](const Article& each) { articles[each.id] = each.title; });
        std::string text;
        for (const auto& [id, title] : articles)
            text += (text.empty() ? "" : " ") + id + "=" + title;
        return text;
    }

    std::filesystem::path path() const { return directory_ / "archive.db"; }

    TempDir directory_;
};

const std::string kTol = "https://contoh.id/tol/";
const std::string kRob = "https://contoh.id/rob/";
const std::string kOther = "https://lain.id/tol/";

TEST_F(SourceReadingTest, OneFile) {
    check({
        {{{"s", "a", {{"1", "x", "", 0, "added"}, {"2", "y", "", 0, "added"}}}}, 0, "1=x 2=y"},
        {{{"s", "a", {{"1", "x", "", 0, "unchanged"}, {"2", "y", "", 0, "unchanged"}}}},
         0,
         "1=x 2=y",
         false},
        {{{"s", "a", {{"1", "z", "", 0, "updated"}, {"1", "y", "", 0, "duplicate"}}}}, 1, "1=z"},
        {{{"s", "a", {{"1", "z", "", 0, "unchanged"}, {"2", "y", "", 0, "added"}}}}, 0, "1=z 2=y"},
        {{{"s", "a", {}}}, 2, ""},
    });
}

TEST_F(SourceReadingTest, FilesOfOneSource) {
    check({
        // The same post in two feeds, another one under the same number.
        {{{"s", "a", {{"1", "x", kTol, 0, "added"}, {"2", "y", "", 0, "added"}}},
          {"s", "b", {{"1", "x", kTol, 0, "repeated"}, {"2", "z", "", 0, "duplicate"}}}},
         0,
         "1=x 2=y"},
        // It stays as long as one file has it.
        {{{"s", "b", {{"1", "x", kTol, 0, "unchanged"}}}}, 1, "1=x"},
        {{{"s", "c", {{"1", "x", kTol, 0, "unchanged"}}}}, 0, "1=x", false},
        // Two versions: the later one counts, wherever it stands.
        {{{"s", "a", {{"1", "old", kTol, 10, "updated"}}},
          {"s", "b", {{"1", "new", kTol, 20, "updated"}}}},
         0,
         "1=new"},
        {{{"s", "a", {{"1", "old", kTol, 10, "unchanged"}}},
          {"s", "b", {{"1", "new", kTol, 20, "repeated"}}}},
         0,
         "1=new",
         false},
    });
}

TEST_F(SourceReadingTest, ThePostIsTheSameByItsTitle) {
    check({{{{"s", "a", {{"post-1", "x", kTol, 0, "added"}, {"post-2", "y", "", 0, "added"}}},
             {"s",
              "b",
              {{"post-1", "x", "https://contoh.id/?p=1", 0, "repeated"},
               {"post-2", "z", kRob, 0, "duplicate"}}}},
            0,
            "post-1=x post-2=y"}});
}

TEST_F(SourceReadingTest, SourcesOfOneSite) {
    check({
        {{{"export", "a", {{"post-1", "x", kTol, 0, "added"}}},
          {"feed", "", {{"post-1", "excerpt", kTol, 0, "repeated"}}},
          {"page", "p", {{"p", "page", kTol, 0, "repeated", "post-1"}}}},
         0,
         "post-1=x"},
        // Nothing goes to and fro from run to run.
        {{{"export", "a", {{"post-1", "x", kTol, 0, "unchanged"}}},
          {"feed", "", {{"post-1", "excerpt", kTol, 0, "repeated"}}},
          {"page", "p", {{"p", "page", kTol, 0, "repeated", "post-1"}}}},
         0,
         "post-1=x",
         false},
        // What is gone from one source stays as another has it.
        {{{"export", "a", {}}, {"page", "p", {{"p", "page", kTol, 0, "updated", "post-1"}}}},
         0,
         "post-1=page"},
    });
}

TEST_F(SourceReadingTest, LaterVersionsOfAnotherSource) {
    check({
        {{{"rest", "", {{"post-1", "b", kTol, 20, "added"}}},
          {"export", "a", {{"post-1", "a", kTol, 10, "repeated"}}}},
         0,
         "post-1=b"},
        {{{"export", "a", {{"post-1", "a", kTol, 10, "unchanged"}}}}, 0, "post-1=b", false},
        {{{"export", "a", {{"post-1", "c", kTol, 30, "updated"}}},
          {"rest", "", {{"post-1", "b", kTol, 20, "repeated"}}}},
         0,
         "post-1=c"},
    });
}

TEST_F(SourceReadingTest, SitesWithTheSameNumbers) {
    check({
        {{{"s", "", {{"post-1", "x", kTol, 0, "added"}}},
          {"t", "", {{"post-1", "y", kOther, 0, "added", "lain.id:post-1"}}}},
         0,
         "lain.id:post-1=y post-1=x"},
        {{{"t", "", {{"post-1", "y", kOther, 0, "unchanged", "lain.id:post-1"}}},
          {"s", "", {{"post-1", "x", kTol, 0, "unchanged"}}}},
         0,
         "lain.id:post-1=y post-1=x",
         false},
        // The site moves: its articles stay what they are.
        {{{"t", "", {{"post-1", "y", "https://baru.id/tol", 0, "updated", "lain.id:post-1"}}}},
         0,
         "lain.id:post-1=y post-1=x"},
    });
}

TEST_F(SourceReadingTest, InstallationsOfOneSiteWithTheSameNumbers) {
    const std::string blog = "https://contoh.id/blog/halo/";
    const std::string shop = "https://contoh.id/toko/halo/";
    check({
        {{{"s", "a", {{"post-1", "x", kTol, 0, "added"}}},
          {"s", "b", {{"post-1", "y", blog, 0, "added", "contoh.id:post-1"}}},
          {"t", "", {{"post-1", "z", shop, 0, "duplicate", "contoh.id:post-1"}}}},
         0,
         "contoh.id:post-1=y post-1=x"},
        {{{"s", "a", {{"post-1", "x", kTol, 0, "unchanged"}}},
          {"s", "b", {{"post-1", "yy", blog, 0, "updated", "contoh.id:post-1"}}}},
         0,
         "contoh.id:post-1=yy post-1=x"},
        // A file may change title and address of what it holds.
        {{{"s", "a", {{"post-1", "xx", kRob, 0, "updated"}}}}, 1, "post-1=xx"},
    });
}

TEST_F(SourceReadingTest, AddressesAreNoIdentityWithinASource) {
    check({{{{"s", "a", {{"1", "x", kTol, 0, "added"}, {"2", "y", kTol, 0, "added"}}},
             {"t", "b", {{"8", "x", kTol, 0, "repeated", "1"}, {"9", "z", kRob, 0, "added"}}}},
            0,
            "1=x 2=y 9=z"}});
}

TEST_F(SourceReadingTest, AFileWithTheStampOfItsReadingIsKept) {
    check({{{{"s", "a", {{"1", "x", "", 0, "added"}, {"2", "y", "", 0, "added"}}},
             {"s", "b", {{"3", "z", "", 0, "added"}}}},
            0,
            "1=x 2=y 3=z"}});
    ArchiveStore archive(path());
    const std::uint64_t revision = archive.revision();
    SourceReading reading(archive, "s");
    EXPECT_EQ(reading.keep_file("a", ""), std::nullopt);
    EXPECT_EQ(reading.keep_file("a", "stamp of b"), std::nullopt);
    EXPECT_EQ(reading.keep_file("c", "stamp of a"), std::nullopt);
    EXPECT_EQ(SourceReading(archive, "t").keep_file("a", "stamp of a"), std::nullopt);
    EXPECT_EQ(reading.keep_file("a", "stamp of a"), 2u);
    // What is kept counts as put.
    reading.begin_file("c");
    EXPECT_EQ(name_of(reading.put(article({"1", "other"}), {"s", "c", 1}).outcome), "duplicate");
    reading.end_file("");
    const Removal removal = reading.remove_missing(std::nullopt);
    EXPECT_EQ(removal.removed_ids, Names{"3"});
    archive.commit();
    EXPECT_EQ(listed(archive), "1=x 2=y");
    EXPECT_NE(archive.revision(), revision);
}

TEST_F(SourceReadingTest, ASiteMaySayThatAnArticleIsThere) {
    check({{{{"s", "", {{"1", "x", "", 0, "added"}, {"2", "y", "", 0, "added"}}}}, 0, "1=x 2=y"}});
    ArchiveStore archive(path());
    SourceReading reading(archive, "s");
    EXPECT_EQ(reading.size(), 2u);
    EXPECT_TRUE(reading.holds("1"));
    EXPECT_FALSE(reading.holds("3"));
    EXPECT_EQ(reading.state(), "");
    reading.begin_file("");
    EXPECT_TRUE(reading.keep("2"));
    EXPECT_FALSE(reading.keep("3"));
    reading.end_file("");
    reading.set_state("until noon");
    EXPECT_EQ(reading.remove_missing(std::nullopt).removed_ids, Names{"1"});
    archive.commit();
    EXPECT_EQ(SourceReading(archive, "s").state(), "until noon");
    EXPECT_EQ(SourceReading(archive, "t").state(), "");
}

TEST_F(SourceReadingTest, RefusesToRemoveTooMuch) {
    std::vector<Given> articles;
    for (int i = 0; i < 10; ++i)
        articles.push_back({std::to_string(i), "x", "", 0, "added"});
    check({{{{"s", "a", articles}, {"t", "b", {{"9", "x", "", 0, "repeated"}}}},
            0,
            "0=x 1=x 2=x 3=x 4=x 5=x 6=x 7=x 8=x 9=x"}});
    const auto remove = [&](int left, std::optional<double> most) {
        ArchiveStore archive(path());
        SourceReading reading(archive, "s");
        reading.begin_file("a");
        for (int i = 0; i < left; ++i)
            reading.keep(std::to_string(i));
        reading.end_file("");
        const Removal removal = reading.remove_missing(most);
        archive.commit();
        EXPECT_EQ(removal.held, 10u);
        EXPECT_EQ(removal.lost, 10u - static_cast<unsigned>(left));
        return std::to_string(removal.removed) + (removal.refused ? " refused" : "") + ", " +
               std::to_string(archive.size()) + " left";
    };
    EXPECT_EQ(remove(7, 29.0), "0 refused, 10 left");
    EXPECT_EQ(remove(7, 0.0), "0 refused, 10 left");
    EXPECT_EQ(remove(0, 99.0), "0 refused, 10 left");
    // Of the three that are lost another source has one.
    EXPECT_EQ(remove(7, 30.0), "2, 8 left");
}

// 2000 changes are committed by the archive itself.
TEST_F(SourceReadingTest, WorkThatWasLostIsDoneAgain) {
    const auto put_all = [&](ArchiveStore& archive) {
        SourceReading reading(archive, "s");
        reading.begin_file("a");
        std::uint64_t added = 0;
        for (int i = 0; i < 4500; ++i) {
            const Given given{"n" + std::to_string(i), "x"};
            if (reading.put(article(given), {"s", "a", 1}).outcome == PutOutcome::Added) ++added;
        }
        return added;
    };
    {
        ArchiveStore archive(path());
        EXPECT_EQ(put_all(archive), 4500u);
    }
    ArchiveStore archive(path());
    const std::uint64_t kept = archive.size();
    const std::uint64_t revision = archive.revision();
    EXPECT_GE(kept, 1000u);
    EXPECT_LT(kept, 4500u);
    EXPECT_GT(revision, 0u);
    EXPECT_EQ(put_all(archive), 4500 - kept);
    archive.commit();
    EXPECT_NE(archive.revision(), revision);
    EXPECT_EQ(archive.size(), 4500u);
}

}  // namespace
}  // namespace telusur
