// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/support/oracle.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sstream>
#include <tuple>

#include "stemmers/normalizer.h"
#include "stemmers/stop_words.h"

namespace telusur::testing {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::string iso(sys_days day) {
    const year_month_day date{day};
    std::ostringstream text;
    const auto padded = [&text](unsigned number) { text << (number < 10 ? "-0" : "-") << number; };
    text << static_cast<int>(date.year());
    padded(static_cast<unsigned>(date.month()));
    padded(static_cast<unsigned>(date.day()));
    return text.str();
}

sys_days day_at(const std::string& iso_day) {
    return std::chrono::year{std::stoi(iso_day.substr(0, 4))} / std::stoi(iso_day.substr(5, 2)) /
           std::stoi(iso_day.substr(8, 2));
}

std::string day_of(const Article& article) {
    if (!article.published) return {};
    const auto local = std::chrono::seconds{article.published->seconds + 7 * 3600};
    return iso(sys_days{std::chrono::floor<std::chrono::days>(local)});
}

// "2021" and "2021-03" compare with the same length of a day.
bool lies_within(const std::string& day, const SearchRequest& request) {
    if (request.from.empty() && request.to.empty()) return true;
    if (day.empty()) return false;
    return (request.from.empty() || day.substr(0, request.from.size()) >= request.from) &&
           (request.to.empty() || day.substr(0, request.to.size()) <= request.to);
}

std::size_t letters_of(DateInterval interval) {
    switch (interval) {
        case DateInterval::Year:
            return 4;
        case DateInterval::Month:
            return 7;
        case DateInterval::Day:
            return 10;
    }
    return 0;
}

std::size_t wanted_of(Match match, std::size_t count) {
    if (match == Match::All || count == 0) return count;
    if (match == Match::Any || count == 1) return 1;
    if (count <= 3) return count - 1;
    std::size_t wanted = 0;
    while (2 * wanted < count)
        ++wanted;
    return wanted;
}

}  // namespace

Oracle::Oracle(std::vector<Article> articles, const TextAnalysis& analysis,
               const std::vector<SynonymLine>& synonyms)
    : articles_(std::move(articles)), analysis_(analysis), synonyms_(synonyms, analysis) {
    std::sort(articles_.begin(), articles_.end(), [](const Article& left, const Article& right) {
        if (left.published.has_value() != right.published.has_value()) {
            return left.published.has_value();
        }
        if (left.published && left.published->seconds != right.published->seconds) {
            return left.published->seconds > right.published->seconds;
        }
        return left.id < right.id;
    });
    double total_length = 0;
    for (const Article& article : articles_) {
        Known known;
        known.article = &article;
        known.day = day_of(article);
        const auto add = [&](const std::string& text, double weight) {
            const auto hold = [&](const std::string& term) {
                known.weights[term] += weight;
                known.length += weight;
            };
            for (const AnalysedWord& word : analysis_.analyse(text)) {
                hold(word.root);
                known.forms[word.form] += weight;
                roots_.emplace(word.form, word.root);
                std::for_each(word.parts.begin(), word.parts.end(), hold);
                if (!word.whole.empty()) hold(word.whole);
            }
        };
        add(article.title, 3);
        for (const std::string& tag : article.tags)
            add(tag, 2);
        for (const Paragraph& paragraph : article.body)
            add(paragraph.text, 1);
        for (std::size_t field = 0; field < kValueFieldCount; ++field) {
            for (const std::string& value : values_of(article, static_cast<ValueField>(field))) {
                const std::string key = fold_label(value);
                if (key.empty()) continue;
                ++spellings_[field][key][value];
                if (known.keys[field].insert(key).second) ++frequencies_[field][key];
            }
        }
        total_length += known.length;
        known_.push_back(std::move(known));
    }
    average_length_ = total_length / static_cast<double>(known_.size());
}

std::vector<AnalysedWord> Oracle::wanted_words(const std::string& text, Switch stop_words) const {
    std::vector<AnalysedWord> words = analysis_.analyse(text);
    if (stop_words == Switch::Off) return words;
    std::vector<AnalysedWord> telling;
    for (const AnalysedWord& word : words) {
        if (!word.whole.empty() || !is_stop_word(word.form)) telling.push_back(word);
    }
    return telling.empty() ? words : telling;
}

