// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/jsonl_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/json_fields.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// Makes the article of one record, noting its flaws on the way.
class RecordReader {
  public:
    RecordReader(const JsonFields& fields, RecordCleaner& cleaner)
        : fields_(fields), cleaner_(cleaner) {}

    Article read() {
        Article article;
        article.url = line(JsonKey::Url);
        article.id = line(JsonKey::Id);
        if (article.id.empty()) article.id = article.url;
        article.title = line(JsonKey::Title);
        article.source = line(JsonKey::Source);
        article.published = date(JsonKey::Date, bad_.published);
        article.modified = date(JsonKey::Modified, bad_.modified);
        article.categories = names(JsonKey::Section, "");
        article.tags = names(JsonKey::Tags, ",;|");
        add_persons(article, JsonKey::Authors, role::kWriter);
        add_persons(article, JsonKey::Editors, role::kEditor);
        read_body(article);
        return article;
    }

    // The flaws of a record that is accepted.
    std::vector<RecordProblem> flaws(const Article& article) const {
        std::vector<RecordProblem> flaws;
        cleaner_.report(flaws);
        report_gaps(article, bad_, flaws);
        return flaws;
    }

  private:
    std::string line(JsonKey key) { return cleaner_.clean(fields_.text(key), Layout::OneLine); }

    // A text that is no date is kept in `bad`.
    std::optional<Timestamp> date(JsonKey key, std::string& bad) {
        std::string text = line(key);
        const std::optional<Timestamp> moment = parse_date(text);
        if (!moment) bad = std::move(text);
        return moment;
    }

    // A list as it is; one text is divided at the separators.
    std::vector<std::string> names(JsonKey key, std::string_view separators) {
        UniqueNames names;
        for (const std::string& value : fields_[key].values) {
            std::string name = cleaner_.clean(value, Layout::OneLine);
            if (fields_[key].is_list || separators.empty()) {
                names.add(name);
                continue;
            }
            const auto is_separator = [separators](char c) {
                return separators.find(c) != std::string_view::npos;
            };
            std::replace_if(name.begin(), name.end(), is_separator, '|');
            for (const std::string_view piece : split(name, '|'))
                names.add(piece);
        }
        return names.take();
    }

    void add_persons(Article& article, JsonKey key, std::string_view role) {
        const std::vector<std::string> persons =
            fields_[key].is_list ? names(key, "") : split_names(line(key));
        for (const std::string& name : persons) {
            article.credits.push_back({std::string(role), name});
        }
    }

    void read_body(Article& article) {
        const std::string body =
            cleaner_.clean(fields_.text(JsonKey::Body), Layout::CollapseBlanks);
        for (const std::string_view paragraph : split(body, '\n')) {
            if (paragraph.empty()) continue;
            article.body.push_back({Paragraph::Kind::Text, std::string(paragraph)});
        }
        for (const Credit& credit : take_trailing_credits(article.body)) {
            add_credit(article.credits, credit.role, credit.name);
        }
    }

    const JsonFields& fields_;
    RecordCleaner& cleaner_;
    BadDates bad_;
};

std::optional<Phrase> reason_to_reject(const Article& article) {
    if (article.id.empty()) return Phrase{"neither id nor url", "tidak ada id maupun url"};
    if (article.id.size() > kMaximumIdBytes) return unusable_id(article.id.size());
    if (article.title.empty() && article.body.empty()) {
        return Phrase{"neither title nor text", "tidak ada judul maupun isi"};
    }
    return std::nullopt;
}

}  // namespace

SourceRecord read_json_line(std::string_view line, Provenance provenance) {
    const DecodedText decoded = decode_text(line);
    const std::variant<JsonFields, Phrase> parsed = parse_json_fields(decoded.text);
    if (const Phrase* problem = std::get_if<Phrase>(&parsed)) {
        return rejected_record(std::move(provenance), *problem);
    }
    RecordCleaner cleaner(decoded);
    RecordReader reader(std::get<JsonFields>(parsed), cleaner);
    Article article = reader.read();
    if (std::optional<Phrase> reason = reason_to_reject(article)) {
        return rejected_record(std::move(provenance), std::move(*reason));
    }
    std::vector<RecordProblem> flaws = reader.flaws(article);
    // A page is what a browser saved, but JSON is UTF-8 by its definition: tolerated, and told.
    if (decoded.encoding == Encoding::Windows1252) {
        add_flaw(flaws, {"invalid UTF-8, read as Windows-1252",
                         "UTF-8 tidak sah, dibaca sebagai Windows-1252"});
    }
    return {std::move(provenance), std::move(article), std::move(flaws)};
}

}  // namespace telusur
