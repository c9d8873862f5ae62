// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/address.h"

#include <algorithm>
#include <array>

namespace telusur {

namespace {

// RFC 5321 allows 254 bytes for an e-mail address, RFC 1035 253 for a host name: no need to look
// further for either.
constexpr std::size_t kLongestName = 254;

constexpr std::array<std::string_view, 14> kTopLevelDomains{
    "com", "id", "co", "net", "org", "tv", "gov", "edu", "info", "sg", "my", "news", "uk", "au"};

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_small_or_digit(char c) {
    return is_alphanumeric(c) && !(c >= 'A' && c <= 'Z');
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), text.begin(),
                      [](char wanted, char c) { return small(c) == wanted; });
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
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        while (i < text.size() && (is_alphanumeric(text[i]) || (text[i] == '-' && i > begin)))
            ++i;
        if (i == begin || text[i - 1] == '-') break;
        end = i;
        ++labels;
        if (i >= text.size() || text[i] != '.') break;
        ++i;
    }
    return labels >= 2 ? end : 0;
}

std::size_t mail_address_end(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin, kLongestName);
    const auto stop = std::find_if_not(rest.begin(), rest.end(), [](char c) {
        return is_alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
    });
    const auto at = static_cast<std::size_t>(stop - rest.begin());
    if (at == rest.size() || rest[at] != '@' || !is_alphanumeric(rest[at - 1])) return begin;
    const std::size_t host = host_end(rest.substr(at + 1));
    return host == 0 ? begin : begin + at + 1 + host;
}

// "detik.com", but not "kemarin.Id" of a sentence whose blank is missing: the domain is written
// small, or all is written large.
std::size_t bare_host_end(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin, kLongestName);
    const std::size_t end = host_end(rest);
    if (end == 0 || (end < rest.size() && is_alphanumeric(rest[end]))) return begin;
    const std::string_view host = rest.substr(0, end);
    const std::string_view last = host.substr(host.rfind('.') + 1);
    const bool known = std::any_of(
        kTopLevelDomains.begin(), kTopLevelDomains.end(), [last](std::string_view domain) {
            return domain.size() == last.size() && starts_with_ignoring_case(last, domain);
        });
    const bool all_small = std::all_of(last.begin(), last.end(), is_small_or_digit);
    const bool all_large =
        std::none_of(host.begin(), host.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!known || (!all_small && !all_large)) return begin;
    // A path may follow: example.id/berita.
    if (end >= rest.size() || rest[end] != '/') return begin + end;
    const std::string_view path = text.substr(begin + end);
    const auto stop = std::find_if(path.begin(), path.end(), ends_web_address);
    auto length = static_cast<std::size_t>(stop - path.begin());
    while (length > 0 && (is_closing_punctuation(path[length - 1]) || path[length - 1] == '/'))
        --length;
    return begin + end + length;
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
