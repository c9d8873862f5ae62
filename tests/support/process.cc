// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace telusur::testing {

namespace {

std::filesystem::path new_file() {
    std::string name = (std::filesystem::temp_directory_path() / "telusur-output-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) throw std::runtime_error("cannot make a temporary file");
    ::close(descriptor);
    return name;
}

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& out,
                         const std::string& err) {
    const int input = ::open("/dev/null", O_RDONLY);
    const int output = ::open(out.c_str(), O_WRONLY);
    const int errors = ::open(err.c_str(), O_WRONLY | O_APPEND);
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

Process::Process(std::vector<std::string> command) : out_(new_file()), err_(new_file()) {
    id_ = ::fork();
    if (id_ < 0) throw std::runtime_error("cannot fork");
    if (id_ == 0) become(command, out_.string(), err_.string());
}

Process::~Process() {
    if (!reaped_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, &status_, 0);
    }
    std::error_code ignored;
    std::filesystem::remove(out_, ignored);
    std::filesystem::remove(err_, ignored);
}

void Process::signal(int number) const {
    ::kill(id_, number);
}

bool Process::is_running() {
    if (!reaped_ && ::waitpid(id_, &status_, WNOHANG) == id_) reaped_ = true;
    return !reaped_;
}

Finished Process::wait() {
    if (!reaped_) {
        ::waitpid(id_, &status_, 0);
        reaped_ = true;
    }
    const int code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    return {code, content(out_), content(err_)};
}

std::string Process::err() const {
    return content(err_);
}

Finished run(const std::vector<std::string>& command) {
    return Process(command).wait();
}

void pause_briefly() {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

}  // namespace telusur::testing
