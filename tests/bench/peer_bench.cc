// SPDX-License-Identifier: GPL-3.0-or-later
// Answers a file of labelled questions in process and prints what each took, as lines of JSON, so
// that the engine can be set beside others on the same questions:
//   peer_bench query --data DIR --queries FILE [--mode a|b|both] [--passes N] [--classes C,C…]
// A question: {"id","class","op":"and|or|phrase|prefix","terms":[…],"tag"?,"from"?,"to"?}, a line
// each. Mode a: the ten best with title, URL and
// date. Mode b: that, the exact total, and counts by tag, author and month. Hits are given by the
// number that ends an article's id. Nothing is kept from one question to the next.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/core.h>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "indexer/index/data_directory.h"
#include "indexer/index/generation.h"
#include "searchd/search/facet_counter.h"
#include "searchd/search/filters.h"
#include "searchd/search/matcher.h"
#include "searchd/search/ranker.h"

namespace telusur {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

struct Options {
    std::string data;
    std::string queries;
    std::string mode = "both";
    int passes = 5;
    std::vector<std::string> classes;
};

struct Question {
    std::string id;
    std::string kind;
    std::string op;
    SearchRequest request;
};

std::vector<Question> read_questions(const Options& options) {
    std::ifstream file(options.queries);
    std::vector<Question> questions;
    for (std::string line; std::getline(file, line);) {
        const Json object = Json::parse(line);
        Parameters parameters;
        std::string text;
        for (const Json& term : object.at("terms"))
            text += (text.empty() ? "" : " ") + term.get<std::string>();
        const std::string op = object.at("op");
        if (op == "phrase") text = '"' + text + '"';
        if (op == "prefix") text += '*';
        parameters.emplace_back("q", text);
        for (const char* name : {"tag", "from", "to"}) {
            if (object.contains(name)) parameters.emplace_back(name, object.at(name));
        }
        parameters.emplace_back("match", op == "or" ? "any" : "all");
        parameters.emplace_back("facets", "tag,author,month");
        const std::string kind = object.at("class");
        const auto& wanted = options.classes;  // an empty name stands for all
        const bool chosen = wanted.empty() || wanted.front().empty() ||
                            std::find(wanted.begin(), wanted.end(), kind) != wanted.end();
        if (!chosen) continue;
        questions.push_back({object.at("id"), kind, op, parse_search_request(parameters)});
    }
    return questions;
}

struct Answer {
    double milliseconds = 0;
    std::uint64_t total = 0;
    Json hits = Json::array();
    Json facets;
};

Json counts_of(const Facet& facet) {
    Json counts = Json::array();
    for (const FacetValue& value : facet.values) {
        if (value.count > 0) counts.push_back({value.label, value.count});
    }
    return counts;
}

// The number that the id of an article of a made archive ends with.
std::uint64_t number_of(const std::string& id) {
    return std::stoull(id.substr(id.rfind('-') + 1));
}

Answer ask(const Generation& generation, const SearchRequest& request, bool with_facets) {
    Answer answer;
    const auto start = Clock::now();
    const Columns& columns = generation.columns();
    const Query query = parse_query(request.text, {generation.language().analysis(), nullptr,
                                                   nullptr, &generation.vocabulary()});
    const Filters filters(columns, request);
    // Counts lie within all filters here; the engine's own leave out that of the facet counted.
    const std::optional<DocSet> within = filters.within({});
    const WordMatches matches =
        match_words(generation, query, request.match, {}, within ? &*within : nullptr);
    const DocSet& found = matches.documents;
    std::vector<Article> shown;
    for (const DocumentNumber document : page_of(found, matches.scored, request, columns))
        shown.push_back(generation.article(document));
    std::vector<Facet> facets;
    if (with_facets) {
        answer.total = found.size();
        for (const FacetName name : request.facets)
            facets.push_back(count_facet(columns, found, name, request));
    }
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    answer.milliseconds = took.count();
    for (const Article& article : shown)
        answer.hits.push_back(number_of(article.id));
    for (const Facet& facet : facets)
        answer.facets[std::string(name_of(facet.name))] = counts_of(facet);
    return answer;
}

void run(const Options& options, const Generation& generation, char mode) {
    const std::vector<Question> questions = read_questions(options);
    std::map<std::string, std::vector<double>> times;
    std::map<std::string, Answer> answers;
    for (int pass = 0; pass <= options.passes; ++pass) {
        for (const Question& question : questions) {
            Answer answer = ask(generation, question.request, mode == 'b');
            if (pass > 0) times[question.id].push_back(answer.milliseconds);
            answers[question.id] = std::move(answer);
        }
    }
    for (const Question& question : questions) {
        const Answer& answer = answers[question.id];
        const bool with_facets = mode == 'b';
        const Json line{{"engine", "telusur"},
                        {"op", "query"},
                        {"mode", std::string(1, mode)},
                        {"id", question.id},
                        {"class", question.kind},
                        {"ms", times[question.id]},
                        {"total", with_facets ? Json(answer.total) : Json(nullptr)},
                        {"hits", answer.hits},
                        {"facets", with_facets ? answer.facets : Json(nullptr)}};
        fmt::print("{}\n", line.dump());
    }
}

int main_of(int argc, char** argv) {
    Options options;
    CLI::App app("Times questions as other engines' scripts do");
    CLI::App* query = app.add_subcommand("query");
    query->add_option("--data", options.data)->required();
    query->add_option("--queries", options.queries)->required()->check(CLI::ExistingFile);
    query->add_option("--mode", options.mode)->check(CLI::IsMember({"a", "b", "both"}));
    query->add_option("--passes", options.passes)->check(CLI::Range(1, 1000));
    query->add_option("--classes", options.classes)->delimiter(',');
    app.require_subcommand(1);
    CLI11_PARSE(app, argc, argv);
    const Generation generation(live_generation(DataDirectory(options.data)));
    for (const char mode : {'a', 'b'}) {
        if (options.mode == "both" || options.mode[0] == mode) run(options, generation, mode);
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const double megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    const Json summary{{"engine", "telusur"}, {"op", "query-summary"}, {"peak_rss_mb", megabytes}};
    fmt::print("{}\n", summary.dump());
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    return telusur::main_of(argc, argv);
}
