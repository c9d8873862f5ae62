// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/output.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "searchd/cli/bar.h"
#include "searchd/cli/display_width.h"
#include "searchd/search/fragments.h"
#include "searchd/search/result_json.h"
#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLeastColumns = 8;  // for text, however narrow the terminal
constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kReset = "\x1b[0m";

constexpr std::array<const char*, 12> kEnglishMonths{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 12> kIndonesianMonths{
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

std::string joined(const std::vector<std::string>& items) {
    return printable(fmt::format("{}", fmt::join(items, ", ")));
}

// One word of output with the width it takes; terminal codes inside take none.
struct Piece {
    std::string text;
    std::size_t width = 0;
    bool continues = false;  // the word before: there is no blank between them
};

// Takes a text character by character and makes pieces of it, bold ones by terminal codes.
class PieceMaker {
  public:
    explicit PieceMaker(std::size_t longest) : longest_(longest) {}

    void set_bold(bool bold) {
        if (bold != bold_) pieces_.back().text += bold ? kBold : kReset;
        bold_ = bold;
    }

    void add(std::string_view character) {
        if (character == " ") {
            begin_piece(false);
            return;
        }
        const std::size_t width = display_width(character);
        if (pieces_.back().width + width > longest_) begin_piece(true);
        pieces_.back().text += character;
        pieces_.back().width += width;
    }

    std::vector<Piece> take() {
        set_bold(false);
        return std::move(pieces_);
    }

  private:
    // A mark over several words is closed and opened again, so that lines can break in it.
    void begin_piece(bool continues) {
        const bool bold = bold_;
        set_bold(false);
        pieces_.push_back({{}, 0, continues});
        set_bold(bold);
    }

    std::vector<Piece> pieces_{1};
    std::size_t longest_;
    bool bold_ = false;
};

// The words of a text with its marks turned into terminal codes; none is wider than `longest`.
std::vector<Piece> pieces_of(const MarkedText& marked, const OutputStyle& style,
                             std::size_t longest) {
    PieceMaker maker(longest);
    const std::string text = printable(marked.text);
    auto mark = marked.marks.begin();
    for (std::size_t at = 0, code_point = 0; at < text.size(); ++code_point) {
        const std::size_t end = read_character(text, at).end;
        if (mark != marked.marks.end() && code_point == mark->end) {
            maker.set_bold(false);
            ++mark;
        }
        if (style.color && mark != marked.marks.end() && code_point == mark->begin)
            maker.set_bold(true);
        maker.add(std::string_view(text).substr(at, end - at));
        at = end;
    }
    return maker.take();
}

// Breaks lines between words; each line starts with `indent` blanks.
std::string wrapped(const std::vector<Piece>& pieces, std::size_t indent, std::size_t width) {
    std::string lines;
    std::size_t column = 0;
    for (const Piece& piece : pieces) {
        if (piece.width == 0) continue;
        const std::size_t blank = piece.continues ? 0 : 1;
        if (column > 0 && column + blank + piece.width > width) {
            lines += '\n';
            column = 0;
        }
        if (column == 0) {
            lines.append(indent, ' ');
            column = indent;
        } else {
            lines.append(blank, ' ');
            column += blank;
        }
        lines += piece.text;
        column += piece.width;
    }
    return lines.empty() ? lines : lines + '\n';
}

// A text in lines no wider than the terminal; a word that is too long is broken.
std::string lines_of(const MarkedText& text, std::size_t indent, const OutputStyle& style) {
    const std::size_t longest = std::max(style.width, indent + kLeastColumns) - indent;
    return wrapped(pieces_of(text, style, longest), indent, style.width);
}

// What is copied is left whole, however long.
std::string address_line(const Article& article, std::size_t indent) {
    const std::string address = printable(article.url.empty() ? article.id : article.url);
    return std::string(indent, ' ') + address + '\n';
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
    std::string lines = lines_of(title, std::max(kIndent, number.size()), style);
    lines.replace(0, number.size(), number);

    std::string line = date_for_people(article.published, style.language);
    for (const auto& list : {authors_of(article), article.categories, article.tags}) {
        if (!list.empty()) line += (line.empty() ? "" : " · ") + joined(list);
    }
    const auto indented = [&](const std::string& text) {
        return lines_of({text, {}}, kIndent, style);
    };
    if (!line.empty()) lines += dimmed(indented(line), style);
    lines += lines_of(joined_fragments(hit.fragments), kIndent, style);
    if (hit.copies > 0) {
        const Phrase copies = hit.copies == 1
                                  ? phrase("{} similar copy", "{} salinan serupa", hit.copies)
                                  : phrase("{} similar copies", "{} salinan serupa", hit.copies);
        lines += dimmed(indented(copies.in(style.language)), style);
    }
    lines += dimmed(address_line(article, kIndent), style);
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

enum class Bars { Shown, LeftOut };

std::string table_facet(const Facet& facet, const OutputStyle& style, Bars bars) {
    constexpr std::size_t kBarWidth = 12;
    std::uint64_t most = 1;
    for (const FacetValue& value : facet.values)
        most = std::max(most, value.count);
    std::string lines = field_label(facet.name, style.language) + "\n";
    const auto add = [&](std::uint64_t count, const std::string& bar, const std::string& label) {
        lines += fmt::format("{:>8} ", count);
        if (bars == Bars::Shown)
            lines += bar + std::string(kBarWidth + 1 - display_width(bar), ' ');
        lines += label + '\n';
    };
    for (const FacetValue& value : facet.values) {
        add(value.count, bar({value.count, most}, kBarWidth, style),
            (value.selected ? "* " : "  ") + printable(value.label));
    }
    const auto rest = [&](std::uint64_t count, const Phrase& what) {
        if (count > 0) add(count, "", "  " + what.in(style.language));
    };
    rest(facet.other, {"(others)", "(lainnya)"});
    rest(facet.missing, {"(none)", "(tidak ada)"});
    return lines;
}

std::string table_facets(const SearchResult& result, const OutputStyle& style, Bars bars) {
    std::string lines;
    for (const Facet& facet : result.facets) {
        if (!lines.empty()) lines += '\n';
        lines += table_facet(facet, style, bars);
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

std::string table_search(const SearchRequest& request, const SearchResult& result,
                         const OutputStyle& style) {
    std::string text;
    std::uint64_t rank = std::uint64_t{request.page - 1} * request.per_page;
    for (const Hit& hit : result.hits)
        text += table_hit(hit, ++rank, style) + '\n';
    text += phrase("{} found ({} ms)\n", "{} ditemukan ({} md)\n", result.total,
                   fmt::format("{:.1f}", result.took_milliseconds))
                .in(style.language);
    const std::string facets = table_facets(result, style, Bars::LeftOut);
    return facets.empty() ? text : text + '\n' + facets;
}

}  // namespace

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
    if (format == OutputFormat::Json) return to_json(request, result) + '\n';
    if (format == OutputFormat::Table) return table_search(request, result, style);
    return write_hits(result, {format, {}, {}});
}

std::string write_hits(const SearchResult& result, const ListStyle& style) {
    const auto lines = make_article_lines(style);
    std::string text = lines->begin();
    for (const Hit& hit : result.hits)
        text += lines->write({hit.article, &hit});
    return text + lines->end();
}

std::string write_facets(const SearchRequest& request, const SearchResult& result,
                         OutputFormat format, const OutputStyle& style) {
    switch (format) {
        case OutputFormat::Json:
        case OutputFormat::JsonLines:
            return to_json(request, result) + '\n';
        case OutputFormat::Table:
            return table_facets(result, style, Bars::Shown);
        default:
            return plain_facets(result);
    }
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
        return lines_of(marked, 0, style);
    };
    std::string text = block(article.title, true);
    const std::string date = date_for_people(article.published, style.language);
    if (!date.empty()) text += block(date, false);
    for (const Credit& credit : article.credits)
        text += block(credit.role + ": " + credit.name, false);
    if (!article.tags.empty()) text += block("tag: " + joined(article.tags), false);
    text += address_line(article, 0);
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
