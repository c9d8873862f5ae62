// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <gmock/gmock.h>
#include <map>

#include "tests/faults/faults.h"
#include "tests/faults/news_archive.h"
#include "tests/support/files.h"

namespace telusur::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;

// How many of the calls of a name are tried, evenly spread; all if TELUSUR_ALL_FAULTS is set.
constexpr int kTried = 12;

struct Row {
    const char* call;
    int error;
};

void PrintTo(const Row& row, std::ostream* out) {
    *out << row.call << ", errno " << row.error;
}

class CallFaultTest : public ::testing::TestWithParam<Row> {
  protected:
    void SetUp() override {
        for (int version = 0; version < 3; ++version)  // so many that the run prunes, too
            archive_.publish(version);
        archive_.write_version(3);
        archive_.save();
        for (Call& call : calls_of(archive_.run_command(), archive_.data())) {
            if (call.name == GetParam().call) calls_.push_back(std::move(call));
        }
    }
    Finished run_to_fault(std::size_t at) const {
        archive_.reset();
        return run_with({archive_.data(), GetParam().call, static_cast<int>(at), GetParam().error},
                        archive_.run_command());
    }

    NewsArchive archive_{40};
    std::vector<Call> calls_;
};

TEST_P(CallFaultTest, IsSaidAndTheNextRunNeedsNoHand) {
    const std::size_t tried = std::getenv("TELUSUR_ALL_FAULTS") ? calls_.size() : kTried;
    const std::size_t step = std::max<std::size_t>(1, (calls_.size() + tried - 1) / tried);
    ASSERT_FALSE(calls_.empty());
    int failed = 0;
    for (std::size_t at = 1; at <= calls_.size() && !HasFailure(); at += step) {
        SCOPED_TRACE(std::to_string(at) + ": " + calls_[at - 1].path);
        const Finished finished = run_to_fault(at);
        // 3: what could not be read was the generation being checked.
        EXPECT_THAT(finished.exit_code, AnyOf(0, 3, 65, 73, 74)) << finished.err;
        const int live = archive_.live_version(2, 3);
        if (finished.exit_code == 0) {
            EXPECT_EQ(live, 3);
        } else {
            EXPECT_THAT(finished.err, HasSubstr(archive_.data()));
            ++failed;
        }
        archive_.expect_next_run_publishes(3);
    }
    EXPECT_GT(failed, 0);
}

INSTANTIATE_TEST_SUITE_P(Calls, CallFaultTest,
                         ::testing::Values(Row{"open", EIO}, Row{"create", EIO},
                                           Row{"create", EMFILE}, Row{"write", EIO},
                                           Row{"write", ENOSPC}, Row{"pwrite", EIO},
                                           Row{"pwrite", ENOSPC}, Row{"rename", EIO},
                                           Row{"rename", ENOSPC}, Row{"mkdir", ENOSPC},
                                           Row{"unlink", EIO}, Row{"ftruncate", EIO}));

bool is_sync(const Call& call) {
    return call.name == "fsync" || call.name == "fdatasync";
}

// Two whose result libraries throw away. SQLite's of the data directory is made good by the one
// that ends the publishing; what Xapian's would have told, the checksums tell once it is read.
bool is_unheard(const Call& call, const std::string& data) {
    const bool is_of_xapian = call.path.find("/postings/") != std::string::npos;
    return call.name == "fdatasync" && (is_of_xapian || call.path == data);
}

// What was not synced may be gone after the next power cut.
TEST(SyncFaultTest, IsSaidAndNothingIsPublished) {
    const NewsArchive archive(40);
    archive.publish(2);
    archive.write_version(3);
    archive.save();
    const std::string current = bytes_in(archive.data() + "/CURRENT");
    std::map<std::string, int> made;
    int tried = 0;
    for (const Call& call : calls_of(archive.run_command(), archive.data())) {
        const int at = ++made[call.name];
        if (call.target == archive.data() + "/CURRENT") break;
        if (!is_sync(call) || is_unheard(call, archive.data())) continue;
        SCOPED_TRACE(call.name + ' ' + std::to_string(at) + ": " + call.path);
        archive.reset();
        const Fault fault{archive.data(), call.name, at, EIO};
        const Finished finished = run_with(fault, archive.run_command());
        EXPECT_EQ(finished.exit_code, 74) << finished.err;
        EXPECT_THAT(finished.err, HasSubstr(archive.data()));
        EXPECT_EQ(bytes_in(archive.data() + "/CURRENT"), current);
        ++tried;
        if (HasFailure()) return;
    }
    EXPECT_GT(tried, 20);
}

// By then the new generation is live, but it cannot be promised to stay so.
TEST(SyncFaultTest, OfThePointerIsSaid) {
    const NewsArchive archive(40);
    archive.publish(2);
    archive.write_version(3);
    archive.save();
    const std::vector<Call> calls = calls_of(archive.run_command(), archive.data());
    const auto syncs = std::count_if(calls.begin(), calls.end(),
                                     [](const Call& call) { return call.name == "fsync"; });
    archive.reset();
    const Fault fault{archive.data(), "fsync", static_cast<int>(syncs), EIO};
    const Finished finished = run_with(fault, archive.run_command());
    EXPECT_EQ(finished.exit_code, 74);
    EXPECT_THAT(finished.err, HasSubstr("sync " + archive.data() + ":"));
    archive.expect_next_run_publishes(3);
}

}  // namespace
}  // namespace telusur::testing
