// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>
#include <toml++/toml.h>

#include "indexer/config/config.h"

namespace telusur {

namespace {

std::int64_t number(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

toml::array array_of(const std::vector<std::string>& texts) {
    toml::array array;
    for (const std::string& text : texts)
        array.push_back(text);
    return array;
}

void add_login(toml::table& table, const LoginConfig& login) {
    if (!login.user.empty()) table.insert("user", login.user);
    if (!login.password_file.empty()) table.insert("password_file", login.password_file.string());
    if (!login.ca_file.empty()) table.insert("ca_file", login.ca_file.string());
    table.insert("timeout_seconds", number(login.timeout_seconds));
}

struct SourceTable {
    toml::table operator()(const FilesConfig& source) const {
        return toml::table{{"type", "files"}, {"paths", array_of(source.paths)}};
    }
    toml::table operator()(const WordPressConfig& source) const {
        toml::table table{{"type", "wordpress"},
                          {"url", source.url},
                          {"post_types", array_of(source.post_types)}};
        add_login(table, source.login);
        return table;
    }
    toml::table operator()(const FeedConfig& source) const {
        toml::table table{{"type", "feed"}, {"url", source.url}};
        add_login(table, source.login);
        return table;
    }
};

toml::table gate_table(const Config& config) {
    toml::table gate;
    const auto add_limit = [&gate](const char* key, const std::optional<double>& limit) {
        if (limit) gate.insert(key, *limit);
    };
    add_limit("max_drop_percent", config.gate.max_drop_percent);
    add_limit("max_empty_body_percent", config.gate.max_empty_body_percent);
    add_limit("max_undated_percent", config.gate.max_undated_percent);
    toml::array canaries;
    for (const Canary& canary : config.questions.canaries) {
        toml::table table{{"question", canary.question}};
        if (canary.id.empty()) {
            table.insert("finds_nothing", true);
        } else {
            table.insert("finds", canary.id);
            table.insert("first", number(canary.first));
        }
        canaries.push_back(table);
    }
    if (!canaries.empty()) gate.insert("canary", canaries);
    if (const auto& golden = config.questions.golden) {
        gate.insert("golden",
                    toml::table{{"file", golden->file.string()}, {"min_mrr", golden->least_mrr}});
    }
    return gate;
}

}  // namespace

std::string to_toml(const Config& config) {
    toml::table root{{"data", config.service.data.string()}, {"time_zone", config.time_zone}};
    toml::array sources;
    for (const SourceConfig& source : config.sources)
        sources.push_back(std::visit(SourceTable{}, source));
    root.insert("source", sources);
    root.insert("gate", gate_table(config));
    root.insert("retention", toml::table{{"generations", number(config.kept_generations)}});
    toml::table build{{"memory_mib", number(config.build.memory_mebibytes)}};
    // 0 stands for "as many as there are cores", which the file says by saying nothing.
    if (config.build.jobs != 0) build.insert("jobs", number(config.build.jobs));
    root.insert("build", build);
    const Ranking& ranking = config.service.ranking;
    root.insert("ranking", toml::table{{"k1", ranking.k1},
                                       {"b", ranking.b},
                                       {"form", ranking.form},
                                       {"recency_floor", ranking.recency_floor},
                                       {"recency_halflife_days", ranking.recency_halflife_days}});
    const ServerConfig& server = config.service.server;
    root.insert("server", toml::table{{"listen", server.listen},
                                      {"public", server.is_public},
                                      {"threads", number(server.threads)},
                                      {"queue", number(server.queue)},
                                      {"access_log", server.access_log}});

    std::ostringstream text;
    text << root << '\n';
    return text.str();
}

}  // namespace telusur
