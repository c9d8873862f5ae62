// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/live_engine.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "indexer/index/manifest.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/process.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

Article article(const std::string& id) {
    Article made;
    made.id = id;
    made.title = "Judul " + id;
    return made;
}

class LiveEngineTest : public ::testing::Test {
  protected:
    LiveEngine make(std::optional<std::string> avoided = std::nullopt) {
        return {index.directory(),
                [this](const Error& error) { warnings.push_back(error.what()); },
                {},
                std::move(avoided)};
    }
    std::uint64_t found_by(const std::shared_ptr<const Engine>& engine) const {
        return engine->search(request_of({{"q", "judul"}})).total;
    }
    void write(const fs::path& path, const std::string& content) const {
        std::ofstream(path) << content;
    }

    SampleIndex index{std::vector<Article>{article("1")}};
    std::vector<std::string> warnings;
};

TEST_F(LiveEngineTest, KeepsTheEngineWhileNothingIsPublished) {
    LiveEngine live = make();
    EXPECT_EQ(live.get(), live.get());
    EXPECT_EQ(live.get()->generation(), index.directory().current());
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, PicksUpANewGenerationAtOnce) {
    LiveEngine live = make();
    const auto before = live.get();
    index.publish({article("2")});
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(live.get()->generation(), index.directory().current());
    EXPECT_EQ(found_by(before), 1u);  // who still holds the old one goes on
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, FollowsCurrentBack) {
    LiveEngine live = make();
    const std::string first = live.get()->generation();
    index.publish({article("2")});
    ASSERT_EQ(found_by(live.get()), 2u);
    index.directory().make_live(first);
    EXPECT_EQ(found_by(live.get()), 1u);
    EXPECT_TRUE(warnings.empty());
}

// What may be wrong with a new generation, and each is told once however often it is asked.
TEST_F(LiveEngineTest, GoesOnWithTheOldOneAndWarnsOnceOfADamagedOne) {
    const std::vector<std::pair<const char*, std::function<void(const fs::path&)>>> damages{
        {"cut columns", [](const fs::path& live) { fs::resize_file(live / "columns", 40); }},
        {"flipped columns",
         [](const fs::path& live) {
             std::fstream file(live / "columns", std::ios::in | std::ios::out | std::ios::binary);
             file.seekp(100);
             file.put('\x5A');
         }},
        {"no manifest", [](const fs::path& live) { fs::remove(live / "MANIFEST.json"); }},
        {"junk manifest", [this](const fs::path& live) { write(live / "MANIFEST.json", "{]"); }},
        {"no postings", [](const fs::path& live) { fs::remove_all(live / "postings"); }},
        {"no articles", [](const fs::path& live) { fs::remove(live / "articles"); }},
        {"nothing in it",
         [](const fs::path& live) {
             fs::remove_all(live);
             fs::create_directory(live);
         }},
    };
    LiveEngine live = make();
    int number = 2;
    for (const auto& [name, damage] : damages) {
        const auto before = live.get();
        const std::uint64_t found = found_by(before);
        index.publish({article(std::to_string(number++))});
        damage(index.live_path());
        warnings.clear();
        for (int i = 0; i < 5; ++i) {
            EXPECT_EQ(live.get(), before) << name;
            EXPECT_EQ(found_by(live.get()), found) << name;
        }
        EXPECT_EQ(warnings.size(), 1u) << name;
        index.publish({article(std::to_string(number++))});
        EXPECT_EQ(found_by(live.get()), static_cast<std::uint64_t>(number - 1)) << name;
        EXPECT_EQ(warnings.size(), 1u) << name;
    }
}

// What may be wrong with the newest generation when the engine starts.
struct Fault {
    const char* name;
    std::function<void(const fs::path&)> make;
};

void change_manifest(const fs::path& generation, const std::function<void(Manifest&)>& change) {
    Manifest manifest = read_manifest(generation);
    change(manifest);
    write_bytes(generation / "MANIFEST.json", to_json(manifest));
}