std::string Oracle::print(const Word& word) {
    if (word.others.empty()) return word.root;
    std::string text = '(' + word.root;
    for (const Terms& terms : word.others) {
        text += " |";
        for (const std::string& term : terms)
            text += ' ' + term;
    }
    return text + ')';
}

Oracle::Word Oracle::read(const AnalysedWord& analysed) {
    Word word{analysed.form, analysed.root, {}, 0};
    if (analysed.parts_suffice) word.others.push_back(analysed.parts);
    if (!analysed.whole.empty()) word.others.push_back({analysed.whole});
    return word;
}

// Two plain words with one character between them may be one word of an article.
void Oracle::add_joined(Word& word, const AnalysedWord& left, const AnalysedWord& right) const {
    for (const AnalysedWord* part : {&left, &right}) {
        const bool plain = part->token.kind == TokenKind::Word && part->parts.empty();
        if (!plain || !part->whole.empty()) return;
    }
    if (right.token.begin - left.token.end != 1 || left.token.sentence != right.token.sentence)
        return;
    const auto found = roots_.find(left.form + right.form);
    if (found == roots_.end() || found->second == word.root) return;
    const Terms terms{found->second};
    if (std::find(word.others.begin(), word.others.end(), terms) == word.others.end())
        word.others.push_back(terms);
}

Oracle::Question Oracle::read(const SearchRequest& request) const {
    Question question;
    std::istringstream pieces(request.text);
    std::string wanted;
    for (std::string piece; pieces >> piece;) {
        if (piece.front() != '-') {
            wanted += piece + ' ';
            continue;
        }
        wanted += '\n';
        std::vector<Word> words;
        for (const AnalysedWord& word : analysis_.analyse(piece))
            words.push_back(read(word));
        if (!words.empty()) question.unwanted.push_back(words);
    }
    question.words = read_wanted(wanted, request);
    question.unsearchable = request.text.find_first_not_of(" \t\r\n") != std::string::npos &&
                            question.words.empty() && question.unwanted.empty();
    return question;
}

std::vector<Oracle::Word> Oracle::read_wanted(const std::string& text,
                                              const SearchRequest& request) const {
    const std::vector<AnalysedWord> analysed = wanted_words(text, request.stop_words);
    const auto synonyms = synonyms_.of(analysed);
    std::vector<Word> words;
    for (std::size_t i = 0; i < analysed.size(); ++i) {
        Word word = read(analysed[i]);
        if (i > 0) add_joined(word, analysed[i - 1], analysed[i]);
        if (i + 1 < analysed.size()) add_joined(word, analysed[i], analysed[i + 1]);
        const bool known = std::any_of(words.begin(), words.end(),
                                       [&](const Word& other) { return other.root == word.root; });
        if (known) continue;
        if (request.synonyms == Switch::On) {
            for (const Terms& terms : synonyms[i]) {
                const bool needless =
                    std::count(terms.begin(), terms.end(), word.root) +
                        std::count(word.others.begin(), word.others.end(), terms) >
                    0;
                if (!needless) word.others.push_back(terms);
            }
        }
        word.articles = static_cast<double>(
            std::count_if(known_.begin(), known_.end(),
                          [&word](const Known& article) { return weight(article, word) > 0; }));
        words.push_back(word);
    }
    return words;
}

double Oracle::weight(const Known& known, const Word& word) {
    const auto weight_of = [&known](const std::string& term) {
        const auto found = known.weights.find(term);
        return found == known.weights.end() ? 0.0 : found->second;
    };
    double sum = weight_of(word.root);
    for (const Terms& terms : word.others) {
        double least = weight_of(terms.front());
        for (const std::string& term : terms)
            least = std::min(least, weight_of(term));
        sum += least;
    }
    return sum;
}

Oracle::Found Oracle::found_by_words(const Question& question, Match match) const {
    const std::size_t wanted = wanted_of(match, question.words.size());
    Found found;
    if (question.unsearchable) return found;
    for (const Known& known : known_) {
        const auto held = std::count_if(question.words.begin(), question.words.end(),
                                        [&](const Word& word) { return weight(known, word) > 0; });
        const auto has = [&](const Word& word) { return weight(known, word) > 0; };
        const bool refused = std::any_of(
            question.unwanted.begin(), question.unwanted.end(),
            [&](const auto& words) { return std::all_of(words.begin(), words.end(), has); });
        if (static_cast<std::size_t>(held) >= wanted && !refused) found.push_back(&known);
    }
    return found;
}

