#include "wangge/record/save_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <functional>
#include <thread>

#include "tests/record/sample_content.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::record {
namespace {

using core::FaultCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;

/// Code and reason of a fault, for comparing in one go.
std::string summary(const std::optional<core::Fault>& fault) {
    if (!fault) return "saved";
    const std::string reason = fault->arguments.size() > 1 ? fault->arguments[1] : "";
    switch (fault->code) {
        case FaultCode::kDiskFull:
            return "disk full";
        case FaultCode::kCannotWrite:
            return "cannot write: " + reason;
        default:
            return "other";
    }
}

/// The Nth call fails with an error number; with `for_ever`, so do all later ones.
class FailingCalls : public FileCalls {
  public:
    FailingCalls(int nth, int error, bool for_ever = false) : nth_(nth), error_(error), for_ever_(for_ever) {}

    int open_folder(const char* path) override { return fails() ? -1 : FileCalls::open_folder(path); }
    int create(int folder, const char* name) override {
        return fails() ? -1 : FileCalls::create(folder, name);
    }
    ssize_t write(int file, const std::byte* bytes, std::size_t count) override {
        return fails() ? -1 : FileCalls::write(file, bytes, std::min<std::size_t>(count, 4));
    }
    int change_mode(int file, mode_t mode) override {
        return fails() ? -1 : FileCalls::change_mode(file, mode);
    }
    int sync(int file) override { return fails() ? -1 : FileCalls::sync(file); }
    int close(int file) override {
        FileCalls::close(file);  // closed even if it reports an error, as on Linux
        return fails() ? -1 : 0;
    }
    int rename(int folder, const char* from, const char* to) override {
        return fails() ? -1 : FileCalls::rename(folder, from, to);
    }
    int remove(int folder, const char* name) override {
        return fails() ? -1 : FileCalls::remove(folder, name);
    }
    int made() const { return made_; }

  private:
    bool fails() {
        ++made_;
        if (made_ != nth_ && !(for_ever_ && made_ > nth_)) return false;
        errno = error_;
        return true;
    }

