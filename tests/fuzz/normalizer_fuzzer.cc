// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "stemmers/normalizer.h"

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

}  // namespace

// Well-formed text stays as it is, folding twice is folding once, and ill-formed bytes fold as the
// replacement characters that stand for them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string text = telusur::to_well_formed(bytes);
    require(telusur::to_well_formed(text) == text);
    require(telusur::count_code_points(text) <= text.size());

    const std::string word = telusur::fold_word(text);
    require(telusur::fold_word(bytes) == word);
    require(telusur::fold_word(word) == word);
    require(telusur::to_well_formed(word) == word);

    const std::string label = telusur::fold_label(text);
    require(telusur::fold_label(label) == label);
    require(!label.starts_with(' ') && !label.ends_with(' '));
    require(label.find("  ") == std::string::npos);

    const std::string plain = telusur::with_plain_blanks(text);
    require(telusur::with_plain_blanks(plain) == plain);
    require(telusur::count_code_points(plain) == telusur::count_code_points(text));
    return 0;
}
