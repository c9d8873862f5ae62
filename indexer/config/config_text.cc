// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sstream>
#include <toml++/toml.h>

#include "indexer/config/config.h"
#include "indexer/index/server_sections.h"

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

toml::table server_table(const ServerConfig& server) {
    toml::table table{{"listen", server.listen},
                      {"public", server.is_public},
                      {"threads", number(server.threads)},
                      {"queue", number(server.queue)},
                      {"connections", number(server.connections)},
                      {"connections_per_client", number(server.connections_per_client)},
                      {"requests_per_second", server.requests_per_second},
                      {"burst", number(server.burst)},
                      {"time_budget_ms", number(server.time_budget_ms)},
                      {"cache_mib", number(server.cache_mib)},
                      {"exports", number(server.exports)},
                      {"address_bytes", number(server.address_bytes)},
                      {"head_bytes", number(server.head_bytes)},
                      {"headers", number(server.headers)},
                      {"body_bytes", number(server.body_bytes)},
                      {"answer_bytes", number(server.answer_bytes)},
                      {"head_seconds", number(server.head_seconds)},
                      {"body_seconds", number(server.body_seconds)},
                      {"idle_seconds", number(server.idle_seconds)},
                      {"write_seconds", number(server.write_seconds)},
                      {"trusted_proxies", array_of(server.trusted_proxies)},
                      {"name", server.name},
                      {"access_log", server.access_log},
                      {"public_metrics", server.public_metrics}};
    if (!server.cors_origins.empty()) table.insert("cors_origins", array_of(server.cors_origins));
    if (!server.url.empty()) table.insert("url", server.url);
    if (!server.state.empty()) table.insert("state", server.state.string());
    return table;
}

toml::table admin_table(const AdminConfig& admin) {
    toml::table table;
    if (!admin.keys.empty()) table.insert("keys", array_of(admin.keys));
    if (!admin.listen.empty()) table.insert("listen", admin.listen);
    return table;
}

toml::table query_log_table(const QueryLogConfig& log) {
    toml::table table{{"days", number(log.days)}, {"address", name_of(log.address)}};
    if (!log.directory.empty()) table.insert("directory", log.directory.string());
    return table;
}

bool is_section(const toml::node& node) {
    return node.is_table() || node.is_array_of_tables();
}

// The library as Debian builds it prints 0.8 as 0.80000000000000004.
void print_value(const toml::node& node, std::ostream& out) {
    if (const auto value = node.value_exact<double>()) {
        const std::string text = fmt::format("{}", *value);
        out << text << (text.find_first_of(".e") == std::string::npos ? ".0" : "");
    } else {
        node.visit([&out](const auto& other) { out << other; });
    }
}

// `path` names the table, with a dot behind it unless it is the root.
void print(const toml::table& table, const std::string& path, std::ostream& out) {
    for (const auto& [key, node] : table) {
        if (is_section(node)) continue;
        out << key.str() << " = ";
        print_value(node, out);
        out << '\n';
    }
    for (const auto& [key, node] : table) {
        if (!is_section(node)) continue;
        const std::string name = path + std::string(key.str());
        if (const toml::table* section = node.as_table()) {
            out << "\n[" << name << "]\n";
            print(*section, name + '.', out);
            continue;
        }
        for (const toml::node& element : *node.as_array()) {
            out << "\n[[" << name << "]]\n";
            print(*element.as_table(), name + '.', out);
        }
    }
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
    const QuestionLimits& limits = ranking.limits;
    root.insert("questions", toml::table{{"prefix_terms", number(limits.prefix_terms)},
                                         {"expansions", number(limits.expansions)},
                                         {"spelled_words", number(limits.spelled_words)}});
    root.insert("server", server_table(config.service.server));
    root.insert("admin", admin_table(config.service.admin));
    root.insert("query_log", query_log_table(config.service.query_log));
    std::ostringstream text;
    print(root, "", text);
    return text.str();
}

}  // namespace telusur
