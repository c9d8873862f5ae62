// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/question_asker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTrialName = "20000101T000000Z";

fs::path searcher() {
    const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "telusur";
    if (::access(beside.c_str(), X_OK) == 0) return beside;
    throw Error(
        ErrorCode::Configuration,
        phrase("the questions of [gate] cannot be asked: there is no program {}",
               "pertanyaan [gate] tidak dapat diajukan: tidak ada program {}", beside.string()));
}

// A question is one line.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
    return text;
}

void write_questions(const fs::path& path, const std::vector<AskedQuestion>& questions) {
    std::ofstream file(path, std::ios::binary);
    for (std::size_t i = 0; i < questions.size(); ++i)
        file << i << '\t' << one_line(questions[i].text) << '\n';
    file.close();
    if (!file) throw system_error(errno, {"write", "menulis"}, path.string());
}

struct FileActions {
    posix_spawn_file_actions_t actions{};
    FileActions() { posix_spawn_file_actions_init(&actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
};

// Its exit code; 128 and the signal that ended it.
int run(const std::vector<std::string>& command, const fs::path& out, const fs::path& err) {
    FileActions files;
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files.actions, STDOUT_FILENO, out.c_str(), kFlags, 0600);
    posix_spawn_file_actions_addopen(&files.actions, STDERR_FILENO, err.c_str(), kFlags, 0600);
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int failed = ::posix_spawn(&process, command[0].c_str(), &files.actions, nullptr,
                                     arguments.data(), environ);
    if (failed != 0) throw system_error(failed, {"run", "menjalankan"}, command[0]);
    int status = 0;
    while (::waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) throw system_error(errno, {"wait for", "menunggu"}, command[0]);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Lines "number Q0 id rank score telusur", of each number the best first.
std::vector<std::vector<std::string>> read_answers(const fs::path& path,
                                                   const std::vector<AskedQuestion>& questions) {
    std::vector<std::vector<std::string>> answers(questions.size());
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::size_t number = 0;
        std::string constant;
        std::string id;
        if (!(fields >> number >> constant >> id) || number >= answers.size()) continue;
        if (answers[number].size() < questions[number].first) answers[number].push_back(id);
    }
    return answers;
}

// A data directory in which the generation is the live one.
void make_trial(const fs::path& trial, const DataDirectory& directory, const fs::path& generation) {
    try {
        fs::create_directories(trial / "generations");
        fs::create_directory_symlink(fs::absolute(generation), trial / "generations" / kTrialName);
        fs::create_directory_symlink(fs::absolute(directory.words_path()), trial / "words");
    } catch (const fs::filesystem_error& error) {
        throw system_error(error.code().value(), {"create", "membuat"}, trial.string());
    }
    replace_file(trial / "CURRENT", std::string(kTrialName) + "\n");
}

}  // namespace

AskQuestions ask_generation(const DataDirectory& directory, const fs::path& generation,
                            const fs::path& scratch, const fs::path& config) {
    return [=](const std::vector<AskedQuestion>& questions) {
        const fs::path program = searcher();
        const fs::path trial = scratch / "data";
        make_trial(trial, directory, generation);
        const fs::path asked = scratch / "questions";
        const fs::path answers = scratch / "answers";
        const fs::path said = scratch / "said";
        write_questions(asked, questions);
        std::vector<std::string> command{
            program, "batch",   "--data", trial,     "--queries",
            asked,   "--match", "auto",   "--limit", std::to_string(kMostFirst)};
        if (!config.empty()) command.insert(command.end(), {"--config", config});
        if (const int code = run(command, answers, said); code != 0) {
            constexpr std::size_t kMostSaid = 4096;
            throw Error(ErrorCode::Internal,
                        phrase("{} ends with {} over the questions of [gate]: {}",
                               "{} berakhir dengan {} pada pertanyaan [gate]: {}", program.string(),
                               code, read_file(said, kMostSaid)));
        }
        return read_answers(answers, questions);
    };
}

}  // namespace telusur
