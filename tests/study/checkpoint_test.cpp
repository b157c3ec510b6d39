// A run that is stopped, killed or damaged on its way goes on from its checkpoint with the same bits.
#include "wangge/study/checkpoint.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "tests/study/small_comparison.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/study/run_futures.hpp"
#include "wangge/study/run_one.hpp"
#include "wangge/study/verify.hpp"

namespace wangge::study::tests {
namespace {

constexpr std::size_t kArm = 3;

RunOptions options_for(const std::string& checkpoint, const std::string& resume = {}) {
    RunOptions options;
    options.arm = kArm;
    options.checkpoint = checkpoint;
    options.checkpoint_every = 7;
    options.resume = resume;
    return options;
}

core::Result<RunReport> run_with(const RunOptions& options) {
    return run_one(solved_scenario(), policies::catalogue(), options);
}

/// Stops after so many days, as Ctrl-C does.
RunReport stopped_after(std::int32_t days, RunOptions options) {
    std::atomic<bool> cancelled{days == 0};
    options.cancelled = &cancelled;
    options.progress = [&](std::int32_t day, std::int32_t) { cancelled = day >= days; };
    core::Result<RunReport> report = run_with(options);
    EXPECT_TRUE(report.ok());
    return report.value();
}

core::FaultCode code_of(const core::Result<RunReport>& result) {
    EXPECT_FALSE(result.ok());
    return result.ok() ? core::FaultCode::kInternal : result.faults().front().code;
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

TEST(Checkpoint, ResumedRunWritesTheSameFile) {
    const TemporaryFolder folder;
    RunOptions plain = options_for("");
    plain.out = folder / "plain.h5";
    ASSERT_TRUE(run_with(plain).ok());
    for (const std::int32_t day : {0, 1, 13, 39, 40}) {
        SCOPED_TRACE(day);
        const std::string file = folder / ("c" + std::to_string(day));
        const RunReport stopped = stopped_after(day, options_for(file));
        EXPECT_EQ(stopped.checkpoint_day, day);
        EXPECT_EQ(stopped.interrupted, day < 40);
        RunOptions rest = options_for(file, file);
        rest.out = folder / "resumed.h5";
        const core::Result<RunReport> report = run_with(rest);
        ASSERT_TRUE(report.ok());
        EXPECT_EQ(report.value().resumed_on, day);
        EXPECT_EQ(report.value().checkpoint_day, 40);
        EXPECT_TRUE(bytes_of(folder / "resumed.h5") == bytes_of(folder / "plain.h5"));
    }
    EXPECT_EQ(Agreement::kSame, verify(folder / "resumed.h5", policies::catalogue(), {}).agreement);
}

TEST(Checkpoint, BringsTheTransmissionAlong) {
    const TemporaryFolder folder;
    stopped_after(5, options_for(folder / "c"));
    const core::Result<RunReport> report =
        run_one(small_scenario(), policies::catalogue(), options_for("", folder / "c"));
    ASSERT_TRUE(report.ok());  // small_scenario() is not solved
    EXPECT_EQ(report.value().state_hash, run_with(options_for("")).value().state_hash);
}

TEST(Checkpoint, FallsBackToTheOlderGeneration) {
    const TemporaryFolder folder;
    const std::string file = folder / "c";
    stopped_after(20, options_for(file));  // days 7, 14, 20
    const std::string newest = bytes_of(file);
    const std::string last = run_with(options_for("")).value().state_hash;
    const auto resumed = [&] {
        RunOptions options = options_for(file, file);
        std::vector<core::Fault> newer;
        options.resumed = [&](const Checkpoint& from) { newer = from.newer; };
        options.checkpoint_every = 1;
        const core::Result<RunReport> report = run_with(options);
        EXPECT_TRUE(report.ok());
        if (!report.ok()) return -1;
        EXPECT_EQ(report.value().state_hash, last);
        EXPECT_EQ(newer.empty(), report.value().resumed_on == 20);
        return report.value().resumed_on;
    };
    const std::string older = bytes_of(record::previous_generation(file));
    const auto put_back = [&](const std::string& damaged) {
        write(file, damaged);
        write(record::previous_generation(file), older);
    };
    EXPECT_EQ(resumed(), 20);
    put_back(newest.substr(0, newest.size() / 2));
    EXPECT_EQ(resumed(), 14);
    put_back("");
    EXPECT_EQ(resumed(), 14);
    put_back(newest);
    std::filesystem::remove(file);  // killed between the two renames
    EXPECT_EQ(resumed(), 14);
}

TEST(Checkpoint, ADamagedOneNeverTakesThePlaceOfAWholeOne) {
    const TemporaryFolder folder;
    const std::string file = folder / "c";
    stopped_after(20, options_for(file));
    const std::string older = bytes_of(record::previous_generation(file));
    write(file, "damaged");
    RunOptions options = options_for(file, file);
    options.checkpoint_every = 100;
    stopped_after(15, options);
    EXPECT_TRUE(bytes_of(record::previous_generation(file)) == older);
    EXPECT_TRUE(load_checkpoint(file).value().newer.empty());
}

TEST(Checkpoint, EveryDamageIsSeen) {
    const TemporaryFolder folder;
    const std::string file = folder / "c";
    stopped_after(6, options_for(file));
    const std::string whole = bytes_of(file);
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::string bytes = whole;
        const std::size_t at = random() % bytes.size();
        if (round % 4 == 0) {
            bytes.resize(at);
        } else {
            bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
        }
        write(file, bytes);
        const core::FaultCode code = code_of(run_with(options_for("", file)));
        EXPECT_TRUE(code == core::FaultCode::kDamagedFile || code == core::FaultCode::kForeignFile);
    }
}

TEST(Checkpoint, OfAnotherRunIsRefused) {
    const TemporaryFolder folder;
    const std::string file = folder / "c";
    stopped_after(6, options_for(file));
    const auto what = [&](const RunOptions& options, const policy::Scenario& scenario = solved_scenario()) {
        const core::Result<RunReport> report = run_one(scenario, policies::catalogue(), options);
        EXPECT_EQ(code_of(report), core::FaultCode::kOtherRun);
        return report.ok() ? std::string() : report.faults().front().arguments[1];
    };
    RunOptions arm = options_for("", file), world = options_for("", file);
    arm.arm = 0, world.world = 1;
    EXPECT_EQ(what(arm), "arm");
    EXPECT_EQ(what(world), "world");
    policy::Scenario other = solved_scenario();
    other.care.beds += 1;
    EXPECT_EQ(what(options_for("", file), other), "scenario");
    EXPECT_EQ(code_of(run_with(options_for("", folder / "none"))), core::FaultCode::kFileMissing);
    RunOptions out = options_for("");
    out.out = folder / "x.h5";
    ASSERT_TRUE(run_with(out).ok());
    EXPECT_EQ(code_of(run_with(options_for("", folder / "x.h5"))), core::FaultCode::kForeignFile);
    EXPECT_EQ(code_of(run_with(options_for(folder / "x.h5"))), core::FaultCode::kCannotWrite);
}

TEST(Checkpoint, OneThatCannotBeWrittenStopsNothing) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "gone");
    RunOptions options = options_for(folder / "gone/c");
    int failed = 0;
    options.checkpointed = [&](const CheckpointNote& note) { failed += note.fault ? 1 : 0; };
    options.progress = [&](std::int32_t day, std::int32_t) {
        if (day == 10) std::filesystem::remove_all(folder / "gone");
    };
    const core::Result<RunReport> report = run_with(options);
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(failed, 5);  // days 14, 21, 28, 35, 40
    EXPECT_EQ(report.value().checkpoint_day, 7);
    EXPECT_FALSE(report.value().interrupted);
}

