// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/phrase.h"

#include <cstdlib>
#include <string_view>

namespace telusur {

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale = value;
        const bool indonesian = locale.substr(0, locale.find_first_of("_-.@")) == "id";
        return indonesian ? Language::Indonesian : Language::English;
    }
    return Language::English;
}

}  // namespace telusur
