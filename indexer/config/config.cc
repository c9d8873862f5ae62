// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/config/config.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "indexer/config/config_reader.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/nearest_name.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostKeptGenerations = 1000;

Error unusable(const fs::path& file, const std::vector<ConfigProblem>& problems) {
    Phrase lines = phrase("{} cannot be used", "{} tidak dapat dipakai", file.string());
    for (const ConfigProblem& problem : problems) {
        const std::string place =
            fmt::format("\n{}:{}:{}: ", file.string(), problem.line, problem.column);
        lines.english += place + problem.what.english;
        lines.indonesian += place + problem.what.indonesian;
    }
    return Error(ErrorCode::Configuration, lines);
}

class ConfigTable {
  public:
    ConfigTable(const toml::table& root, const fs::path& file)
        : root_(root), directory_(fs::absolute(file).parent_path()) {}

    Config read() {
        reader_.expect_keys(root_, {"data", "time_zone", "source", "gate", "retention", "build"});
        read_data();
        read_time_zone();
        for (const toml::table* source : reader_.sections(root_, "source"))
            read_source(*source);
        if (const auto* gate = reader_.section(root_, "gate")) read_gate(*gate);
        if (const auto* retention = reader_.section(root_, "retention")) read_retention(*retention);
        if (const auto* build = reader_.section(root_, "build")) read_build(*build);
        return config_;
    }

    std::vector<ConfigProblem> problems() const { return reader_.problems(); }

  private:
    std::string absolute(const std::string& path) const {
        return (directory_ / path).lexically_normal().string();
    }

    void read_data() {
        if (!root_.contains("data")) reader_.report_missing(root_, "data");
        if (const auto data = reader_.text(root_, "data")) config_.data = absolute(*data);
    }

    void read_time_zone() {
        const auto zone = reader_.text(root_, "time_zone");
        if (!zone || *zone == kArchiveTimeZone) return;
        reader_.report(root_.get("time_zone")->source(),
                       phrase("time_zone \"{}\" is not understood: only \"{}\" is, so far",
                              "time_zone \"{}\" tidak dipahami: sejauh ini hanya \"{}\"", *zone,
                              kArchiveTimeZone));
    }

    void read_source(const toml::table& source) {
        if (!source.contains("type")) return reader_.report_missing(source, "type");
        const auto type = reader_.text(source, "type");
        if (!type) return;
        if (*type != "files") return refuse_type(source, *type);
        reader_.expect_keys(source, {"type", "paths"});
        FilesConfig files;
        for (const std::string& path : reader_.texts(source, "paths"))
            files.paths.push_back(absolute(path));
        config_.sources.push_back(std::move(files));
    }

    void refuse_type(const toml::table& source, const std::string& type) {
        const std::vector<std::string_view> known = {"files", "wordpress", "feed"};
        const bool planned = std::find(known.begin(), known.end(), type) != known.end();
        reader_.report(source.get("type")->source(),
                       planned ? phrase("sources of type \"{}\" are not yet supported",
                                        "sumber berjenis \"{}\" belum didukung", type)
                               : phrase("unknown type \"{}\"; did you mean \"{}\"?",
                                        "jenis \"{}\" tidak dikenal; maksud Anda \"{}\"?", type,
                                        nearest_name(type, known)));
    }

    void read_gate(const toml::table& gate) {
        reader_.expect_keys(gate,
                            {"max_drop_percent", "max_empty_body_percent", "max_undated_percent"});
        GateLimits& limits = config_.gate;
        if (const auto drop = reader_.percent(gate, "max_drop_percent"))
            limits.max_drop_percent = drop;
        limits.max_empty_body_percent = reader_.percent(gate, "max_empty_body_percent");
        limits.max_undated_percent = reader_.percent(gate, "max_undated_percent");
    }

    void read_retention(const toml::table& retention) {
        reader_.expect_keys(retention, {"generations"});
        config_.kept_generations = reader_.count(retention, "generations", 1, kMostKeptGenerations)
                                       .value_or(config_.kept_generations);
    }

    void read_build(const toml::table& table) {
        reader_.expect_keys(table, {"jobs", "memory_mib"});
        BuildResources& build = config_.build;
        build.jobs = reader_.count(table, "jobs", 1, kMostJobs).value_or(build.jobs);
        build.memory_mebibytes = reader_.count(table, "memory_mib", kLeastMebibytes, kMostMebibytes)
                                     .value_or(build.memory_mebibytes);
    }

    const toml::table& root_;
    fs::path directory_;
    ConfigReader reader_;
    Config config_;
};

}  // namespace

Config parse_config(std::string_view text, const fs::path& file) {
    try {
        const toml::table root = toml::parse(text);
        ConfigTable table(root, file);
        const Config config = table.read();
        if (const auto problems = table.problems(); !problems.empty())
            throw unusable(file, problems);
        return config;
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        throw unusable(file, {{place.line, place.column,
                               phrase("is not TOML: {}", "bukan TOML: {}", error.description())}});
    }
}

Config read_config(const fs::path& file) {
    std::error_code code;
    if (!fs::is_regular_file(file, code)) {
        throw Error(ErrorCode::Configuration,
                    phrase("there is no configuration file {}", "tidak ada berkas konfigurasi {}",
                           file.string()));
    }
    if (fs::file_size(file, code) > kMaximumConfigBytes) {
        throw Error(ErrorCode::Configuration,
                    phrase("{} is larger than {} bytes", "{} lebih besar dari {} byte",
                           file.string(), kMaximumConfigBytes));
    }
    return parse_config(read_file(file, kMaximumConfigBytes), file);
}

std::string to_toml(const Config& config) {
    toml::table root{{"data", config.data.string()}, {"time_zone", config.time_zone}};
    toml::array sources;
    for (const FilesConfig& source : config.sources) {
        toml::array paths;
        for (const std::string& path : source.paths)
            paths.push_back(path);
        sources.push_back(toml::table{{"type", "files"}, {"paths", paths}});
    }
    root.insert("source", sources);

    toml::table gate;
    const auto add_limit = [&gate](const char* key, const std::optional<double>& limit) {
        if (limit) gate.insert(key, *limit);
    };
    add_limit("max_drop_percent", config.gate.max_drop_percent);
    add_limit("max_empty_body_percent", config.gate.max_empty_body_percent);
    add_limit("max_undated_percent", config.gate.max_undated_percent);
    root.insert("gate", gate);

    const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
    root.insert("retention", toml::table{{"generations", number(config.kept_generations)}});
    toml::table build{{"memory_mib", number(config.build.memory_mebibytes)}};
    // 0 stands for "as many as there are cores", which the file says by saying nothing.
    if (config.build.jobs != 0) build.insert("jobs", number(config.build.jobs));
    root.insert("build", build);

    std::ostringstream text;
    text << root << '\n';
    return text.str();
}

}  // namespace telusur
