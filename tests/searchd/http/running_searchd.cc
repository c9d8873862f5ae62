// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/http/running_searchd.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

namespace telusur::testing {

namespace {

std::vector<std::string> command_of(const std::string& data, std::vector<std::string> options,
                                    std::vector<std::string> before) {
    const char* program = std::getenv("SEARCHD");
    before.emplace_back(program == nullptr ? TELUSUR_SEARCHD : program);
    before.emplace_back("--data");
    before.push_back(data);
    for (const char* part : {"--listen", "127.0.0.1:0"})
        before.emplace_back(part);
    before.insert(before.end(), options.begin(), options.end());
    return before;
}

std::string of_process(pid_t id, const char* file) {
    std::ifstream stream("/proc/" + std::to_string(id) + "/" + file);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::uint16_t port_of(Process& searchd) {
    const std::string before = "searchd: listening on http://";
    std::string url;
    const bool said = eventually([&] {
        const std::string err = searchd.err();
        const std::size_t begin = err.find(before);
        const std::size_t end = err.find("/ (", begin);
        if (begin == std::string::npos || end == std::string::npos) return !searchd.is_running();
        url = err.substr(begin + before.size(), end - begin - before.size());
        return true;
    });
    if (!said || url.empty()) return 0;
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

void raise_descriptor_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

RunningSearchd::RunningSearchd(const std::string& data, std::vector<std::string> options,
                               std::vector<std::string> before)
    : process_(command_of(data, std::move(options), std::move(before))), port_(port_of(process_)) {
    if (port_ == 0) throw std::runtime_error("searchd did not start: " + process_.err());
}

bool RunningSearchd::is_serving() {
    return process_.is_running() && ask("/healthz").status == 200;
}

std::size_t RunningSearchd::resident_bytes() const {
    std::istringstream stream(of_process(process_.id(), "statm"));
    std::size_t all = 0;
    std::size_t resident = 0;
    stream >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::chrono::milliseconds RunningSearchd::processor_time() const {
    const std::string stat = of_process(process_.id(), "stat");
    std::istringstream stream(stat.substr(stat.rfind(')') + 1));
    std::vector<std::string> fields{std::istream_iterator<std::string>(stream), {}};
    // utime and stime, the 14th and 15th of all, of which the name in brackets is the second.
    const long ticks = std::stol(fields.at(11)) + std::stol(fields.at(12));
    return std::chrono::milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
}

std::size_t RunningSearchd::open_files() const {
    const std::filesystem::directory_iterator files("/proc/" + std::to_string(process_.id()) +
                                                    "/fd");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace telusur::testing
