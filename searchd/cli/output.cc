// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/output.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "searchd/search/fragments.h"
#include "searchd/search/result_json.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

constexpr std::size_t kIndent = 4;
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kReset = "\x1b[0m";

constexpr std::array<const char*, 12> kEnglishMonths{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 12> kIndonesianMonths{
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

// Without control characters, C1 ones among them (U+0080 to U+009F are C2 80 to C2 9F in UTF-8).
std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool c1 =
            c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (c1) ++i;
        clean += c < 0x20 || c == 0x7F || c1 ? ' ' : text[i];
    }
    return clean;
}

std::string joined(const std::vector<std::string>& items) {
    return printable(fmt::format("{}", fmt::join(items, ", ")));
}

// One word of output with the width it takes; terminal codes inside take none.
struct Piece {
    std::string text;
    std::size_t width = 0;
};

// The words of a text with its marks turned into terminal codes.
std::vector<Piece> pieces_of(const MarkedText& marked, const OutputStyle& style) {
    std::vector<Piece> pieces(1);
    std::size_t code_point = 0;
    bool bold = false;
    auto mark = marked.marks.begin();
    for (const char c : printable(marked.text)) {
        const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (starts && bold && mark != marked.marks.end() && code_point == mark->end) {
            pieces.back().text += kReset;
            bold = false;
            ++mark;
        }
        if (starts && style.color && mark != marked.marks.end() && code_point == mark->begin) {
            pieces.back().text += kBold;
            bold = true;
        }
        if (starts) ++code_point;
        if (c == ' ') {
            // A mark over several words is closed and opened again, so that lines can break in it.
            if (bold) pieces.back().text += kReset;
            pieces.emplace_back();
            if (bold) pieces.back().text += kBold;
        } else {
            pieces.back().text += c;
            if (starts) ++pieces.back().width;
        }
    }
    if (bold) pieces.back().text += kReset;
    return pieces;
}

// Breaks lines between words; each line starts with `indent` blanks.
std::string wrapped(const std::vector<Piece>& pieces, std::size_t indent, std::size_t width) {
    std::string lines;
    std::size_t column = 0;
    for (const Piece& piece : pieces) {
        if (piece.width == 0) continue;
        if (column > 0 && column + 1 + piece.width > width) {
            lines += '\n';
            column = 0;
        }
        if (column == 0) {
            lines.append(indent, ' ');
            column = indent;
        } else {
            lines += ' ';
            ++column;
        }
        lines += piece.text;
        column += piece.width;
    }
    return lines.empty() ? lines : lines + '\n';
}

std::string dimmed(const std::string& text, const OutputStyle& style) {
    return style.color ? kDim + text + kReset : text;
}

bool is_blank(const std::string& text) {
    return printable(text).find_first_not_of(' ') == std::string::npos;
}

std::string table_hit(const Hit& hit, std::uint64_t rank, const OutputStyle& style) {
    const Article& article = hit.article;
    MarkedText title = hit.title;
    if (is_blank(title.text)) {
        title = {style.language == Language::English ? "(no title)" : "(tanpa judul)", {}};
    }
    const std::string number = fmt::format("{:>2}  ", rank);
    std::string lines =
        wrapped(pieces_of(title, style), std::max(kIndent, number.size()), style.width);
    lines.replace(0, number.size(), number);

    std::string line = date_for_people(article.published, style.language);
    for (const auto& list : {authors_of(article), article.categories, article.tags}) {
        if (!list.empty()) line += (line.empty() ? "" : " · ") + joined(list);
    }
    const auto indented = [&](const std::string& text) {
        return wrapped(pieces_of({text, {}}, style), kIndent, style.width);
    };
    if (!line.empty()) lines += dimmed(indented(line), style);
    lines += wrapped(pieces_of(joined_fragments(hit.fragments), style), kIndent, style.width);
    if (hit.copies > 0) {
        const Phrase copies = hit.copies == 1
                                  ? phrase("{} similar copy", "{} salinan serupa", hit.copies)
                                  : phrase("{} similar copies", "{} salinan serupa", hit.copies);
        lines += dimmed(indented(copies.in(style.language)), style);
    }
    lines += dimmed(indented(article.url.empty() ? article.id : article.url), style);
    return lines;
}

std::string field_label(FacetName name, Language language) {
    if (const auto* field = std::get_if<ValueField>(&name)) {
        const ValueFieldRow& row = row_of(*field);
        return std::string(language == Language::English ? row.english : row.indonesian);
    }
    switch (std::get<DateInterval>(name)) {
        case DateInterval::Year:
            return language == Language::English ? "Year" : "Tahun";
        case DateInterval::Month:
            return language == Language::English ? "Month" : "Bulan";
        case DateInterval::Day:
            return language == Language::English ? "Day" : "Hari";
    }
    return {};
}