/// The part of a process that is to be killed: writes every day, goes on from what is there.
TEST(Child, DISABLED_Checkpoint) {
    const std::string arguments = bytes_of("/proc/self/cmdline");
    const std::string file(arguments.c_str() + arguments.rfind('\0', arguments.size() - 2) + 1);
    RunOptions options = options_for(file);
    if (load_checkpoint(file).ok()) options.resume = file;
    options.checkpoint_every = 1;
    options.out = file + ".h5";
    EXPECT_TRUE(run_with(options).ok());
}

TEST(Checkpoint, KilledAgainAndAgainGoesOn) {
    const TemporaryFolder folder;
    const std::string file = folder / "c";
    RunOptions plain = options_for("");
    plain.out = folder / "plain.h5";
    ASSERT_TRUE(run_with(plain).ok());
    bool finished = false, begun = false;
    int kills = 0;
    for (int wait = 10; !finished && kills < 200; wait = wait < 4000 ? wait + wait / 8 : wait) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::execl("/proc/self/exe", "test_study", "--gtest_also_run_disabled_tests",
                    "--gtest_filter=Child.DISABLED_Checkpoint", file.c_str(), nullptr);
            ::_exit(127);
        }
        int status = 0;
        bool gone = false;
        for (int passed = 0; passed < wait && !gone; ++passed) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            gone = ::waitpid(child, &status, WNOHANG) == child;
        }
        if (!gone) {
            ::kill(child, SIGKILL);
            ASSERT_EQ(child, ::waitpid(child, &status, 0));
            ++kills;
        }
        const core::Result<Checkpoint> found = load_checkpoint(file);
        EXPECT_TRUE(found.ok() || !begun) << "a checkpoint that was there is lost";
        begun = begun || found.ok();
        finished = gone && WIFEXITED(status);
        ASSERT_TRUE(!finished || WEXITSTATUS(status) == 0);
    }
    EXPECT_TRUE(finished);
    EXPECT_GT(kills, 0);
    EXPECT_TRUE(bytes_of(file + ".h5") == bytes_of(folder / "plain.h5"));
}

TEST(Futures, ShareTheirPast) {
    RunOptions options;
    const core::Result<FuturesReport> report =
        run_futures(solved_scenario(), policies::catalogue(), options, {20, 1});
    ASSERT_TRUE(report.ok());
    const FuturesReport& futures = report.value();
    EXPECT_EQ(futures.one.arm, "routine");
    EXPECT_EQ(futures.other.arm, "closure");
    options.arm = 0;
    EXPECT_EQ(futures.one.state_hash, run_with(options).value().state_hash);
    ASSERT_EQ(futures.other.spans.size(), 1u);
    EXPECT_EQ(futures.other.spans[0].started, 20);  // its own day, 11, is over
    EXPECT_EQ(futures.one.initial_state_hash, futures.other.initial_state_hash);
    const core::Result<FuturesReport> from_start =
        run_futures(solved_scenario(), policies::catalogue(), options, {0, 1});
    options.arm = 1;
    EXPECT_EQ(from_start.value().other.state_hash, run_with(options).value().state_hash);
}

}  // namespace
}  // namespace wangge::study::tests
