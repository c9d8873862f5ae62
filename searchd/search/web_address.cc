// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/web_address.h"

namespace telusur {

bool is_web_address(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) &&
           url.find_first_of(" <>\"{}|\\^`") == std::string_view::npos;
}

}  // namespace telusur
