// Input that is made to break a reader: it must be refused within a second, and without much memory.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "tests/scenario/fake_library.hpp"
#include "tests/scenario/temporary_folder.hpp"
#include "wangge/core/fault_name.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/scenario/source_text.hpp"

namespace wangge {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kLargest = scenario::kLargestFile;
const std::string kArms = "name: hostile\narms: {routine: {policies: []}}\n";

std::string times(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() + part.size() <= bytes) text += part;
    return text;
}

class Hostile : public testing::Test {
  protected:
    /// Names of the faults of a file, without repeats.
    std::string refused(const std::string& path) {
        const auto before = std::chrono::steady_clock::now();
        const auto read = scenario::read_scenario(path, {}, tests::fake_library());
        const auto took = std::chrono::steady_clock::now() - before;
        EXPECT_LT(took, std::chrono::seconds(1));
        if (read.ok()) return "";
        EXPECT_LE(read.faults().size(), 21u);
        std::string names;
        for (const core::Fault& fault : read.faults()) {
            const std::string name(core::fault_name(fault.code));
            if (names.find(name) == std::string::npos) names += (names.empty() ? "" : " ") + name;
        }
        return names;
    }
    std::string refused_text(std::string_view text) { return refused(folder_.write("hostile.yaml", text)); }

    tests::TemporaryFolder folder_;
};

TEST_F(Hostile, FiftyMegabytes) {
    const std::string path = folder_.write("large.yaml", kArms);
    ASSERT_EQ(::truncate(path.c_str(), 50 * static_cast<off_t>(kMebibyte)), 0);
    EXPECT_EQ(refused(path), "file_too_large");
    EXPECT_EQ(refused_text(kArms + times("# comment\n", 50 * kMebibyte)), "file_too_large");
    EXPECT_EQ(refused_text(std::string(kLargest + 1, ' ')), "file_too_large");
    EXPECT_EQ(refused_text(std::string(kLargest, ' ')), "empty_file");
    EXPECT_EQ(refused_text(kArms + times("# comment\n", kLargest - kArms.size())), "");
}

TEST_F(Hostile, DeepNesting) {
    EXPECT_EQ(refused_text(std::string(kLargest, '[')), "too_deep");
    EXPECT_EQ(refused_text(std::string(kLargest, '{')), "too_deep");
    EXPECT_EQ(refused_text(times("[{", kLargest)), "too_deep");
    EXPECT_EQ(refused_text(times("[\n", kLargest)), "too_deep");
    EXPECT_EQ(refused_text(times("- ", kLargest)), "too_deep");
    EXPECT_NE(refused_text(times("? ", kLargest)), "");
    EXPECT_NE(refused_text(times("{a: ", kLargest)), "");
    EXPECT_NE(refused_text(times("a: [", kLargest)), "");
    std::string stairs;
    for (std::size_t depth = 0; stairs.size() + 2 * depth + 4 < kLargest; ++depth) {
        stairs += std::string(depth, ' ') + "a:\n";
    }
    EXPECT_EQ(refused_text(stairs), "too_deep");
    EXPECT_NE(refused_text(kArms + "title: " + std::string(kLargest / 2, '(')), "");
}

TEST_F(Hostile, AliasBombs) {
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'z'; ++c) {
        const std::string before = std::string("*") + static_cast<char>(c - 1);
        bomb += std::string(1, c) + ": &" + c + " [" + times(before + ",", 9 * 3) + before + "]\n";
    }
    EXPECT_EQ(refused_text(bomb), "alias_refused");
    EXPECT_EQ(refused_text("&a [*a]\n"), "alias_refused");
    EXPECT_NE(refused_text(times("&a ", kLargest)), "");
    EXPECT_NE(refused_text(times("!t ", kLargest)), "");
    EXPECT_NE(refused_text(times("*a ", kLargest)), "");
}

TEST_F(Hostile, ManySmallThings) {
    EXPECT_EQ(refused_text("work: {hours: [" + times("1,", kLargest - 100) + "1]}\n"), "too_many_values");
    EXPECT_EQ(refused_text(times("a: b\n", kLargest)), "duplicate_key more_faults");
    EXPECT_EQ(refused_text(times("a: b\n", 5000) + kArms), "unknown_key duplicate_key more_faults");
    std::string different;
    for (int k = 0; k < 9000; ++k) different += "k" + std::to_string(k) + ": 1\n";
    EXPECT_EQ(refused_text(different + kArms), "unknown_key more_faults");
    EXPECT_NE(refused_text(times("---\n", kLargest)), "");
    EXPECT_NE(refused_text(times("...\n", kLargest)), "");
    EXPECT_NE(refused_text(times("%TAG ! tag:x,2000:\n", kLargest)), "");
    EXPECT_NE(refused_text(times("\n", kLargest - 10)), "");
    EXPECT_NE(refused_text(times(": ", kLargest)), "");
    EXPECT_NE(refused_text(times(",", kLargest)), "");
    EXPECT_NE(refused_text(times("]", kLargest)), "");
}

