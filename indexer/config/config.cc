// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/config/config.h"

#include "indexer/config/source_config.h"
#include "indexer/index/config_reader.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostKeptGenerations = 1000;

class ConfigTable {
  public:
    ConfigTable(const toml::table& root, const fs::path& file, ConfigReader& reader)
        : root_(root), directory_(fs::absolute(file).parent_path()), reader_(reader) {}

    Config read() {
        config_.service = read_service(root_, directory_, reader_);
        read_time_zone();
        for (const toml::table* source : reader_.sections(root_, "source")) {
            if (auto read = read_source(*source, directory_, reader_))
                config_.sources.push_back(std::move(*read));
        }
        if (const auto* gate = reader_.section(root_, "gate")) read_gate(*gate);
        if (const auto* retention = reader_.section(root_, "retention")) read_retention(*retention);
        if (const auto* build = reader_.section(root_, "build")) read_build(*build);
        return config_;
    }

  private:
    void read_time_zone() {
        const auto zone = reader_.text(root_, "time_zone");
        if (!zone || *zone == kArchiveTimeZone) return;
        reader_.report(root_.get("time_zone")->source(),
                       phrase("time_zone \"{}\" is not understood: only \"{}\" is, so far",
                              "time_zone \"{}\" tidak dipahami: sejauh ini hanya \"{}\"", *zone,
                              kArchiveTimeZone));
    }

    void read_gate(const toml::table& gate) {
        reader_.expect_keys(gate, {"max_drop_percent", "max_empty_body_percent",
                                   "max_undated_percent", "canary", "golden"});
        GateLimits& limits = config_.gate;
        const auto percent = [&](const char* key) { return reader_.number(gate, key, 0, 100); };
        if (const auto drop = percent("max_drop_percent")) limits.max_drop_percent = drop;
        limits.max_empty_body_percent = percent("max_empty_body_percent");
        limits.max_undated_percent = percent("max_undated_percent");
        if (gate.contains("canary")) {
            for (const toml::table* canary : reader_.sections(gate, "canary"))
                read_canary(*canary);
        }
        if (const auto* golden = reader_.section(gate, "golden")) read_golden(*golden);
    }

    void read_canary(const toml::table& table) {
        reader_.expect_keys(table, {"question", "finds", "first", "finds_nothing"});
        Canary canary;
        canary.question = required(table, "question");
        canary.id = reader_.text(table, "finds").value_or("");
        canary.first = reader_.count(table, "first", 1, kMostFirst).value_or(canary.first);
        const bool finds_nothing = reader_.flag(table, "finds_nothing").value_or(false);
        if (finds_nothing == table.contains("finds")) {
            reader_.report(table.source(),
                           {"a canary has either finds = \"id\" or finds_nothing = true",
                            "canary berisi finds = \"id\" atau finds_nothing = true"});
        }
        config_.questions.canaries.push_back(std::move(canary));
    }

    void read_golden(const toml::table& table) {
        reader_.expect_keys(table, {"file", "min_mrr"});
        GoldenQuestions golden;
        golden.file = (directory_ / required(table, "file")).lexically_normal();
        if (!table.contains("min_mrr")) reader_.report_missing(table, "min_mrr");
        golden.least_mrr = reader_.number(table, "min_mrr", 0, 1).value_or(0);
        config_.questions.golden = golden;
    }

    std::string required(const toml::table& table, std::string_view key) {
        if (!table.contains(key)) reader_.report_missing(table, key);
        return reader_.text(table, key).value_or("");
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
    ConfigReader& reader_;
    Config config_;
};

}  // namespace

Config parse_config(std::string_view text, const fs::path& file) {
    Config config;
    parse_toml(text, file, [&](const toml::table& root, ConfigReader& reader) {
        config = ConfigTable(root, file, reader).read();
    });
    return config;
}

Config read_config(const fs::path& file) {
    return parse_config(read_config_text(file), file);
}

}  // namespace telusur
