#include "wangge/app/words.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "wangge/app/fault_terms.hpp"
#include "wangge/app/fault_words.hpp"
#include "wangge/core/fault_name.hpp"

namespace wangge::app {
namespace {

using core::FaultCode;

bool has_chinese(const std::string& text) {
    return std::regex_search(text, std::regex("[\xE4-\xE9][\x80-\xBF][\x80-\xBF]"));
}

core::Fault fault(FaultCode code, std::vector<std::string> arguments, std::string key = {}) {
    core::Fault result;
    result.code = code;
    result.key = std::move(key);
    result.arguments = std::move(arguments);
    return result;
}

std::string english(const core::Fault& fault) {
    return describe(fault, Language::kEnglish);
}
std::string chinese(const core::Fault& fault) {
    return describe(fault, Language::kChinese);
}

TEST(Words, EveryFaultHasThemInBothLanguages) {
    std::set<std::string> seen, names;
    for (std::uint16_t number = 0; number < core::kFaultCodes; ++number) {
        const auto code = static_cast<FaultCode>(number);
        const Wording en = pattern_of(code, Language::kEnglish), zh = pattern_of(code, Language::kChinese);
        EXPECT_FALSE(en.problem.empty()) << number;
        EXPECT_TRUE(has_chinese(zh.problem)) << number;
        EXPECT_EQ(en.why.empty(), zh.why.empty()) << number;
        EXPECT_EQ(en.suggestion.empty(), zh.suggestion.empty()) << number;
        EXPECT_TRUE(seen.insert(en.problem).second) << en.problem;
        EXPECT_TRUE(names.insert(std::string(core::fault_name(code))).second) << number;
        // Arguments that are missing or too many change nothing about that.
        for (const std::size_t count : {0u, 1u, 9u}) {
            const core::Fault bare = fault(code, std::vector<std::string>(count, "x"), "k");
            EXPECT_FALSE(english(bare).empty());
            EXPECT_TRUE(has_chinese(chinese(bare)));
            EXPECT_EQ(english(bare).find('{'), std::string::npos);
            EXPECT_EQ(chinese(bare).find('{'), std::string::npos);
        }
    }
    EXPECT_EQ(pattern_of(static_cast<FaultCode>(core::kFaultCodes), Language::kEnglish).problem, "");
    EXPECT_EQ(core::fault_name(static_cast<FaultCode>(core::kFaultCodes)), "");
}

TEST(Words, FollowOneGrammar) {
    core::Fault unknown = fault(FaultCode::kUnknownKey, {"gate", "gates"}, "population.gate");
    unknown.where = "place.yaml:4:3";
    EXPECT_EQ(english(unknown), "place.yaml:4:3: population.gate: unknown key gate. Did you mean gates?");
    EXPECT_EQ(chinese(unknown), "place.yaml:4:3: population.gate: 未知的键 gate。是否指 gates？");
    unknown.arguments[1].clear();
    EXPECT_EQ(english(unknown), "place.yaml:4:3: population.gate: unknown key gate.");
    EXPECT_EQ(english(fault(FaultCode::kOutOfRange, {"61", "1", "60", "floors"}, "population.floors")),
              "population.floors: 61 is out of range (1 to 60 floors).");
    EXPECT_EQ(english(fault(FaultCode::kDiskFull, {"a.h5"})).substr(0, 36),
              "the disk is full, a.h5 was not writt");
    EXPECT_EQ(chinese(fault(FaultCode::kFileTooLarge, {"52428800", "262144"})),
              "文件过大（50.0 MiB，上限 0.2 MiB）。是否选错文件？");
    const core::Fault memory =
        fault(FaultCode::kTooMuchMemory, {"5001", "4097", "people 2500", "state 1800", "ledger 700"});
    EXPECT_EQ(
        english(memory),
        "this needs 5001 MiB of memory, 4097 MiB are allowed (largest: people and places 2500 MiB, what "
        "changes from day to day 1800 MiB, the daily counts 700 MiB). Simulate fewer people or days, or "
        "fewer runs at a time (--threads)?");
    EXPECT_EQ(chinese(memory),
              "需要 5001 MiB 内存，允许 4097 MiB（最大的是 人口与场所 2500 MiB、逐日变化的状态 1800 "
              "MiB、每日计数 700 MiB）。减少人数或天数，或用 --threads 减少同时运行数？");
    EXPECT_EQ(english(fault(FaultCode::kOctalLookAlike, {"-0070 d"})).substr(0, 8), "-0070 d ");
    EXPECT_NE(english(fault(FaultCode::kOctalLookAlike, {"-0070 d"})).find("Write -70 d?"),
              std::string::npos);
    EXPECT_NE(english(fault(FaultCode::kOctalLookAlike, {"000"})).find("Write 0?"), std::string::npos);
}

TEST(Words, SendNothingHarmfulToATerminal) {
    core::Fault hostile = fault(FaultCode::kUnknownKey, {"\x1B[2J", "a\nb"}, "k\x07");
    hostile.where = "a\x1B.yaml";
    for (const std::string& line : {english(hostile), chinese(hostile)}) {
        EXPECT_EQ(line.find('\x1B'), std::string::npos);
        EXPECT_EQ(line.find('\n'), std::string::npos);
        EXPECT_EQ(line.find('\x07'), std::string::npos);
        EXPECT_NE(line.find("\\x1B[2J"), std::string::npos);
    }
}

/// The first group of every match in the C++ files of a folder.
std::set<std::string> found_in(const std::string& folder, const std::regex& pattern) {
    std::set<std::string> found;
    const std::string root = std::string(WANGGE_SOURCE_DIR) + "/engine/wangge/" + folder;
    if (!std::filesystem::exists(root)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".cpp") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator at(source.begin(), source.end(), pattern), end; at != end; ++at)
            found.insert((*at)[1]);
    }
    return found;
}

