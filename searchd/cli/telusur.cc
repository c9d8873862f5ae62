// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sys/ioctl.h>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "searchd/cli/batch_command.h"
#include "searchd/cli/index_options.h"
#include "searchd/cli/marked_words.h"
#include "searchd/cli/output.h"
#include "searchd/cli/query_output.h"
#include "searchd/cli/search_options.h"
#include "searchd/cli/similar_command.h"
#include "searchd/cli/stem_command.h"
#include "searchd/cli/suggest_command.h"
#include "searchd/search/engine.h"
#include "searchd/search/similar_json.h"

namespace {

using telusur::Error;
using telusur::Language;
using telusur::OutputFormat;
using telusur::Phrase;
using telusur::phrase;

constexpr int kExitNoMatches = 1;
constexpr std::size_t kMinimumWidth = 40;
constexpr std::size_t kMaximumWidth = 100;  // longer lines are hard to read

const std::map<std::string, OutputFormat> kFormats{{"table", OutputFormat::Table},
                                                   {"plain", OutputFormat::Plain},
                                                   {"json", OutputFormat::Json},
                                                   {"jsonl", OutputFormat::JsonLines}};

class Program {
  public:
    explicit Program(Language language) : language_(language) { describe(); }

    int main(int argc, char** argv);

  private:
    CLI::App* command(const char* name, const Phrase& description);
    void add_search_options(CLI::App& command);
    void describe();
    void describe_stem();
    void describe_batch();
    void describe_suggest();
    int search();
    int facets();
    int count();
    int show();
    int similar();
    int batch();
    int parse();
    int stem();
    int suggest();

