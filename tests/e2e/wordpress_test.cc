// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>

#include "indexer/archive/archive_store.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"
#include "tests/support/web_servers.h"

namespace telusur::testing {
namespace {

using nlohmann::json;

namespace fs = std::filesystem;

// Posts that a later run meets as new ones with old dates.
constexpr const char* kMakeDrafts = R"(<?php
for ($i = 1; $i <= 2; $i++)
  wp_insert_post(['post_title' => "Naskah simpanan $i", 'post_content' => '<p>Lama ditunda.</p>',
                  'post_status' => 'draft', 'post_date' => "2024-03-0$i 10:00:00"]);
)";

constexpr const char* kChange = R"(<?php
$posts = get_posts(['numberposts' => 10, 'post_status' => 'publish', 'orderby' => 'ID', 'order' => 'DESC']);
foreach ($posts as $i => $post) {
  if ($i < 5) wp_update_post(['ID' => $post->ID, 'post_content' => $post->post_content . '<p>Ralat.</p>']);
  elseif ($i < 8) wp_delete_post($post->ID, true);
  else wp_update_post(['ID' => $post->ID, 'post_status' => 'draft']);
}
foreach (get_posts(['post_status' => 'draft', 's' => 'Naskah simpanan']) as $post)
  wp_update_post(['ID' => $post->ID, 'post_status' => 'publish']);
)";

constexpr int kLoaded = 60;

std::string articles_to_load() {
    std::string lines;
    for (int i = 1; i <= kLoaded; ++i) {
        const json line{{"title", "Panen ke-" + std::to_string(i) + " di lereng"},
                        {"body", "WONOSARI - Petani & buruh memanen jagung.\nHujan <deras> reda."},
                        {"date", "2023-05-" + std::to_string(10 + i % 20) + "T06:30:00+07:00"},
                        {"authors", {i % 2 == 0 ? "Sari Dewi, S.H." : "Budi Utomo"}},
                        {"tags", {"Cuaca & Laut", "Panen " + std::to_string(i % 3)}},
                        {"section", "Ekonomi & Bisnis"}};
        lines += line.dump() + "\n";
    }
    return lines;
}

// A WordPress of this machine, set up by the developers' tool, which need not be there.
class WordPressTest : public ::testing::Test {
  protected:
    void SetUp() override {
        const char* shared = std::getenv("TELUSUR_SHARED");
        const fs::path root = shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
        tool_ = root / "tools/wordpress.sh";
        if (!fs::exists(tool_)) GTEST_SKIP() << "no tool at " << tool_ << " (TELUSUR_SHARED)";
        // The database server has a user of its own.
        fs::permissions(directory_.path(), fs::perms::owner_all | fs::perms::group_exec |
                                               fs::perms::others_exec | fs::perms::others_read);
        const std::string url = RawServer([](const RawConnection&) {}).url();
        const Finished started = tool("start", {url.substr(url.rfind(':') + 1)});
        if (started.exit_code != 0) GTEST_SKIP() << "no WordPress starts here: " << started.err;
        write_bytes(directory_ / "articles.jsonl", articles_to_load());
        ASSERT_EQ(tool("load", {directory_ / "articles.jsonl"}).exit_code, 0);
        change(kMakeDrafts);
        rest_ = "[[source]]\ntype = \"wordpress\"\nurl = \"" + url + "\"\n";
    }
    void TearDown() override {
        if (fs::exists(tool_)) tool("stop");
    }

    Finished tool(const std::string& verb, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> command{"/bin/bash", tool_, verb, directory_ / "wordpress"};
        command.insert(command.end(), more.begin(), more.end());
        return testing::run(command);
    }
    void change(const std::string& script) const {
        write_bytes(directory_ / "change.php", script);
        const Finished done = tool("php", {directory_ / "change.php"});
        ASSERT_EQ(done.exit_code, 0) << done.out << done.err;
    }

    std::string config(const std::string& data, const std::string& sources) const {
        const fs::path path = directory_ / (data + ".toml");
        write_bytes(path, "data = \"" + data + "\"\n" + sources);
        return path;
    }
    static json run(const std::string& config) {
        const Finished ran = indexer({"run", "--config", config, "--quiet", "--summary", "json"});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return ran.out.empty() ? json::object() : json::parse(ran.out);
    }
    static void expect_agreement(const std::string& config) {
        const Finished doctor = indexer({"doctor", "--config", config});
        EXPECT_EQ(doctor.exit_code, 0);
        EXPECT_EQ(doctor.out, "");
    }
    std::map<std::string, std::string> records_in(const std::string& data) const {
        std::map<std::string, std::string> records;
        const ArchiveStore archive(directory_ / (data + "/archive.db"), ArchiveUse::Rehearse);
        archive.for_each_newest_first(
            [&](const Article& article) { records[article.id] = to_record(article); });
        return records;
    }

    TempDir directory_;
    fs::path tool_;
    std::string rest_;
};

TEST_F(WordPressTest, IsFollowedAndItsExportSaysTheSame) {
    const std::string site = config("situs", rest_);
    EXPECT_EQ(run(site)["added"], kLoaded + 1) << "and the one of a new WordPress";
    expect_agreement(site);

    change(kChange);
    const json changed = run(site);
    EXPECT_EQ(changed["added"], 2);
    EXPECT_EQ(changed["updated"], 5);
    EXPECT_EQ(changed["deleted"], 5);
    expect_agreement(site);
    const json same = run(site);
    EXPECT_EQ(same["unchanged"], kLoaded - 2);
    EXPECT_EQ(same["generation"], changed["generation"]);

    write_bytes(directory_ / "ekspor.xml", tool("export").out);
    const std::string files = "[[source]]\ntype = \"files\"\npaths = [\"ekspor.xml\"]\n";
    run(config("ekspor", files));
    EXPECT_EQ(records_in("ekspor"), records_in("situs"));

    const std::string both = config("keduanya", rest_ + files);
    const json first = run(both);
    EXPECT_EQ(first["added"], kLoaded - 2);
    expect_agreement(both);
    const json second = run(both);
    EXPECT_EQ(second["updated"], 0);
    EXPECT_EQ(second["generation"], first["generation"]);
    EXPECT_EQ(records_in("keduanya"), records_in("situs"));
}

}  // namespace
}  // namespace telusur::testing
