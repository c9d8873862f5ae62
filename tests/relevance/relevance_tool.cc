// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>

#include "indexer/index/run_program.h"
#include "searchd/search/engine.h"
#include "tests/relevance/judged_set.h"

// Scores an index on judged questions, with the ranking as it is or with other numbers; and writes
// the ranked articles for other scorers.

namespace {

using telusur::Ranking;

struct Options {
    std::string data;
    std::vector<std::string> sets;
    std::map<std::string, double> numbers;       // of Ranking
    std::map<std::string, std::string> request;  // parameters of each search
    std::string run;
};

Ranking ranking_of(const std::map<std::string, double>& numbers) {
    Ranking ranking;
    const std::map<std::string, double*> known{
        {"k1", &ranking.k1},
        {"b", &ranking.b},
        {"form", &ranking.form},
        {"recency_floor", &ranking.recency_floor},
        {"recency_halflife_days", &ranking.recency_halflife_days},
    };
    for (const auto& [name, value] : numbers) {
        const auto found = known.find(name);
        if (found == known.end()) {
            throw telusur::Error(telusur::ErrorCode::Usage,
                                 telusur::phrase("no number {}", "tidak ada angka {}", name));
        }
        *found->second = value;
    }
    return ranking;
}

int run(const Options& options) {
    const auto engine = telusur::open_engine(
        telusur::DataDirectory(options.data), [](const telusur::Error&) {},
        ranking_of(options.numbers));
    std::FILE* out = options.run.empty() ? nullptr : std::fopen(options.run.c_str(), "w");
    for (const std::string& directory : options.sets) {
        const auto set = telusur::testing::read_judged_set(directory);
        std::size_t asked = 0;
        const auto rank = [&](const std::string& text) {
            telusur::Parameters parameters{{"q", text}, {"match", "any"}, {"per_page", "100"}};
            for (const auto& parameter : options.request)
                parameters.emplace_back(parameter);
            std::vector<std::string> ranked;
            for (const telusur::RankedId& one :
                 engine->rank(telusur::parse_search_request(parameters))) {
                ranked.push_back(one.id);
                if (out == nullptr) continue;
                fmt::print(out, "{} Q0 {} {} {} telusur\n", set.queries[asked].first, one.id,
                           ranked.size(), one.score);
            }
            ++asked;
            return ranked;
        };
        const telusur::testing::Scores scores = score(set, rank);
        fmt::print("{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\n", set.name, set.queries.size(),
                   scores.mrr10, scores.success1, scores.success10, scores.ndcg10,
                   scores.recall100);
    }
    if (out != nullptr) std::fclose(out);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return telusur::run_program("relevance_tool", [&](telusur::Language) {
        CLI::App app("Scores an index on judged questions: MRR@10, S@1, S@10, nDCG@10, R@100");
        Options options;
        std::vector<std::string> numbers;
        std::vector<std::string> request;
        app.add_option("--data", options.data, "the data directory")->required();
        app.add_option("--set", options.sets, "directories of judged questions")->required();
        app.add_option("--number", numbers, "NAME=VALUE of the ranking");
        app.add_option("--parameter", request, "NAME=VALUE of every search");
        app.add_option("--run", options.run, "write the ranked articles there, as TREC does");
        CLI11_PARSE(app, argc, argv);
        for (const std::string& one : numbers)
            options.numbers[one.substr(0, one.find('='))] =
                std::stod(one.substr(one.find('=') + 1));
        for (const std::string& one : request)
            options.request[one.substr(0, one.find('='))] = one.substr(one.find('=') + 1);
        return run(options);
    });
}