const std::vector<Fault>& faults_of_opening() {
    static const std::vector<Fault> faults{
        {"another format",
         [](const fs::path& live) {
             change_manifest(live, [](Manifest& manifest) { ++manifest.format; });
         }},
        {"another analysis",
         [](const fs::path& live) {
             change_manifest(live, [](Manifest& manifest) { manifest.analysis += "x"; });
         }},
        {"cut tokens", [](const fs::path& live) { fs::resize_file(live / "tokens", 40); }},
        {"flipped vocabulary", [](const fs::path& live) { flip_byte(live / "vocabulary", 90); }},
        {"flipped pointer of the postings",
         [](const fs::path& live) { flip_byte(live / "postings" / "iamglass", 40); }},
        {"not there", [](const fs::path& live) { fs::remove_all(live); }},
    };
    return faults;
}

TEST_F(LiveEngineTest, StartsWithTheGenerationBeforeOneThatCannotBeOpened) {
    const std::string first = index.directory().current().value();
    for (const Fault& fault : faults_of_opening()) {
        SCOPED_TRACE(fault.name);
        index.publish({article("2")});
        const fs::path damaged = index.live_path();
        fault.make(damaged);
        warnings.clear();
        LiveEngine live = make();
        EXPECT_EQ(live.get()->generation(), first);
        EXPECT_EQ(found_by(live.get()), 1u);
        EXPECT_THAT(warnings, ElementsAre(AllOf(HasSubstr(damaged.filename().string()),
                                                HasSubstr("generation " + first + " is served"))));
        EXPECT_EQ(live.get(), live.get());
        index.publish({article("2")});
        EXPECT_EQ(found_by(live.get()), 2u);
        EXPECT_EQ(warnings.size(), 1u);
        fs::remove_all(index.live_path());
        fs::remove_all(damaged);
    }
}

TEST_F(LiveEngineTest, ThrowsWhatIsWrongWithTheNewestIfNoneCanBeOpened) {
    fs::resize_file(index.live_path() / "columns", 40);
    index.publish({article("2")});
    fs::resize_file(index.live_path() / "tokens", 40);
    const Thrown thrown = thrown_by([&] { make(); });
    EXPECT_EQ(thrown.code, "BadData");
    EXPECT_THAT(thrown.message, AllOf(HasSubstr(index.live_path().string()), HasSubstr("tokens")));
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, GoesToTheLiveGenerationWhenItIsMended) {
    index.publish({article("2")});
    const fs::path columns = index.live_path() / "columns";
    const std::string whole = bytes_in(columns);
    fs::resize_file(columns, 40);
    LiveEngine live = make();
    EXPECT_EQ(found_by(live.get()), 1u);
    write_bytes(columns, whole);
    index.directory().make_live(index.directory().current().value());
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(warnings.size(), 1u);
}

// Opening does not show it: Xapian has no checksums.
void damage_postings(const fs::path& generation) {
    flip_byte(generation / "postings" / "postlist.glass", 4000);
}

bool gives_up(LiveEngine& live) {
    return eventually([&] { return code_thrown_by([&] { live.get(); }) == "BadData"; });
}

