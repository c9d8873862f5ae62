// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <memory>

#include "indexer/index/error.h"
#include "indexer/index/service_config.h"
#include "searchd/cli/answer_format.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_log.h"
#include "searchd/cli/record_list.h"
#include "searchd/search/parameter_checks.h"
#include "searchd/search/request.h"

namespace telusur {

namespace {

constexpr std::uint32_t kMostListed = 100'000;
constexpr const char* kUsualLimit = "20";

enum class Order { Top, Zero };

struct QueriesCommand {
    AnswerFormat answer;
    std::string log;
    std::string config;
    std::string from;
    std::string to;
    std::string limit = kUsualLimit;
    Order order = Order::Top;
};

std::filesystem::path log_of(const QueriesCommand& command) {
    if (!command.log.empty()) return command.log;
    if (command.config.empty()) {
        throw Error(ErrorCode::Usage,
                    {"which query log? --log and --config are missing",
                     "catatan yang mana? --log dan --config tidak ada"},
                    {"name its directory with --log, or a telusur.toml with --config",
                     "sebutkan direktorinya dengan --log, atau telusur.toml dengan --config"});
    }
    const std::filesystem::path directory = read_service_config(command.config).query_log.directory;
    if (!directory.empty()) return directory;
    throw Error(
        ErrorCode::Configuration,
        phrase("{} keeps no query log", "{} tidak menyimpan catatan pertanyaan", command.config),
        {"set directory of [query_log]", "isi directory pada [query_log]"});
}

RecordList list_of(const std::vector<LoggedQuestion>& questions) {
    RecordList list{{{"question", {"question", "pertanyaan"}},
                     {"count", {"asked", "ditanyakan"}},
                     {"without_hits", {"found nothing", "tanpa hasil"}},
                     {"last_total", {"last found", "hasil terakhir"}},
                     {"clicks", {"clicks", "klik"}},
                     {"reciprocal_rank", {"1/rank", "1/peringkat"}}},
                    {}};
    for (const LoggedQuestion& question : questions) {
        RecordCell rank;
        if (question.clicks > 0)
            rank = question.reciprocal_rank / static_cast<double>(question.clicks);
        list.rows.push_back({question.text, question.count, question.without_hits,
                             question.last_total, question.clicks, rank});
    }
    return list;
}

void tell_what_lacks(const QuestionLog& log, Language language) {
    if (log.damaged_lines() > 0) {
        fmt::print(
            stderr, "{}\n",
            phrase("damaged lines passed over: {}", "baris rusak dilewati: {}", log.damaged_lines())
                .in(language));
    }
    if (log.left_out() > 0) {
        fmt::print(stderr, "{}\n",
                   phrase("more than {} different questions; {} were not counted",
                          "lebih dari {} pertanyaan berbeda; {} tidak dihitung",
                          kMostLoggedQuestions, log.left_out())
                       .in(language));
    }
}

int list_questions(const QueriesCommand& command) {
    const std::uint32_t limit = whole_number("limit", command.limit, 1, kMostListed);
    const DateRange days = parse_search_request({{"from", command.from}, {"to", command.to}}).dates;
    QuestionLog log;
    for (const auto& file : question_log_files(log_of(command), days)) {
        std::ifstream lines(file);
        if (!lines) throw system_error(errno, {"read", "membaca"}, file.string());
        log.read(lines);
    }
    const auto questions = command.order == Order::Top ? log.top(limit) : log.zero(limit);
    tell_what_lacks(log, command.answer.language());
    command.answer.print(
        write_records(list_of(questions), command.answer.format(), command.answer.style()));
    return questions.empty() ? kExitNoMatches : 0;
}

Command add_order(CLI::App& parent, const Terminal& terminal, const char* name,
                  const Phrase& description, Order order) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = parent.add_subcommand(name, text(description));
    const auto command = std::make_shared<QueriesCommand>();
    command->order = order;
    line->add_option("--log", command->log,
                     text({"the directory of the query log", "direktori catatan pertanyaan"}))
        ->type_name("DIR");
    line->add_option("--config", command->config,
                     text({"a telusur.toml whose [query_log] names it",
                           "sebuah telusur.toml yang [query_log]-nya menyebutkannya"}))
        ->type_name("FILE");
    command->answer.describe(*line, terminal);
    line->add_option("--from", command->from,
                     text({"from this day, month or year on", "mulai hari, bulan, atau tahun ini"}))
        ->type_name("DATE");
    line->add_option("--to", command->to,
                     text({"up to this day, month or year", "sampai hari, bulan, atau tahun ini"}))
        ->type_name("DATE");
    line->add_option("--limit", command->limit,
                     text({"how many; 20 if not given", "jumlahnya; bawaan 20"}))
        ->type_name("N");
    set_examples(*line, terminal.language,
                 {fmt::format("telusur queries {} --config /etc/telusur/telusur.toml", name),
                  fmt::format("telusur queries {} --log DIR --from 2026-11 --format json", name)});
    return {line, [command] { return list_questions(*command); }};
}

}  // namespace

std::vector<Command> add_queries_commands(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* parent = program.add_subcommand(
        "queries", text({"what readers asked, from searchd's query log",
                         "yang ditanyakan pembaca, dari catatan pertanyaan searchd"}));
    parent->require_subcommand(1);
    set_examples(*parent, terminal.language,
                 {"telusur queries top --config /etc/telusur/telusur.toml",
                  "telusur queries zero --log DIR --from 2026-11"});
    return {add_order(*parent, terminal, "top",
                      {"the questions asked most", "pertanyaan yang paling sering"}, Order::Top),
            add_order(*parent, terminal, "zero",
                      {"the questions that found nothing", "pertanyaan tanpa hasil"}, Order::Zero)};
}

}  // namespace telusur
