// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/problem.h"

#include <nlohmann/json.hpp>

namespace telusur {

namespace {

constexpr int kOwnFault = 500;

const char* code_name(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return "usage";
        case ErrorCode::NoArticle:
            return "no_article";
        case ErrorCode::Expired:
            return "cursor_expired";
        case ErrorCode::NoIndex:
            return "no_index";
        case ErrorCode::Unavailable:
        case ErrorCode::Locked:
            return "unavailable";
        case ErrorCode::BadData:
            return "bad_data";
        case ErrorCode::GateRefused:
        case ErrorCode::NoInput:
        case ErrorCode::Internal:
        case ErrorCode::CannotCreate:
        case ErrorCode::Io:
        case ErrorCode::Configuration:
            return "internal";
    }
    return "internal";
}

Phrase public_detail(ErrorCode code) {
    switch (code) {
        case ErrorCode::NoIndex:
            return {"there is no index to search yet", "belum ada indeks untuk dicari"};
        case ErrorCode::Unavailable:
        case ErrorCode::Locked:
            return {"the request cannot be answered now",
                    "permintaan belum dapat dijawab sekarang"};
        case ErrorCode::BadData:
            return {"a file of the index is damaged", "sebuah berkas indeks rusak"};
        default:
            return {"something went wrong on our side", "terjadi kesalahan di pihak kami"};
    }
}

}  // namespace

int http_status(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return 400;
        case ErrorCode::NoArticle:
            return 404;
        case ErrorCode::Expired:
            return 410;
        case ErrorCode::NoIndex:
        case ErrorCode::Unavailable:
        case ErrorCode::Locked:
            return 503;
        case ErrorCode::GateRefused:
        case ErrorCode::BadData:
        case ErrorCode::NoInput:
        case ErrorCode::Internal:
        case ErrorCode::CannotCreate:
        case ErrorCode::Io:
        case ErrorCode::Configuration:
            return kOwnFault;
    }
    return kOwnFault;
}

Problem problem_of(const Error& error) {
    const int status = http_status(error.code());
    if (status >= kOwnFault) {
        return {status, code_name(error.code()), public_detail(error.code())};
    }
    return {status,       code_name(error.code()), error.message(),
            error.hint(), error.parameter(),       error.position()};
}

Problem internal_problem() {
    return {kOwnFault, code_name(ErrorCode::Internal), public_detail(ErrorCode::Internal)};
}

Problem not_found_problem(const std::string& path) {
    return {404,
            "not_found",
            phrase("nothing is at {}", "tidak ada apa-apa di {}", path),
            {"see /openapi.json for what there is", "lihat /openapi.json untuk yang tersedia"}};
}

Problem busy_problem() {
    return {503,
            code_name(ErrorCode::Unavailable),
            {"too many requests at the moment", "terlalu banyak permintaan saat ini"},
            {"try again in a second", "coba lagi sebentar lagi"},
            {},
            {},
            {{"Retry-After", "1"}}};
}

Problem too_many_problem(std::size_t wait_seconds) {
    return {429,
            "rate_limited",
            {"too many requests from your address", "terlalu banyak permintaan dari alamat Anda"},
            phrase("try again in {} s", "coba lagi dalam {} detik", wait_seconds),
            {},
            {},
            {{"Retry-After", std::to_string(wait_seconds)}}};
}

HttpAnswer to_answer(const Problem& problem, Language language, const std::string& request_id) {
    nlohmann::ordered_json object{{"type", "about:blank"},
                                  {"title", reason_phrase(problem.status)},
                                  {"status", problem.status},
                                  {"code", problem.code},
                                  {"detail", problem.detail.in(language)}};
    if (!problem.hint.empty()) object["hint"] = problem.hint.in(language);
    if (!problem.parameter.empty()) object["parameter"] = problem.parameter;
    if (problem.position) object["position"] = *problem.position;
    object["request_id"] = request_id;

    HttpAnswer answer{problem.status,
                      {{"Content-Type", "application/problem+json; charset=utf-8"},
                       {"Cache-Control", "no-store"},
                       {"Content-Language", language == Language::English ? "en" : "id"}},
                      // What was asked may be quoted in it, and need not be well-formed UTF-8.
                      object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
    answer.headers.insert(answer.headers.end(), problem.headers.begin(), problem.headers.end());
    if (problem.status == 503 && problem.headers.empty())
        answer.headers.emplace_back("Retry-After", "1");
    return answer;
}

}  // namespace telusur
