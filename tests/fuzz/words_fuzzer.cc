// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "stemmers/normalizer.h"
#include "stemmers/tokenizer.h"

namespace {

bool on_boundary(std::string_view text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

}  // namespace

// Words lie inside the text, in order, on code-point boundaries of well-formed text; folding twice
// is folding once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = telusur::to_well_formed({reinterpret_cast<const char*>(data), size});
    telusur::Tokenizer tokenizer(text);
    std::size_t last_end = 0;
    for (telusur::Token token; tokenizer.next(token);) {
        if (token.begin < last_end || token.end <= token.begin || token.end > text.size())
            std::abort();
        if (!on_boundary(text, token.begin) || !on_boundary(text, token.end)) std::abort();
        last_end = token.end;
        const std::string folded = telusur::fold_word(token.of(text));
        if (telusur::fold_word(folded) != folded) std::abort();
    }
    const std::string label = telusur::fold_label(text);
    if (telusur::fold_label(label) != label) std::abort();
    // Also on bytes that are no text at all.
    telusur::Tokenizer raw({reinterpret_cast<const char*>(data), size});
    for (telusur::Token token; raw.next(token);) {
        if (token.end > size || token.end <= token.begin) std::abort();
    }
    return 0;
}
