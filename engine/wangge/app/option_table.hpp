#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wangge/app/options.hpp"

namespace wangge::app {

enum class Option : std::uint8_t {
    kSet,
    kDays,
    kDay,
    kArm,
    kWorld,
    kCheckpoint,
    kCheckpointEvery,
    kResume,
    kBranchAt,
    kBranchArm,
    kReplicates,
    kSensitivity,
    kSeed,
    kThreads,
    kOut,
    kJson,
    kAssumptions,
    kPopulation,
    kNoCharts,
    kLang,
    kHelp
};

/// One option of one command. What it does there differs from command to command, and so do its words.
struct OptionWords {
    Option option;
    std::string_view name;      // "--out"
    std::string_view argument;  // "FILE"; empty for a switch
    std::string_view text, text_zh;
};

/// One command: what its help page says.
struct CommandWords {
    Command command;
    std::string_view name;
    std::string_view subject,
        subject_zh;                    // of the usage line; in brackets if it may be left out, empty if none
    std::string_view title, title_zh;  // one line
    std::string_view text, text_zh;    // a paragraph
    std::span<const OptionWords> options;
    std::string_view examples;         // one a line
    std::string_view exits, exits_zh;  // one a line
};

/// What stands for the value of an option in a usage line: "N", "FILE.h5".
std::string_view argument_of(const OptionWords& option, Language language);

std::span<const CommandWords> command_table();
const CommandWords& words_of(Command command);

}  // namespace wangge::app
