// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/address.h"

#include <algorithm>
#include <array>

#include "stemmers/ascii.h"

namespace telusur {

namespace {

// RFC 5321 allows 254 bytes for an e-mail address, RFC 1035 253 for a host name: no need to look
// further for either.
constexpr std::size_t kLongestName = 254;

constexpr std::array<std::string_view, 18> kTopLevelDomains{
    "com", "id", "co",   "net", "org", "tv", "gov", "edu", "info",
    "sg",  "my", "news", "uk",  "au",  "io", "ai",  "ly",  "me"};

bool is_alphanumeric(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
}

bool is_small_or_digit(char c) {
    return is_ascii_small(c) || is_ascii_digit(c);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), text.begin(),
                      [](char wanted, char c) { return to_ascii_small(c) == wanted; });
}

// What cannot stand in a web address, or would not be meant by people who write one.
bool ends_web_address(char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
           static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("<>\"'`{}|\\^[]()").find(c) != std::string_view::npos;
}

bool is_closing_punctuation(char c) {
    return std::string_view(".,;:!?-_*").find(c) != std::string_view::npos;
}

std::size_t web_address_end(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin);
    std::size_t prefix = 0;
    for (const std::string_view known : {"https://", "http://", "www."}) {
        if (starts_with_ignoring_case(rest, known)) prefix = known.size();
        if (prefix > 0) break;
    }
    if (prefix == 0 || prefix >= rest.size() || !is_alphanumeric(rest[prefix])) return begin;
    const auto stop = std::find_if(rest.begin(), rest.end(), ends_web_address);
    auto end = static_cast<std::size_t>(stop - rest.begin());
    while (end > prefix && is_closing_punctuation(rest[end - 1]))
        --end;
    return begin + end;
}

// The end of labels divided by single dots, at least two of them; 0 if there are none.
std::size_t host_end(std::string_view text) {
    std::size_t end = 0;
    std::size_t labels = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t begin = i;
        while (i < text.size() && (is_alphanumeric(text[i]) || (text[i] == '-' && i > begin)))
            ++i;
        while (i > begin && text[i - 1] == '-')
            --i;
        if (i == begin) break;
        end = i;
        ++labels;
        if (i >= text.size() || text[i] != '.') break;
    }
    return labels >= 2 ? end : 0;
}

// False where the longest name allowed ends inside of a longer one.
bool is_whole_name(std::string_view text, std::size_t end) {
    if (end < text.size() && text[end] == '.') ++end;
    return end == text.size() || !is_alphanumeric(text[end]);
}

std::size_t mail_address_end(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin, kLongestName);
    const auto stop = std::find_if_not(rest.begin(), rest.end(), [](char c) {
        return is_alphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    });
    const auto at = static_cast<std::size_t>(stop - rest.begin());
    const bool is_name = at > 0 && is_alphanumeric(rest[at - 1]);
    if (!is_name || at == rest.size() || rest[at] != '@') return begin;
    const std::size_t host = host_end(rest.substr(at + 1));
    const std::size_t end = begin + at + 1 + host;
    return host > 0 && is_whole_name(text, end) ? end : begin;
}

bool is_top_level_domain(std::string_view name) {
    return std::any_of(
        kTopLevelDomains.begin(), kTopLevelDomains.end(), [name](std::string_view domain) {
            return domain.size() == name.size() && starts_with_ignoring_case(name, domain);
        });
}

// The end of the path that stands behind a host: "/berita" of example.id/berita.
std::size_t path_end(std::string_view text, std::size_t begin) {
    const std::string_view path = text.substr(begin);
    if (!path.starts_with('/')) return begin;
    const auto stop = std::find_if(path.begin(), path.end(), ends_web_address);
    auto length = static_cast<std::size_t>(stop - path.begin());
    while (length > 0 && (is_closing_punctuation(path[length - 1]) || path[length - 1] == '/'))
        --length;
    return begin + length;
}

// Written small, or with all of the host written large: not the "Id" of "kemarin.Id".
bool ends_like_host(std::string_view host, std::string_view last) {
    const bool all_small = std::all_of(last.begin(), last.end(), is_small_or_digit);
    const bool all_large = std::none_of(host.begin(), host.end(), is_ascii_small);
    return is_top_level_domain(last) && (all_small || all_large);
}

// "detik.com", also of "detik.com-Jakarta" and, where a blank is missing, "detik.com.Dia".
std::size_t bare_host_end(std::string_view text, std::size_t begin) {
    std::string_view host = text.substr(begin, kLongestName);
    host = host.substr(0, host_end(host));
    if (!is_whole_name(text, begin + host.size())) host = host.substr(0, host.rfind('.'));
    while (true) {
        const std::size_t last_dot = host.rfind('.');
        if (last_dot == std::string_view::npos) return begin;
        const std::string_view known = host.substr(0, host.find('-', last_dot));
        if (ends_like_host(known, known.substr(last_dot + 1))) {
            return path_end(text, begin + known.size());
        }
        host = host.substr(0, last_dot);
    }
}

}  // namespace

std::size_t address_end(std::string_view text, std::size_t begin) {
    for (const auto reader : {web_address_end, mail_address_end, bare_host_end}) {
        const std::size_t end = reader(text, begin);
        if (end > begin) return end;
    }
    return begin;
}

}  // namespace telusur
