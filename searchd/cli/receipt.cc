// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt.h"

#include <chrono>
#include <fmt/format.h>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "searchd/cli/receipt_json.h"
#include "searchd/search/harvest_request.h"

namespace telusur {

namespace {

namespace fs = std::filesystem;

std::string now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return to_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

SearchRequest question_in(ReceiptCommand command, const Parameters& parameters) {
    SearchRequest request = command == ReceiptCommand::Search
                                ? parse_search_request(parameters)
                                : parse_export_request(parameters).search;
    const Language language = request.language;
    request = question_of(request);
    request.language = language;
    request.page = 1;
    request.per_page = 1;
    request.cursor.clear();
    request.after.clear();
    return request;
}

void list_articles(Receipt& receipt, ArticleScan& scan) {
    std::string ids;
    std::string contents;
    while (const auto article = scan.next()) {
        receipt.articles.push_back({article->id, checksum_of_text(to_record(*article))});
        ids += article->id + '\n';
        contents += article->id + '\t' + receipt.articles.back().digest + '\n';
    }
    receipt.listed = receipt.articles.size();
    receipt.ids_digest = checksum_of_text(ids);
    receipt.contents_digest = checksum_of_text(contents);
}

}  // namespace

Receipt make_receipt(const Engine& engine, ReceiptCommand command, const Parameters& parameters) {
    SearchRequest request = question_in(command, parameters);
    const SearchResult result = engine.search(request);
    Receipt receipt;
    receipt.program = TELUSUR_VERSION;
    receipt.asked_at = now();
    receipt.command = command;
    receipt.parameters = parameters;
    receipt.parsed = result.parsed;
    for (const Note& note : result.notes)
        receipt.notes.push_back({note.code, note.message.in(request.language)});
    receipt.generation = engine.generation();
    receipt.updated_at = engine.updated_at();
    receipt.analysis = engine.analysis();
    receipt.total = result.total;
    if (request.sort == Sort::Relevance && result.total > kMaximumDepth)
        request.sort = Sort::Newest;
    receipt.order = request.sort;
    list_articles(receipt, *engine.scan(request));
    return receipt;
}

void check_receipt_place(const fs::path& path) {
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw Error(
            ErrorCode::CannotCreate,
            phrase("a receipt cannot be {}: that is no regular file",
                   "tanda terima tidak dapat ditulis ke {}: itu bukan berkas biasa", path.string()),
            {"name a file", "sebutkan sebuah berkas"});
    }
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::access(folder.c_str(), W_OK) != 0)
        throw system_error(errno, {"write a receipt in", "menulis tanda terima di"},
                           folder.string());
}

// A name of this process alone, so that no file of somebody else's is lost.
void write_receipt(const Receipt& receipt, const fs::path& path) {
    check_receipt_place(path);
    const fs::path temporary = fmt::format("{}.{}.tmp", path.string(), ::getpid());
    const std::string text = to_json(receipt);
    try {
        FileWriter writer(temporary);
        writer.write(bytes_of(text));
        writer.finish();
        rename_durably(temporary, path);
    } catch (const Error&) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

}  // namespace telusur
