// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/phrase.h"

namespace telusur {

/// The start of an element inside a record: of a field, or of a part of one (<author><name>).
struct XmlTag {
    std::string_view name;    ///< without its prefix
    std::string_view prefix;  ///< as written; counts where it was not declared
    std::string_view space;  ///< the namespace's address without its scheme; empty if there is none
    std::string_view field;  ///< of a part: the name of the field that it is in; else empty
    const std::function<std::string_view(std::string_view name)>& attribute;  ///< empty if absent
};

/// Where the text of an element goes.
struct XmlTarget {
    std::string* text = nullptr;  ///< nowhere if null
    bool as_html = false;         ///< with the elements in it as tags, and its text escaped
};

/// Called for each field and each part of a field. Views are valid during the call.
using XmlTargets = std::function<XmlTarget(const XmlTag& tag)>;

struct XmlReading {
    bool is_whole = false;         ///< the element was read up to its end
    std::optional<Phrase> damage;  ///< the first fault of the XML; what could be read was given
};

/// Reads one element (clean text, at most kMaximumRecordBytes, no tag above
/// MarkupStream::kLongestTag) below the root tag, whose namespaces count in it. Loads nothing from
/// outside; entities other than XML's own five are damage. Nesting above 32 levels ends the
/// reading, as damage.
XmlReading read_xml_element(std::string_view root, std::string_view element,
                            const XmlTargets& target_of);

}  // namespace telusur
