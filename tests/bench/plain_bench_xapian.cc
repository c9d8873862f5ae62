// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_xapian.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "indexer/index/error.h"
#include "searchd/search/ranker.h"
#include "stemmers/normalizer.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

// Unscoped, since it is a number to Xapian.
enum Slot : Xapian::valueno { Time, Authors, Month, Tags };

constexpr const char* kMadeOf = "made of";

// Remembers roots, as the engine's own use of the stemmer does.
class StemmerForXapian : public Xapian::StemImplementation {
  public:
    explicit StemmerForXapian(const Stemmer& stemmer) : stemmer_(stemmer) {}

    std::string operator()(const std::string& word) override {
        const auto [known, is_new] = roots_.try_emplace(word);
        if (is_new) {
            const std::string folded = fold_word(word);
            known->second = folded.empty() ? word : stemmer_.root(folded);
        }
        return known->second;
    }
    std::string get_description() const override { return stemmer_.fingerprint(); }

  private:
    const Stemmer& stemmer_;
    std::unordered_map<std::string, std::string> roots_;
};

Xapian::Stem stem_of(const Generation& generation, StemmedBy stemmed_by) {
    if (stemmed_by == StemmedBy::Xapian) return Xapian::Stem("indonesian");
    return Xapian::Stem(new StemmerForXapian(generation.language().model()));  // which owns it
}

std::string made_of(const Generation& generation, StemmedBy stemmed_by) {
    return fmt::format("{} by {}", generation.manifest().generation,
                       stemmed_by == StemmedBy::Telusur ? "telusur" : "xapian");
}

// Xapian throws for a term of more than 245 bytes.
std::string tag_term(std::string_view label) {
    return "XT" + fold_label(label).substr(0, 240);
}

// Between the values of one document in one slot: labels hold no control characters.
constexpr char kBetweenValues = '\n';

// Counts the values of a slot that holds several; Xapian's own spy counts a slot as one value.
class ListSpy : public Xapian::MatchSpy {
  public:
    explicit ListSpy(Slot slot) : slot_(slot) {}

    void operator()(const Xapian::Document& document, double) override {
        const std::string values = document.get_value(slot_);
        for (std::size_t begin = 0; begin < values.size();) {
            const std::size_t end = std::min(values.find(kBetweenValues, begin), values.size());
            ++counts_[values.substr(begin, end - begin)];
            begin = end + 1;
        }
    }

    Counts top(std::size_t count) const {
        Counts values(counts_.begin(), counts_.end());
        const auto end =
            values.begin() + static_cast<std::ptrdiff_t>(std::min(count, values.size()));
        std::partial_sort(values.begin(), end, values.end(),
                          [](const auto& left, const auto& right) {
                              if (left.second != right.second) return left.second > right.second;
                              return left.first < right.first;
                          });
        values.erase(end, values.end());
        return values;
    }

  private:
    Slot slot_;
    std::unordered_map<std::string, std::uint64_t> counts_;
};

std::string labels_of(const ValueColumn& column, DocumentNumber document) {
    std::string labels;
    for (const Ordinal ordinal : column.values(document)) {
        if (!labels.empty()) labels += kBetweenValues;
        labels += column.label(ordinal);
    }
    return labels;
}

void add_values(Xapian::Document& document, const Columns& columns, DocumentNumber number) {
    const ValueColumn& tags = columns.values(ValueField::Tag);
    for (const Ordinal ordinal : tags.values(number))
        document.add_boolean_term(tag_term(tags.label(ordinal)));
    document.add_value(Tags, labels_of(tags, number));
    document.add_value(Authors, labels_of(columns.values(ValueField::Author), number));
    const auto published = columns.published(number);
    if (!published) return;
    document.add_value(Time, Xapian::sortable_serialise(static_cast<double>(published->seconds)));
    document.add_value(Month, to_iso(archive_date(published->seconds)).substr(0, 7));
}

// Texts are set apart so that no phrase runs from one into the next.
void add_text(Xapian::TermGenerator& generator, const Article& article) {
    const auto add = [&generator](const std::string& text, std::uint32_t weight) {
        generator.index_text(text, weight);
        generator.increase_termpos();
    };
    add(article.title, kTitleWeight);
    for (const std::string& tag : article.tags)
        add(tag, kTagWeight);
    for (const Paragraph& paragraph : article.body)
        add(paragraph.text, kBodyWeight);
}

std::string date_of(const Article& article) {
    return article.published ? to_rfc3339(article.published->seconds) : "";
}

std::string data_of(const Article& article) {
    const nlohmann::json object{{"title", article.title},
                                {"url", article.url},
                                {"date", date_of(article)},
                                {"text", body_text(article)}};
    return object.dump();
}

ShownHit shown_in(const std::string& data) {
    const auto object = nlohmann::json::parse(data);
    return {object.at("title"), object.at("url"), object.at("date")};
}

