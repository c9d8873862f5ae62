// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the stemmer on an archive of JSON lines and tells how long that took; stem_bench measures
// the model:
//   zstdcat ARCHIVE.jsonl.zst | stem_tool train MODEL [--lists-only]
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/model_trainer.h"

namespace telusur {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

ArchiveStatistics read_archive(std::istream& lines) {
    ArchiveStatistics archive;
    for (std::string line; std::getline(lines, line);) {
        const auto record = nlohmann::json::parse(line, nullptr, false);
        if (!record.is_object()) continue;
        for (const char* field : {"title", "body"}) {
            const auto text = record.find(field);
            if (text != record.end() && text->is_string()) {
                archive.add(text->get_ref<const std::string&>());
            }
        }
    }
    return archive;
}

int train(const std::string& path, bool lists_only) {
    WordSources sources;
    if (!lists_only) {
        sources.dictionary =
            parse_hunspell_dictionary(read_file(std::string(kHunspellDictionaryPath)));
        if (sources.dictionary.empty()) std::cerr << "warning: hunspell-id is not installed\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const ArchiveStatistics archive = read_archive(std::cin);
    const auto counted = std::chrono::steady_clock::now();
    const StemModel model = train_model(sources, archive);
    const double learning = seconds_since(counted);
    const std::string blob = save_model(model);
    std::ofstream(path, std::ios::binary) << blob;
    std::cerr << "reading " << seconds_since(start) - learning << " s, learning " << learning
              << " s, " << model.lexicon().entries().size() << " words, " << blob.size()
              << " bytes, " << model.fingerprint() << '\n';
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    if (arguments.size() >= 2 && arguments[0] == "train") {
        return telusur::train(std::string(arguments[1]), arguments.back() == "--lists-only");
    }
    std::cerr << "usage: stem_tool train MODEL [--lists-only] < archive.jsonl\n";
    return 2;
}
