// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "searchd/search/embedded_engine.h"

namespace telusur {

std::vector<std::string> generations_before(const DataDirectory& directory,
                                            const std::string& name) {
    std::vector<std::string> names = directory.generations();
    names.erase(std::lower_bound(names.begin(), names.end(), name), names.end());
    std::reverse(names.begin(), names.end());
    return names;
}

Error fallback_warning(const Error& reason, const std::string& served) {
    return Error(
        reason.code(),
        {fmt::format("{}; generation {} is served instead", reason.message().english, served),
         fmt::format("{}; generasi {} dipakai sebagai gantinya", reason.message().indonesian,
                     served)},
        reason.hint());
}

std::shared_ptr<const Engine> open_engine(const DataDirectory& directory,
                                          const std::vector<std::string>& generations,
                                          const Warn& warn, const Ranking& ranking) {
    std::optional<Error> refusal;
    std::optional<Generation> opened;
    for (const std::string& name : generations) {
        try {
            opened.emplace(directory.generation_path(name));
        } catch (const Error& error) {
            if (!refusal) refusal = error;
            continue;
        }
        // Outside of the net: a word list that cannot be read is no fault of the generation.
        auto engine = make_embedded_engine(std::move(*opened), word_list_files(directory), ranking);
        if (refusal) warn(fallback_warning(*refusal, name));
        return engine;
    }
    throw Error(*refusal);
}

std::shared_ptr<const Engine> open_engine(const DataDirectory& directory, const Warn& warn,
                                          const Ranking& ranking) {
    const std::string live = live_generation(directory).filename().string();
    std::vector<std::string> names = generations_before(directory, live);
    names.insert(names.begin(), live);
    return open_engine(directory, names, warn, ranking);
}

}  // namespace telusur
