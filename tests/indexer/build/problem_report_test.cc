// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/problem_report.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Severity = RecordProblem::Severity;

class ProblemReportTest : public ::testing::Test {
  protected:
    ProblemReport report(FlawDetail detail, Language language = Language::English) {
        return ProblemReport(language, detail,
                             [this](const std::string& line) { told_.push_back(line); });
    }
    static void add(ProblemReport& report, std::uint64_t count, const Phrase& what,
                    const std::string& source = "/a", Severity severity = Severity::Flaw) {
        for (std::uint64_t line = 1; line <= count; ++line)
            report.add({source, source + "/x.jsonl", line}, {severity, what});
    }

    std::vector<std::string> told_;
    const Phrase no_date_{"no date", "tidak ada tanggal"};
};

TEST_F(ProblemReportTest, SumsAreOneLineASource) {
    ProblemReport quiet = report(FlawDetail::Sums);
    add(quiet, 12737, no_date_);
    add(quiet, 3, {"no title", "tidak ada judul"});
    add(quiet, 1, no_date_, "/b");
    for (const char* date : {"besok", "lusa"})
        add(quiet, 1, {fmt::format("date not understood: \"{}\"", date), "-"}, "/b");
    EXPECT_THAT(told_, IsEmpty());
    quiet.finish();
    EXPECT_THAT(told_, ElementsAre("/a: 12,737 × no date, 3 × no title",
                                   "/b: 1 × no date, 2 × date not understood"));
    quiet.finish();
    EXPECT_THAT(told_, SizeIs(2));
}

TEST_F(ProblemReportTest, ExamplesAreTwentyAKind) {
    ProblemReport loud = report(FlawDetail::Examples);
    add(loud, 20, no_date_);
    EXPECT_THAT(told_, SizeIs(20));
    EXPECT_EQ(told_.front(), "/a/x.jsonl:1: no date");
    add(loud, 1000001, no_date_, "/b");
    add(loud, 1, {"no title", "tidak ada judul"});
    EXPECT_THAT(told_, SizeIs(21));
    loud.finish();
    EXPECT_THAT(told_, SizeIs(22));
    EXPECT_EQ(told_.back(), "… and 1,000,001 more: no date");
}

TEST_F(ProblemReportTest, RejectedRecordsAreTwentyARun) {
    for (const FlawDetail detail : {FlawDetail::Examples, FlawDetail::Sums}) {
        told_.clear();
        ProblemReport some = report(detail, Language::Indonesian);
        add(some, 20, {"broken", "rusak"}, "/a", Severity::Rejected);
        some.finish();
        EXPECT_THAT(told_, SizeIs(20));
        add(some, 15, {"broken", "rusak"}, "/a", Severity::Rejected);
        add(some, 1239, {"empty", "kosong"}, "/b", Severity::Rejected);
        some.finish();
        EXPECT_THAT(told_, SizeIs(41));
        EXPECT_EQ(told_[39], "/b/x.jsonl:5: kosong");
        EXPECT_EQ(told_.back(), "… dan 1.234 lagi ditolak");
    }
}

TEST_F(ProblemReportTest, StaysShortWhateverTheWords) {
    for (const FlawDetail detail : {FlawDetail::Examples, FlawDetail::Sums}) {
        told_.clear();
        ProblemReport some = report(detail);
        for (int i = 0; i < 5000; ++i)
            add(some, 1, {fmt::format("flaw {}", i), "cacat"});
        some.finish();
        EXPECT_LE(told_.size(), 60u);
        EXPECT_THAT(told_.back(), ::testing::HasSubstr("other flaws"));
    }
}

}  // namespace
}  // namespace telusur
