// The built program, started as a user starts it.
#include "tests/app/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/scenario/temporary_folder.hpp"

namespace wangge::tests {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Program : public testing::Test {
  protected:
    TemporaryFolder folder;
    std::string scenario = small_scenario(folder.path(""));

    Ended stop_long_run(const std::string& when, const std::string& out) const {
        Start start;
        start.signal_when = when;
        return run(long_run({"--out", out}), start);
    }
    Ended run(std::vector<std::string> more, const Start& start = {}) const {
        return wangge(small_run("run", scenario, std::move(more)), start);
    }
    Ended compare(std::vector<std::string> more, const Start& start = {}) const {
        more.insert(more.end(), {"--replicates", "2"});
        return wangge(small_run("compare", scenario, std::move(more)), start);
    }
    static void expect_refusal(const Ended& ended, const std::string& words) {
        EXPECT_EQ(ended.code, 2) << ended.err;
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, HasSubstr(words));
    }
};

// run

TEST_F(Program, RunPrintsOneJsonObjectAlone) {
    const std::string file = folder.path("结果 一.h5");
    const Ended ended = run({"--out", file, "--json", "--arm", "closure", "--world", "1", "--threads", "1"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const nlohmann::json object = ended.json();
    for (const char* key : {"state_hash", "initial_state_hash"}) {
        const std::string hash = object.at(key);
        EXPECT_EQ(hash.size(), 32u);
        EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
    }
    for (const char* key :
         {"synthesis_seconds", "resident_days_per_second", "peak_rss_bytes", "estimated_bytes"})
        EXPECT_GT(object.at(key).get<double>(), 0) << key;
    EXPECT_EQ(object.at("residents"), 240);
    EXPECT_EQ(object.at("days"), 15);
    EXPECT_GE(object.at("infections").get<int>(), 0);
    EXPECT_EQ(object.at("arm"), "closure");
    EXPECT_EQ(object.at("world"), 1);
    EXPECT_EQ(object.at("file"), file);
    for (const char* outcome : {"local_infections", "confined_days", "missed_meal_days", "public_cost"}) {
        EXPECT_TRUE(object.at("outcomes").at(outcome).is_number()) << outcome;
    }
    EXPECT_GT(object.at("outcomes").at("confined_days").get<double>(), 0);
    EXPECT_TRUE(fs::exists(file));
}

TEST_F(Program, RunDoesNotDependOnThreadsAndDoesOnWorldAndSeed) {
    const auto hash = [&](std::vector<std::string> more) {
        more.emplace_back("--json");
        return run(more).json().at("state_hash").get<std::string>();
    };
    const std::string first = hash({"--threads", "1"});
    EXPECT_EQ(hash({"--threads", "2"}), first);
    EXPECT_EQ(hash({"--arm", "routine", "--world", "0"}), first);
    EXPECT_EQ(hash({"--seed", "1"}), first) << "the scenario's own seeds are 1";
    EXPECT_NE(hash({"--seed", "2"}), first);
    EXPECT_NE(hash({"--world", "1"}), first);
    EXPECT_NE(hash({"--set", "calendar.days=14", "--set", "report.days=[14]"}), first);
}

TEST_F(Program, RunSummarisesInBothLanguages) {
    const Ended english = run({});
    EXPECT_EQ(english.code, 0) << english.err;
    for (const char* words :
         {"A small place", "Local infections", "days per resident", "Neither a forecast", "240 residents"}) {
        EXPECT_THAT(english.out, HasSubstr(words));
    }
    const Ended chinese = wangge({"run", scenario}, {{{"LANG", "zh_CN.UTF-8"}}, "", "", false, ""});
    EXPECT_EQ(chinese.code, 0) << chinese.err;
    for (const char* words : {"小社区", "本地感染", "日/人", "模拟推演，非预测、非历史复原", "240 人"})
        EXPECT_THAT(chinese.out, HasSubstr(words));
}

TEST_F(Program, DaysShortenTheRun) {
    const nlohmann::json object = run({"--days", "12", "--json"}).json();
    EXPECT_EQ(object.at("days"), 12);
    EXPECT_TRUE(object.at("at_report_days").contains("10"));
    EXPECT_TRUE(object.at("at_report_days").contains("12"));
    EXPECT_FALSE(object.at("at_report_days").contains("15"));
}

// bad input

TEST_F(Program, BadInputIsRefusedWithPlaceAndReason) {
    expect_refusal(wangge({"run", folder.path("missing.yaml"), "--lang", "en"}), "the file cannot be read");
    expect_refusal(wangge({"run", folder.path("missing.yaml"), "--lang", "zh"}), "文件无法读取");
    expect_refusal(run({"--arm", "closur"}), "Did you mean closure?");
    expect_refusal(run({"--set", "population.gate=2"}),
                   "population.gate: unknown key gate. Did you mean gates?");
    expect_refusal(run({"--set", "population.gates=0x2"}), "0x2 is not a number");
    expect_refusal(run({"--set", "population.gates"}), "is not a setting");
    expect_refusal(run({"--set", "population.residents=10"}), "population");
    expect_refusal(run({"--set", "disease.r0=900"}), "disease.r0: 900 is out of range");
    expect_refusal(run({"--seed", "7", "--set", "seeds.people=8"}), "given twice");
    expect_refusal(run({"--wrold", "3"}), "Did you mean --world?");
    expect_refusal(wangge({"rnu", scenario, "--lang", "zh"}), "是否指 wangge run？");
    expect_refusal(wangge({}), "a command is missing");
}

TEST_F(Program, FaultsInTheFileAreAllToldWithLineAndColumn) {
    const std::string bad = folder.write(
        "坏 情景.yaml",
        "name: bad\npopulation:\n  residnets: 100\n  households: 010\narms:\n  a: {policies: []}\n");
    const Ended ended = wangge({"run", bad, "--lang", "en"});
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(
        ended.err,
        HasSubstr(bad + ":3:3: population.residnets: unknown key residnets. Did you mean residents?"));
    EXPECT_THAT(ended.err, HasSubstr(bad + ":4:15: population.households: 010"));
}

TEST_F(Program, OutputThatCannotBeWrittenIsRefusedBeforeTheRun) {
    expect_refusal(run({"--out", folder.path("no/such/folder/x.h5")}), "cannot be written");
    expect_refusal(run({"--out", folder.path("")}), "cannot be written");
    expect_refusal(wangge({"check", scenario, "--lang", "en", "--out", folder.path("no/x.yaml")}),
                   "cannot be written");
    expect_refusal(wangge({"policies", "--lang", "en", "--out", folder.path("no/x.txt")}),
                   "cannot be written");
    folder.write("a file", "kept");
    expect_refusal(compare({"--out", folder.path("a file")}), "cannot be written");
    std::ifstream file(folder.path("a file"));
    std::string kept;
    file >> kept;
    EXPECT_EQ(kept, "kept");
}

TEST_F(Program, ResultsThatNobodyTakesAreNoSuccess) {
    Start full, closed;
    full.out_to = "/dev/full";
    closed.closed_pipe = true;
    for (const std::vector<std::string>& words : {small_run("run", scenario, {"--json"}),
                                                  small_run("check", scenario),
                                                  {"policies", "--lang", "en"},
                                                  {"version", "--lang", "en"},
                                                  {"--help", "--lang", "en"}}) {
        const Ended ended = wangge(words, full);
        EXPECT_EQ(ended.code, 3) << words[0];
        EXPECT_THAT(ended.err, HasSubstr("standard output")) << words[0];
        EXPECT_EQ(wangge(words, closed).code, 3) << words[0];
    }
}

// compare

TEST_F(Program, CompareLeavesResultsAndATable) {
    const std::string out = folder.path("比较 结果");
    const Ended ended = compare({"--out", out, "--no-charts", "--threads", "2"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const char* words :
         {"4 arms in 2 twin worlds", "Local infections", "outbreak probability", "synergy",
          "in what the arms differ", "policies.blanket_closure", "what the result leans on", "day 10",
          "day 15", "Neither a forecast", "xarray.open_dataset"}) {
        EXPECT_THAT(ended.out, HasSubstr(words));
    }
    EXPECT_THAT(ended.err, HasSubstr("fitting transmission"));
    EXPECT_THAT(ended.err, HasSubstr("8/8"));
    EXPECT_THAT(ended.err, Not(HasSubstr("\x1b"))) << "no terminal, no control characters";
    for (const char* name : {"summary.csv", "comparison.json", "manifest.json", "runs"})
        EXPECT_TRUE(fs::exists(fs::path(out) / name)) << name;

    const Ended again = compare({"--out", out, "--no-charts", "--json"});
    ASSERT_EQ(again.code, 0) << again.err;
    const nlohmann::json object = again.json();
    EXPECT_EQ(object.at("runs_found"), 8);
    EXPECT_EQ(object.at("worlds"), 2);
    EXPECT_EQ(object.at("arms").size(), 4u);
    EXPECT_EQ(object.at("folder"), out);
    EXPECT_FALSE(object.at("table").empty());
    EXPECT_TRUE(object.at("faults").empty());

    const std::string file = fs::directory_iterator(fs::path(out) / "runs")->path().string();
    const Ended verified = wangge({"verify", file, "--lang", "en", "--seed", "1"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_THAT(verified.out, HasSubstr("every bit agrees"));
}

TEST_F(Program, CompareSaysWhichSignsSurviveWithoutALoop) {
    const std::string out = folder.path("loops");
    std::vector<std::string> words = {"--out",        out, "--no-charts", "--sensitivity", "loops",
                                      "--replicates", "5"};
    for (const char* loop :
         {"staff_absence", "quitting", "grievance_evasion", "grievance_conflict", "grievance_volunteering",
          "compliance_decline", "trust", "rumour", "waits", "income"}) {
        words.insert(words.end(), {"--set", std::string("loops.") + loop + "=false"});
    }
    const Ended ended = wangge(small_run("compare", scenario, words));
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const char* word :
         {"do the signs hang on a feedback?", "survives", "vanishes", "Neither a forecast"})
        EXPECT_THAT(ended.out, HasSubstr(word));
    for (const char* name : {"sensitivity.csv", "sensitivity.json", "loops/without_fear/comparison.json"})
        EXPECT_TRUE(fs::exists(fs::path(out) / name)) << name;
    words.emplace_back("--json");
    const Ended again = wangge(small_run("compare", scenario, words));
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(again.json().at("runs_found"), again.json().at("runs_asked"));
    EXPECT_FALSE(again.json().at("sensitivity").at("signs").empty());
    expect_refusal(compare({"--sensitivity", "loops"}), "too few for an interval");
}

TEST_F(Program, CompareKeepsResultsWhenChartsCannotBeDrawn) {
    const std::string out = folder.path("without charts");
    Start start;
    start.environment["WANGGE_ANALYSIS"] = folder.path("no analysis here");
    const Ended ended = compare({"--out", out}, start);
    EXPECT_EQ(ended.code, 3);
    EXPECT_THAT(ended.err, HasSubstr("charts: could not be drawn"));
    EXPECT_THAT(ended.err, HasSubstr("no analysis here/charts.py"));
    EXPECT_THAT(ended.out, HasSubstr("Local infections"));
    EXPECT_TRUE(fs::exists(fs::path(out) / "comparison.json"));
}

TEST_F(Program, ChartsAreDrawnInTheLanguageSpoken) {
    const std::string analysis = folder.path("绘图");
    folder.write("绘图/charts.py",
                 "import sys, pathlib\nprint('noise')\npathlib.Path(sys.argv[-1], 'drawn').write_text(' "
                 "'.join(sys.argv[1:-1]))\n");
    const std::string out = folder.path("-with charts");
    Start start;
    start.environment["WANGGE_ANALYSIS"] = analysis;
    const Ended ended =
        wangge({"compare", scenario, "--replicates", "1", "--out", out, "--lang", "zh"}, start);
    ASSERT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, Not(HasSubstr("noise")));
    std::ifstream file(fs::path(out) / "drawn");
    std::string said;
    std::getline(file, said);
    EXPECT_EQ(said, "--lang zh --");
    folder.write("绘图/charts.py", "import sys\nprint('no font', file=sys.stderr)\nsys.exit(2)\n");
    const Ended failed =
        wangge({"compare", scenario, "--replicates", "1", "--out", out, "--lang", "zh"}, start);
    EXPECT_EQ(failed.code, 3);
    EXPECT_THAT(failed.err, HasSubstr("图表：未能绘制（no font）"));
}

TEST_F(Program, AnInterruptedComparisonGoesOn) {
    const std::string out = folder.path("interrupted");
    Start start;
    start.signal_when = "runs ";
    const std::vector<std::string> words =
        small_run("compare", scenario,
                  {"--out", out, "--no-charts", "--replicates", "200", "--threads", "1", "--days", "120"});
    const Ended ended = wangge(words, start);
    ASSERT_EQ(ended.code, 130) << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr("interrupted"));
    EXPECT_THAT(ended.err, HasSubstr("The same command goes on from there"));
    std::size_t kept = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(out) / "runs"))
        kept += entry.path().extension() == ".h5" ? 1 : 0;
    ASSERT_LT(kept, 800u);
    std::vector<std::string> fewer = words;
    fewer[8] = "2";
    ASSERT_EQ(words[8], "200");
    fewer.emplace_back("--json");
    const Ended again = wangge(fewer);
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(again.json().at("runs_found").get<std::size_t>(), std::min<std::size_t>(kept, 8));
}