Counts counts_between(Xapian::TermIterator value, const Xapian::TermIterator& end) {
    Counts counts;
    for (; value != end; ++value)
        counts.emplace_back(*value, value.get_termfreq());
    return counts;
}

void index_articles(const Generation& generation, const PlainBuild& build,
                    const fs::path& directory, PlainBuildCost& cost) {
    // Read by Xapian when it opens the database.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(build.flush).c_str(), 1);
    Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    database.set_metadata(kMadeOf, made_of(generation, build.stemmed_by));
    Xapian::TermGenerator generator;
    generator.set_stemmer(stem_of(generation, build.stemmed_by));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    const Columns& columns = generation.columns();
    cost.articles = std::min(build.articles, columns.document_count());
    for (DocumentNumber number = 0; number < cost.articles; ++number) {
        const double start = thread_milliseconds();
        const Article article = generation.article(number);
        cost.reading_seconds += (thread_milliseconds() - start) / 1e3;
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        add_text(generator, article);
        add_values(document, columns, number);
        document.set_data(data_of(article));
        database.add_document(document);
    }
    database.commit();
}

}  // namespace

PlainBuildCost build_plain(const Generation& generation, const PlainBuild& build) {
    if (fs::exists(build.directory)) {
        throw Error(ErrorCode::Usage, phrase("{} exists", "{} sudah ada", build.directory.string()),
                    phrase("remove it, or name another directory for the database",
                           "hapus, atau sebutkan direktori lain untuk basis data"));
    }
    PlainBuildCost cost;
    const fs::path loose = build.directory.string() + ".loose";
    const double start = thread_milliseconds();
    index_articles(generation, build, loose, cost);
    const double indexed = thread_milliseconds();
    Xapian::Database(loose.string()).compact(build.directory.string());
    cost.compacting_seconds = (thread_milliseconds() - indexed) / 1e3;
    cost.indexing_seconds = (indexed - start) / 1e3 - cost.reading_seconds;
    fs::remove_all(loose);
    return cost;
}

PlainSearcher::PlainSearcher(const fs::path& directory, const Generation& generation)
    : database_(directory.string()), stem_(stem_of(generation, StemmedBy::Telusur)) {
    if (database_.get_metadata(kMadeOf) == made_of(generation, StemmedBy::Telusur) &&
        database_.get_doccount() == generation.columns().document_count())
        return;
    throw Error(ErrorCode::Usage,
                phrase("{} was not made of all articles of this generation with its stemmer",
                       "{} tidak dibuat dari semua artikel generasi ini dengan stemmernya",
                       directory.string()),
                phrase("make it with plain_bench build", "buat dengan plain_bench build"));
}

Xapian::Query PlainSearcher::query_of(const Question& question) const {
    Xapian::QueryParser parser;
    parser.set_database(database_);
    parser.set_stemmer(stem_);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    const bool any = question.join == Question::Join::Any;
    parser.set_default_op(any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    Xapian::Query query = parser.parse_query(
        question.text(), Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
    if (!question.tag.empty()) {
        const Xapian::Query tag(tag_term(question.tag));
        query = Xapian::Query(Xapian::Query::OP_FILTER, query, tag);
    }
    if (question.year != 0) {
        const auto start_of = [](int year) { return first_second({year, 1, 1}); };
        const auto first = static_cast<double>(start_of(question.year));
        const auto last = static_cast<double>(start_of(question.year + 1) - 1);
        const Xapian::Query year(Xapian::Query::OP_VALUE_RANGE, Time,
                                 Xapian::sortable_serialise(first),
                                 Xapian::sortable_serialise(last));
        query = Xapian::Query(Xapian::Query::OP_FILTER, query, year);
    }
    return query;
}

Answer PlainSearcher::ask(const Question& question, Work work) const {
    Answer answer;
    const double start = thread_milliseconds();
    Xapian::Enquire enquire(database_);
    enquire.set_query(query_of(question));
    enquire.set_weighting_scheme(Xapian::BM25Weight(Ranking{}.k1, 0, 1, Ranking{}.b, 0));
    if (question.order == Question::Order::Newest) {
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(Time, true);
    }
    ListSpy tags(Tags);
    ListSpy authors(Authors);
    Xapian::ValueCountMatchSpy months(Month);
    Xapian::doccount seen = 0;  // by the spies, at least
    if (work == Work::TopTenAndFacets) {
        seen = database_.get_doccount();
        enquire.add_matchspy(&tags);
        enquire.add_matchspy(&authors);
        enquire.add_matchspy(&months);
    }
    const Xapian::MSet found = enquire.get_mset(0, kShownHits, seen);
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        answer.shown.push_back(shown_in(hit.get_document().get_data()));
    if (work == Work::TopTenAndFacets) {
        answer.total = found.get_matches_estimated();
        answer.facets = {tags.top(kFacetValues), authors.top(kFacetValues),
                         counts_between(months.values_begin(), months.values_end())};
    }
    answer.milliseconds = thread_milliseconds() - start;
    return answer;
}

}  // namespace telusur