TEST_F(LiveEngineTest, LeavesAGenerationThatIsFoundDamagedWhileItIsServed) {
    const std::string first = index.directory().current().value();
    index.publish({article("2")});
    const std::string second = index.directory().current().value();
    damage_postings(index.live_path());
    LiveEngine live = make();
    ASSERT_TRUE(eventually([&] { return live.get()->generation() == first; }));
    EXPECT_THAT(warnings, ElementsAre(AllOf(HasSubstr(second), HasSubstr("postlist.glass"),
                                            HasSubstr("generation " + first + " is served"))));
    ASSERT_TRUE(eventually([&] { return live.is_inspected(); }));
    // Being named again does not make it whole; being mended does.
    index.directory().make_live(second);
    EXPECT_EQ(live.get()->generation(), first);
    damage_postings(index.live_path());
    index.directory().make_live(second);
    EXPECT_EQ(live.get()->generation(), second);
    ASSERT_TRUE(eventually([&] { return live.is_inspected(); }));
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LiveEngineTest, GivesNoAnswerRatherThanOneFromDamage) {
    damage_postings(index.live_path());
    LiveEngine live = make();
    ASSERT_TRUE(gives_up(live));
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("postlist.glass")));
    EXPECT_FALSE(live.is_inspected());
    index.publish({article("2")});
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LiveEngineTest, LeavesAnAvoidedGenerationUntilAnotherIsLive) {
    const std::string first = index.directory().current().value();
    index.publish({article("2")});
    const std::string second = index.directory().current().value();
    LiveEngine live = make(second);
    EXPECT_EQ(live.get()->generation(), first);
    EXPECT_THAT(warnings, ElementsAre(AllOf(HasSubstr("generation " + second),
                                            HasSubstr("generation " + first + " is served"))));
    // Neither being named again nor another word list makes it another.
    index.directory().make_live(second);
    EXPECT_EQ(live.get()->generation(), first);
    fs::create_directories(index.directory().words_path());
    write(index.directory().words_path() / "stop-words.txt", "judul\n");
    EXPECT_EQ(live.get()->search(request_of({{"q", "judul baru"}})).parsed, "baru");
    EXPECT_EQ(live.get()->generation(), first);

    index.publish({article("3")});
    EXPECT_EQ(found_by(live.get()), 3u);
    index.directory().make_live(second);
    EXPECT_EQ(live.get()->generation(), second);
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LiveEngineTest, AvoidsNoGenerationThatIsNotLive) {
    const std::string first = index.directory().current().value();
    index.publish({article("2")});
    LiveEngine live = make(first);
    EXPECT_EQ(found_by(live.get()), 2u);
    index.directory().make_live(first);
    EXPECT_EQ(found_by(live.get()), 1u);
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, ServesAnAvoidedGenerationRatherThanNone) {
    const std::string only = index.directory().current().value();
    {
        LiveEngine live = make(only);
        EXPECT_EQ(live.get()->generation(), only);
        EXPECT_THAT(warnings, ElementsAre(HasSubstr(only)));
    }
    fs::resize_file(index.live_path() / "columns", 40);
    index.publish({article("2")});
    warnings.clear();
    LiveEngine live = make(index.directory().current());
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LiveEngineTest, GoesOnWithoutAReadableCurrent) {
    LiveEngine live = make();
    const auto before = live.get();
    const fs::path current = index.directory().path() / "CURRENT";
    fs::remove(current);
    EXPECT_EQ(live.get(), before);
    EXPECT_TRUE(warnings.empty());
    write(current, "../../etc\n");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(live.get(), before);
    // A daemon asks thousands of times a second: a warning each would fill the disk.
    EXPECT_EQ(warnings.size(), 1u);
    index.publish({article("2")});
    EXPECT_EQ(found_by(live.get()), 2u);
}

// A generation that could not be opened because of something that passes (too many open files, a
// volume not yet mounted) must be taken when it can be.
TEST_F(LiveEngineTest, TakesAGenerationThatHasBecomeReadable) {
    LiveEngine live = make();
    const auto before = live.get();
    index.publish({article("2")});
    const fs::path path = index.live_path();
    fs::rename(path, path.string() + "-away");
    EXPECT_EQ(live.get(), before);
    EXPECT_EQ(warnings.size(), 1u);
    fs::rename(path.string() + "-away", path);
    index.directory().make_live(path.filename().string());  // as `rollback` or an operator does
    EXPECT_EQ(found_by(live.get()), 2u);
}

// One list, changed while the engine is live. Contents are of different lengths, so that no clock
// need tick between them.
struct ListRow {
    const char* name;
    const char* file;
    std::string first;
    std::string second;
    std::string bad;
    std::string question;
    std::vector<std::string> parsed;  // without the list, with the first, with the second
};

class ListsOfLiveEngineTest : public LiveEngineTest {
  protected:
    std::string parsed(LiveEngine& live, const std::string& question) const {
        return live.get()->search(request_of({{"q", question}})).parsed;
    }
    fs::path list(const char* file) const {
        fs::create_directories(index.directory().words_path());
        return index.directory().words_path() / file;
    }
};

const std::vector<ListRow> kLists{
    {"synonyms",
     "synonyms.tsv",
     "motor\t=\tkuda",
     "motor\t=\tkuda besi",
     "motor = kuda",
     "motor",
     {"motor", "(motor | kuda)", "(motor | kuda besi)"}},
    {"stop words",
     "stop-words.txt",
     "judul\n",
     "judul\n-yang\n",
     "judul yang\n",
     "judul yang baru",
     {"judul baru", "baru", "yang baru"}},
};

