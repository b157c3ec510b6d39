// Two generations of a file, of which one is whole whatever fails.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "wangge/record/save_file.hpp"

namespace wangge::record {
namespace {

namespace fs = std::filesystem;

class Generations : public testing::Test {
  protected:
    Generations() {
        std::random_device device;
        do {
            folder_ = fs::temp_directory_path() / ("wangge_generations_" + std::to_string(device()));
        } while (!fs::create_directory(folder_));
    }
    ~Generations() override { fs::remove_all(folder_); }

    static std::vector<std::byte> bytes(const std::string& text) {
        std::vector<std::byte> all;
        for (const char one : text) all.push_back(static_cast<std::byte>(one));
        return all;
    }
    std::string at(const std::string& name) const { return (folder_ / name).string(); }
    static std::string text(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    fs::path folder_;
};

/// Lets one call fail.
class FailingCalls : public FileCalls {
  public:
    explicit FailingCalls(int fails) : left_(fails) {}
    ssize_t write(int file, const std::byte* from, std::size_t count) override {
        return fail() ? -1 : FileCalls::write(file, from, count);
    }
    int sync(int file) override { return fail() ? -1 : FileCalls::sync(file); }
    int rename(int folder, const char* from, const char* to) override {
        return fail() ? -1 : FileCalls::rename(folder, from, to);
    }
    bool failed() const { return left_ < 0; }

  private:
    bool fail() {
        errno = EIO;
        return left_-- == 0;
    }
    int left_;
};

TEST_F(Generations, KeepsTheOneBefore) {
    const std::string path = at("c");
    for (const char* content : {"one", "two", "three"}) ASSERT_FALSE(save_generation(path, bytes(content)));
    EXPECT_EQ(text(path), "three");
    EXPECT_EQ(text(previous_generation(path)), "two");
    EXPECT_EQ(previous_generation(path), path + ".1");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2);
}

TEST_F(Generations, FollowsALink) {
    fs::create_directory(folder_ / "there");
    ASSERT_FALSE(save_file(at("there/real"), "one"));
    fs::create_symlink(folder_ / "there/real", folder_ / "link");
    ASSERT_FALSE(save_generation(at("link"), bytes("two")));
    EXPECT_EQ(text(at("there/real")), "two");
    EXPECT_EQ(text(at("there/real.1")), "one");
    EXPECT_EQ(text(previous_generation(at("link"))), "one");
}

TEST_F(Generations, OneIsWholeWhicheverCallFails) {
    for (int call = 0;; ++call) {
        SCOPED_TRACE(call);
        fs::remove(at("c")), fs::remove(at("c.1"));
        ASSERT_FALSE(save_generation(at("c"), bytes("one")));
        ASSERT_FALSE(save_generation(at("c"), bytes("two")));
        FailingCalls calls(call);
        const bool saved = !save_generation(at("c"), bytes("three"), calls);
        if (!calls.failed()) {
            EXPECT_TRUE(saved);
            EXPECT_GE(call, 5);
            break;
        }
        EXPECT_FALSE(saved);
        const std::string newest = text(at("c")), older = text(at("c.1"));
        EXPECT_TRUE(newest == "two" || newest == "three" || (newest.empty() && older == "two"));
    }
}

}  // namespace
}  // namespace wangge::record
