// Checkpoints and futures as a user meets them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/program.hpp"
#include "tests/scenario/temporary_folder.hpp"

namespace wangge::tests {
namespace {

using testing::HasSubstr;

class CheckpointProgram : public testing::Test {
  protected:
    TemporaryFolder folder;
    std::string scenario = small_scenario(folder.path(""));
    std::string file = folder.path("检查点");

    Ended run(std::vector<std::string> more, const Start& start = {}) const {
        return wangge(small_run("run", scenario, std::move(more)), start);
    }
    static void expect_refusal(const Ended& ended, const std::string& words) {
        EXPECT_EQ(ended.code, 2) << ended.err;
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, HasSubstr(words));
    }
};

TEST_F(CheckpointProgram, AnInterruptedRunGoesOn) {
    Start start;
    start.signal_when = "day ";
    const Ended stopped = run(long_run({"--json", "--checkpoint", file, "--checkpoint-every", "100"}), start);
    ASSERT_EQ(stopped.code, 130) << stopped.err;
    EXPECT_THAT(stopped.err, HasSubstr("The run is in " + file));
    const Ended rest = run(long_run({"--json", "--resume", file}));
    ASSERT_EQ(rest.code, 0) << rest.err;
    EXPECT_THAT(rest.err, HasSubstr("going on from day "));
    EXPECT_EQ(rest.json().at("days"), 1000);
    EXPECT_GT(rest.json().at("resumed_on"), 0);
}

TEST_F(CheckpointProgram, RefusalsSayWhatToDo) {
    ASSERT_EQ(run({"--days", "12", "--checkpoint", file}).code, 0);
    const std::vector<std::string> same = {"--days", "12", "--resume", file};
    std::vector<std::string> other = same;
    other.insert(other.end(), {"--arm", "closure"});
    expect_refusal(run(other), file + " belongs to another run (its arm is routine, this one's is closure)");
    std::vector<std::string> chinese = {"run", scenario, "--lang", "zh"};
    chinese.insert(chinese.end(), other.begin(), other.end());
    expect_refusal(wangge(chinese), "属于另一次运行（其方案为 routine，本次为 closure）");
    expect_refusal(run({"--days", "12", "--resume", scenario}), "was not written by Wangge");
    expect_refusal(run({"--resume", folder.path("none")}), "no such file");
    expect_refusal(run({"--checkpoint", scenario}), "--checkpoint: " + scenario + " is an input");
    expect_refusal(run({"--checkpoint", file, "--out", file}), "the same file as --out");
    expect_refusal(run({"--checkpoint-every", "3"}), "means nothing without --checkpoint");
    folder.write("检查点", "damaged");
    const Ended older = run({"--days", "12", "--resume", file});
    ASSERT_EQ(older.code, 0) << older.err;
    EXPECT_THAT(older.err, HasSubstr("going on from day 10: " + file + ".1"));
}

TEST_F(CheckpointProgram, TwoFuturesSideBySide) {
    const std::vector<std::string> words = {"--days", "20", "--branch-at", "5", "--branch-arm", "closure"};
    std::vector<std::string> json = words;
    json.emplace_back("--json");
    const nlohmann::json object = run(json).json();
    EXPECT_EQ(object.at("branch_day"), 5);
    EXPECT_EQ(object.at("futures").at(0).at("state_hash"),
              run({"--days", "20", "--json"}).json().at("state_hash"));
    EXPECT_EQ(object.at("futures").at(1).at("arm"), "closure");
    EXPECT_THAT(run(words).out, HasSubstr("two futures from day 5 on: routine as before, or closure"));
    expect_refusal(run({"--branch-at", "5"}), "means nothing without --branch-arm");
    expect_refusal(run({"--branch-at", "5", "--branch-arm", "closur"}), "Did you mean closure?");
    expect_refusal(run({"--days", "20", "--branch-at", "21", "--branch-arm", "closure"}), "out of range");
    expect_refusal(run({"--branch-at", "5", "--branch-arm", "closure", "--out", file}), "two futures");
}

}  // namespace
}  // namespace wangge::tests