std::string table_facet(const Facet& facet, const OutputStyle& style) {
    std::string lines = field_label(facet.name, style.language) + "\n";
    for (const FacetValue& value : facet.values) {
        lines += fmt::format("{:>8} {} {}\n", value.count, value.selected ? '*' : ' ',
                             printable(value.label));
    }
    const auto rest = [&](std::uint64_t count, const Phrase& what) {
        if (count > 0) lines += fmt::format("{:>8}   {}\n", count, what.in(style.language));
    };
    rest(facet.other, {"(others)", "(lainnya)"});
    rest(facet.missing, {"(none)", "(tidak ada)"});
    return lines;
}

std::string table_facets(const SearchResult& result, const OutputStyle& style) {
    std::string lines;
    for (const Facet& facet : result.facets) {
        if (!lines.empty()) lines += '\n';
        lines += table_facet(facet, style);
    }
    return lines;
}

std::string tab_separated(std::initializer_list<std::string_view> cells) {
    std::string line;
    for (const std::string_view cell : cells)
        line += printable(cell) + '\t';
    line.back() = '\n';
    return line;
}

std::string plain_facets(const SearchResult& result) {
    std::string lines;
    for (const Facet& facet : result.facets) {
        for (const FacetValue& value : facet.values) {
            lines += tab_separated(
                {name_of(facet.name), value.value, value.label, std::to_string(value.count)});
        }
    }
    return lines;
}

std::string plain_hit(const Hit& hit) {
    const auto& published = hit.article.published;
    return tab_separated({hit.article.id,
                          published ? to_iso(archive_date(published->seconds)) : std::string(),
                          fmt::format("{:.4f}", hit.score), hit.article.title, hit.article.url});
}

std::string table_search(const SearchRequest& request, const SearchResult& result,
                         const OutputStyle& style) {
    std::string text;
    std::uint64_t rank = std::uint64_t{request.page - 1} * request.per_page;
    for (const Hit& hit : result.hits)
        text += table_hit(hit, ++rank, style) + '\n';
    text += phrase("{} found ({} ms)\n", "{} ditemukan ({} md)\n", result.total,
                   fmt::format("{:.1f}", result.took_milliseconds))
                .in(style.language);
    const std::string facets = table_facets(result, style);
    return facets.empty() ? text : text + '\n' + facets;
}

}  // namespace

std::string date_for_people(const std::optional<Timestamp>& time, Language language) {
    if (!time) return {};
    const Date date = archive_date(time->seconds);
    const auto& months = language == Language::English ? kEnglishMonths : kIndonesianMonths;
    std::string text = fmt::format("{} {} {}", date.day, months[date.month - 1], date.year);
    if (time->precision == Timestamp::Precision::Day) return text;
    const std::string clock = to_rfc3339(time->seconds).substr(11, 5);
    const char point = language == Language::English ? ':' : '.';
    return text + fmt::format(" {}{}{} WIB", clock.substr(0, 2), point, clock.substr(3));
}

std::string write_search(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style) {
    std::string text;
    switch (format) {
        case OutputFormat::Json:
            return to_json(request, result) + '\n';
        case OutputFormat::JsonLines:
            for (const Hit& hit : result.hits)
                text += to_json(hit) + '\n';
            return text;
        case OutputFormat::Plain:
            for (const Hit& hit : result.hits)
                text += plain_hit(hit);
            return text;
        case OutputFormat::Table:
            return table_search(request, result, style);
    }
    return text;
}

std::string write_facets(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style) {
    switch (format) {
        case OutputFormat::Json:
        case OutputFormat::JsonLines:
            return to_json(request, result) + '\n';
        case OutputFormat::Plain:
            return plain_facets(result);
        case OutputFormat::Table:
            return table_facets(result, style);
    }
    return {};
}

std::string write_article(const Article& article, OutputFormat format, const OutputStyle& style) {
    if (format == OutputFormat::Json || format == OutputFormat::JsonLines) {
        return to_json(article) + '\n';
    }
    const bool table = format == OutputFormat::Table;
    const auto block = [&](const std::string& text, bool bold) {
        if (!table) return printable(text) + '\n';
        MarkedText marked{text, {}};
        if (bold) marked.marks.push_back({0, count_code_points(text)});
        return wrapped(pieces_of(marked, style), 0, style.width);
    };
    std::string text = block(article.title, true);
    const std::string date = date_for_people(article.published, style.language);
    if (!date.empty()) text += block(date, false);
    for (const Credit& credit : article.credits)
        text += block(credit.role + ": " + credit.name, false);
    if (!article.tags.empty()) text += block("tag: " + joined(article.tags), false);
    text += block(article.url.empty() ? article.id : article.url, false);
    std::string dateline = article.dateline.empty() ? "" : article.dateline + " – ";
    for (const Paragraph& paragraph : article.body) {
        const bool heading = paragraph.kind == Paragraph::Kind::Heading;
        const std::string body = heading ? paragraph.text : dateline + paragraph.text;
        if (!heading) dateline.clear();
        text += '\n' + block(body, heading);
    }
    return text;
}

}  // namespace telusur
