// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/index_options.h"

#include <cstdlib>

#include "indexer/index/service_config.h"

namespace telusur {

void IndexOptions::describe(CLI::App& command, Language language) {
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
    if (config_.empty()) return open_engine(DataDirectory(data_), warn);
    return open_engine(DataDirectory(data()), warn, read_service_config(config_).ranking);
}

}  // namespace telusur