    int nth_;
    int error_;
    bool for_ever_;
    int made_ = 0;
};

int open_files() {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        count += entry.exists() ? 1 : 0;
    return count;
}

TEST(SaveFile, WritesAndReplaces) {
    const TestFolder folder;
    const std::string path = folder / "结果 汇总.csv";
    EXPECT_EQ(summary(save_file(path, "first, longer")), "saved");
    EXPECT_EQ(read_text(path), "first, longer");
    EXPECT_EQ(summary(save_file(path, "second")), "saved");
    EXPECT_EQ(read_text(path), "second");
    EXPECT_EQ(summary(save_file(path, "")), "saved");
    EXPECT_EQ(read_text(path), "");
    EXPECT_THAT(folder.names(), ElementsAre("结果 汇总.csv"));
}

TEST(SaveFile, TakesPathsWithoutFolder) {
    const TestFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    EXPECT_EQ(summary(save_file("plain.json", "{}")), "saved");
    std::filesystem::current_path(before);
    EXPECT_EQ(read_text(folder / "plain.json"), "{}");
}

TEST(SaveFile, KeepsPermissionsAndFollowsLinks) {
    const TestFolder folder;
    ASSERT_EQ(summary(save_file(folder / "real", "a")), "saved");
    ASSERT_EQ(::chmod((folder / "real").c_str(), 0640), 0);
    std::filesystem::create_directory(folder / "elsewhere");
    std::filesystem::create_symlink("../real", folder / "elsewhere/link");
    EXPECT_EQ(summary(save_file(folder / "elsewhere/link", "b")), "saved");
    EXPECT_EQ(read_text(folder / "real"), "b");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "elsewhere/link"));
    struct stat status {};
    ASSERT_EQ(::stat((folder / "real").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST(SaveFile, TakesTheLongestNames) {
    const TestFolder folder;
    const std::string longest(255, 'n');
    EXPECT_EQ(summary(save_file(folder / longest, "x")), "saved");
    EXPECT_EQ(summary(save_file(folder / (longest + "n"), "x")), "cannot write: name_too_long");
}

TEST(SaveFile, SaysWhyNot) {
    const TestFolder folder;
    write_text(folder / "file", "x");
    std::filesystem::create_directory(folder / "folder");
    std::filesystem::create_symlink("nowhere", folder / "dangling");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    for (const auto& [path, wanted] : std::vector<std::pair<std::string, std::string>>{
             {folder / "missing/x.h5", "cannot write: no_such_folder"},
             {folder / "file/x.h5", "cannot write: not_a_folder"},
             {folder / "folder", "cannot write: not_a_regular_file"},
             {folder / "folder/", "cannot write: not_a_regular_file"},
             {folder / "new/", "cannot write: no_file_name"},
             {folder / "dangling", "cannot write: no_such_file"},
             {folder / "pipe", "cannot write: not_a_regular_file"},
             {"/dev/full", "cannot write: not_a_regular_file"},
             {"", "cannot write: no_file_name"},
             {std::string("a\0b", 3), "cannot write: no_file_name"}}) {
        EXPECT_EQ(summary(save_file(path, "content")), wanted) << path;
        EXPECT_EQ(summary(check_can_save(path)), wanted) << path;
    }
    EXPECT_THAT(folder.names(), UnorderedElementsAre("file", "folder", "dangling", "pipe"));
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

TEST(SaveFile, TheQuestionLeavesNothingBehind) {
    const TestFolder folder;
    EXPECT_EQ(summary(check_can_save(folder / "x.h5")), "saved");
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(SaveFile, GoesOnAfterShortAndInterruptedCalls) {
    const TestFolder folder;
    const std::string text(1000, 'x');
    const std::vector<std::byte> bytes = bytes_of(text);
    FailingCalls whole(0, 0);
    ASSERT_EQ(summary(save_file(folder / "x", bytes, whole)), "saved");
    ASSERT_GT(whole.made(), 250);  // four bytes at a time
    for (int nth = 1; nth <= whole.made(); ++nth) {
        FailingCalls calls(nth, EINTR);
        ASSERT_EQ(summary(save_file(folder / "x", bytes, calls)), "saved") << nth;
        ASSERT_EQ(read_text(folder / "x"), text);
    }
    EXPECT_THAT(folder.names(), ElementsAre("x"));
}

TEST(SaveFile, NoFailureHarmsWhatWasThere) {
    const std::string before = "what was there before";
    const std::string after = "the new content";
    const int open_before = open_files();
    for (const int error : {ENOSPC, EIO, EDQUOT, EACCES, ENOMEM}) {
        for (const bool for_ever : {false, true}) {
            int failures = 0;
            for (int nth = 1;; ++nth) {
                const TestFolder folder;
                ASSERT_FALSE(save_file(folder / "x.h5", before));
                FailingCalls calls(nth, error, for_ever);
                const std::string result = summary(save_file(folder / "x.h5", bytes_of(after), calls));
                const std::string content = read_text(folder / "x.h5");
                ASSERT_TRUE(content == before || content == after) << nth << ' ' << content;
                if (result == "saved") {
                    ASSERT_EQ(content, after) << nth;
                } else {
                    ++failures;
                    const bool full = error == ENOSPC || error == EDQUOT;
                    ASSERT_EQ(result, full ? "disk full" : "cannot write: " + reason_for(error)) << nth;
                }
                if (!for_ever) {
                    ASSERT_THAT(folder.names(), ElementsAre("x.h5")) << nth;
                }
                for (const std::string& name : folder.names()) {
                    if (name != "x.h5") {
                        ASSERT_THAT(name, StartsWith(std::string(kPartialPrefix)));
                    }
                }
                if (calls.made() < nth) break;
            }
            // folder, file, four writes, mode, sync, close, name, sync of the folder
            EXPECT_EQ(failures, 11) << error;
        }
    }
    EXPECT_EQ(open_files(), open_before);
}

TEST(SaveFile, ThreadsMaySaveToOnePlace) {
    const TestFolder folder;
    std::vector<std::thread> threads;
    for (const char letter : {'a', 'b', 'c', 'd'}) {
        threads.emplace_back([&folder, letter] {
            for (int round = 0; round < 20; ++round) {
                EXPECT_FALSE(save_file(folder / "x", std::string(10000, letter)));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const std::string text = read_text(folder / "x");
    EXPECT_EQ(text, std::string(10000, text.at(0)));
    EXPECT_THAT(folder.names(), ElementsAre("x"));
}

TEST(Reasons, HaveWordsInBothLanguages) {
    EXPECT_EQ(reason_in_english(reason::kReadOnly), "the file system is read-only");
    EXPECT_EQ(reason_in_chinese(reason::kReadOnly), "文件系统为只读");
    EXPECT_EQ(reason_in_english(std::string(reason::kNotOurLayout) + ": daily/x"),
              "whole, but not laid out as Wangge writes it: daily/x");
    EXPECT_EQ(reason_in_english("errno 99"), "errno 99");
    for (const int error :
         {ENOENT, ENOTDIR, EISDIR, EACCES, EROFS, ENAMETOOLONG, EFBIG, EIO, EMFILE, ENOMEM}) {
        EXPECT_NE(reason_in_chinese(reason_for(error)), reason_for(error));
    }
}

}  // namespace
}  // namespace wangge::record
