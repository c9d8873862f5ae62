// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/similar_command.h"

#include <chrono>
#include <memory>

#include "indexer/index/error.h"
#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/search/similar_json.h"

namespace telusur {

namespace {

struct SimilarCommand {
    AnswerOptions answer;
    std::string id;
    std::string limit;
};

int similar(const SimilarCommand& command) {
    const AnswerOptions& answer = command.answer;
    const std::size_t limit = similar_limit({{"limit", command.limit}});
    const SearchResult result = find_similar(*answer.open(), command.id, limit);
    answer.print(write_similar(command.id, result, answer.format(), answer.style()));
    return result.hits.empty() ? kExitNoMatches : 0;
}

}  // namespace

SearchResult find_similar(const Engine& engine, const std::string& id, std::size_t limit) {
    const auto started = std::chrono::steady_clock::now();
    auto hits = engine.similar(id, limit);
    if (!hits) {
        throw Error(ErrorCode::NoArticle, phrase("there is no article with the id {}",
                                                 "tidak ada artikel dengan id {}", id));
    }
    SearchResult result;
    result.hits = std::move(*hits);
    result.total = result.hits.size();
    result.generation = engine.generation();
    result.updated_at = engine.updated_at();
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - started;
    result.took_milliseconds = took.count();
    return result;
}

std::string write_similar(const std::string& id, const SearchResult& result, OutputFormat format,
                          const OutputStyle& style) {
    if (format == OutputFormat::Json) return similar_to_json(id, result) + '\n';
    return write_search({}, result, format, style);
}

Command add_similar_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line = program.add_subcommand(
        "similar", Phrase{"articles about the same", "artikel serupa"}.in(language));
    const auto command = std::make_shared<SimilarCommand>();
    command->answer.describe(*line, terminal);
    line->add_option("ID", command->id, Phrase{"the id of an article", "id artikel"}.in(language))
        ->required();
    line->add_option("--limit", command->limit,
                     Phrase{"how many, at most 20", "jumlahnya, paling banyak 20"}.in(language))
        ->type_name("N");
    set_examples(*line, language, {"telusur similar --data DIR post-87123 --limit 5"});
    return {line, [command] { return similar(*command); }};
}

}  // namespace telusur