TEST_F(Hostile, LongWords) {
    const std::string word(kLargest - 1000, 'w');
    EXPECT_EQ(refused_text(kArms + word + ": 1\n"), "syntax");
    EXPECT_EQ(refused_text(kArms + "title: " + word + "\n"), "wrong_length");
    EXPECT_EQ(refused_text(kArms + "population: {gates: " + std::string(kLargest - 1000, '9') + "}\n"),
              "out_of_range");
    EXPECT_EQ(refused_text(kArms + "population: {gates: 0." + std::string(kLargest - 1000, '0') + "}\n"), "");
    EXPECT_EQ(refused_text(kArms + "title: \"" + word), "syntax");
    EXPECT_EQ(refused_text(kArms + "title: '" + word), "syntax");
    EXPECT_EQ(refused_text(kArms + "title: \"" + times("\\x20", kLargest - 1000) + "\"\n"), "wrong_length");
    EXPECT_NE(refused_text(kArms + "title: |\n" + times("  line\n", kLargest - 1000)), "");
    EXPECT_NE(refused_text(kArms + "title: >\n" + times("  line\n", kLargest - 1000)), "");
}

TEST_F(Hostile, BytesThatAreNoText) {
    const std::string bad[] = {
        "\xFF", "\xC0\xAF", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xF8\x88\x80\x80\x80"};
    for (const std::string& bytes : bad) {
        EXPECT_EQ(refused_text(kArms + "title: x" + bytes + "\n"), "not_utf8");
        EXPECT_EQ(refused_text(kArms + "# " + bytes), "not_utf8");
    }
    EXPECT_EQ(refused_text(kArms + std::string("# \0", 3)), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: a\x0B\n"), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: a\rname: b\n"), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: a\xC2\x85z\n"), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: a\xE2\x80\xA8z\n"), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: \"a\\0b\"\n"), "forbidden_character");
    EXPECT_EQ(refused_text(kArms + "title: \"a\\u2028b\"\n"), "forbidden_character");
    EXPECT_EQ(refused_text(""), "empty_file");
    EXPECT_EQ(refused_text("\xEF\xBB\xBF"), "empty_file");
    EXPECT_EQ(refused_text(std::string(1000, '\0')), "forbidden_character");
}

TEST_F(Hostile, ThingsThatAreNoFiles) {
    const std::string folder = folder_.path("folder.yaml"), pipe = folder_.path("pipe.yaml");
    ASSERT_EQ(::mkdir(folder.c_str(), 0700), 0);
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(refused(folder), "file_missing");
    EXPECT_EQ(refused(pipe), "file_missing");
    EXPECT_EQ(refused("/dev/zero"), "file_missing");
    EXPECT_EQ(refused(""), "file_missing");
    EXPECT_EQ(refused(std::string("a\0b", 3)), "file_missing");
    EXPECT_EQ(refused(folder_.path(std::string(5000, 'x'))), "file_missing");
    EXPECT_EQ(refused_text("extends: folder.yaml\n" + kArms), "file_missing");
    EXPECT_EQ(refused_text("extends: ../../../../../../../../../dev/zero\n" + kArms), "file_missing");
    if (::geteuid() != 0) {  // root may read everything
        const std::string locked = folder_.write("locked.yaml", kArms);
        ASSERT_EQ(::chmod(locked.c_str(), 0), 0);
        EXPECT_EQ(refused(locked), "file_missing");
    }
}

TEST_F(Hostile, LoopsOfLinks) {
    ASSERT_EQ(::symlink(folder_.path("b.yaml").c_str(), folder_.path("a.yaml").c_str()), 0);
    ASSERT_EQ(::symlink(folder_.path("a.yaml").c_str(), folder_.path("b.yaml").c_str()), 0);
    EXPECT_EQ(refused(folder_.path("a.yaml")), "file_missing");
    // A file that extends itself under another name is still a loop.
    const std::string real = folder_.write("real.yaml", "extends: link.yaml\n" + kArms);
    ASSERT_EQ(::symlink(real.c_str(), folder_.path("link.yaml").c_str()), 0);
    EXPECT_EQ(refused(real), "extends_loop");
}

TEST_F(Hostile, Settings) {
    const std::string path = folder_.write("good.yaml", kArms);
    for (const std::string& set :
         {std::string("title=") + std::string(100000, 'x'), std::string("a\nb=c"),
          std::string("title=a\nb: c"), std::string("title=\xFF"), std::string("title=\"\\e[31m\""),
          std::string("\x1B[31m=1"), std::string("="), std::string("title=") + std::string(2000, '['),
          std::string("a") + times(".a", 60000) + "=1", std::string("title=a\n---\nb"),
          std::string("title=&a b"), std::string("title='open")}) {
        const std::vector<std::string> sets = {set};
        const auto read = scenario::read_scenario(path, sets, tests::fake_library());
        ASSERT_FALSE(read.ok()) << set.substr(0, 20);
        EXPECT_LT(read.faults()[0].where.size(), 200u);
        EXPECT_EQ(read.faults()[0].where.find('\x1B'), std::string::npos);
    }
}

}  // namespace
}  // namespace wangge
