// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <random>

#include "searchd/search/result_json.h"
#include "searchd/web/assets.h"
#include "tests/searchd/http/json_schema.h"
#include "tests/searchd/http/routed.h"
#include "tests/searchd/http/served_routes.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using nlohmann::json;

/// Requests as openapi.json allows them, and as it does not, and whether the answers are as it
/// says.
class RandomRequests : public ::testing::Test {
  protected:
    std::string pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }
    bool one_in(unsigned number) { return random_() % number == 0; }

    const json& resolved(const json& node) const {
        if (!node.contains("$ref")) return node;
        return document_.at(json::json_pointer(std::string(node["$ref"]).substr(1)));
    }

    std::string junk() {
        static const std::vector<std::string> texts{"",
                                                    " ",
                                                    "0",
                                                    "-1",
                                                    "1e9",
                                                    "99999999999999999999",
                                                    "true",
                                                    "NaN",
                                                    "\xFF",
                                                    "\xED\xA0\x80",
                                                    "'\"><script>",
                                                    "../..",
                                                    "{}",
                                                    "[]",
                                                    "%",
                                                    "a,b,,c",
                                                    "*",
                                                    "\"",
                                                    "((((",
                                                    "NOT NOT AND",
                                                    "tag:",
                                                    "tanggal:9999..0000",
                                                    "\r\nX: y",
                                                    "\xE2\x80\xAE",
                                                    "🎉",
                                                    "NEAR/0",
                                                    std::string(1100, 'x'),
                                                    std::string(300, '(')};
        return pick(texts);
    }
    std::string word() {
        static const std::vector<std::string> texts{"banjir",
                                                    "jalan tol",
                                                    "\"jalan tol\"",
                                                    "=warga",
                                                    "ber*",
                                                    "banjri",
                                                    "desa -kota",
                                                    "judul:pasar",
                                                    "tanggal:2024",
                                                    "banjir NEAR/5 jalan",
                                                    "warga OR desa",
                                                    "harga beras",
                                                    "\"harga beras\"~5",
                                                    "(pasar OR desa) -harga",
                                                    "Jum'at"};
        return pick(texts);
    }
    std::string value_for(const json& schema, const std::string& name) {
        if (one_in(6)) return junk();
        if (schema.contains("enum")) return pick(schema["enum"]);
        if (schema.contains("const") && schema["const"].is_string()) return schema["const"];
        const std::string type = schema.value("type", "string");
        if (type == "integer") {
            const int least = schema.value("minimum", 0);
            const int most = std::min(schema.value("maximum", 1000), 10'000);
            return std::to_string(least + static_cast<int>(random_() % 12) % (most - least + 1));
        }
        if (type == "boolean") return one_in(2) ? "true" : "false";
        if (type == "array") return value_for(schema["items"], name);
        if (name == "from" || name == "to") return pick({"2019", "2024-05", "2024-02-29", "2025"});
        return word();
    }
    std::string path_of(std::string path) {
        const auto& articles = corpus_index().articles();
        const auto put = [&path](const std::string& name, const std::string& value) {
            const std::size_t place = path.find(name);
            if (place != std::string::npos) path.replace(place, name.size(), encode_url(value));
        };
        put("{id}", one_in(5) ? junk() : articles[random_() % articles.size()].id);
        put("{name}", one_in(5) ? junk() : pick({"tag", "author", "year", "month", "day"}));
        return path;
    }
    std::string random_target(const std::string& path, const json& operation) {
        std::string target = path_of(path);
        char separator = '?';
        const auto add = [&](const std::string& name, const std::string& value) {
            target += separator + encode_url(name) + '=' + encode_url(value);
            separator = '&';
        };
        for (const json& listed : operation.value("parameters", json::array())) {
            const json& parameter = resolved(listed);
            if (parameter.value("in", "") != "query") continue;
            const std::string name = parameter["name"];
            const bool is_asked = parameter.value("required", false) || name == "q" || one_in(5);
            if (!is_asked) continue;
            for (int times = one_in(8) ? 2 : 1; times > 0; --times)
                add(name, value_for(resolved(parameter["schema"]), name));
        }
        if (one_in(40)) add(one_in(2) ? "tagg" : junk(), junk());
        return target;
    }
    // Of the described answers the one for that status.
    const json* content_of(const json& operation, int status) const {
        const json& responses = operation["responses"];
        const std::string code = std::to_string(status);
        const auto found =
            responses.contains(code) ? responses.find(code) : responses.find("default");
        if (found == responses.end()) return nullptr;
        const json& response = resolved(*found);
        static const json nothing = json::object();
        return response.contains("content") ? &response["content"] : &nothing;
    }
    void check(const json& operation, const std::string& target, const HttpAnswer& answer) {
        SCOPED_TRACE(target);
        ASSERT_LT(answer.status, 500) << answer.body;
        const json* content = content_of(operation, answer.status);
        ASSERT_NE(content, nullptr) << answer.status << " is not described";
        if (answer.status == 204 || answer.status == 304) return;
        std::string type = header(answer, "Content-Type");
        type = type.substr(0, type.find(';'));
        ASSERT_TRUE(content->contains(type)) << answer.status << " " << type;
        if (type.find("json") == std::string::npos || answer.rest) return;
        const json& schema = (*content)[type].value("schema", json::object());
        if (schema.empty()) return;
        const json body = json::parse(answer.body, nullptr, false);
        ASSERT_FALSE(body.is_discarded());
        EXPECT_THAT(schema_problems(document_, schema, body), ::testing::IsEmpty());
    }

    const json document_ = json::parse(assets::kOpenapiJson);
    std::shared_ptr<const Engine> engine_ = corpus_index().engine();
    std::vector<std::string> faults_;
    Router router_{
        public_routes([this] { return engine_; }, std::chrono::milliseconds(200)),
        [this](const std::string&, const std::string& what) { faults_.push_back(what); }};
    std::mt19937 random_{20261123};
};

