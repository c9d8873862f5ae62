// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/news_archive.h"

#include <fstream>
#include <gtest/gtest.h>

#include "indexer/archive/archive_reader.h"
#include "tests/support/programs.h"

namespace telusur::testing {

namespace fs = std::filesystem;

namespace {

// Letters only, as a number in a word would be a word of its own.
std::string word_of(int version) {
    std::string word = "versi";
    for (const char digit : std::to_string(version))
        word += static_cast<char>('a' + (digit - '0'));
    return word + "x";
}

// Quoted, as a plain word that is nowhere is taken for one written almost so: another version's.
std::string query_for(int version) {
    return '"' + word_of(version) + '"';
}

std::string id_of(int article) {
    return "artikel-" + std::to_string(article);
}

std::string body_of(int article, int version) {
    std::string text;
    for (int word = 0; word < 60; ++word)
        text += "kata" + std::to_string((article * 7 + word * 13) % 997) + ' ';
    return text + word_of(version);
}

// A kill takes nothing from a file system, so one in memory does as well as a disk, and its syncs
// cost nothing: a third of the time.
fs::path place_for_archives() {
    const fs::path memory = "/dev/shm";
    return fs::is_directory(memory) ? memory : fs::temp_directory_path();
}

}  // namespace

NewsArchive::NewsArchive(int articles) : articles_(articles), directory_(place_for_archives()) {}

void NewsArchive::write_version(int version) const {
    std::ofstream file(source_, std::ios::trunc);
    for (int i = 0; i < articles_; ++i) {
        file << R"({"id":")" << id_of(i) << R"(","title":"Kabar","date":"2021-03-14","body":")"
             << body_of(i, version) << "\"}\n";
    }
}

std::vector<std::string> NewsArchive::run_command() const {
    return {TELUSUR_INDEXER, "run", "--data", data_, "--source", source_, "--quiet", "--jobs", "1"};
}

void NewsArchive::publish(int version) const {
    write_version(version);
    const Finished finished = run(run_command());
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
}

void NewsArchive::save() const {
    fs::remove_all(saved_);
    fs::copy(data_, saved_, fs::copy_options::recursive);
}

void NewsArchive::reset() const {
    fs::remove_all(data_);
    fs::copy(saved_, data_, fs::copy_options::recursive);
}

int NewsArchive::count(int version) const {
    const Finished result = telusur({"count", "--data", data_, query_for(version)});
    EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1) << result.err;
    return result.out.empty() ? -1 : std::stoi(result.out);
}

// Reads a copy: opening the archive itself would recover it before the next run has to.
void NewsArchive::expect_articles_of(int before, int after) const {
    const TempDir copy;
    for (const char* name : {"archive.db", "archive.db-wal"}) {
        if (fs::exists(data_ + "/" + name)) fs::copy_file(data_ + "/" + name, copy / name);
    }
    const ArchiveReader reader(copy / "archive.db");
    const std::vector<ArticleKey> keys = reader.newest_first();
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(articles_));
    for (const ArticleKey key : keys) {
        const Article article = reader.read(key).article;
        const int number = std::stoi(article.id.substr(article.id.find('-') + 1));
        EXPECT_EQ(article.id, id_of(number));
        EXPECT_EQ(article.title, "Kabar");
        const std::string body = body_text(article);
        EXPECT_TRUE(body == body_of(number, before) || body == body_of(number, after)) << body;
    }
}

int NewsArchive::live_version(int before, int after) const {
    const Finished check = indexer({"check", "--data", data_, "--all"});
    EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
    const int live = count(after) == 0 ? before : after;
    EXPECT_EQ(count(live), articles_) << live;
    expect_articles_of(before, after);
    return live;
}

void NewsArchive::expect_next_run_publishes(int version) const {
    const Finished next = run(run_command());
    EXPECT_EQ(next.exit_code, 0) << next.err;
    EXPECT_EQ(live_version(version, version), version);
    for (const auto& entry : fs::directory_iterator(fs::path(data_) / "generations"))
        EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path();
}

}  // namespace telusur::testing
