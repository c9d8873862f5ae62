// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/json_log.h"

#include <csignal>
#include <fcntl.h>
#include <future>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/searchd/watch/observed.h"
#include "tests/support/files.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::int64_t noon() {
    return kNoon;
}

struct Pipe {
    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        read = FileDescriptor(ends[0]);
        write = FileDescriptor(ends[1]);
    }
    FileDescriptor read;
    FileDescriptor write;
};

TEST(LogLine, TellsWhatAnOperatorAsks) {
    ObservedRequest request = plain_request("/v1/search", 429, 1.23456);
    request.problem = "rate_limited";
    request.body_bytes = 12;
    request.from_cache = true;
    EXPECT_EQ(to_log_line(request, kNoon),
              R"({"time":"2026-11-23T05:00:00Z","id":"r-1","client":"192.0.2.0","method":"GET",)"
              R"("target":"/v1/search","route":"/v1/search","status":429,"problem":"rate_limited",)"
              R"("bytes":12,"cached":true,"ms":1.23})");
}

TEST(LogLine, HasTheNetworkOfAClientOnly) {
    const std::pair<const char*, const char*> rows[] = {
        {"203.0.113.99", "203.0.113.0"},
        {"2001:db8:abcd:1234::5", "2001:db8:abcd::"},
        {"::", "-"},
    };
    for (const auto& [address, shown] : rows) {
        ObservedRequest request = plain_request("/", 200);
        request.client = client(address);
        const auto line = nlohmann::json::parse(to_log_line(request, kNoon));
        EXPECT_EQ(line["client"], shown);
    }
}

TEST(LogLine, IsAsciiWhateverWasSent) {
    ObservedRequest request = plain_request("/", 200);
    request.id = "\x1B";
    request.problem = "\xC2\x9B";
    const std::string texts[] = {
        std::string("/?q=\0\r\n\x1B[31m\x7F\xC2\x9B\xFF\xC3\xA9\"\\", 20),
        std::string(100'000, '\x01'),
        std::string(100'000, '\xFF'),
        "\xE2\x80\xA8\xF0\x9F\x98\x80",
    };
    for (const std::string& text : texts) {
        request.target = request.method = text;
        const std::string line = to_log_line(request, kNoon);
        EXPECT_TRUE(nlohmann::json::accept(line));
        EXPECT_LE(line.size(), 4096U - 1) << "a pipe may not take it at once";
        for (const char c : line)
            ASSERT_TRUE(c >= 0x20 && c < 0x7F) << int{c};
    }
}

TEST(JsonLog, WritesWhatIsWaitingBeforeItEnds) {
    const TempDir directory;
    const FileDescriptor file(::open((directory / "log").c_str(), O_CREAT | O_WRONLY, 0600));
    {
        JsonLog log(file.get(), noon);
        for (int i = 0; i < 100; ++i)
            log.request(plain_request("/v1/search", 200));
        log.fault("r-2", "a \x1B[1mfault\nof ours");
    }
    const std::string text = bytes_in(directory / "log");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 101);
    EXPECT_THAT(text, HasSubstr(R"("id":"r-2","fault":"a \u001b[1mfault\nof ours"})"));
}

TEST(JsonLog, OutlivesADescriptorThatTakesNothing) {
    Pipe without_reader;
    without_reader.read.reset();
    const FileDescriptor full(::open("/dev/full", O_WRONLY));
    const std::pair<const char*, int> rows[] = {
        {"a disk that is full", full.get()},
        {"a pipe that nobody reads any more", without_reader.write.get()},
        {"closed before it began", 1'000'000},
    };
    for (const auto& [name, descriptor] : rows) {
        SCOPED_TRACE(name);
        JsonLog log(descriptor, noon);
        for (int i = 0; i < 10; ++i)
            log.request(plain_request("/v1/search", 200));
        EXPECT_TRUE(eventually([&log] { return log.lost() == 10; }));
    }
}

TEST(JsonLog, DoesNotWaitForAReaderThatDoesNotRead) {
    Pipe pipe;
    const auto begin = std::chrono::steady_clock::now();
    constexpr std::size_t kLines = 20'000;
    std::uint64_t lost = 0;
    {
        JsonLog log(pipe.write.get(), noon);
        for (std::size_t i = 0; i < kLines; ++i)
            log.request(plain_request("/v1/search", 200));
        EXPECT_TRUE(eventually([&log] { return log.lost() > 1000; }));
        lost = log.lost();
    }
    // Not a measurement: that it comes to an end at all, with thousands of lines waiting.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
    EXPECT_LT(lost, kLines);
}

TEST(JsonLog, GoesOnWhenTheReaderDoes) {
    Pipe pipe;
    ::fcntl(pipe.read.get(), F_SETFL, O_NONBLOCK);
    JsonLog log(pipe.write.get(), noon);
    std::string waste(1 << 20, ' ');
    constexpr int kMoreThanItHolds = 1000;
    for (int i = 0; i < kMoreThanItHolds; ++i)
        log.request(plain_request("/first", 200));
    ASSERT_TRUE(eventually([&log] { return log.lost() > 0; }));
    EXPECT_TRUE(eventually([&] {
        log.request(plain_request("/second", 200));
        const ssize_t got = ::read(pipe.read.get(), waste.data(), waste.size());
        if (got <= 0) return false;
        return std::string_view(waste.data(), static_cast<std::size_t>(got)).find("/second") !=
               std::string_view::npos;
    }));
}

TEST(AsyncLines, LosesTheOldestAndCountsThem) {
    std::promise<void> gate;
    std::shared_future<void> opened(gate.get_future());
    std::vector<std::string> written;
    constexpr std::size_t kWaiting = 8;
    {
        std::promise<void> at_work;
        bool is_first = true;
        AsyncLines lines(
            [&](std::string_view line, std::int64_t) {
                if (is_first) at_work.set_value();
                is_first = false;
                opened.wait();
                written.emplace_back(line);
                return true;
            },
            kWaiting);
        lines.add("first", 0);
        at_work.get_future().wait();
        for (int i = 0; i < 20; ++i)
            lines.add(std::to_string(i), 0);
        EXPECT_EQ(lines.lost(), 20 - kWaiting);
        gate.set_value();
    }
    EXPECT_THAT(written,
                ::testing::ElementsAre("first", "12", "13", "14", "15", "16", "17", "18", "19"));
}

}  // namespace
}  // namespace telusur::testing