TEST_F(RandomRequests, AreAnsweredAsDescribed) {
    constexpr int kRounds = 80;
    std::map<int, int> statuses;
    for (const auto& [path, item] : document_["paths"].items()) {
        if (!item.contains("get")) continue;
        for (int round = 0; round < kRounds && !HasFatalFailure(); ++round) {
            HttpRequest request{"GET", random_target(path, item["get"]), "", "", "r-1"};
            request.client.is_trusted = true;
            const HttpAnswer answer = answer_of(router_, request);
            check(item["get"], request.target, answer);
            ++statuses[answer.status];
            // A long answer to its end.
            if (answer.rest) {
                for (int part = 0; part < 1000 && !answer.rest->next().empty(); ++part) {
                }
            }
        }
    }
    EXPECT_THAT(faults_, ::testing::IsEmpty());
    EXPECT_GT(statuses[200], kRounds * 5);
    EXPECT_GT(statuses[400], kRounds);
}

TEST_F(RandomRequests, InABodyAreAnsweredAsDescribed) {
    for (const auto& [path, item] : document_["paths"].items()) {
        if (!item.contains("post")) continue;
        for (int round = 0; round < 200 && !HasFatalFailure(); ++round) {
            HttpRequest request{"POST", path, "", "", "r-1"};
            request.content_type = one_in(10) ? junk() : "application/json";
            json body = json::object();
            const json parameters = item.contains("get")
                                        ? item["get"].value("parameters", json::array())
                                        : json::array();
            for (const json& listed : parameters) {
                const json& parameter = resolved(listed);
                if (!one_in(5)) continue;
                const std::string name = parameter["name"];
                const std::string value = value_for(resolved(parameter["schema"]), name);
                body[name] = one_in(4) ? json::array({value, value}) : json(value);
            }
            request.body =
                one_in(8) ? junk() : body.dump(-1, ' ', false, json::error_handler_t::replace);
            check(item["post"], path + " " + request.body, answer_of(router_, request));
        }
    }
    EXPECT_THAT(faults_, ::testing::IsEmpty());
}

}  // namespace
}  // namespace telusur::testing
