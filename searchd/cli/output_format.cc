// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/output_format.h"

#include <array>
#include <fmt/format.h>

#include "searchd/cli/unknown_name.h"
#include "searchd/search/named_values.h"

namespace telusur {

namespace {

constexpr std::array kFormats{
    Named<OutputFormat>{"table", OutputFormat::Table},
    Named<OutputFormat>{"plain", OutputFormat::Plain},
    Named<OutputFormat>{"json", OutputFormat::Json},
    Named<OutputFormat>{"jsonl", OutputFormat::JsonLines},
    Named<OutputFormat>{"ids", OutputFormat::Ids},
    Named<OutputFormat>{"urls", OutputFormat::Urls},
    Named<OutputFormat>{"csv", OutputFormat::Csv},
    Named<OutputFormat>{"ris", OutputFormat::Ris},
    Named<OutputFormat>{"bibtex", OutputFormat::BibTex},
    Named<OutputFormat>{"csl", OutputFormat::Csl},
    Named<OutputFormat>{"wiki", OutputFormat::Wiki},
};

std::vector<std::string_view> names_of(const OutputFormats& formats) {
    std::vector<std::string_view> names;
    for (const OutputFormat format : formats)
        names.push_back(name_of(format));
    return names;
}

}  // namespace

std::string_view name_of(OutputFormat format) {
    return name_in(kFormats, format);
}

OutputFormat format_named(const std::string& name, const OutputFormats& formats) {
    for (const OutputFormat format : formats) {
        if (name_of(format) == name) return format;
    }
    throw unknown_name({"--format", "--format"}, name, names_of(formats));
}

std::string list_of(const OutputFormats& formats) {
    return fmt::format("{}", fmt::join(names_of(formats), ", "));
}

}  // namespace telusur