    std::string joined_words() const;
    telusur::SearchRequest request() const;
    std::shared_ptr<const telusur::Engine> open() const;
    telusur::SearchResult ask(const telusur::SearchRequest& request) const;
    void tell_notes(const telusur::SearchRequest& request,
                    const std::vector<telusur::Note>& notes) const;
    OutputFormat format() const;
    telusur::OutputStyle style() const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    bool terminal_ = ::isatty(STDOUT_FILENO) == 1;
    CLI::App app_;
    telusur::IndexOptions index_;
    std::string data_;  // of telusur stem, which needs none
    std::string format_;
    std::string id_;
    std::string limit_;
    bool all_analyses_ = false;
    std::string family_;
    std::string queries_;
    std::string batch_limit_ = "100";
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::string>, std::less<>> options_;
};

CLI::App* Program::command(const char* name, const Phrase& description) {
    CLI::App* added = app_.add_subcommand(name, text(description));
    index_.describe(*added, language_);
    std::vector<std::string> formats;
    for (const auto& [format, value] : kFormats)
        formats.push_back(format);
    added
        ->add_option("--format", format_,
                     text({"table, plain, json or jsonl; table on a terminal, else plain",
                           "table, plain, json, atau jsonl; table di terminal, selain itu plain"}))
        ->check(CLI::IsMember(formats))
        ->type_name("FORMAT");
    return added;
}

void Program::add_search_options(CLI::App& command) {
    command.add_option("QUERY", words_,
                       text({"words; -word leaves out articles with it",
                             "kata; -kata: tanpa artikel yang memuatnya"}));
    const auto add = [&](const std::string& name, const std::string& type,
                         const Phrase& description) {
        // Both spellings of a name of two words: as over HTTP, and as in a terminal.
        std::string dashed = name;
        std::replace(dashed.begin(), dashed.end(), '_', '-');
        const std::string names = dashed == name ? "--" + name : "--" + name + ",--" + dashed;
        command.add_option(names, options_[name], text(description))
            ->type_name(type)
            ->allow_extra_args(false);
    };
    for (const telusur::SearchOption& option : telusur::search_options())
        add(option.name, option.type, option.description);
}

void Program::describe() {
    app_.description(text({"Searches a Telusur index.", "Mencari di indeks Telusur."}));
    app_.footer(
        text({"Examples:\n"
              "  telusur search --data DIR harga beras --from 2024-01-01\n"
              "  telusur search --data DIR --format json --facets tag,author,year banjir\n"
              "  telusur facets --data DIR --facets author --tag Banjir\n"
              "Exit codes: 0 found, 1 nothing found, 2 usage, 66 no index or article.",
              "Contoh:\n"
              "  telusur search --data DIR harga beras --from 2024-01-01\n"
              "  telusur search --data DIR --format json --facets tag,author,year banjir\n"
              "  telusur facets --data DIR --facets author --tag Banjir\n"
              "Kode keluar: 0 ada hasil, 1 tidak ada hasil, 2 salah pakai, 66 indeks atau artikel "
              "tidak ada."}));
    app_.set_version_flag("--version", std::string("telusur ") + TELUSUR_VERSION);
    app_.require_subcommand(1);
    add_search_options(*command("search", {"articles for a question", "cari artikel"}));
    add_search_options(*command(
        "facets", {"counts by tag, author, year …", "hitungan per tag, penulis, tahun …"}));
    add_search_options(*command("count", {"the number of articles, alone", "jumlah artikel saja"}));
    add_search_options(*command("parse", {"how a question is read", "cara pertanyaan dibaca"}));
    describe_stem();
    describe_batch();
    describe_suggest();
    command("show", {"one whole article", "satu artikel utuh"})
        ->add_option("ID", id_, text({"its id", "id-nya"}))
        ->required();
    CLI::App* similar = command("similar", {"articles about the same", "artikel serupa"});
    similar->add_option("ID", id_, text({"the id of an article", "id artikel"}))->required();
    similar
        ->add_option("--limit", limit_,
                     text({"how many, at most 20", "jumlahnya, paling banyak 20"}))
        ->type_name("N");
}

void Program::describe_batch() {
    CLI::App* batch = app_.add_subcommand(
        "batch", text({"the best articles for each question of a file, for scorers",
                       "artikel terbaik untuk tiap pertanyaan dalam berkas"}));
    index_.describe(*batch, language_);
    batch->add_option("--format", format_, text({"trec", "trec"}))->check(CLI::IsMember({"trec"}));
    batch
        ->add_option("--queries", queries_,
                     text({"a question a line: id, tab, text; - is standard input",
                           "satu pertanyaan per baris: id, tab, teks; - untuk masukan standar"}))
        ->required()
        ->type_name("FILE");
    batch
        ->add_option(
            "--limit", batch_limit_,
            text({"articles a question, at most 100", "artikel per pertanyaan, maks. 100"}))
        ->type_name("N");
    batch->add_option("--match", options_["match"],
                      text({"auto, all, most or any of the words; any, because it ranks best",
                            "auto, all, most, atau any (bawaan: any)"}));
}

// Whoever scores rankings looks at the first hits and not at what counts as found.
int Program::batch() {
    telusur::Parameters parameters{{"match", "any"}, {"per_page", batch_limit_}};
    for (const std::string& match : options_["match"])
        parameters.emplace_back("match", match);
    const telusur::SearchRequest request = telusur::parse_search_request(parameters);
    std::ifstream file;
    if (queries_ != "-") {
        file.open(queries_);
        if (!file) {
            throw Error(telusur::ErrorCode::NoInput,
                        phrase("cannot read {}", "tidak dapat membaca {}", queries_));
        }
    }
    telusur::answer_batch(*open(), request, queries_ == "-" ? std::cin : file, stdout);
    return 0;
}

void Program::describe_stem() {
    CLI::App* stem =
        app_.add_subcommand("stem", text({"roots of words, one a line on standard input",
                                          "akar kata, satu per baris dari masukan standar"}));
    stem->add_option("--data", data_,
                     text({"as the index there reads words; without it, by the dictionary alone",
                           "menurut indeks di situ; tanpa ini hanya menurut kamus"}))
        ->type_name("DIR");
    stem->add_flag("--all", all_analyses_,
                   text({"every analysis with its score", "semua analisis dengan nilainya"}));
    stem->add_option("--family", family_,
                     text({"the forms of this word in the index instead, with their counts",
                           "sebagai gantinya: bentuk kata ini di indeks beserta jumlahnya"}))
        ->type_name("WORD");
}

void Program::describe_suggest() {
    CLI::App* suggest =
        command("suggest", {"completions of what was typed", "pelengkapan dari yang diketik"});
    suggest->add_option("TEXT", words_,
                        text({"what was typed; the last word is a beginning",
                              "yang diketik; kata terakhir adalah awalan"}));
    suggest
        ->add_option(
            "--limit", limit_,
            text({"the most completions, 1 to 20", "paling banyak pelengkapan, 1 s.d. 20"}))
        ->type_name("N");
}

OutputFormat Program::format() const {
    if (!format_.empty()) return kFormats.at(format_);
    return terminal_ ? OutputFormat::Table : OutputFormat::Plain;
}

telusur::OutputStyle Program::style() const {
    telusur::OutputStyle style;
    style.language = language_;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal_type = std::getenv("TERM");
    const bool dumb = terminal_type == nullptr || std::string_view(terminal_type) == "dumb";
    style.color = terminal_ && !dumb && (no_color == nullptr || *no_color == '\0');
    winsize size{};
    if (terminal_ && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        style.width = std::clamp<std::size_t>(size.ws_col, kMinimumWidth, kMaximumWidth);
    }
    return style;
}

std::string Program::joined_words() const {
    std::string joined;
    for (const std::string& word : words_) {
        if (!joined.empty()) joined += ' ';
        joined += telusur::without_mark(word);
    }
    return joined;
}

telusur::SearchRequest Program::request() const {
    telusur::Parameters parameters{{"q", joined_words()}};
    for (const auto& [name, values] : options_) {
        for (const std::string& value : values)
            parameters.emplace_back(name, value);
    }
    telusur::SearchRequest request = telusur::parse_search_request(parameters);
    // What people read is in their language; what programs read is as the daemon gives it.
    const bool for_people = format() == OutputFormat::Table || format() == OutputFormat::Plain;
    if (for_people && options_.at("lang").empty()) request.language = language_;
    return request;
}

std::shared_ptr<const telusur::Engine> Program::open() const {
    return index_.open(
        [this](const Error& error) { fmt::print(stderr, "telusur: {}\n", text(error.message())); });
}

telusur::SearchResult Program::ask(const telusur::SearchRequest& request) const {
    return open()->search(request);
}

void Program::tell_notes(const telusur::SearchRequest& request,
                         const std::vector<telusur::Note>& notes) const {
    if (format() == OutputFormat::Json) return;
    for (const telusur::Note& note : notes) {
        fmt::print(stderr, "{}\n", note.message.in(request.language));
    }
}

int Program::search() {
    const telusur::SearchRequest asked = request();
    const telusur::SearchResult result = ask(asked);
    tell_notes(asked, result.notes);
    if (result.suggestion && format() != OutputFormat::Json) {
        const auto& [suggested, total] = *result.suggestion;
        fmt::print(stderr, "{}\n",
                   phrase("did you mean: {} ({} articles)", "mungkin maksud Anda: {} ({} artikel)",
                          suggested, total)
                       .in(asked.language));
    }
    std::fputs(write_search(asked, result, format(), style()).c_str(), stdout);
    return result.total == 0 ? kExitNoMatches : 0;
}

int Program::facets() {
    telusur::SearchRequest asked = request();
    if (asked.facets.empty()) {
        asked.facets = {telusur::ValueField::Tag, telusur::ValueField::Author,
                        telusur::ValueField::Category, telusur::DateInterval::Year};
    }
    const telusur::SearchResult result = ask(asked);
    tell_notes(asked, result.notes);
    std::fputs(write_facets(asked, result, format(), style()).c_str(), stdout);
    return result.total == 0 ? kExitNoMatches : 0;
}

int Program::count() {
    const telusur::SearchRequest asked = request();
    const telusur::SearchResult result = ask(asked);
    tell_notes(asked, result.notes);
    fmt::print("{}\n", result.total);
    return result.total == 0 ? kExitNoMatches : 0;
}

int Program::show() {
    const std::optional<telusur::Article> article = open()->article(id_);
    if (!article) {
        throw Error(telusur::ErrorCode::NoArticle, phrase("there is no article with the id {}",
                                                          "tidak ada artikel dengan id {}", id_));
    }
    std::fputs(write_article(*article, format(), style()).c_str(), stdout);
    return 0;
}

int Program::similar() {
    const std::size_t limit = telusur::similar_limit({{"limit", limit_}});
    const telusur::SearchResult result = telusur::find_similar(*open(), id_, limit);
    std::fputs(write_similar(id_, result, format(), style()).c_str(), stdout);
    return result.hits.empty() ? kExitNoMatches : 0;
}

int Program::parse() {
    const telusur::SearchRequest asked = request();
    const auto engine = open();
    telusur::Query query = engine->parse(asked);
    auto families = engine->families(query);
    const bool is_empty = query.unsearchable;
    tell_notes(asked, query.notes);
    telusur::OutputStyle shown = style();
    shown.language = asked.language;
    const telusur::ReadQuestion question{asked.text, std::move(query), std::move(families)};
    std::fputs(write_query(question, format(), shown).c_str(), stdout);
    return is_empty ? kExitNoMatches : 0;
}

int Program::stem() {
    if (family_.empty()) {
        telusur::stem_words(
            telusur::language_model_for(data_), std::cin, all_analyses_,
            [](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stdout); });
        return 0;
    }
    if (data_.empty()) {
        throw Error(telusur::ErrorCode::Usage,
                    {"--family needs an index", "--family memerlukan indeks"},
                    {"name its data directory with --data", "sebut direktori datanya: --data"});
    }
    const std::string family = telusur::family_of(data_, family_);
    std::fputs(family.c_str(), stdout);
    return family.empty() ? kExitNoMatches : 0;
}

