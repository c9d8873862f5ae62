// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

enum class Encoding {
    Utf8,
    Utf16,
    Windows1252,
    Declared,  ///< another one, which the text names itself; not of decode_text
};

/// Bytes read as text.
struct DecodedText {
    std::string text;                    ///< well-formed UTF-8 without a byte order mark in front
    Encoding encoding = Encoding::Utf8;  ///< what the bytes were read as
    bool replaced = false;               ///< some bytes meant nothing and became U+FFFD
};

/// Reads the bytes of a file or record as text. A byte order mark decides; without one, well-formed
/// UTF-8 is taken as it is, and anything else is Windows-1252 unless it holds more than a few
/// multi-byte sequences of UTF-8. Every input gives a text. Line ends and controls stay.
DecodedText decode_text(std::string_view bytes);

/// What happens to blanks (spaces, tabs, Unicode spaces: each becomes a space) and line ends (each
/// becomes one line feed) inside a text. The ends of the whole text are always trimmed of both.
enum class Layout {
    KeepBlanks,      ///< blanks and line feeds stay, one for one
    CollapseBlanks,  ///< a run of blanks becomes one, none at the ends of a line; line feeds stay
    OneLine,         ///< a run of blanks and line feeds becomes one space
};

struct CleanText {
    std::string text;          ///< well-formed UTF-8 in NFC; no control character but the line feed
    bool nul_removed = false;  ///< U+0000 stood in the text and was dropped
};

/// Cleans a text: NFC; control characters, soft hyphens, zero-width spaces, word joiners, byte
/// order marks and bidirectional controls are dropped (the joiners U+200C and U+200D stay); line
/// ends, tabs and spaces as `layout` says. Ill-formed UTF-8 becomes U+FFFD. Cleaning twice changes
/// nothing. Throws Error{Internal} if ICU cannot work.
CleanText clean_text(std::string_view utf8, Layout layout);

/// True for well-formed UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_well_formed(std::string_view text);

}  // namespace telusur
