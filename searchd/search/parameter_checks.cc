// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/parameter_checks.h"

#include <charconv>
#include <utility>

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

Error unknown_parameter(const std::string& name, Phrase hint) {
    return Error(ErrorCode::Usage,
                 phrase("unknown parameter \"{}\"", "parameter \"{}\" tidak dikenal", name),
                 std::move(hint), name);
}

}  // namespace telusur
