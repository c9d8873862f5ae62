// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/index_options.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/error.h"
#include "indexer/index/nearest_name.h"
#include "indexer/index/service_config.h"

namespace telusur {

namespace {

Error unknown_generation(const std::string& name, const std::vector<std::string>& known) {
    Phrase hint;
    if (!known.empty()) {
        hint = phrase("did you mean {}? telusur generations lists all",
                      "maksud Anda {}? telusur generations memuat semuanya",
                      nearest_name(name, {known.begin(), known.end()}));
    }
    return Error(ErrorCode::NoIndex,
                 phrase("there is no generation \"{}\"", "tidak ada generasi \"{}\"", name),
                 std::move(hint));
}

}  // namespace

void IndexOptions::describe(CLI::App& command, Language language, IndexScope scope) {
    const auto text = [language](const Phrase& value) { return value.in(language); };
    command
        .add_option("--data", data_,
                    text({"the data directory; that of TELUSUR_DATA if not given",
                          "direktori data; yang di TELUSUR_DATA jika tidak diberikan"}))
        ->type_name("DIR");
    command
        .add_option(
            "--config", config_,
            text({"a telusur.toml: its data directory, unless --data is given, and ranking",
                  "sebuah telusur.toml: direktori datanya, jika --data tidak diberikan, dan "
                  "pemeringkatannya"}))
        ->type_name("FILE");
    if (scope == IndexScope::OneGeneration) {
        command
            .add_option("--generation", generation_,
                        text({"an index by its name, in place of the live one",
                              "indeks dengan nama ini, bukan yang sedang dipakai"}))
            ->type_name("NAME");
    }
    command.parse_complete_callback([this, &command] {
        if (!data_.empty() || !config_.empty()) return;
        if (command.count("--data") + command.count("--config") > 0) return;
        data_ = usual_data_directory();
        if (data_.empty()) throw CLI::RequiredError("--data");
    });
}

std::string usual_data_directory() {
    const char* data = std::getenv("TELUSUR_DATA");
    return data == nullptr ? std::string() : data;
}

std::string IndexOptions::data() const {
    return data_.empty() && !config_.empty() ? read_service_config(config_).data.string() : data_;
}

std::shared_ptr<const Engine> IndexOptions::open(const Warn& warn) const {
    return open(warn, generation_);
}

std::shared_ptr<const Engine> IndexOptions::open(const Warn& warn,
                                                 const std::string& generation) const {
    const DataDirectory directory(data());
    const Ranking ranking = config_.empty() ? Ranking{} : read_service_config(config_).ranking;
    if (generation.empty()) return open_engine(directory, warn, ranking);
    const std::vector<std::string> known = directory.generations();
    if (std::find(known.begin(), known.end(), generation) == known.end())
        throw unknown_generation(generation, known);
    return open_engine(directory, {generation}, warn, ranking);
}

}  // namespace telusur
