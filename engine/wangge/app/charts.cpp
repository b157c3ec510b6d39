#include "wangge/app/charts.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "wangge/app/language.hpp"

extern char** environ;

namespace wangge::app {
namespace {

constexpr const char* kPython = "/usr/bin/python3";
constexpr std::size_t kMostKept = 4000;  // bytes of its complaints

/// What a child process said on standard error, and how it ended (128 and more: by a signal; -1: not
/// started).
struct Ended {
    int code = -1;
    std::string said;
};

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        if (text.size() < kMostKept) text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

Ended spawn(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    int pipe_ends[2];
    if (::pipe2(pipe_ends, O_CLOEXEC) != 0) return {-1, std::strerror(errno)};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
    pid_t child = 0;
    const int error = ::posix_spawn(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe_ends[1]);
    Ended ended;
    if (error == 0) {
        ended.said = read_all(pipe_ends[0]);
        int status = 0;
        while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } else {
        ended.said = std::strerror(error);
    }
    ::close(pipe_ends[0]);
    return ended;
}

std::string last_lines(const std::string& text) {
    std::string kept = text;
    while (!kept.empty() && kept.back() == '\n') kept.pop_back();
    if (kept.find("Traceback") == std::string::npos) return kept;
    return kept.substr(kept.rfind('\n') + 1);  // Python's last line says what happened
}

}  // namespace

std::string charts_program() {
    const char* folder = std::getenv("WANGGE_ANALYSIS");
    const char* home = std::getenv("WANGGE_HOME");
    if (folder != nullptr && *folder != '\0') return std::string(folder) + "/charts.py";
    if (home != nullptr && *home != '\0') return std::string(home) + "/analysis/charts.py";
    return WANGGE_SOURCE_DIR "/analysis/charts.py";
}

Charts draw_charts(const std::string& folder, Language language) {
    const std::string program = charts_program();
    if (::access(program.c_str(), R_OK) != 0) {
        return {false,
                fill(pick(language, "{0} is not there", "{0} 不存在"), std::vector<std::string>{program})};
    }
    if (::access(kPython, X_OK) != 0) {
        return {false,
                fill(pick(language, "{0} is not there", "{0} 不存在"), std::vector<std::string>{kPython})};
    }
    const Ended ended =
        spawn({kPython, "-B", program, "--lang", std::string(name_of(language)), "--", folder});
    if (ended.code == 0) return {true, {}};
    const std::string said = last_lines(ended.said);
    return {false, said.empty() ? fill(pick(language, "exit code {0}", "退出码 {0}"),
                                       std::vector<std::string>{std::to_string(ended.code)})
                                : said};
}

}  // namespace wangge::app
