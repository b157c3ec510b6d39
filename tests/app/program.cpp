#include "tests/app/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

namespace wangge::tests {
namespace {

constexpr auto kPatience = std::chrono::minutes(2);

[[noreturn]] void become(const std::vector<std::string>& words, const Start& start, int out, int err) {
    std::vector<std::string> variables = {"PATH=/usr/bin:/bin", "HOME=/tmp"};
    for (const auto& [name, value] : start.environment) variables.push_back(name + "=" + value);
    std::vector<char*> arguments = {const_cast<char*>(WANGGE_PROGRAM)}, environment;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    for (const std::string& variable : variables) environment.push_back(const_cast<char*>(variable.c_str()));
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    if (!start.folder.empty() && ::chdir(start.folder.c_str()) != 0) ::_exit(99);
    if (!start.out_to.empty()) out = ::open(start.out_to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGPIPE, SIG_DFL);
    ::execve(WANGGE_PROGRAM, arguments.data(), environment.data());
    ::_exit(99);
}

/// Reads what is there; false at the end.
bool read_some(int descriptor, std::string& into) {
    char buffer[65536];
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got > 0) into.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
}

}  // namespace

Ended wangge(const std::vector<std::string>& words, const Start& start) {
    int out[2], err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) return {};
    if (start.closed_pipe) ::close(out[0]);
    const pid_t child = ::fork();
    if (child == 0) become(words, start, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    Ended ended;
    bool signalled = start.signal_when.empty();
    bool out_open = !start.closed_pipe, err_open = true;
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (out_open || err_open) {
        if (std::chrono::steady_clock::now() > deadline) ::kill(child, SIGKILL);
        pollfd ends[2] = {{out_open ? out[0] : -1, POLLIN, 0}, {err_open ? err[0] : -1, POLLIN, 0}};
        ::poll(ends, 2, 200);
        if (ends[0].revents != 0) out_open = read_some(out[0], ended.out);
        if (ends[1].revents != 0) err_open = read_some(err[0], ended.err);
        if (!signalled && ended.err.find(start.signal_when) != std::string::npos) {
            ::kill(child, SIGINT);
            signalled = true;
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!start.closed_pipe) ::close(out[0]);
    ::close(err[0]);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

std::string small_scenario(const std::string& folder) {
    const std::string path = folder + "/小 社区.yaml";
    std::ofstream(path) << R"(name: small
title: A small place
title_zh: 小社区
population:
  residents: 240
  households: 100
  rented_households: 10
  rented_residents: 20
  grids: 2
  stairwells: 6
  shops: 4
  community_workers: 3
  party_volunteers: 3
  other_volunteers: 8
  gate_crew: 6
  seconded: 2
  returnees: 6
  returnees_later: 1
calendar: {days: 15}
report: {days: [10, 15]}
transmission: {home: 0.2, outside: 0.02}
policies:
  blanket_closure: {start: 2020-01-28}
  volunteer_delivery: {start: 2020-01-28}
arms:
  routine: {title: Routine, title_zh: 常态, policies: []}
  closure: {title: Closure, title_zh: 封闭管理, policies: [blanket_closure]}
  delivery: {title: Delivery, title_zh: 志愿配送, policies: [volunteer_delivery]}
  all: {title: Both, title_zh: 两项并用, policies: [blanket_closure, volunteer_delivery]}
)";
    return path;
}

std::vector<std::string> small_run(const std::string& command, const std::string& scenario,
                                   std::vector<std::string> more) {
    std::vector<std::string> words = {command, scenario, "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::vector<std::string> long_run(std::vector<std::string> more) {
    more.insert(more.end(), {"--days", "1000", "--set", "population.residents=960000", "--set",
                             "population.households=400000", "--set", "population.rented_households=40000",
                             "--set", "population.rented_residents=80000"});
    return more;
}

}  // namespace wangge::tests
