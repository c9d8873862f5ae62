// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/service_config.h"

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/server_sections.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr double kMostDays = 36'500;
constexpr std::size_t kMostPrefixTerms = 100'000;
constexpr std::size_t kMostExpansions = 1000;
constexpr std::size_t kMostSpelledWords = 64;

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

Ranking read_ranking(const toml::table& table, ConfigReader& reader) {
    reader.expect_keys(table, {"k1", "b", "form", "recency_floor", "recency_halflife_days"});
    Ranking ranking;
    const auto set = [&](const char* key, double least, double most, double& value) {
        value = reader.number(table, key, least, most).value_or(value);
    };
    set("k1", 0, 10, ranking.k1);
    set("b", 0, 1, ranking.b);
    set("form", 0, 10, ranking.form);
    set("recency_floor", 0, 1, ranking.recency_floor);
    set("recency_halflife_days", 1, kMostDays, ranking.recency_halflife_days);
    return ranking;
}

QuestionLimits read_question_limits(const toml::table& table, ConfigReader& reader) {
    reader.expect_keys(table, {"prefix_terms", "expansions", "spelled_words"});
    QuestionLimits limits;
    const auto set = [&](const char* key, std::size_t most, std::size_t& value) {
        value = reader.count(table, key, 0, most).value_or(value);
    };
    set("prefix_terms", kMostPrefixTerms, limits.prefix_terms);
    set("expansions", kMostExpansions, limits.expansions);
    set("spelled_words", kMostSpelledWords, limits.spelled_words);
    return limits;
}

// Else readers would come in by the operator's door now and then. "systemd" is the one socket there
// is, whatever its name.
void check_doors(const toml::table& admin, const ServiceConfig& config, ConfigReader& reader) {
    const std::string& ours = config.admin.listen;
    const std::string& theirs = config.server.listen;
    const bool shares_systemd = ours.starts_with("systemd") && theirs.starts_with("systemd") &&
                                (ours == "systemd" || theirs == "systemd");
    if (!shares_systemd && (ours.empty() || ours != theirs)) return;
    const toml::node* listen = admin.get("listen");
    reader.report(listen == nullptr ? admin.source() : listen->source(),
                  {"listen of [admin] must be another than that of [server]; two sockets of "
                   "systemd are systemd:NAME each",
                   "listen pada [admin] harus lain dari [server]; dua soket systemd ditulis "
                   "systemd:NAMA masing-masing"});
}

}  // namespace

const std::vector<std::string_view>& config_keys() {
    static const std::vector<std::string_view> keys = {
        "data",    "time_zone", "source", "gate",  "retention", "build",
        "ranking", "questions", "server", "admin", "query_log"};
    return keys;
}

ServiceConfig read_service(const toml::table& root, const fs::path& directory,
                           ConfigReader& reader) {
    ServiceConfig config;
    if (!root.contains("data")) reader.report_missing(root, "data");
    if (const auto data = reader.text(root, "data"))
        config.data = (directory / *data).lexically_normal();
    if (const auto* ranking = reader.section(root, "ranking"))
        config.ranking = read_ranking(*ranking, reader);
    if (const auto* questions = reader.section(root, "questions"))
        config.ranking.limits = read_question_limits(*questions, reader);
    if (const auto* server = reader.section(root, "server"))
        config.server = read_server(*server, directory, reader);
    if (const auto* admin = reader.section(root, "admin")) {
        config.admin = read_admin(*admin, reader);
        check_doors(*admin, config, reader);
    }
    if (const auto* query_log = reader.section(root, "query_log"))
        config.query_log = read_query_log(*query_log, directory, reader);
    return config;
}

std::string read_config_text(const fs::path& file) {
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
    return read_file(file, kMaximumConfigBytes);
}

void parse_toml(std::string_view text, const fs::path& file,
                const std::function<void(const toml::table&, ConfigReader&)>& read) {
    try {
        const toml::table root = toml::parse(text);
        ConfigReader reader;
        reader.expect_keys(root, config_keys());
        read(root, reader);
        if (const auto problems = reader.problems(); !problems.empty())
            throw unusable(file, problems);
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        throw unusable(file, {{place.line, place.column,
                               phrase("is not TOML: {}", "bukan TOML: {}", error.description())}});
    }
}

ServiceConfig read_service_config(const fs::path& file) {
    ServiceConfig config;
    parse_toml(read_config_text(file), file, [&](const toml::table& root, ConfigReader& reader) {
        config = read_service(root, fs::absolute(file).parent_path(), reader);
    });
    return config;
}

}  // namespace telusur
