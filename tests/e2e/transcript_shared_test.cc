// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/transcript.h"
#include "tests/searchd/support/shared_articles.h"
#include "tests/support/programs.h"

namespace telusur::testing {
namespace {

TEST(TranscriptShared, RealQuestionsAreAnsweredAsTheirTranscriptSays) {
    const std::filesystem::path articles = shared_articles();
    if (!std::filesystem::exists(articles)) GTEST_SKIP() << "no " << articles << " here";
    const TempDir directory;
    const std::string data = directory / "data";
    const Finished run = indexer({"run", "--data", data, "--source", articles, "--quiet"});
    ASSERT_TRUE(run.exit_code == 0 || run.exit_code == 4) << run.err;
    expect_transcript(TELUSUR_TEST_DATA "/e2e/transcripts/news-dev.txt", data);
}

}  // namespace
}  // namespace telusur::testing
