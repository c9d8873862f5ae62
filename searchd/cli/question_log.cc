// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/question_log.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kBegin = "questions-";
constexpr std::string_view kEnd = ".jsonl";

std::string text_in(const Json& line, const char* key) {
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t number_in(const Json& line, const char* key) {
    const auto found = line.find(key);
    return found != line.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

bool is_first_page(const std::string& parameters) {
    const std::string marked = '&' + parameters;
    return marked.find("&page=") == std::string::npos &&
           marked.find("&cursor=") == std::string::npos;
}

std::string day_text(const Date& day) {
    return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::vector<LoggedQuestion> sorted(const std::unordered_map<std::string, LoggedQuestion>& questions,
                                   std::uint64_t LoggedQuestion::*by, std::size_t most) {
    std::vector<LoggedQuestion> list;
    for (const auto& [text, question] : questions) {
        if (question.*by > 0) list.push_back(question);
    }
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size()));
    std::partial_sort(list.begin(), end, list.end(),
                      [by](const LoggedQuestion& left, const LoggedQuestion& right) {
                          if (left.*by != right.*by) return left.*by > right.*by;
                          return left.text < right.text;
                      });
    list.erase(end, list.end());
    return list;
}

}  // namespace

LoggedQuestion* QuestionLog::entry_for(const std::string& text) {
    const std::string folded = fold_label(text);
    if (folded.empty()) return nullptr;
    const auto known = questions_.find(folded);
    if (known != questions_.end()) return &known->second;
    if (questions_.size() == kMostLoggedQuestions) {
        ++left_out_;
        return nullptr;
    }
    LoggedQuestion& added = questions_[folded];
    added.text = folded;
    return &added;
}

void QuestionLog::read(std::istream& lines) {
    for (std::string text; std::getline(lines, text);) {
        if (text.empty()) continue;
        const Json line = Json::parse(text, nullptr, false);
        const std::string event = line.is_object() ? text_in(line, "event") : std::string();
        if (event != "question" && event != "click") {
            ++damaged_lines_;
            continue;
        }
        const bool is_question = event == "question";
        if (is_question && !is_first_page(text_in(line, "parameters"))) continue;
        LoggedQuestion* entry = entry_for(text_in(line, "q"));
        if (entry == nullptr) continue;
        if (is_question) {
            const std::uint64_t total = number_in(line, "total");
            const bool is_part = line.value("timed_out", false);
            ++entry->count;
            if (total == 0 && !is_part) ++entry->without_hits;
            entry->last_total = total;
        } else if (const std::uint64_t position = number_in(line, "position"); position > 0) {
            ++entry->clicks;
            entry->reciprocal_rank += 1 / static_cast<double>(position);
        }
    }
}

std::vector<LoggedQuestion> QuestionLog::top(std::size_t most) const {
    return sorted(questions_, &LoggedQuestion::count, most);
}

std::vector<LoggedQuestion> QuestionLog::zero(std::size_t most) const {
    return sorted(questions_, &LoggedQuestion::without_hits, most);
}

std::vector<std::filesystem::path> question_log_files(const std::filesystem::path& directory,
                                                      const DateRange& days) {
    std::error_code code;
    std::filesystem::directory_iterator entries(directory, code);
    if (code) {
        throw Error(ErrorCode::NoInput,
                    phrase("there is no query log in {}", "tidak ada catatan pertanyaan di {}",
                           directory.string()),
                    {"[query_log] of telusur.toml names its directory",
                     "[query_log] di telusur.toml menyebutkan direktorinya"});
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : entries) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) continue;
        const std::string day =
            name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size());
        if (days.from && day < day_text(*days.from)) continue;
        if (days.to && day > day_text(*days.to)) continue;
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace telusur
