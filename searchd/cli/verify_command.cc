// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <memory>
#include <unistd.h>

#include "indexer/index/generation.h"
#include "indexer/index/rebuild_hint.h"
#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/record_list.h"

namespace telusur {

namespace {

constexpr std::uint64_t kSampledArticles = 1000;

struct VerifyCommand {
    AnswerOptions answer;
    std::string generation;
};

/// Says on a terminal how far the reading is, on one line that it takes away in the end.
class Progress {
  public:
    Progress(std::uint64_t bytes, Language language)
        : whole_(bytes), language_(language), is_shown_(::isatty(STDERR_FILENO) == 1) {}
    ~Progress() {
        if (told_ > 0) fmt::print(stderr, "\r\x1B[K");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Once a MiB.
    bool step() {
        ++mebibytes_;
        const std::uint64_t percent = std::min<std::uint64_t>(
            100, (mebibytes_ << 20) * 100 / std::max<std::uint64_t>(1, whole_));
        if (is_shown_ && percent > told_) {
            told_ = percent;
            fmt::print(stderr, "\r{}: {} %", Phrase{"reading", "membaca"}.in(language_), percent);
        }
        return true;
    }

  private:
    std::uint64_t whole_;
    Language language_;
    bool is_shown_;
    std::uint64_t mebibytes_ = 0;
    std::uint64_t told_ = 0;
};

Error damaged(const std::string& what, const Phrase& problem) {
    return Error(ErrorCode::BadData,
                 Phrase{what + ": " + problem.english, what + ": " + problem.indonesian});
}

// Articles spread over all of it are read and found again by their ids.
void read_samples(const std::filesystem::path& path, const Generation& generation) {
    const std::uint64_t articles = generation.manifest().articles;
    if (generation.columns().document_count() != articles) {
        throw damaged(path.string(), phrase("the manifest has {} articles, the columns {}",
                                            "manifes memuat {} artikel, kolom {}", articles,
                                            generation.columns().document_count()));
    }
    const std::uint64_t samples = std::min(articles, kSampledArticles);
    for (std::uint64_t i = 0; i < samples; ++i) {
        const auto document = static_cast<DocumentNumber>(i * articles / samples);
        const Article article = generation.article(document);
        if (generation.find(article.id) == document) continue;
        throw damaged(path.string(), phrase("the article {} is not found by its id",
                                            "artikel {} tidak ditemukan lewat id-nya", article.id));
    }
}

std::string name_to_verify(const DataDirectory& directory, const std::string& wanted) {
    if (wanted.empty()) return live_generation(directory).filename().string();
    const auto names = directory.generations();
    if (std::find(names.begin(), names.end(), wanted) != names.end()) return wanted;
    throw Error(
        ErrorCode::NoInput,
        phrase("{} has no generation {}", "{} tidak punya generasi {}", directory.path().string(),
               wanted),
        phrase("list them: telusur generations --data {}",
               "lihat daftarnya: telusur generations --data {}", directory.path().string()));
}

int verify(const VerifyCommand& command) {
    const AnswerOptions& answer = command.answer;
    const DataDirectory directory(answer.data());
    const std::string name = name_to_verify(directory, command.generation);
    const std::filesystem::path path = directory.generation_path(name);
    RecordList list{{{"generation", {"generation", "generasi"}},
                     {"whole", {"whole", "utuh"}},
                     {"articles", {"articles", "artikel"}},
                     {"bytes", {"bytes", "byte"}},
                     {"problem", {"problem", "masalah"}}},
                    {{name, true, {}, {}, {}}}};
    std::vector<RecordCell>& row = list.rows.front();
    bool is_whole = true;
    try {
        const Manifest manifest = read_manifest(path);
        std::uint64_t bytes = 0;
        for (const Manifest::File& file : manifest.files)
            bytes += file.bytes;
        row[2] = manifest.articles;
        row[3] = bytes;
        Progress progress(bytes, answer.language());
        check_files(path, [&progress] { return progress.step(); });
        read_samples(path, Generation(path));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        is_whole = false;
        row[1] = false;
        row[4] = error.message().in(answer.language());
    }
    answer.print(write_records(list, answer.format(), answer.style()));
    if (is_whole) return 0;
    fmt::print(stderr, "{}\n", rebuild_hint().in(answer.language()));
    return exit_code(ErrorCode::BadData);
}

}  // namespace

Command add_verify_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "verify", text({"read an index through and tell whether it is whole; 65 if it is damaged",
                        "baca seluruh indeks dan laporkan apakah utuh; 65 jika rusak"}));
    const auto command = std::make_shared<VerifyCommand>();
    command->answer.describe(
        *line, terminal,
        {OutputFormat::Table, OutputFormat::Plain, OutputFormat::Json, OutputFormat::JsonLines},
        IndexScope::WholeDirectory);
    line->add_option(
            "--generation", command->generation,
            text({"another generation than the live one", "generasi lain daripada yang dipakai"}))
        ->type_name("NAME");
    line->footer(
        text({"Examples:\n  telusur verify --data DIR\n"
              "  telusur verify --data DIR --generation 20261121T190000Z",
              "Contoh:\n  telusur verify --data DIR\n"
              "  telusur verify --data DIR --generation 20261121T190000Z"}));
    set_examples(
        *line, terminal.language,
        {"telusur verify --data DIR", "telusur verify --data DIR --generation 20261121T190000Z"});
    return {line, [command] { return verify(*command); }};
}

}  // namespace telusur
