// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/config/source_config.h"

#include "indexer/index/nearest_name.h"

namespace telusur {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostTimeoutSeconds = 3600;

fs::path absolute(const fs::path& directory, const std::string& path) {
    return (directory / path).lexically_normal();
}

std::string read_url(const toml::table& source, ConfigReader& reader) {
    const auto url = reader.text(source, "url");
    if (!source.contains("url")) reader.report_missing(source, "url");
    if (!url) return {};
    const bool is_web = url->starts_with("https://") || url->starts_with("http://");
    if (!is_web || url->find_first_of(" \t\r\n") != std::string::npos) {
        reader.report(source.get("url")->source(),
                      phrase("\"{}\" is no address that begins with https:// or http://",
                             "\"{}\" bukan alamat yang berawal https:// atau http://", *url));
    }
    const std::string authority = url->substr(0, url->find_first_of("/?#", url->find("//") + 2));
    if (authority.find('@') != std::string::npos) {
        // Not shown: it is a password.
        reader.report(source.get("url")->source(),
                      {"a url holds no login: user and password_file do",
                       "url tidak memuat kata sandi: pakai user dan password_file"});
    }
    return *url;
}

LoginConfig read_login(const toml::table& source, const fs::path& directory, ConfigReader& reader) {
    LoginConfig login;
    login.user = reader.text(source, "user").value_or("");
    if (const auto file = reader.text(source, "password_file"))
        login.password_file = absolute(directory, *file);
    if (const auto file = reader.text(source, "ca_file"))
        login.ca_file = absolute(directory, *file);
    login.timeout_seconds = reader.count(source, "timeout_seconds", 1, kMostTimeoutSeconds)
                                .value_or(login.timeout_seconds);
    if (source.contains("user") != source.contains("password_file"))
        reader.report_missing(source, source.contains("user") ? "password_file" : "user");
    return login;
}

FilesConfig read_files(const toml::table& source, const fs::path& directory, ConfigReader& reader) {
    reader.expect_keys(source, {"type", "paths"});
    FilesConfig files;
    for (const std::string& path : reader.texts(source, "paths"))
        files.paths.push_back(absolute(directory, path).string());
    return files;
}

WordPressConfig read_wordpress(const toml::table& source, const fs::path& directory,
                               ConfigReader& reader) {
    reader.expect_keys(source, {"type", "url", "post_types", "user", "password_file", "ca_file",
                                "timeout_seconds"});
    WordPressConfig site;
    site.url = read_url(source, reader);
    if (source.contains("post_types")) site.post_types = reader.texts(source, "post_types");
    for (const std::string& type : site.post_types) {
        if (type.find_first_of("/?#&% ") == std::string::npos) continue;
        reader.report(source.get("post_types")->source(),
                      phrase("\"{}\" is no name of a type as the REST interface has it: posts, "
                             "pages",
                             "\"{}\" bukan nama jenis menurut antarmuka REST: posts, pages", type));
    }
    site.login = read_login(source, directory, reader);
    return site;
}

FeedConfig read_feed(const toml::table& source, const fs::path& directory, ConfigReader& reader) {
    reader.expect_keys(source,
                       {"type", "url", "user", "password_file", "ca_file", "timeout_seconds"});
    return {read_url(source, reader), read_login(source, directory, reader)};
}

}  // namespace

std::optional<SourceConfig> read_source(const toml::table& source, const fs::path& directory,
                                        ConfigReader& reader) {
    if (!source.contains("type")) reader.report_missing(source, "type");
    const auto type = reader.text(source, "type");
    if (!type) return std::nullopt;
    if (*type == "files") return read_files(source, directory, reader);
    if (*type == "wordpress") return read_wordpress(source, directory, reader);
    if (*type == "feed") return read_feed(source, directory, reader);
    reader.report(source.get("type")->source(),
                  phrase("unknown type \"{}\"; did you mean \"{}\"?",
                         "jenis \"{}\" tidak dikenal; maksud Anda \"{}\"?", *type,
                         nearest_name(*type, {"files", "wordpress", "feed"})));
    return std::nullopt;
}

}  // namespace telusur
