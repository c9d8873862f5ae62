// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/parameter_checks.h"

#include <charconv>
#include <fmt/format.h>
#include <utility>

#include "searchd/search/named_values.h"

namespace telusur {

std::uint32_t whole_number(const std::string& parameter, const std::string& text,
                           std::uint32_t minimum, std::uint32_t maximum) {
    std::uint32_t value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || value < minimum || value > maximum) {
        throw Error(ErrorCode::Usage,
                    phrase("{} must be a whole number from {} to {}, not \"{}\"",
                           "{} harus bilangan bulat dari {} sampai {}, bukan \"{}\"", parameter,
                           minimum, maximum, text),
                    {}, parameter);
    }
    return value;
}

void refuse_word(const std::string& parameter, const std::string& word,
                 const std::vector<std::string_view>& known) {
    throw Error(
        ErrorCode::Usage,
        phrase("{} cannot be \"{}\"", "nilai {} tidak boleh \"{}\"", parameter, word),
        phrase("one of: {}", "salah satu dari: {}", fmt::format("{}", fmt::join(known, ", "))),
        parameter);
}

Error unknown_parameter(const std::string& name, Phrase hint) {
    return Error(ErrorCode::Usage,
                 phrase("unknown parameter \"{}\"", "parameter \"{}\" tidak dikenal", name),
                 std::move(hint), name);
}

}  // namespace telusur
