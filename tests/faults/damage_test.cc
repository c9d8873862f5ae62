// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "indexer/build/generation_check.h"
#include "indexer/index/error.h"
#include "indexer/index/manifest.h"
#include "searchd/search/live_engine.h"
#include "searchd/search/result_json.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/process.h"
#include "tests/support/sample_articles.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

constexpr int kTrials = 500;
constexpr std::size_t kArticles = 160;
constexpr std::uint64_t kSeed = 20261122;

const std::vector<Parameters>& questions() {
    static const std::string all_facets = "tag,author,editor,category,source,year,month,day";
    static const std::vector<Parameters> list{
        {{"facets", all_facets}, {"per_page", "100"}},
        {{"per_page", "100"}, {"page", "3"}, {"sort", "oldest"}},
        {{"q", "banjir"}, {"facets", all_facets}, {"per_page", "100"}},
        {{"q", "harga ikan nelayan"}, {"match", "any"}, {"per_page", "100"}},
        {{"q", "sekolah libur -banjir"}, {"match", "most"}, {"sort", "newest"}},
        {{"q", "\"harga ikan\""}, {"per_page", "50"}},
        {{"q", "berita -\"kepala dinas\""}, {"per_page", "50"}},
        {{"q", "covid-19"}, {"tag", "Banjir"}, {"facets", "tag,author"}},
        {{"q", "melaut"}, {"from", "2017-07-20"}, {"facets", "day"}},
        {{"q", "tidakada"}},
    };
    return list;
}

// What an engine says to every question, and what it shows of an article: "BadData" for an error.
using Answers = std::vector<std::string>;

template <typename Ask>
std::string answer_or_error(Ask ask) {
    std::string answer;
    const Thrown thrown = thrown_by([&] { answer = ask(); });
    return thrown.code.empty() ? answer : thrown.code;
}

Answers answers_of(const Engine& engine) {
    Answers answers;
    for (const Parameters& parameters : questions()) {
        answers.push_back(answer_or_error([&] {
            const SearchRequest request = request_of(parameters);
            SearchResult result = engine.search(request);
            result.took_milliseconds = 0;
            return to_json(request, result);
        }));
    }
    for (const char* id : {"s7-0", "s7-100", "s7-159", "s9-3"}) {
        answers.push_back(answer_or_error([&] {
            const auto article = engine.article(id);
            return article ? to_json(*article) : std::string("none");
        }));
    }
    return answers;
}

enum class Kind { Flip, Truncate, Empty, OtherFile, OtherGeneration, Append };

struct Damage {
    Kind kind;
    std::string file;  // below the data directory
    std::string bytes;
    bool is_change = false;
};

// Two generations, of which the newer is damaged, and a third of other articles.
class DamageTest : public ::testing::Test {
  protected:
    DamageTest() {
        before_ = index_.directory().current().value();
        index_.publish(sample_articles(7, kArticles));
        live_ = index_.directory().current().value();
        for (const std::string& name : {before_, live_}) {
            const auto engine = open_engine(index_.directory(), {name}, [](const Error&) {});
            truth_[name] = answers_of(*engine);
        }
        for (const std::string& name : file_names(index_.directory().path())) {
            if (name.starts_with("generations/")) files_.push_back(name);
        }
        for (const std::string& name : files_) {
            if (name.starts_with("generations/" + live_)) damageable_.push_back(name);
        }
        files_.push_back("CURRENT");
        damageable_.push_back("CURRENT");
    }

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }
    std::string original(const std::string& file) const {
        return bytes_in(index_.directory().path() / file);
    }
    // The file that has this one's place in the third generation.
    std::string counterpart(const std::string& file) const {
        if (file == "CURRENT") return bytes_in(other_.directory().path() / file);
        return bytes_in(other_.live_path() /
                        fs::path(file).lexically_relative("generations/" + live_));
    }
    Damage draw() {
        Damage damage{static_cast<Kind>(below(6)), damageable_[below(damageable_.size())], {}};
        const std::string whole = original(damage.file);
        std::string& bytes = damage.bytes = whole;
        switch (damage.kind) {
            case Kind::Flip:
                if (!bytes.empty()) {
                    char& byte = bytes[below(bytes.size())];
                    byte = flipped(byte, 1u << below(8));
                }
                break;
            case Kind::Truncate:
                bytes.resize(bytes.empty() ? 0 : below(bytes.size()));
                break;
            case Kind::Empty:
                bytes.clear();
                break;
            case Kind::OtherFile:
                bytes = original(damageable_[below(damageable_.size())]);
                break;
            case Kind::OtherGeneration:
                bytes = counterpart(damage.file);
                break;
            case Kind::Append:
                bytes += std::string(1 + below(9), static_cast<char>(below(256)));
                break;
        }
        damage.is_change = bytes != whole;
        return damage;
    }
    // All files as they are, by links, but for the damaged one.
    void lay_out(const fs::path& data, const Damage& damage) const {
        for (const std::string& file : files_) {
            fs::create_directories((data / file).parent_path());
            if (file != damage.file)
                fs::create_hard_link(index_.directory().path() / file, data / file);
        }
        write_bytes(data / damage.file, damage.bytes);
    }
    // Every answer is that of the generation that gave it, or an error.
    void expect_true(const Engine& engine) const {
        const auto truth = truth_.find(engine.generation());
        ASSERT_NE(truth, truth_.end()) << engine.generation();
        const Answers answers = answers_of(engine);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i] == "BadData") continue;
            EXPECT_TRUE(answers[i] == truth->second[i]) << "question " << i;
        }
    }
    void try_generation(const DataDirectory& directory, const Damage& damage) const;
    void try_pointer(const DataDirectory& directory) const;

    SampleIndex index_{sample_articles(6, kArticles / 2)};
    SampleIndex other_{sample_articles(9, kArticles)};
    std::string before_;
    std::string live_;
    std::map<std::string, Answers> truth_;
    std::vector<std::string> files_;
    std::vector<std::string> damageable_;
    std::mt19937_64 random_{kSeed};
};

