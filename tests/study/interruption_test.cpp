// What is finished is kept, whatever happens; what is not never looks as if it were.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <thread>

#include "tests/study/small_comparison.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/save_file.hpp"

namespace wangge::study::tests {
namespace {

std::uint32_t whole_runs(const std::string& folder) {
    std::uint32_t runs = 0;
    if (!std::filesystem::exists(folder + "/runs")) return 0;
    for (const auto& each : std::filesystem::directory_iterator(folder + "/runs")) {
        const std::string name = each.path().filename().string();
        if (name.rfind(record::kPartialPrefix, 0) == 0) continue;
        EXPECT_TRUE(record::read_hdf5(each.path().string()).ok()) << name;
        ++runs;
    }
    return runs;
}

TEST(Interruption, CancelledKeepsWhatIsDone) {
    const TemporaryFolder folder;
    std::atomic<bool> cancelled{false};
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 4;
    options.threads = 1;  // with more, no world need be complete after six runs
    options.cancelled = &cancelled;
    options.progress = [&](const Progress& progress) {
        cancelled = progress.stage == Stage::kRuns && progress.done >= 6;
    };
    const CompareReport report = compare(solved_scenario(), policies::catalogue(), options);
    EXPECT_EQ(Ended::kInterrupted, report.ended);
    EXPECT_GE(report.runs_done, 6u);
    EXPECT_LT(report.runs_done, 16u);
    EXPECT_EQ(report.runs_done, whole_runs(folder / "r"));
    const std::string manifest = bytes_of(folder / "r/manifest.json");
    EXPECT_THAT(manifest, testing::HasSubstr("\"partial\": true"));
    EXPECT_THAT(manifest, testing::HasSubstr("\"state\": \"interrupted\""));
    ASSERT_TRUE(report.compared);  // worlds are taken in order, so the first one is complete
    EXPECT_TRUE(report.comparison.partial);
    EXPECT_EQ(4u, report.comparison.asked);

    const CompareReport rest = compare_into(folder / "r", 4);
    EXPECT_EQ(Ended::kDone, rest.ended);
    EXPECT_EQ(report.runs_done, rest.runs_found);
    ASSERT_EQ(Ended::kDone, compare_into(folder / "fresh", 4).ended);
    EXPECT_TRUE(files_below(folder / "fresh") == files_below(folder / "r"));
    EXPECT_THAT(bytes_of(folder / "r/manifest.json"), testing::HasSubstr("\"partial\": false"));
}

TEST(Interruption, CancelledFromTheStartRunsNothing) {
    const TemporaryFolder folder;
    const std::atomic<bool> cancelled{true};
    CompareOptions options;
    options.out = folder / "r";
    options.replicates = 2;
    options.cancelled = &cancelled;
    const CompareReport report = compare(solved_scenario(), policies::catalogue(), options);
    EXPECT_EQ(Ended::kInterrupted, report.ended);
    EXPECT_EQ(0u, report.runs_done);
    EXPECT_FALSE(report.compared);
    EXPECT_EQ(0u, whole_runs(folder / "r"));
}

TEST(Interruption, OneRunThatCannotBeSavedStopsTheOthersUnlessTheyAreToGoOn) {
    for (const bool keep_going : {false, true}) {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder / "r/runs/closure-0000.h5");
        CompareOptions options;
        options.out = folder / "r";
        options.replicates = 4;
        options.threads = 1;
        options.keep_going = keep_going;
        const CompareReport report = compare(solved_scenario(), policies::catalogue(), options);
        EXPECT_EQ(Ended::kPartly, report.ended);
        ASSERT_EQ(1u, report.faults.size());
        EXPECT_EQ(core::FaultCode::kCannotWrite, report.faults[0].code);
        EXPECT_EQ(keep_going, report.runs_done == 15);
        EXPECT_LE(report.runs_done, 15u);
        EXPECT_FALSE(report.compared);  // world 0 is not complete, and worlds are a prefix
    }
}

TEST(Interruption, KilledAgainAndAgainLeavesOnlyWholeFiles) {
    const TemporaryFolder folder;
    ASSERT_EQ(Ended::kDone, compare_into(folder / "fresh", 4).ended);
    // Killed ever later, until it gets through: each attempt goes on where the last one was killed.
    bool finished = false;
    int kills = 0;
    for (int wait = 2; !finished && wait < 20000; wait += 2 + wait / 4) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            // A program of its own: threads do not survive a fork.
            ::execl("/proc/self/exe", "test_study", "--gtest_also_run_disabled_tests",
                    "--gtest_filter=Child.DISABLED_Compare", (folder / "r").c_str(), nullptr);
            ::_exit(127);
        }
        int status = 0;
        for (int passed = 0; passed < wait && ::waitpid(child, &status, WNOHANG) == 0; ++passed) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            if (passed + 1 == wait) {
                ::kill(child, SIGKILL);
                ::waitpid(child, &status, 0);
            }
        }
        if (WIFEXITED(status)) {
            ASSERT_EQ(0, WEXITSTATUS(status));
            finished = true;
        } else {
            ++kills;
            whole_runs(folder / "r");
        }
    }
    EXPECT_TRUE(finished);
    EXPECT_GT(kills, 0);
    EXPECT_TRUE(files_below(folder / "fresh") == files_below(folder / "r"));
}

/// The part of a process that is to be killed; the folder is the program's last argument.
TEST(Child, DISABLED_Compare) {
    const std::string arguments = bytes_of("/proc/self/cmdline");
    const std::string folder(arguments.c_str() + arguments.rfind('\0', arguments.size() - 2) + 1);
    EXPECT_EQ(Ended::kDone, compare_into(folder, 4).ended);
}

/// In a name space of its own, a process may mount a small disk. False where the system does not let us.
bool mount_small_disk(const std::string& folder, const char* size) {
    const auto put = [](const char* path, const std::string& text) {
        const int file = ::open(path, O_WRONLY);
        if (file < 0) return;
        [[maybe_unused]] const ssize_t written = ::write(file, text.data(), text.size());
        ::close(file);
    };
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWNS) != 0) return false;
    put("/proc/self/setgroups", "deny");
    put("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
    put("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size) == 0;
}

constexpr int kNoMount = 77;

TEST(Child, DISABLED_FullDisk) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "disk");
    // compare_into first, in the name space of all: the fit starts threads, and those cannot move into
    // another one.
    if (!mount_small_disk(folder / "disk", "size=3m")) ::_exit(kNoMount);
    const CompareReport report = compare_into(folder / "disk/r", 8);
    EXPECT_EQ(Ended::kPartly, report.ended);
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(core::FaultCode::kDiskFull, report.faults[0].code);
    EXPECT_GT(report.runs_done, 0u);
    EXPECT_LT(report.runs_done, 32u);
    EXPECT_EQ(report.runs_done, whole_runs(folder / "disk/r"));
    EXPECT_THAT(bytes_of(folder / "disk/r/manifest.json"), testing::HasSubstr("\"partial\": true"));
    ::umount((folder / "disk").c_str());
}

TEST(Interruption, FullDiskKeepsFinishedRuns) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::execl("/proc/self/exe", "test_study", "--gtest_also_run_disabled_tests",
                "--gtest_filter=Child.DISABLED_FullDisk", nullptr);
        ::_exit(127);
    }
    int status = 0;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == kNoMount) GTEST_SKIP() << "this system lets nobody mount a small disk";
    EXPECT_EQ(0, WEXITSTATUS(status));
}

}  // namespace
}  // namespace wangge::study::tests