int Program::suggest() {
    const auto asked = telusur::parse_suggest_request({{"q", joined_words()}, {"limit", limit_}});
    const auto engine = open();
    const auto completions = engine->suggest(asked.typed, asked.limit);
    const std::string written =
        write_completions(asked, completions, engine->generation(), format());
    std::fputs(written.c_str(), stdout);
    return completions.empty() ? kExitNoMatches : 0;
}

int Program::main(int argc, char** argv) {
    try {
        app_.parse(telusur::with_words_marked(argc, argv));
    } catch (const CLI::ParseError& problem) {
        return app_.exit(problem) == 0 ? 0 : telusur::exit_code(telusur::ErrorCode::Usage);
    }
    if (app_.got_subcommand("search")) return search();
    if (app_.got_subcommand("facets")) return facets();
    if (app_.got_subcommand("count")) return count();
    if (app_.got_subcommand("batch")) return batch();
    if (app_.got_subcommand("parse")) return parse();
    if (app_.got_subcommand("stem")) return stem();
    if (app_.got_subcommand("suggest")) return suggest();
    if (app_.got_subcommand("similar")) return similar();
    return show();
}

}  // namespace

int main(int argc, char** argv) {
    return telusur::run_program(
        "telusur", [argc, argv](Language language) { return Program(language).main(argc, argv); });
}
