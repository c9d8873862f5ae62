// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "indexer/index/error.h"
#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/ranking_quality.h"
#include "searchd/cli/record_list.h"

namespace telusur {

namespace {

struct EvalCommand {
    AnswerOptions answer;
    std::string questions;
    std::string judgments;
    std::string golden;
    std::string compared;  // a generation
    std::string match = "any";
    bool per_question = false;
    double least = 0;
};

std::ifstream opened(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorCode::NoInput, phrase("cannot read {}", "tidak dapat membaca {}", path));
    return file;
}

std::vector<JudgedQuestion> questions_of(const EvalCommand& command) {
    const bool is_golden = !command.golden.empty();
    if (is_golden == (!command.questions.empty() || !command.judgments.empty()) ||
        command.questions.empty() != command.judgments.empty()) {
        throw Error(ErrorCode::Usage,
                    {"which questions? give --queries and --qrels, or --golden",
                     "pertanyaan yang mana? beri --queries dan --qrels, atau --golden"});
    }
    std::vector<JudgedQuestion> questions;
    if (is_golden) {
        std::ifstream lines = opened(command.golden);
        questions = read_golden_questions(lines, command.golden);
    } else {
        std::ifstream texts = opened(command.questions);
        std::ifstream judgments = opened(command.judgments);
        questions = read_judged_questions({texts, command.questions, judgments, command.judgments});
    }
    if (questions.empty()) {
        throw Error(ErrorCode::BadData, {"no question has a right answer",
                                         "tidak ada pertanyaan yang punya jawaban benar"});
    }
    return questions;
}

std::vector<RankingQuality> qualities_of(const Engine& engine, const EvalCommand& command,
                                         const std::vector<JudgedQuestion>& questions) {
    SearchRequest request = parse_search_request(
        {{"match", command.match}, {"per_page", std::to_string(kRankedArticles)}});
    std::vector<RankingQuality> qualities;
    for (const JudgedQuestion& question : questions) {
        request.text = question.text;
        std::vector<std::string> ids;
        for (RankedId& ranked : engine.rank(request))
            ids.push_back(std::move(ranked.id));
        qualities.push_back(quality_of(ids, question.grades));
    }
    return qualities;
}

struct Measure {
    const char* name;
    double RankingQuality::*value;
};

constexpr Measure kMeasures[] = {{"mrr@10", &RankingQuality::reciprocal_rank},
                                 {"success@1", &RankingQuality::success},
                                 {"ndcg@10", &RankingQuality::ndcg},
                                 {"recall@100", &RankingQuality::recall}};

// Four decimals say all that a few hundred questions can.
double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

RecordList summary_of(const std::vector<RankingQuality>& qualities) {
    RecordList list{{{"measure", {"measure", "ukuran"}},
                     {"mean", {"mean", "rata-rata"}},
                     {"questions", {"questions", "pertanyaan"}}},
                    {}};
    const RankingQuality mean = mean_of(qualities);
    for (const Measure& measure : kMeasures) {
        list.rows.push_back({std::string(measure.name), rounded(mean.*measure.value),
                             static_cast<std::uint64_t>(qualities.size())});
    }
    return list;
}

RecordList comparison_of(const std::vector<RankingQuality>& qualities,
                         const std::vector<RankingQuality>& others) {
    RecordList list{{{"measure", {"measure", "ukuran"}},
                     {"mean", {"mean", "rata-rata"}},
                     {"other", {"other", "yang lain"}},
                     {"difference", {"difference", "selisih"}},
                     {"better", {"better", "lebih baik"}},
                     {"worse", {"worse", "lebih buruk"}},
                     {"same", {"same", "sama"}}},
                    {}};
    const RankingQuality mean = mean_of(qualities);
    const RankingQuality other = mean_of(others);
    for (const Measure& measure : kMeasures) {
        std::uint64_t better = 0;
        std::uint64_t worse = 0;
        for (std::size_t i = 0; i < qualities.size(); ++i) {
            better += qualities[i].*measure.value > others[i].*measure.value ? 1 : 0;
            worse += qualities[i].*measure.value < others[i].*measure.value ? 1 : 0;
        }
        list.rows.push_back({std::string(measure.name), rounded(mean.*measure.value),
                             rounded(other.*measure.value),
                             rounded(mean.*measure.value - other.*measure.value), better, worse,
                             static_cast<std::uint64_t>(qualities.size()) - better - worse});
    }
    return list;
}

// Of two indexes those questions first whose answers differ most.
RecordList questions_list(const std::vector<JudgedQuestion>& questions,
                          const std::vector<RankingQuality>& qualities,
                          const std::vector<RankingQuality>& others) {
    RecordList list{{{"id", {"id", "id"}}, {"question", {"question", "pertanyaan"}}}, {}};
    for (const Measure& measure : kMeasures)
        list.columns.push_back({measure.name, {measure.name, measure.name}});
    if (!others.empty()) list.columns.push_back({"ndcg_before", {"ndcg before", "ndcg semula"}});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < questions.size(); ++i)
        order.push_back(i);
    if (!others.empty()) {
        std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
            return std::abs(qualities[left].ndcg - others[left].ndcg) >
                   std::abs(qualities[right].ndcg - others[right].ndcg);
        });
    }
    for (const std::size_t i : order) {
        std::vector<RecordCell> row{questions[i].id, questions[i].text};
        for (const Measure& measure : kMeasures)
            row.emplace_back(rounded(qualities[i].*measure.value));
        if (!others.empty()) row.emplace_back(rounded(others[i].ndcg));
        list.rows.push_back(std::move(row));
    }
    return list;
}