double Oracle::score(const Known& known, const Question& question) const {
    constexpr double k1 = 1.0;
    constexpr double b = 0.8;
    const auto articles = static_cast<double>(known_.size());
    double sum = 0;
    for (const Word& word : question.words) {
        const double w = weight(known, word);
        if (w == 0) continue;
        const double n = word.articles;
        const double idf = std::log(1 + (articles - n + 0.5) / (n + 0.5));
        sum += idf * w * (k1 + 1) / (w + k1 * (1 - b + b * known.length / average_length_));
    }
    // The very form asked for, where it is no root, for a fifth.
    for (const Word& word : question.words) {
        const auto holding = [&word](const Known& one) { return one.forms.contains(word.form); };
        if (word.form == word.root || !holding(known)) continue;
        const auto n = static_cast<double>(std::count_if(known_.begin(), known_.end(), holding));
        const double idf = std::log(1 + (articles - n + 0.5) / (n + 0.5));
        const double w = known.forms.at(word.form);
        sum += 0.2 * idf * w * (k1 + 1) / (w + k1 * (1 - b + b * known.length / average_length_));
    }
    return sum;
}

// What is left of an article's score: all of it for the newest, eight tenths at last.
double Oracle::recency(const Known& known) const {
    const auto& published = known.article->published;
    if (!published) return 0.9;
    const std::int64_t age = known_.front().article->published->seconds - published->seconds;
    return 0.8 + 0.2 * std::exp2(-static_cast<double>(age / 86400) / 365);
}

Facet Oracle::count_values(const Found& found, ValueField field,
                           const SearchRequest& request) const {
    const auto row = static_cast<std::size_t>(field);
    Facet facet{field, 0, 0, {}};
    std::map<std::string, std::uint64_t> counts;
    for (const Known* known : found) {
        if (known->keys[row].empty()) ++facet.missing;
        for (const std::string& key : known->keys[row])
            ++counts[key];
    }
    std::set<std::string> chosen;
    std::vector<FacetValue> absent;
    for (const std::string& value : request.chosen(field)) {
        const std::string key = fold_label(value);
        if (!chosen.insert(key).second) continue;
        if (frequencies_[row].contains(key)) {
            counts.emplace(key, 0);
        } else {
            absent.push_back({key, value, 0, true});
        }
    }
    std::vector<FacetValue> values;
    for (const auto& [key, count] : counts) {
        if (key.rfind(fold_label(request.facet_prefix), 0) != 0 && !chosen.contains(key)) continue;
        const auto& spellings = spellings_[row].at(key);
        std::string label = spellings.begin()->first;
        for (const auto& [spelling, times] : spellings) {
            if (times > spellings.at(label)) label = spelling;
        }
        values.push_back({key, label, count, chosen.contains(key)});
    }
    std::sort(values.begin(), values.end(), [&](const FacetValue& left, const FacetValue& right) {
        if (left.count != right.count) return left.count > right.count;
        const auto frequency = [&](const FacetValue& value) {
            return frequencies_[row].at(value.value);
        };
        if (frequency(left) != frequency(right)) return frequency(left) > frequency(right);
        return left.value < right.value;
    });
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool listed = (i < request.facet_limit && values[i].count > 0) || values[i].selected;
        if (listed) {
            facet.values.push_back(values[i]);
        } else {
            facet.other += values[i].count;
        }
    }
    facet.values.insert(facet.values.end(), absent.begin(), absent.end());
    return facet;
}

Facet Oracle::count_dates(const Found& found, DateInterval interval,
                          const SearchRequest& request) const {
    const std::size_t letters = letters_of(interval);
    Facet facet{interval, 0, 0, {}};
    std::map<std::string, std::uint64_t> counts;
    std::set<std::string> days;
    for (const Known* known : found) {
        if (known->day.empty()) {
            ++facet.missing;
        } else {
            ++counts[known->day.substr(0, letters)];
            days.insert(known->day);
        }
    }
    std::map<std::string, std::uint64_t> filled = counts;
    if (!days.empty()) {
        for (sys_days day = day_at(*days.begin()); day <= day_at(*days.rbegin());
             day += std::chrono::days{1}) {
            filled.emplace(iso(day).substr(0, letters), 0);
        }
    }
    if (filled.size() <= 400) counts = filled;
    for (const auto& [name, count] : counts) {
        const std::string first = name + std::string("-01-01").substr(0, 10 - letters);
        const std::string last =
            interval == DateInterval::Year ? name + "-12-31"
            : interval == DateInterval::Day
                ? name
                : iso(sys_days{year_month_day{day_at(name + "-01")}.year() /
                               year_month_day{day_at(name + "-01")}.month() / std::chrono::last});
        const bool open = request.from.empty() && request.to.empty();
        const bool selected = !open && lies_within(first, request) && lies_within(last, request);
        facet.values.push_back({name, name, count, selected});
    }
    return facet;
}

