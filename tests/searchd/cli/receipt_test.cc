// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "searchd/cli/receipt_options.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

Article article_of(const std::string& id, const std::string& title, std::int64_t day) {
    Article article;
    article.id = id;
    article.title = title;
    article.published = Timestamp{day * 86400};
    return article;
}

std::vector<std::string> ids_in(const Receipt& receipt) {
    std::vector<std::string> ids;
    for (const ReceiptArticle& article : receipt.articles)
        ids.push_back(article.id);
    return ids;
}

class ReceiptTest : public ::testing::Test {
  protected:
    Receipt ask(std::size_t listed = kReceiptArticles) const {
        return make_receipt(*index_.engine(), request_of({{"q", "banjir"}, {"per_page", "1"}}),
                            listed);
    }

    SampleIndex index_{std::vector<Article>{
        article_of("a", "Banjir surut", 1), article_of("b", "Panen jagung", 2),
        article_of("c", "Kebanjiran lagi", 3), article_of("d", "Banjir kota", 4)}};
};

TEST_F(ReceiptTest, HoldsTheQuestionAndAllThatIsFound) {
    const Receipt receipt = ask();
    EXPECT_EQ(receipt.parameters, (Parameters{{"q", "banjir"}}));
    EXPECT_EQ(receipt.parsed, "banjir");
    EXPECT_EQ(receipt.total, 3U);
    EXPECT_THAT(ids_in(receipt), ElementsAre("d", "c", "a"));
    EXPECT_EQ(receipt.generation, index_.engine()->generation());
    EXPECT_EQ(receipt.analysis, index_.generation().manifest().analysis);
    EXPECT_THAT(receipt.program, StartsWith("telusur "));
    EXPECT_THAT(ids_in(ask(2)), ElementsAre("d", "c"));
    EXPECT_EQ(ask(2).total, 3U);
}

TEST_F(ReceiptTest, IsReadAsItWasWritten) {
    const Receipt receipt = ask();
    const Receipt again = parse_receipt(to_json(receipt), "r.json");
    EXPECT_EQ(to_json(again), to_json(receipt));
    EXPECT_EQ(again.articles, receipt.articles);
    EXPECT_FALSE(changes_between(receipt, again).is_other(receipt, again));
}

TEST_F(ReceiptTest, TellsWhatIsOtherwise) {
    const Receipt then = ask();
    index_.publish({article_of("a", "Banjir surut sore ini", 1), article_of("c", "Hujan lagi", 3),
                    article_of("e", "Banjir lama", 0)});
    const Receipt now = ask();
    const ReceiptChanges changes = changes_between(then, now);
    EXPECT_TRUE(changes.generation);
    EXPECT_FALSE(changes.parsed);
    EXPECT_THAT(changes.added, ElementsAre("e"));
    EXPECT_THAT(changes.gone, ElementsAre("c"));
    EXPECT_THAT(changes.changed, ElementsAre("a"));
    EXPECT_TRUE(changes.is_other(then, now));
    EXPECT_THAT(write_changes(then, now, OutputFormat::Plain, {}),
                HasSubstr("added\te\ngone\tc\nchanged\ta\n"));
    const json told = json::parse(write_changes(then, now, OutputFormat::Json, {}));
    EXPECT_EQ(told["same"], false);
    EXPECT_EQ(told["total"], (json{{"then", 3}, {"now", 3}}));
    EXPECT_EQ(told["gone"], (json{"c"}));
}

// Behind what a receipt lists there may be anything: nothing of it is news.
TEST_F(ReceiptTest, ThatListsAPartIsComparedAsFarAsItGoes) {
    const Receipt then = ask(2);
    EXPECT_FALSE(changes_between(then, ask(4)).is_other(then, ask(4)));
    index_.publish({article_of("f", "Banjir baru", 9)});
    const Receipt now = ask(4);
    const ReceiptChanges changes = changes_between(then, now);
    EXPECT_THAT(changes.added, ElementsAre("f"));
    EXPECT_THAT(changes.gone, IsEmpty());
}

TEST_F(ReceiptTest, ThatIsNoneIsRefusedByTheNameOfWhatIsWrong) {
    const json whole = json::parse(to_json(ask()));
    const auto with = [&whole](const char* pointer, const json& value) {
        json changed = whole;
        changed[json::json_pointer(pointer)] = value;
        return changed.dump();
    };
    json without = whole;
    without.erase("parsed");
    const std::pair<std::string, std::string> rows[] = {
        {"", "r.json: is no JSON, or not whole"},
        {whole.dump().substr(0, 200), "r.json: is no JSON, or not whole"},
        {"[]", "r.json: is no object"},
        {"{}", "r.json: receipt is missing or of another kind"},
        {with("/receipt", 2), "r.json: is a receipt of version 2; this program reads 1"},
        {with("/receipt", "1"), "r.json: receipt is missing or of another kind"},
        {without.dump(), "r.json: parsed is missing or of another kind"},
        {with("/total", -1), "r.json: total is missing or of another kind"},
        {with("/index", 1), "r.json: index is missing or of another kind"},
        {with("/index/analysis", nullptr), "r.json: index.analysis is missing or of another kind"},
        {with("/parameters", {"q"}), "r.json: parameters must be a list of pairs of texts"},
        {with("/articles/1", {"c"}), "r.json: articles must be a list of pairs of texts"},
        {with("/notes", {1}), "r.json: notes must be a list of texts"}};
    for (const auto& [text, message] : rows) {
        const Thrown thrown = thrown_by([&] { parse_receipt(text, "r.json"); });
        EXPECT_EQ(thrown.code, "BadData") << text;
        EXPECT_EQ(thrown.message, message) << text;
    }
}

}  // namespace
}  // namespace telusur::testing
