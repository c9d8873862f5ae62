// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/receipt_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaximumFileBytes = std::size_t{128} << 20;
constexpr const char* kSeal = "seal";

Json sealed(Json object) {
    object[kSeal] = checksum_of_text(object.dump());
    return object;
}

// The fields of one file, each asked for by its name.
class Fields {
  public:
    Fields(const Json& object, std::string path) : object_(object), path_(std::move(path)) {}

    [[noreturn]] void refuse(const std::string& field) const {
        throw Error(ErrorCode::BadData,
                    phrase("{} is no receipt as telusur writes it: the field \"{}\"",
                           "{} bukan tanda terima seperti yang ditulis telusur: bidang \"{}\"",
                           path_, field),
                    {"take an unchanged copy of the file, or ask the question again with --receipt",
                     "pakai salinan berkas yang tidak diubah, atau ulangi pencarian dengan "
                     "--receipt"});
    }
    std::string text(const Json& in, const std::string& name, const std::string& shown) const {
        const auto found = in.is_object() ? in.find(name) : in.end();
        if (!in.is_object() || found == in.end() || !found->is_string()) refuse(shown);
        return found->get<std::string>();
    }
    std::string text(const std::string& name) const { return text(object_, name, name); }
    std::string text(const std::string& group, const std::string& name) const {
        return text(object_.value(group, Json()), name, group + '.' + name);
    }
    std::uint64_t number(const std::string& name) const {
        const auto found = object_.find(name);
        if (found == object_.end() || !found->is_number_unsigned()) refuse(name);
        return found->get<std::uint64_t>();
    }
    const Json& list(const std::string& name) const {
        const auto found = object_.find(name);
        if (found == object_.end() || !found->is_array()) refuse(name);
        return *found;
    }
    template <typename Table>
    auto word(const std::string& name, const Table& table) const {
        const std::string given = text(name);
        for (const auto& row : table) {
            if (row.name == given) return row.value;
        }
        refuse(name);
    }

  private:
    const Json& object_;
    std::string path_;
};

Json parsed_file(const std::filesystem::path& path) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        throw Error(ErrorCode::NoInput,
                    phrase("there is no receipt {}", "tidak ada tanda terima {}", path.string()));
    }
    Json object = Json::parse(read_file(path, kMaximumFileBytes), nullptr, false);
    if (!object.is_object()) {
        throw Error(ErrorCode::BadData,
                    phrase("{} is no receipt: it is not a whole JSON object",
                           "{} bukan tanda terima: bukan objek JSON yang utuh", path.string()),
                    {"it may have been cut off", "mungkin terpotong"});
    }
    return object;
}

void check_version(const Fields& fields, const std::filesystem::path& path) {
    const std::uint64_t version = fields.number("telusur_receipt");
    if (version == kReceiptVersion) return;
    throw Error(ErrorCode::BadData,
                phrase("{}: the field \"telusur_receipt\" is {}, this program reads version {}",
                       "{}: bidang \"telusur_receipt\" adalah {}, program ini membaca versi {}",
                       path.string(), version, kReceiptVersion));
}

// Whatever was changed by hand.
void check_seal(Json object, const Fields& fields) {
    const std::string seal = fields.text(kSeal);
    object.erase(kSeal);
    if (checksum_of_text(object.dump()) != seal) fields.refuse(kSeal);
}

Parameters parameters_in(const Fields& fields) {
    Parameters parameters;
    for (const Json& pair : fields.list("parameters")) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
            fields.refuse("parameters");
        parameters.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return parameters;
}

}  // namespace

std::string_view name_of(ReceiptCommand command) {
    return name_in(kReceiptCommands, command);
}

void check_receipt_parameters(const Parameters& parameters) {
    try {
        Json(parameters).dump();
    } catch (const Json::type_error&) {
        throw Error(ErrorCode::Usage,
                    {"the question is not UTF-8, as a receipt has to be",
                     "pertanyaan bukan UTF-8, sedangkan tanda terima harus UTF-8"},
                    {"use a terminal with UTF-8", "pakai terminal dengan UTF-8"});
    }
}

std::string to_json(const Receipt& receipt) {
    Json parameters = Json::array();
    for (const auto& [name, value] : receipt.parameters)
        parameters.push_back(Json::array({name, value}));
    Json notes = Json::array();
    for (const Receipt::Note& note : receipt.notes)
        notes.push_back({{"code", note.code}, {"message", note.message}});
    Json articles = Json::array();
    const std::size_t count = std::min(receipt.articles.size(), kMaximumReceiptArticles);
    for (std::size_t i = 0; i < count; ++i)
        articles.push_back(
            {{"id", receipt.articles[i].id}, {"digest", receipt.articles[i].digest}});
    return sealed(
               {{"telusur_receipt", kReceiptVersion},
                {"program", receipt.program},
                {"asked_at", receipt.asked_at},
                {"command", name_of(receipt.command)},
                {"parameters", parameters},
                {"parsed", receipt.parsed},
                {"notes", notes},
                {"index",
                 {{"generation", receipt.generation},
                  {"updated_at", receipt.updated_at},
                  {"analysis", receipt.analysis}}},
                {"total", receipt.total},
                {"order", name_in(kReceiptOrders, receipt.order)},
                {"listed", receipt.listed},
                {"digests", {{"ids", receipt.ids_digest}, {"contents", receipt.contents_digest}}},
                {"articles", articles}})
               .dump(1) +
           '\n';
}

Receipt read_receipt(const std::filesystem::path& path) {
    const Json object = parsed_file(path);
    const Fields fields(object, path.string());
    check_version(fields, path);
    Receipt receipt;
    receipt.program = fields.text("program");
    receipt.asked_at = fields.text("asked_at");
    receipt.command = fields.word("command", kReceiptCommands);
    receipt.parameters = parameters_in(fields);
    receipt.parsed = fields.text("parsed");
    for (const Json& note : fields.list("notes"))
        receipt.notes.push_back(
            {fields.text(note, "code", "notes"), fields.text(note, "message", "notes")});
    receipt.generation = fields.text("index", "generation");
    receipt.updated_at = fields.text("index", "updated_at");
    receipt.analysis = fields.text("index", "analysis");
    receipt.total = fields.number("total");
    receipt.order = fields.word("order", kReceiptOrders);
    receipt.listed = fields.number("listed");
    receipt.ids_digest = fields.text("digests", "ids");
    receipt.contents_digest = fields.text("digests", "contents");
    for (const Json& article : fields.list("articles"))
        receipt.articles.push_back(
            {fields.text(article, "id", "articles"), fields.text(article, "digest", "articles")});
    check_seal(object, fields);
    return receipt;
}

}  // namespace telusur
