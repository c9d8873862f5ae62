// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/transcript.h"

#include "tests/e2e/terminal_archive.h"

namespace telusur::testing {
namespace {

TEST_F(TerminalTest, AnswersTheCorpusAsItsTranscriptSays) {
    expect_transcript(TELUSUR_TEST_DATA "/e2e/transcripts/corpus.txt", data_);
}

// A difference is one, wherever it is.
TEST_F(TerminalTest, ATranscriptIsNotWhatIsNotAnswered) {
    const std::string transcript =
        "# Comment\n\n$ telusur count banjir\n" + ask("count", {"banjir"}).out;
    EXPECT_EQ(transcript_now(transcript, data_), transcript);
    EXPECT_EQ(transcript_now(transcript + "1\n", data_), transcript);
    EXPECT_EQ(transcript_now("$ telusur count --tag\n", data_),
              "$ telusur count --tag\n" + ask("count", {"--tag"}).err);
}

}  // namespace
}  // namespace telusur::testing