int evaluate(const EvalCommand& command) {
    const AnswerOptions& answer = command.answer;
    const std::vector<JudgedQuestion> questions = questions_of(command);
    const auto qualities = qualities_of(*answer.open(), command, questions);
    std::vector<RankingQuality> others;
    if (!command.compared.empty())
        others = qualities_of(*answer.open_generation(command.compared), command, questions);
    const RecordList list = command.per_question ? questions_list(questions, qualities, others)
                            : others.empty()     ? summary_of(qualities)
                                                 : comparison_of(qualities, others);
    answer.print(write_records(list, answer.format(), answer.style()));
    const double mrr = mean_of(qualities).reciprocal_rank;
    if (mrr >= command.least) return 0;
    fmt::print(stderr, "{}\n",
               phrase("mrr@10 is {:.4f}, less than {}", "mrr@10 {:.4f}, kurang dari {}", mrr,
                      command.least)
                   .in(answer.language()));
    return exit_code(ErrorCode::GateRefused);
}

}  // namespace

Command add_eval_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "eval", text({"how well questions are answered whose answers are known",
                      "seberapa baik pertanyaan yang jawabannya diketahui dijawab"}));
    const auto command = std::make_shared<EvalCommand>();
    command->answer.describe(*line, terminal);
    const auto add = [&](const char* name, std::string& value, const char* type,
                         const Phrase& what) {
        line->add_option(name, value, text(what))->type_name(type);
    };
    add("--queries", command->questions, "FILE",
        {"questions, a line each: id, tab, text", "pertanyaan, satu per baris: id, tab, teks"});
    add("--qrels", command->judgments, "FILE",
        {"their answers as TREC has them: id, 0, article, grade",
         "jawabannya menurut TREC: id, 0, artikel, nilai"});
    add("--golden", command->golden, "FILE",
        {"questions with their answers: text, tab, ids",
         "pertanyaan dengan jawabannya: teks, tab, id"});
    add("--compare", command->compared, "NAME",
        {"also by this index of the same directory",
         "juga oleh indeks ini di direktori yang sama"});
    add("--match", command->match, "HOW",
        {"auto, all, most or any of the words; any if not given",
         "auto, all, most, atau any; bawaan any"});
    line->add_flag(
        "--per-query", command->per_question,
        text({"each question, and not the means", "tiap pertanyaan, bukan rata-ratanya"}));
    line->add_option("--fail-below", command->least,
                     text({"end with 3 if mrr@10 is less", "akhiri dengan 3 bila mrr@10 kurang"}))
        ->type_name("NUMBER")
        ->check(CLI::Range(0.0, 1.0));
    set_examples(
        *line, terminal.language,
        {"telusur eval --data DIR --queries soal.tsv --qrels qrels.txt",
         "telusur eval --data DIR --golden soal.tsv --fail-below 0.6",
         "telusur eval --data DIR --golden soal.tsv --compare 20261121T190000Z --per-query"});
    return {line, [command] { return evaluate(*command); }};
}

}  // namespace telusur
