// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/batch_command.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <string>

namespace telusur {

namespace {

// A blank would make two fields of one.
std::string without_blanks(std::string id) {
    std::replace_if(
        id.begin(), id.end(), [](unsigned char c) { return c <= ' '; }, '_');
    return id;
}

}  // namespace

void answer_batch(const Engine& engine, SearchRequest request, std::istream& questions,
                  std::FILE* out) {
    std::size_t number = 0;
    for (std::string line; std::getline(questions, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos) continue;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos || tab == 0) {
            throw Error(ErrorCode::BadData,
                        phrase("line {} is no question", "baris {} bukan pertanyaan", number),
                        phrase("write an id, a tab and the text", "tulis id, tab, lalu teksnya"));
        }
        const std::string id = without_blanks(line.substr(0, tab));
        request.text = line.substr(tab + 1);
        std::size_t rank = 0;
        for (const RankedId& article : engine.rank(request)) {
            fmt::print(out, "{} Q0 {} {} {:.6f} telusur\n", id, without_blanks(article.id), ++rank,
                       article.score);
        }
        if (std::ferror(out) != 0) {
            throw system_error(errno, {"write", "menulis"}, "stdout");
        }
    }
}

}  // namespace telusur