Expected Oracle::answer(const SearchRequest& request) const {
    const Question question = read(request);
    Expected expected;
    Match match = request.match;
    if (match == Match::Auto) {
        match = Match::All;
        const std::size_t words = question.words.size();
        const bool too_many = words > 3;
        if (too_many || (words > 1 && found_by_words(question, Match::All).empty())) {
            match = found_by_words(question, Match::Most).empty() ? Match::Any : Match::Most;
            expected.relaxed = true;
        }
    }
    std::array<std::set<std::string>, kValueFieldCount> chosen;
    std::array<std::set<std::string>, kValueFieldCount> excluded;
    for (std::size_t field = 0; field < kValueFieldCount; ++field) {
        for (const std::string& value : request.values[field])
            chosen[field].insert(fold_label(value));
        for (const std::string& value : request.excluded[field])
            excluded[field].insert(fold_label(value));
    }
    const auto passes = [&](const Known& known, std::optional<FacetName> except) {
        for (std::size_t field = 0; field < kValueFieldCount; ++field) {
            const auto& keys = known.keys[field];
            const auto has = [&keys](const std::string& key) { return keys.contains(key); };
            const auto& [unwanted, wanted] = std::tie(excluded[field], chosen[field]);
            if (std::any_of(unwanted.begin(), unwanted.end(), has)) return false;
            if (wanted.empty()) continue;
            const bool all = static_cast<ValueField>(field) == ValueField::Tag &&
                             request.tag_mode == TagMode::All;
            if (all) {
                if (!std::all_of(wanted.begin(), wanted.end(), has)) return false;
                continue;
            }
            if (except == FacetName{static_cast<ValueField>(field)}) continue;
            if (std::none_of(wanted.begin(), wanted.end(), has)) return false;
        }
        const bool dates_left_out = except && std::holds_alternative<DateInterval>(*except);
        return dates_left_out || lies_within(known.day, request);
    };
    const Found by_words = found_by_words(question, match);
    const auto filtered = [&](std::optional<FacetName> except) {
        Found found;
        for (const Known* known : by_words) {
            if (passes(*known, except)) found.push_back(known);
        }
        return found;
    };
    Found found = filtered(std::nullopt);
    if (request.sort == Sort::Oldest) {
        const auto undated = std::find_if(found.begin(), found.end(),
                                          [](const Known* known) { return known->day.empty(); });
        std::reverse(found.begin(), undated);
    }
    for (const Known* known : found) {
        const bool age_counts = request.sort == Sort::Relevance && request.recency == Switch::On &&
                                request.from.empty() && request.to.empty();
        expected.ranked.push_back(
            {known->article, score(*known, question) * (age_counts ? recency(*known) : 1)});
    }
    if (request.sort == Sort::Relevance) {
        std::stable_sort(expected.ranked.begin(), expected.ranked.end(),
                         [](const RankedArticle& left, const RankedArticle& right) {
                             return left.score > right.score;
                         });
    }
    for (const FacetName name : request.facets) {
        const Found counted = filtered(name);
        if (const auto* field = std::get_if<ValueField>(&name)) {
            expected.facets.push_back(count_values(counted, *field, request));
        } else {
            expected.facets.push_back(count_dates(counted, std::get<DateInterval>(name), request));
        }
    }
    for (const Word& word : question.words)
        expected.parsed += ' ' + print(word);
    for (const auto& words : question.unwanted) {
        expected.parsed += words.size() == 1 ? " -" : " -(";
        for (const Word& word : words)
            expected.parsed += (&word == &words.front() ? "" : " AND ") + print(word);
        if (words.size() > 1) expected.parsed += ')';
    }
    if (!expected.parsed.empty()) expected.parsed.erase(0, 1);
    return expected;
}

}  // namespace telusur::testing
