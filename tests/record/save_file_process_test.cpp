// What only a process of its own can show: being killed, a full disk, limits, missing permissions.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <chrono>
#include <functional>
#include <thread>

#include "tests/record/sample_content.hpp"
#include "wangge/record/load_file.hpp"
#include "wangge/record/reasons.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/seal.hpp"

namespace wangge::record {
namespace {

constexpr int kNotPossibleHere = 77;

/// Exit code of a child that runs `work`; minus the signal if one ended it.
int in_child(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool is_fault(const std::optional<core::Fault>& fault, core::FaultCode code, const std::string& reason = "") {
    return fault && fault->code == code && (reason.empty() || fault->arguments.at(1) == reason);
}

TEST(SaveFileProcess, AKilledWriterLeavesOnlyWholeFiles) {
    const TestFolder folder;
    std::vector<std::vector<std::byte>> versions;
    for (const std::size_t size : {std::size_t{3000000}, std::size_t{1000}, std::size_t{1000000}}) {
        versions.emplace_back(size, static_cast<std::byte>(size % 251));
        append_seal(versions.back());
    }
    int killed_half_way = 0;
    int finished = 0;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    for (int round = 0; round < 40 || std::chrono::steady_clock::now() < end; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (std::size_t k = 0;; ++k) {
                if (save_file(folder / "结果.h5", versions[k % versions.size()])) ::_exit(1);
            }
        }
        // Spread over the whole time that one writing takes.
        std::this_thread::sleep_for(std::chrono::microseconds(500 + round * 377 % 12000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
        for (const std::string& name : folder.names()) {
            if (name == "结果.h5") {
                const auto bytes = load_file(folder / name);
                ASSERT_TRUE(bytes.ok());
                ASSERT_TRUE(open_seal(bytes.value(), name).ok()) << "after " << round << " kills";
                ++finished;
            } else {
                ASSERT_THAT(name, testing::StartsWith(std::string(kPartialPrefix)));
                std::filesystem::remove(folder / name);
                ++killed_half_way;
            }
        }
    }
    EXPECT_GT(killed_half_way, 0);  // else the test has shown nothing
    EXPECT_GT(finished, 0);
}

TEST(SaveFileProcess, AFullDiskIsAFault) {
    const TestFolder folder;
    const int code = in_child([&] {
        // The small disk is seen by this process alone and goes away with it.
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=256k") != 0) {
            return kNotPossibleHere;
        }
        if (save_file(folder / "x.h5", std::string(100000, 'a'))) return 1;
        if (!is_fault(save_file(folder / "x.h5", std::string(1000000, 'b')), core::FaultCode::kDiskFull))
            return 2;
        if (read_text(folder / "x.h5") != std::string(100000, 'a')) return 3;
        if (folder.names().size() != 1) return 4;
        if (save_file(folder / "x.h5", std::string(100000, 'c'))) return 5;  // there is room for both again
        if (::mount(nullptr, folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return 6;
        if (!is_fault(save_file(folder / "x.h5", "d"), core::FaultCode::kCannotWrite, reason::kReadOnly))
            return 7;
        return 0;
    });
    if (code == kNotPossibleHere) GTEST_SKIP() << "no right to mount a small disk";
    EXPECT_EQ(code, 0);
}

TEST(SaveFileProcess, ASizeLimitIsAFaultAndNotTheEnd) {
    const TestFolder folder;
    ASSERT_FALSE(save_file(folder / "x.h5", "before"));
    const int code = in_child([&] {
        const rlimit limit{50000, 50000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return kNotPossibleHere;
        for (int round = 0; round < 3; ++round) {
            if (!is_fault(save_file(folder / "x.h5", std::string(100000, 'x')), core::FaultCode::kCannotWrite,
                          reason::kSizeLimit)) {
                return 1;
            }
        }
        return 0;
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(read_text(folder / "x.h5"), "before");
    EXPECT_THAT(folder.names(), testing::ElementsAre("x.h5"));
}

TEST(SaveFileProcess, AnUnwritableFolderIsAFault) {
    const TestFolder folder;
    ASSERT_FALSE(save_file(folder / "x.h5", "before"));
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    const int code = in_child([&] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return kNotPossibleHere;  // nobody
        if (!is_fault(save_file(folder / "x.h5", "after"), core::FaultCode::kCannotWrite, reason::kDenied))
            return 1;
        if (!is_fault(check_can_save(folder / "y.h5"), core::FaultCode::kCannotWrite, reason::kDenied))
            return 2;
        return 0;
    });
    ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
    if (code == kNotPossibleHere) GTEST_SKIP() << "cannot become another user";
    EXPECT_EQ(code, 0);
    EXPECT_EQ(read_text(folder / "x.h5"), "before");
}

}  // namespace
}  // namespace wangge::record