TEST_F(Program, AnInterruptedRunLeavesNoFile) {
    const std::string out = folder.path("interrupted.h5");
    const Ended ended = stop_long_run("day ", out);
    EXPECT_EQ(ended.code, 130) << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr("no file was written"));
    EXPECT_FALSE(fs::exists(out));
}

// All days are done: what is asked for now is the file.
TEST_F(Program, ARunInterruptedTooLateIsWhole) {
    const std::string out = folder.path("late.h5");
    const Ended ended = stop_long_run("day 1000/1000", out);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("late.h5"));
    EXPECT_THAT(ended.err, Not(HasSubstr("no file was written")));
    EXPECT_TRUE(fs::exists(out));
}

// Nobody's input is written over: neither the scenario, nor what it extends, nor its tables.
TEST_F(Program, InputsAreNeverOverwritten) {
    const auto text_of = [](const std::string& path) {
        std::ifstream file(path);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string before = text_of(scenario);
    const std::string heir =
        folder.write("heir.yaml", "extends: " + fs::path(scenario).filename().string() + "\n");
    expect_refusal(wangge({"check", scenario, "--out", scenario}), "would be written over");
    expect_refusal(wangge({"check", heir, "--out", scenario}), "would be written over");
    expect_refusal(wangge({"run", heir, "--out", scenario}), "would be written over");
    EXPECT_EQ(text_of(scenario), before);
    const std::string place = folder.path("place");
    ASSERT_EQ(wangge({"template", place}).code, 0);
    const std::string mine = place + "/scenario.yaml", tables = text_of(place + "/residents.csv");
    expect_refusal(wangge({"check", mine, "--out", place + "/residents.csv"}), "would be written over");
    expect_refusal(wangge({"compare", mine, "--replicates", "1", "--out", place}), "would be written over");
    EXPECT_EQ(text_of(place + "/residents.csv"), tables);
    EXPECT_THAT(text_of(mine), HasSubstr("tables:"));
}

TEST_F(Program, CheckSaysWhichMeasureNeverStarts) {
    const Ended ended = wangge({"check", scenario, "--set", "policies.blanket_closure.start=2021-01-01"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("NOT within these"));
}

// check, policies, verify, version

TEST_F(Program, CheckSaysWhatWouldRun) {
    const Ended ended =
        wangge(small_run("check", scenario, {"--assumptions", "--threads", "2", "--seed", "5"}));
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const char* words :
         {"no fault found", "240 residents", "closure", "blanket_closure", "decided 2020-01-28", "128 runs",
          "on 2 threads", "memory", "people 5, luck 5", "[assumed]"}) {
        EXPECT_THAT(ended.out, HasSubstr(words));
    }
    const nlohmann::json object = wangge(small_run("check", scenario, {"--json", "--assumptions"})).json();
    EXPECT_EQ(object.at("arms").size(), 4u);
    EXPECT_GT(object.at("estimate").at("memory_bytes").get<double>(), 1e6);
    for (const char* item : {"program", "people", "state", "ledger", "transmissions", "file", "results"})
        EXPECT_GT(object.at("estimate").at("run_memory").at(item).get<double>(), 0) << item;
    EXPECT_THAT(ended.out, HasSubstr("for one run: the program 64.0 MiB"));
    const Ended chinese = wangge({"check", scenario, "--lang", "zh"});
    EXPECT_THAT(chinese.out, HasSubstr("一次运行 "));
    EXPECT_THAT(chinese.out, HasSubstr("：程序 64.0 MiB"));
    EXPECT_EQ(object.at("assumptions").size(), object.at("assumed_parameters").get<std::size_t>() +
                                                   object.at("borrowed_parameters").get<std::size_t>());
}

TEST_F(Program, CheckListsThePeopleAskedForAndMade) {
    const Ended ended = wangge(small_run("check", scenario, {"--population"}));
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const char* words : {"asked and made", "ages", "85+", "household_sizes", "cells within 1 %"})
        EXPECT_THAT(ended.out, HasSubstr(words));
    const nlohmann::json object = wangge(small_run("check", scenario, {"--json", "--population"})).json();
    EXPECT_GT(object.at("population").size(), 100u);
    EXPECT_EQ(object.at("population")[0].at("key"), "population.household_sizes");
}

