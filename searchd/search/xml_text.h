// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

/// UTF-8 text as it may stand in XML 1.0, between tags and in attributes: & < > " ' escaped, and
/// what no XML document may hold (control characters but for tab and line breaks, U+FFFE, U+FFFF)
/// left out.
std::string escape_xml(std::string_view text);

/// <name>text</name>, escaped.
std::string xml_element(std::string_view name, std::string_view text);

}  // namespace telusur
