#pragma once

#include <csignal>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace wangge::tests {

/// How a start of the built program ended.
struct Ended {
    int code = -1;  // 128 + signal if a signal ended it
    std::string out, err;

    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// How to start it.
struct Start {
    std::map<std::string, std::string> environment;  // on top of a bare one: PATH, no locale
    std::string folder;                              // to start in; empty: here
    std::string out_to;                              // path for standard output instead of what is kept
    bool closed_pipe = false;                        // standard output is a pipe that nobody reads
    std::string signal_when;                         // sends SIGINT once standard error holds this
};

/// Starts `wangge` with these words and waits for it; killed after two minutes.
Ended wangge(const std::vector<std::string>& words, const Start& start = {});

/// A scenario small enough for tests of a second, in a folder of its own; the path.
std::string small_scenario(const std::string& folder);

/// "--lang en" and what makes runs small.
std::vector<std::string> small_run(const std::string& command, const std::string& scenario,
                                   std::vector<std::string> more = {});

/// What makes a run so long that it is far from its end when it first tells of its 1000 days.
std::vector<std::string> long_run(std::vector<std::string> more);

}  // namespace wangge::tests