TEST_F(Program, TemplateWritesTablesThatRunAndVerify) {
    const std::string own = folder.path("own"), own_zh = folder.path("own_zh");
    const Ended made = wangge({"template", own, "--lang", "en"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, HasSubstr("residents.csv: residents"));
    EXPECT_EQ(wangge({"template", own, "--lang", "en"}).code, 2);  // never over files that are there
    ASSERT_EQ(wangge({"template", own_zh, "--lang", "zh"}).code, 0);
    const Ended checked = wangge({"check", own + "/scenario.yaml", "--lang", "en"});
    ASSERT_EQ(checked.code, 0) << checked.err;
    EXPECT_THAT(checked.out, HasSubstr("in 12 households"));
    const std::string out = folder.path("own.h5");
    const std::vector<std::string> short_run = {"--days", "5", "--json"};
    std::vector<std::string> words = {"run", own + "/scenario.yaml", "--out", out};
    words.insert(words.end(), short_run.begin(), short_run.end());
    const Ended ran = wangge(words);
    ASSERT_EQ(ran.code, 0) << ran.err;
    words = {"run", own_zh + "/scenario.yaml"};
    words.insert(words.end(), short_run.begin(), short_run.end());
    EXPECT_EQ(wangge(words).json().at("state_hash"), ran.json().at("state_hash"));  // headers are no content
    EXPECT_EQ(wangge({"verify", out}).code, 0);
    std::ofstream(own + "/gates.csv", std::ios::app) << "third,100,0\n";
    const Ended changed = wangge({"verify", out, "--lang", "en"});
    EXPECT_EQ(changed.code, 2);
    EXPECT_THAT(changed.err, HasSubstr("the tables have changed"));
}

TEST_F(Program, CheckWritesTheResolvedScenario) {
    const std::string out = folder.path("展开.yaml");
    ASSERT_EQ(
        wangge(small_run("check", scenario, {"--out", out, "--set", "disease.r0=3", "--days", "14"})).code,
        0);
    const nlohmann::json first = wangge({"run", out, "--json"}).json();
    EXPECT_EQ(first.at("days"), 14);
    EXPECT_EQ(first.at("state_hash"),
              run({"--set", "disease.r0=3", "--days", "14", "--json"}).json().at("state_hash"));
}

TEST_F(Program, CheckListsFaultsAsJsonToo) {
    const Ended ended = wangge(
        small_run("check", scenario, {"--json", "--set", "population.gate=2", "--set", "disease.r0=900"}));
    EXPECT_EQ(ended.code, 2);
    const nlohmann::json object = ended.json();
    ASSERT_EQ(object.at("faults").size(), 2u);
    EXPECT_EQ(object.at("faults")[0].at("code"), "unknown_key");
    EXPECT_EQ(object.at("faults")[0].at("key"), "population.gate");
    EXPECT_EQ(object.at("faults")[1].at("code"), "out_of_range");
}

TEST_F(Program, TotalsThatDoNotFitAreFoundByCheck) {
    const Ended ended = wangge(
        small_run("check", scenario, {"--set", "population.ages=[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]"}));
    EXPECT_EQ(ended.code, 2) << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("population"));
}