// The engine that answers once what it answers from has been read through.
std::shared_ptr<const Engine> settled(LiveEngine& live) {
    std::shared_ptr<const Engine> engine;
    EXPECT_TRUE(eventually([&] {
        engine = live.get();
        return live.is_inspected();
    }));
    return engine;
}

void DamageTest::try_generation(const DataDirectory& directory, const Damage& damage) const {
    const Thrown checked =
        thrown_by([&] { verify_generation(directory.generation_path(live_), CheckDepth::All); });
    EXPECT_EQ(checked.code, damage.is_change ? "BadData" : "") << checked.message;

    // Xapian's files have no checksums: of them nothing is promised before they were read through.
    if (damage.file.find("/postings/") == std::string::npos) {
        std::shared_ptr<const Engine> engine;
        const Thrown opened =
            thrown_by([&] { engine = open_engine(directory, {live_}, [](const Error&) {}); });
        EXPECT_TRUE(opened.code.empty() || opened.code == "BadData") << opened.message;
        if (engine) expect_true(*engine);
    }

    std::vector<std::string> warnings;
    LiveEngine live(directory, [&](const Error& error) { warnings.push_back(error.what()); });
    const auto engine = settled(live);
    EXPECT_EQ(engine->generation(), damage.is_change ? before_ : live_);
    EXPECT_EQ(warnings.size(), damage.is_change ? 1u : 0u);
    expect_true(*engine);
}

// A CURRENT that names another generation that is there is as good as one that always did.
void DamageTest::try_pointer(const DataDirectory& directory) const {
    std::shared_ptr<const Engine> engine;
    const Thrown opened = thrown_by([&] {
        LiveEngine live(directory, [](const Error&) {});
        engine = settled(live);
    });
    if (!engine) {
        EXPECT_EQ(opened.code, "BadData") << opened.message;
        return;
    }
    EXPECT_TRUE(engine->generation() == live_ || engine->generation() == before_);
    expect_true(*engine);
}

TEST_F(DamageTest, IsFoundAndNeverGivesAnotherAnswer) {
    for (const Answers& answers : {truth_[before_], truth_[live_]}) {
        ASSERT_EQ(std::count(answers.begin(), answers.end(), "BadData"), 0);
    }
    ASSERT_NE(truth_[before_], truth_[live_]);
    std::map<std::string, int> damaged;
    for (int trial = 0; trial < kTrials && !HasFailure(); ++trial) {
        const Damage damage = draw();
        SCOPED_TRACE("seed " + std::to_string(kSeed) + ", trial " + std::to_string(trial) + ": " +
                     damage.file + ", kind " + std::to_string(static_cast<int>(damage.kind)));
        const TempDir copy;
        lay_out(copy.path(), damage);
        const DataDirectory directory(copy.path());
        if (damage.file == "CURRENT") {
            try_pointer(directory);
        } else {
            try_generation(directory, damage);
        }
        damaged[damage.file] += damage.is_change ? 1 : 0;
    }
    EXPECT_EQ(damaged.size(), damageable_.size());
}

}  // namespace
}  // namespace telusur::testing
