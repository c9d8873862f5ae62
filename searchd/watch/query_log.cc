// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/query_log.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "searchd/watch/log_text.h"
#include "stemmers/digest.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

constexpr std::size_t kMaximumParameters = 1024;

std::int64_t begin_of_day(std::int64_t seconds) {
    return first_second(archive_date(seconds));
}

// The text has a field of its own, which is cut.
std::string without_text(std::string_view parameters) {
    std::string others;
    for (const std::string_view parameter : split(parameters, '&')) {
        if (parameter.starts_with("q=")) continue;
        if (!others.empty()) others += '&';
        others += parameter;
    }
    return others;
}

}  // namespace

QueryLog::QueryLog(const QueryLogConfig& config, Clock clock)
    : address_(config.address),
      clock_(std::move(clock)),
      day_begin_(begin_of_day(clock_())),
      files_(config.directory, config.days, clock_()),
      lines_([this](std::string_view line, std::int64_t seconds) {
          return files_.write(line, seconds);
      }) {}

void QueryLog::observe(const ObservedRequest& request) {
    const std::int64_t now = clock_();
    begin_day(now);
    if (!request.question) return;
    const AnsweredQuestion& question = *request.question;
    nlohmann::ordered_json line{
        {"time", utc_time(now)},
        {"event", "question"},
        {"id", request.id},
        {"q", beginning_of(question.text, kMaximumKeptText)},
        {"parameters", beginning_of(without_text(question.parameters), kMaximumParameters)},
        {"total", question.total},
        {"timed_out", question.timed_out},
        {"cached", request.from_cache},
        {"ms", shown_milliseconds(request.milliseconds)}};
    add_client(line, request.client, now);
    lines_.add(to_ascii_line(line), now);
}

void QueryLog::click(const Click& click, const ClientAddress& client) {
    const std::int64_t now = clock_();
    nlohmann::ordered_json line{
        {"time", utc_time(now)},       {"event", "click"},
        {"id", click.request_id},      {"q", beginning_of(click.question, kMaximumKeptText)},
        {"article", click.article_id}, {"position", click.position}};
    add_client(line, client, now);
    lines_.add(to_ascii_line(line), now);
}

void QueryLog::add_client(nlohmann::ordered_json& line, const ClientAddress& client,
                          std::int64_t now) {
    switch (address_) {
        case LoggedAddress::None:
            return;
        case LoggedAddress::Truncated:
            line["client"] = truncated(client).printed();
            return;
        case LoggedAddress::Hashed:
            line["client"] = to_hex(pseudonyms_.of(client, now));
            return;
    }
}

// Files are to go on the day that is promised, also if nobody asks anything that day.
void QueryLog::begin_day(std::int64_t now) {
    const std::int64_t begin = begin_of_day(now);
    if (day_begin_.exchange(begin, std::memory_order_relaxed) != begin) lines_.add({}, now);
}

}  // namespace telusur
