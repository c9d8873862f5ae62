// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/source_faults.h"

#include <optional>

#include "tests/support/wordpress_server.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

constexpr std::uint64_t kPosts = 30;

struct SiteFault {
    std::string name;
    std::string problem;
    /// Answers whatever is asked; `raw` is a server that sends `bytes`.
    std::function<void(httplib::Response&, const std::string& raw)> answer;
    std::function<void(const RawConnection&)> raw = [](const RawConnection&) {};
};

class SiteFaults : public SourceFaults, public ::testing::WithParamInterface<SiteFault> {};

void redirect(httplib::Response& response, const std::string& raw) {
    response.set_redirect(raw + "/");
}

constexpr std::string_view kHead = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n[";

const std::vector<SiteFault> kSiteFaults = {
    {"Stalls", "not complete within 1 s", redirect,
     [](const RawConnection& client) {
         client.send(kHead);
         client.wait_for_close();
     }},
    {"NeverAnswers", "not complete within 1 s", redirect,
     [](const RawConnection& client) { client.wait_for_close(); }},
    {"Drips", "not complete within 1 s", redirect,
     [](const RawConnection& client) {
         client.send(kHead);
         while (!client.is_closed_within(20) && client.send(std::string(20, ' '))) {
         }
     }},
    {"DropsMidBody", "the answer is cut off", redirect,
     [](const RawConnection& client) { client.send(kHead); }},
    {"RedirectsInALoop", "more than 5 redirects",
     [](httplib::Response& response, const std::string&) {
         response.set_redirect("/wp-json/wp/v2/posts");
     }},
    {"TellsOfMoreThanItGives", "of 300 posts that the site tells of, it lists 0",
     [](httplib::Response& response, const std::string&) {
         response.set_header("X-WP-Total", "300");
         response.set_content("[]", "application/json");
     }},
    {"GivesOnePageForEver", "of 300 posts that the site tells of, it lists 1",
     [](httplib::Response& response, const std::string&) {
         response.set_header("X-WP-Total", "300");
         response.set_content(R"([{"id":1}])", "application/json");
     }},
    {"GivesAWebPage", "a web page and not JSON",
     [](httplib::Response& response, const std::string&) {
         response.set_content("<!DOCTYPE html><p>Situs sedang diperbaiki</p>", "text/html");
     }},
    {"NeedsALogin", "answers with status 401",
     [](httplib::Response& response, const std::string&) { response.status = 401; }},
    {"IsAskedTooOften", "answers with status 429",
     [](httplib::Response& response, const std::string&) {
         response.status = 429;
         response.set_header("Retry-After", "86400");
     }},
    {"ExplodesFromGzip", "larger than 33554432 bytes",
     [](httplib::Response& response, const std::string&) {
         response.set_content(std::string(40 << 20, ' '), "application/json");
     }},
    {"NestsWithoutEnd", "nests deeper than 64 levels",
     [](httplib::Response& response, const std::string&) {
         response.set_content(std::string(1'000'000, '['), "application/json");
     }},
};

TEST_P(SiteFaults, LeaveTheArchiveAsItWas) {
    const SiteFault& fault = GetParam();
    WordPressServer server(kPosts);
    write_site_config(server.url());
    expect_well(kPosts + 1);

    const RawServer raw(fault.raw);
    server.intercept = [&](const httplib::Request& request, httplib::Response& response) {
        if (request.path == "/") return false;
        fault.answer(response, raw.url());
        return true;
    };
    const Ran bad = run();
    expect_harmless(bad, 4);
    EXPECT_THAT(bad.err, AllOf(HasSubstr(server.url()), HasSubstr(fault.problem)));

    server.intercept = nullptr;
    server.all[40] = {.id = 40, .title = "Baru"};
    expect_recovery(1);
}

INSTANTIATE_TEST_SUITE_P(All, SiteFaults, ::testing::ValuesIn(kSiteFaults),
                         [](const auto& row) { return row.param.name; });

TEST_F(SourceFaults, ACertificateThatExpired) {
    const Certificate expired("IP:127.0.0.1", {-10, -1});
    WebServer secure([](const httplib::Request&, httplib::Response&) {}, expired);
    WordPressServer server(kPosts);
    write_site_config(server.url(), "ca_file = \"" + expired.file().string() + "\"\n");
    expect_well(kPosts + 1);
    server.intercept = [&](const httplib::Request& request, httplib::Response& response) {
        response.set_redirect(secure.url() + request.target);
        return true;
    };
    const Ran bad = run();
    expect_harmless(bad, 4);
    EXPECT_THAT(bad.err,
                AllOf(HasSubstr(server.url()), HasSubstr("its TLS certificate has expired")));
    server.intercept = nullptr;
    expect_recovery(0);
}

TEST_F(SourceFaults, ASiteThatIsAllThereIsAndIsGone) {
    std::optional<WordPressServer> server(std::in_place, kPosts);
    write_bytes(
        directory_ / "telusur.toml",
        "data = \"arsip\"\n[[source]]\ntype = \"wordpress\"\ntimeout_seconds = 1\nurl = \"" +
            server->url() + "\"\n");
    expect_well(kPosts);
    const std::string url = server->url();
    server.reset();
    const Ran bad = run();
    EXPECT_EQ(bad.exit_code, 66);
    EXPECT_THAT(bad.err, AllOf(HasSubstr(url), HasSubstr("connection refused")));
    EXPECT_EQ(count(), std::to_string(kPosts) + "\n");
}

TEST_F(SourceFaults, OnePostThatCannotBeReadLeavesTheOthersReadable) {
    WordPressServer server(kPosts);
    write_site_config(server.url());
    expect_well(kPosts + 1);
    server.now += 2 * 3600;
    server.all[7].content = std::string(40 << 20, 'x');
    server.all[8].content = "<p>Ralat tentang gempa.</p>";
    for (const std::uint64_t id : {7, 8})
        server.all[id].modified = server.now;
    server.all.erase(9);
    const Ran bad = run();
    EXPECT_EQ(bad.exit_code, 4);
    EXPECT_THAT(bad.err, HasSubstr("post 7: larger than 33554432 bytes"));
    EXPECT_EQ(bad.summary["updated"], 1);
    EXPECT_EQ(bad.summary["deleted"], 1);
    EXPECT_LE(bad.summary["peak_rss_mb"], 512u);
    EXPECT_EQ(count("gempa"), "1\n");
    EXPECT_EQ(count(), std::to_string(kPosts) + "\n") << "the text of post 7 as it was is there";

    server.now += 2 * 3600;
    server.take_asked();
    EXPECT_EQ(run().exit_code, 4);
    for (const std::string& asked : server.take_asked())
        EXPECT_THAT(asked, ::testing::Not(HasSubstr("posts?orderby"))) << "everything is read";
    server.all[7].content = "<p>Kini pendek dan memuat kata sembuh.</p>";
    const Ran well = run();
    EXPECT_EQ(well.exit_code, 0) << well.err;
    EXPECT_EQ(well.summary["updated"], 1);
    EXPECT_EQ(count("sembuh"), "1\n");
}

TEST_F(SourceFaults, ASiteThatChangesWhileItIsListed) {
    WordPressServer server(250);
    write_site_config(server.url());
    server.intercept = [&, pages = 0](const httplib::Request& request, httplib::Response&) mutable {
        if (request.has_param("offset") && ++pages == 2) {
            server.all.erase(3);
            server.all[251] = {.id = 251, .title = "Baru"};
        }
        return false;
    };
    const Ran first = run();
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_EQ(run().exit_code, 0);
    EXPECT_EQ(count(), "251\n");
}

TEST_F(SourceFaults, DoctorMendsADamagedRecordOfTheArchive) {
    WordPressServer server(kPosts);
    write_site_config(server.url());
    expect_well(kPosts + 1);
    const fs::path archive = directory_ / "arsip/archive.db";
    put_byte(archive, bytes_in(archive).find("Isi berita"), 'X');
    const std::vector<std::string> doctor{"doctor", "--config", directory_ / "telusur.toml"};
    const Finished found = indexer(doctor);
    EXPECT_EQ(found.exit_code, 4) << found.err;
    EXPECT_THAT(found.err, HasSubstr("damaged: 1\n"));

    std::vector<std::string> fix = doctor;
    fix.push_back("--fix");
    const Finished fixed = indexer(fix);
    EXPECT_EQ(fixed.exit_code, 0) << fixed.out << fixed.err;
    EXPECT_THAT(fixed.err, HasSubstr("0 added, 1 updated, 0 deleted"));
    EXPECT_EQ(indexer(doctor).exit_code, 0);
}

TEST_F(SourceFaults, AnAddressWithAPasswordIsRefusedAndNotShown) {
    write_site_config("https://budi:rahasia@contoh.id/");
    const Finished refused = indexer({"config", "check", "--config", directory_ / "telusur.toml"});
    EXPECT_EQ(refused.exit_code, 78);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("telusur.toml:7:7: a url holds no login"),
                                   ::testing::Not(HasSubstr("rahasia"))));
    write_site_config("https://contoh.id/@penulis");
    EXPECT_EQ(indexer({"config", "check", "--config", directory_ / "telusur.toml"}).exit_code, 0);
}

TEST_F(SourceFaults, AHalfOfASiteIsNotRemovedWithoutForce) {
    WordPressServer server(kPosts);
    write_site_config(server.url());
    expect_well(kPosts + 1);
    const auto all = server.all;
    for (std::uint64_t id = 1; id <= kPosts / 2; ++id)
        server.all.erase(id);
    const Ran bad = run();
    expect_harmless(bad, 3);
    EXPECT_THAT(bad.err, HasSubstr(server.url() + " lacks 50.00 % of its articles"));
    server.all = all;
    expect_recovery(0);

    for (std::uint64_t id = 1; id <= kPosts / 2; ++id)
        server.all.erase(id);
    EXPECT_EQ(run().exit_code, 3);
    const Ran forced = run({"--force"});
    EXPECT_EQ(forced.exit_code, 0) << forced.err;
    EXPECT_EQ(forced.summary["deleted"], kPosts / 2);
    EXPECT_EQ(count(), "16\n");
}

}  // namespace
}  // namespace telusur::testing