TEST_F(Program, PoliciesHaveManualPagesInBothLanguages) {
    const Ended list = wangge({"policies", "--lang", "zh"});
    EXPECT_EQ(list.code, 0);
    const nlohmann::json dictionary = wangge({"policies", "--json"}).json();
    ASSERT_EQ(dictionary.at("policies").size(), 8u);
    EXPECT_FALSE(dictionary.at("sections").empty());
    for (const auto& policy : dictionary.at("policies")) {
        const std::string name = policy.at("name");
        EXPECT_THAT(list.out, HasSubstr(name));
        const Ended english = wangge({"policies", name, "--lang", "en"}),
                    chinese = wangge({"policies", name, "--lang", "zh"});
        for (const char* words : {"Purpose:", "Assumptions:", "Limits:", "Sources:", "example", "default",
                                  "range", "mark", "report_free_days"}) {
            EXPECT_THAT(english.out, HasSubstr(words)) << name;
        }
        for (const char* words : {"目的：", "假设：", "局限：", "来源：", "示例", "默认", "范围", "标记"})
            EXPECT_THAT(chinese.out, HasSubstr(words)) << name;
        for (const auto& parameter : policy.at("parameters"))
            EXPECT_THAT(english.out, HasSubstr(parameter.at("name").get<std::string>()));
    }
    EXPECT_THAT(wangge({"policies", "blanket_closure", "--seed", "9"}).out,
                HasSubstr("seeds: {people: 9, luck: 9}"));
    expect_refusal(wangge({"policies", "blanket_closur", "--lang", "en"}), "Did you mean blanket_closure?");
    const std::string out = folder.path("手册.txt");
    EXPECT_EQ(wangge({"policies", "blanket_closure", "--out", out}).code, 0);
    EXPECT_GT(fs::file_size(out), 1000u);
}

