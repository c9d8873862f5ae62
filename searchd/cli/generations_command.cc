// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>

#include "indexer/index/data_directory.h"
#include "indexer/index/field_table.h"
#include "indexer/index/manifest.h"
#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/record_list.h"

namespace telusur {

namespace {

std::uint64_t bytes_of_files(const Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const Manifest::File& file : manifest.files)
        bytes += file.bytes;
    return bytes;
}

std::vector<RecordCell> row_of(const DataDirectory& directory, const std::string& name,
                               bool is_live) {
    try {
        const Manifest manifest = read_manifest(directory.generation_path(name));
        return {name,
                is_live,
                manifest.built_at,
                manifest.articles,
                bytes_of_files(manifest),
                static_cast<std::uint64_t>(manifest.format),
                manifest.format == kFormatVersion,
                manifest.analysis};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        return {name, is_live, {}, {}, {}, {}, false, {}};
    }
}

int list_generations(const AnswerOptions& answer) {
    const DataDirectory directory(answer.data());
    if (!std::filesystem::is_directory(directory.path())) {
        throw Error(ErrorCode::NoInput, phrase("there is no directory {}", "tidak ada direktori {}",
                                               directory.path().string()));
    }
    const auto live = directory.current_if_readable();
    RecordList list{{{"generation", {"generation", "generasi"}},
                     {"live", {"live", "dipakai"}},
                     {"built_at", {"built at", "dibangun"}},
                     {"articles", {"articles", "artikel"}},
                     {"bytes", {"bytes", "byte"}},
                     {"format", {"format", "format"}},
                     {"readable", {"readable", "terbaca"}},
                     {"analysis", {}}},
                    {}};
    std::vector<std::string> names = directory.generations();
    std::reverse(names.begin(), names.end());
    for (const std::string& name : names)
        list.rows.push_back(row_of(directory, name, name == live));
    answer.print(write_records(list, answer.format(), answer.style()));
    return names.empty() ? kExitNoMatches : 0;
}

}  // namespace

Command add_generations_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "generations", text({"the indexes of a data directory, newest first: name, whether it is "
                             "the live one, time, articles, bytes, format, whether this program "
                             "reads it, analysis",
                             "indeks di sebuah direktori data, terbaru lebih dulu: nama, apakah "
                             "dipakai, waktu, artikel, byte, format, apakah terbaca program ini, "
                             "analisis"}));
    const auto answer = std::make_shared<AnswerOptions>();
    answer->describe(
        *line, terminal,
        {OutputFormat::Table, OutputFormat::Plain, OutputFormat::Json, OutputFormat::JsonLines},
        IndexScope::WholeDirectory);
    line->footer(
        text({"Examples:\n  telusur generations --data DIR\n"
              "  telusur generations --data DIR --format json | jq '.[0].generation'",
              "Contoh:\n  telusur generations --data DIR\n"
              "  telusur generations --data DIR --format json | jq '.[0].generation'"}));
    set_examples(*line, terminal.language,
                 {"telusur generations --data DIR",
                  "telusur generations --data DIR --format json | jq '.[0].generation'"});
    return {line, [answer] { return list_generations(*answer); }};
}

}  // namespace telusur
