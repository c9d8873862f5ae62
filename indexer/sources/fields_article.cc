// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/fields_article.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

bool looks_like_html(std::string_view text) {
    const std::string lower = ascii_lower(text);
    for (const std::string_view mark : {"</", "<br", "<p>", "<p "}) {
        if (lower.find(mark) != std::string::npos) return true;
    }
    return false;
}

std::vector<Paragraph> lines_of(std::string_view text) {
    std::vector<Paragraph> paragraphs;
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty()) paragraphs.push_back({Paragraph::Kind::Text, std::string(line)});
    }
    return paragraphs;
}

// Makes the article of one record, noting its flaws on the way.
class FieldsReader {
  public:
    FieldsReader(const RecordFields& fields, BodyForm form, RecordCleaner& cleaner)
        : fields_(fields), form_(form), cleaner_(cleaner) {}

    Article read() {
        Article article;
        article.url = line(RecordKey::Url);
        article.id = line(RecordKey::Id);
        if (article.id.empty()) article.id = article.url;
        article.title = line(RecordKey::Title);
        article.source = line(RecordKey::Source);
        article.published = date(RecordKey::Date, bad_.published);
        article.modified = date(RecordKey::Modified, bad_.modified);
        article.categories = names(RecordKey::Section, "");
        article.tags = names(RecordKey::Tags, ",;|");
        add_persons(article, RecordKey::Authors, role::kWriter);
        add_persons(article, RecordKey::Editors, role::kEditor);
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
    std::string line(RecordKey key) { return cleaner_.clean(fields_.text(key), Layout::OneLine); }

    // A text that is no date is kept in `bad`.
    std::optional<Timestamp> date(RecordKey key, std::string& bad) {
        std::string text = line(key);
        const std::optional<Timestamp> moment = parse_date(text);
        if (!moment) bad = std::move(text);
        return moment;
    }

    // A list as it is; one text is divided at the separators.
    std::vector<std::string> names(RecordKey key, std::string_view separators) {
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

    void add_persons(Article& article, RecordKey key, std::string_view role) {
        const std::vector<std::string> persons =
            fields_[key].is_list ? names(key, "") : split_names(line(key));
        for (const std::string& name : persons) {
            article.credits.push_back({std::string(role), name});
        }
    }

    void read_body(Article& article) {
        const std::string body =
            cleaner_.clean(fields_.text(RecordKey::Body), Layout::CollapseBlanks);
        article.body = form_ == BodyForm::LinesOrHtml && looks_like_html(body)
                           ? html_paragraphs(body)
                           : lines_of(body);
        for (const Credit& credit : take_trailing_credits(article.body)) {
            add_credit(article.credits, credit.role, credit.name);
        }
    }

    const RecordFields& fields_;
    BodyForm form_;
    RecordCleaner& cleaner_;
    BadDates bad_;
};

}  // namespace

SourceRecord read_fields(const RecordFields& fields, BodyForm form, const DecodedText& decoded,
                         Provenance provenance) {
    RecordCleaner cleaner(decoded);
    FieldsReader reader(fields, form, cleaner);
    Article article = reader.read();
    Phrase no_id{"neither id nor url", "tidak ada id maupun url"};
    if (std::optional<Phrase> reason = reason_to_reject(article, std::move(no_id))) {
        return rejected_record(std::move(provenance), std::move(*reason));
    }
    std::vector<RecordProblem> flaws = reader.flaws(article);
    return {std::move(provenance), std::move(article), std::move(flaws)};
}

}  // namespace telusur