TEST_F(Program, VerifyTellsDamageAndForeignFiles) {
    const std::string file = folder.path("run.h5");
    ASSERT_EQ(run({"--out", file}).code, 0);
    EXPECT_EQ(wangge({"verify", file}).code, 0);
    const nlohmann::json verdict =
        wangge({"verify", file, "--json", "--out", folder.path("verdict.json")}).json();
    EXPECT_EQ(verdict.at("agreement"), "same");
    EXPECT_GT(verdict.at("compared").get<int>(), 1000);
    EXPECT_TRUE(fs::exists(folder.path("verdict.json")));
    expect_refusal(wangge({"verify", file, "--seed", "2", "--lang", "en"}), "not from 2");
    expect_refusal(wangge({"verify", folder.path("none.h5"), "--lang", "en"}), "the file cannot be read");
    expect_refusal(wangge({"verify", scenario, "--lang", "en"}), "was not written by Wangge");
    std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(5000);
    const char before = static_cast<char>(damaged.get());
    damaged.seekp(5000);
    damaged.put(static_cast<char>(before ^ 1));
    damaged.close();
    expect_refusal(wangge({"verify", file, "--lang", "zh"}), "已损坏");
}

TEST_F(Program, VersionHasAFingerprintThatThreadsDoNotChange) {
    const nlohmann::json one = wangge({"version", "--json", "--threads", "1"}).json();
    EXPECT_EQ(one, wangge({"version", "--json", "--threads", "3"}).json());
    EXPECT_NE(one.at("fingerprint"), wangge({"version", "--json", "--seed", "2"}).json().at("fingerprint"));
    // Known answer: it must not change with compiler, machine or build.
    EXPECT_EQ(one.at("fingerprint"), "57f29cdc874f7898ab4e1bd3e1897730");
    EXPECT_THAT(wangge({"version", "--lang", "zh"}).out, HasSubstr("运算指纹"));
}

}  // namespace
}  // namespace wangge::tests
