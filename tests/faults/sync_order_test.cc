// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "tests/faults/faults.h"
#include "tests/faults/news_archive.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

// What a power cut could take at a moment: files written to, and directories in which names were
// made, since they were last synced.
class Unsynced {
  public:
    void follow(const Call& call) {
        if (call.name == "fsync" || call.name == "fdatasync") {
            paths_.erase(call.path);
        } else if (call.name == "write" || call.name == "pwrite" || call.name == "ftruncate") {
            paths_.insert(call.path);
        } else if (call.name == "create" || call.name == "mkdir") {
            add_name(call.path);
        } else if (call.name == "unlink") {
            paths_.erase(call.path);
        } else if (call.name == "rename") {
            move(call.path, call.target);
            add_name(call.target);
        }
    }
    std::set<std::string> below(const std::string& prefix) const {
        std::set<std::string> found;
        std::copy_if(paths_.begin(), paths_.end(), std::inserter(found, found.end()),
                     [&](const std::string& path) { return path.starts_with(prefix); });
        return found;
    }

  private:
    // Whether the name was there before is not to be seen from an open; an empty file counts, too.
    void add_name(const std::string& path) {
        if (names_.insert(path).second) paths_.insert(fs::path(path).parent_path());
    }
    void move(const std::string& from, const std::string& to) {
        for (const std::string& path : below(from)) {
            paths_.erase(path);
            paths_.insert(to + path.substr(from.size()));
        }
        names_.erase(to);
    }

    std::set<std::string> paths_;
    std::set<std::string> names_;
};

using Names = std::set<std::string>;

// The first run of all makes every directory, so that none of their syncs can be missed.
TEST(SyncOrderTest, EverythingIsOnTheDiskBeforeItIsNamed) {
    const NewsArchive archive(40);
    archive.write_version(0);
    const std::string data = archive.data();
    const std::string generations = data + "/generations";
    const std::string parent = fs::path(data).parent_path();
    const std::vector<Call> calls = calls_of(archive.run_command(), parent);
    Unsynced unsynced;
    std::vector<std::string> renamed;
    for (const Call& call : calls) {
        const bool is_publishing =
            call.name == "rename" && (fs::path(call.target).parent_path() == generations ||
                                      call.target == data + "/CURRENT");
        if (is_publishing) {
            SCOPED_TRACE("before the rename to " + call.target);
            EXPECT_EQ(unsynced.below(call.path), Names{});
            EXPECT_EQ(unsynced.below(data + "/archive.db-wal"), Names{});
            EXPECT_EQ(unsynced.below(data + "/archive.db-journal"), Names{});
            if (call.target == data + "/CURRENT") {
                EXPECT_EQ(unsynced.below(generations), Names{});
            }
            renamed.push_back(call.target);
        }
        unsynced.follow(call);
    }
    ASSERT_EQ(renamed.size(), 2u);
    EXPECT_EQ(fs::path(renamed[0]).parent_path(), generations);
    EXPECT_EQ(renamed[1], data + "/CURRENT");
    // The lock's text is only for people, and the log's index is made anew from the log.
    Names lost = unsynced.below(parent);
    lost.erase(data + "/indexer.lock");
    lost.erase(data + "/archive.db-shm");
    EXPECT_EQ(lost, Names{});
}

TEST(SyncOrderTest, TheArchiveIsCommittedBeforeTheGenerationIsBegun) {
    const NewsArchive archive(40);
    archive.publish(0);
    archive.write_version(1);
    const std::vector<Call> calls = calls_of(archive.run_command(), archive.data());
    const std::string log = archive.data() + "/archive.db-wal";
    const auto begun = std::find_if(calls.begin(), calls.end(), [](const Call& call) {
        return call.name == "mkdir" && call.path.find("/.building-") != std::string::npos;
    });
    ASSERT_NE(begun, calls.end());
    std::string last;
    for (const Call& call : std::vector<Call>(calls.begin(), begun)) {
        if (call.path == log && call.name != "open" && call.name != "create") last = call.name;
    }
    EXPECT_EQ(last, "fdatasync");
    EXPECT_EQ(
        std::count_if(begun, calls.end(),
                      [&](const Call& call) { return call.path == log && call.name == "pwrite"; }),
        0);
}

}  // namespace
}  // namespace telusur::testing
