// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/job_request.h"

#include <fstream>
#include <variant>

#include "indexer/index/error.h"
#include "indexer/path_pattern.h"

namespace telusur {

namespace {

constexpr std::size_t kMostPasswordBytes = 1024;

std::string read_password(const std::filesystem::path& path) {
    if (path.empty()) return {};
    std::ifstream file(path, std::ios::binary);
    std::string line;
    std::getline(file, line);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && line.size() <= kMostPasswordBytes) return line;
    throw Error(ErrorCode::Configuration, phrase("no password can be read from {}",
                                                 "tidak ada kata sandi di {}", path.string()));
}

struct AddSources {
    std::vector<SourceSpec>& sources;
    Sites sites;

    Login login_of(const LoginConfig& config) const {
        if (sites == Sites::NotAsked) return {};
        return {config.user, read_password(config.password_file), config.ca_file,
                std::chrono::seconds(config.timeout_seconds)};
    }

    void operator()(const FilesConfig& files) const {
        for (const std::string& path : files.paths) {
            if (is_pattern(path)) {
                sources.emplace_back(PatternSource{path});
            } else {
                sources.emplace_back(PathSource{path});
            }
        }
    }
    void operator()(const WordPressConfig& site) const {
        sources.emplace_back(
            WordPressSiteSource{{site.url, site.post_types}, login_of(site.login)});
    }
    void operator()(const FeedConfig& feed) const {
        sources.emplace_back(FeedAddress{feed.url, login_of(feed.login)});
    }
};

}  // namespace

RunRequest request_of(const Config& config, Sites sites) {
    RunRequest request;
    request.data = config.service.data;
    for (const SourceConfig& source : config.sources)
        std::visit(AddSources{request.sources, sites}, source);
    request.resources = config.build;
    request.kept_generations = config.kept_generations;
    request.gate = config.gate;
    request.questions = config.questions;
    return request;
}

void take_sources(RunRequest& request, const std::vector<std::string>& paths) {
    if (!paths.empty()) request.sources.clear();
    for (const std::string& path : paths)
        request.sources.emplace_back(PathSource{path});
    if (!request.sources.empty()) return;
    throw Error(ErrorCode::Usage, phrase("no source is named", "tidak ada sumber yang disebutkan"),
                phrase("name one with --source or in a --config",
                       "sebutkan dengan --source atau dalam --config"));
}

void JobPlace::describe(CLI::App& command, Language language) {
    const auto text = [language](const Phrase& value) { return value.in(language); };
    command
        .add_option("--config", config_,
                    text({"a telusur.toml; what the other options say counts more",
                          "sebuah telusur.toml; pilihan lain lebih diutamakan"}))
        ->type_name("FILE");
    command.add_option("--data", data_, text({"the data directory", "direktori data"}))
        ->type_name("DIR");
}

std::filesystem::path JobPlace::data() const {
    if (data_) return *data_;
    if (config_) return read_service_config(*config_).data;
    throw Error(ErrorCode::Usage, phrase("no data directory is named", "tidak ada direktori data"),
                phrase("name it with --data or in a --config",
                       "sebutkan dengan --data atau dalam --config"));
}

RunRequest JobPlace::request(Sites sites) const {
    RunRequest request;
    if (config_) {
        request = request_of(read_config(*config_), sites);
        request.config = *config_;
    }
    request.data = data();
    return request;
}

}  // namespace telusur