TEST_F(ListsOfLiveEngineTest, AreFollowedWithoutANewGeneration) {
    for (const ListRow& row : kLists) {
        SCOPED_TRACE(row.name);
        LiveEngine live = make();
        const auto before = live.get();
        const std::string state = before->state();
        EXPECT_EQ(parsed(live, row.question), row.parsed[0]);
        write(list(row.file), row.first);
        EXPECT_EQ(parsed(live, row.question), row.parsed[1]);
        const std::string first = live.get()->state();
        EXPECT_NE(first, state);
        EXPECT_EQ(live.get(), live.get());  // not opened again for every question
        write(list(row.file), row.second);
        EXPECT_EQ(parsed(live, row.question), row.parsed[2]);
        EXPECT_NE(live.get()->state(), first);
        fs::remove(list(row.file));
        EXPECT_EQ(parsed(live, row.question), row.parsed[0]);
        EXPECT_EQ(live.get()->state(), state);  // what was answered then is answered again
        EXPECT_EQ(live.get()->generation(), before->generation());
        EXPECT_EQ(before->parse(request_of({{"q", row.question}})).printed(), row.parsed[0]);
        EXPECT_TRUE(warnings.empty());
    }
}

TEST_F(ListsOfLiveEngineTest, GoOnAsTheyWereUntilABrokenOneIsMended) {
    for (const ListRow& row : kLists) {
        SCOPED_TRACE(row.name);
        warnings.clear();
        write(list(row.file), row.first);
        LiveEngine live = make();
        const auto before = live.get();
        write(list(row.file), row.bad);
        for (int i = 0; i < 5; ++i)
            EXPECT_EQ(live.get(), before);
        EXPECT_THAT(warnings, ElementsAre(HasSubstr(std::string(row.file) + ", line 1 ")));
        write(list(row.file), row.second);
        EXPECT_EQ(parsed(live, row.question), row.parsed[2]);
        EXPECT_EQ(warnings.size(), 1u);
        fs::remove(list(row.file));
    }
}

TEST_F(ListsOfLiveEngineTest, AreFollowedByAGenerationThatStandsInForAnother) {
    const std::string first = index.directory().current().value();
    index.publish({article("2")});
    fs::resize_file(index.live_path() / "columns", 40);
    LiveEngine live = make();
    for (const ListRow& row : kLists) {
        SCOPED_TRACE(row.name);
        write(list(row.file), row.first);
        EXPECT_EQ(parsed(live, row.question), row.parsed[1]);
        EXPECT_EQ(live.get()->generation(), first);
        fs::remove(list(row.file));
    }
}

TEST_F(ListsOfLiveEngineTest, AreNoReasonToGoToAnotherGeneration) {
    index.publish({article("2")});
    write(list("synonyms.tsv"), "motor = kuda");
    EXPECT_EQ(code_thrown_by([&] { make(); }), "Configuration");
    EXPECT_TRUE(warnings.empty());
}

TEST_F(ListsOfLiveEngineTest, AreTheSameForANewGeneration) {
    write(list("synonyms.tsv"), "motor\t=\tkuda");
    LiveEngine live = make();
    const std::string state = live.get()->state();
    index.publish({article("2")});
    EXPECT_EQ(parsed(live, "motor"), "(motor | kuda)");
    EXPECT_NE(live.get()->state(), state);
}

TEST_F(ListsOfLiveEngineTest, MustBeReadableToBeginWith) {
    write(list("synonyms.tsv"), "motor = kuda");
    try {
        make();
        ADD_FAILURE() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Configuration);
    }
}

TEST_F(LiveEngineTest, NeedsAnIndexToBeginWith) {
    const TempDir empty;
    try {
        LiveEngine(DataDirectory(empty.path()), [](const Error&) {});
        ADD_FAILURE() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NoIndex);
    }
}

TEST_F(LiveEngineTest, ServesThreadsWhileGenerationsChange) {
    LiveEngine live = make();
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([&] {
            std::uint64_t last = 0;
            while (last < 6) {
                const std::uint64_t found = found_by(live.get());
                ASSERT_GE(found, last);
                last = found;
            }
        });
    }
    for (int number = 2; number <= 6; ++number)
        index.publish({article(std::to_string(number))});
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_TRUE(warnings.empty());
}

}  // namespace
}  // namespace telusur::testing
