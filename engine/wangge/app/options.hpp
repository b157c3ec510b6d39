#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wangge/app/words.hpp"

namespace wangge::app {

enum class Command : std::uint8_t {
    kRun,
    kCompare,
    kCheck,
    kPolicies,
    kModel,
    kVerify,
    kTemplate,
    kDiary,
    kVersion
};

/// What was asked for on the command line. An option that a command does not have is never set.
struct Options {
    Command command = Command::kVersion;
    Language language = Language::kEnglish;
    std::string subject;  // scenario, run file or policy; empty if none was named
    std::optional<std::string> out, arm, checkpoint, resume, branch_arm;
    bool loop_sensitivity = false;
    std::vector<std::string> sets;  // "key.path=value"
    std::optional<std::int64_t> days, day, seed, checkpoint_every, branch_at;
    std::optional<std::uint32_t> threads, world, replicates;
    bool json = false;
    bool assumptions = false;
    bool population = false;
    bool charts = true;
};

/// Instead of options: a page to show, or what was wrong.
struct ShowHelp {
    std::optional<Command> command;  // none: the overview
};
struct Misused {
    std::vector<std::string> lines;  // in the language spoken
    std::optional<Command> command;
};

using Parsed = std::variant<Options, ShowHelp, Misused>;

/// Reads the words after the program's name.
Parsed parse(const std::vector<std::string>& words, Language language);

/// The name of a command, and all of them.
std::string_view name_of(Command command);
std::optional<Command> command_named(std::string_view name);

}  // namespace wangge::app