TEST(Words, ExplainEveryContradictionThatTheEngineNames) {
    std::set<std::string> names;
    for (const char* folder : {"scenario", "policies", "policy", "world", "kernel", "run"}) {
        for (const char* pattern : {"contradiction\\(\"[a-z_0-9.]+\",\\s*\"([a-z_0-9]+)\"",
                                    "contradiction\\(\\s*\\{[^}]*\\},\\s*\"([a-z_0-9]+)\"",
                                    "kContradiction,[^;]*?\\{\"([a-z_0-9]+)\""}) {
            for (const std::string& name : found_in(folder, std::regex(pattern))) names.insert(name);
        }
    }
    EXPECT_GE(names.size(), 14u);
    for (const std::string& name : names) {
        Wording words;
        const std::vector<std::string> arguments = {name, "1", "2", "3", "4"};
        EXPECT_TRUE(explain(arguments, Language::kChinese, words)) << name;
        EXPECT_TRUE(has_chinese(words.problem)) << name;
        EXPECT_TRUE(explain(arguments, Language::kEnglish, words)) << name;
    }
    Wording words;
    EXPECT_FALSE(explain(std::vector<std::string>{"nothing_of_the_kind"}, Language::kEnglish, words));
    // Without an explanation the names and values are still shown.
    const std::string line = english(fault(FaultCode::kContradiction, {"nothing_of_the_kind", "7"}));
    EXPECT_NE(line.find("nothing_of_the_kind: 7"), std::string::npos);
}

TEST(Words, NameEveryTotalThatTheWorldCounts) {
    const std::set<std::string> totals =
        found_in("world", std::regex("impossible\\([^\"]*\"[a-z_]+\",\\s*\"([a-z_]+)\""));
    EXPECT_GE(totals.size(), 8u);
    for (const std::string& total : totals) {
        EXPECT_NE(total_name(total, Language::kEnglish), total) << total;
        EXPECT_TRUE(has_chinese(total_name(total, Language::kChinese))) << total;
    }
}

}  // namespace
}  // namespace wangge::app
