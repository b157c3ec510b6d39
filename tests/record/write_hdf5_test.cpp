#include "wangge/record/write_hdf5.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/record/sample_content.hpp"
#include "wangge/core/checksum.hpp"
#include "wangge/record/read_hdf5.hpp"
#include "wangge/record/seal.hpp"

namespace wangge::record {
namespace {

using testing::HasSubstr;

std::vector<std::byte> image_of(const FileContent& content) {
    auto image = build_hdf5(content);
    EXPECT_TRUE(image.ok());
    return image.ok() ? image.value() : std::vector<std::byte>{};
}

/// The reason why content cannot be written, with its place.
std::string refusal(const FileContent& content) {
    const auto image = build_hdf5(content);
    if (image.ok()) return "accepted";
    return image.faults().front().key + ": " + image.faults().front().arguments.front();
}

TEST(WriteHdf5, GivesBackEverythingAsItWas) {
    const FileContent content = sample_content();
    const auto again = parse_hdf5(image_of(content), "memory");
    ASSERT_TRUE(again.ok()) << again.faults().front().arguments.back();
    ASSERT_EQ(again.value().groups.size(), content.groups.size());
    for (std::size_t g = 0; g < content.groups.size(); ++g) {
        const Group& written = content.groups[g];
        const Group& read = again.value().groups[g];
        EXPECT_EQ(read.attributes, written.attributes) << written.path;
        EXPECT_EQ(read.dimensions, written.dimensions) << written.path;
        ASSERT_EQ(read.variables.size(), written.variables.size()) << written.path;
        for (std::size_t v = 0; v < written.variables.size(); ++v) {
            EXPECT_EQ(read.variables[v], written.variables[v])
                << written.path << '/' << written.variables[v].name;
        }
    }
    EXPECT_EQ(again.value(), content);
}

TEST(WriteHdf5, GivesBackEverySingleValueOfEveryType) {
    FileContent content;
    Group group{"g", "", {}, {{"x", "", "", "", std::vector<std::int64_t>{1, 2}}}, {}};
    const std::vector<Values> all{std::vector<std::int64_t>{INT64_MIN, INT64_MAX},
                                  std::vector<double>{5e-324, -1.7976931348623157e308},
                                  std::vector<float>{1.17549435e-38F, 3.4e38F},
                                  std::vector<std::int32_t>{INT32_MIN, INT32_MAX},
                                  std::vector<std::uint8_t>{0, 255},
                                  std::vector<std::uint32_t>{0, UINT32_MAX},
                                  std::vector<std::uint64_t>{0, UINT64_MAX},
                                  std::vector<std::string>{"", "\xF0\x9F\x98\xB7 口罩\n\t\""}};
    for (std::size_t k = 0; k < all.size(); ++k) {
        group.variables.push_back({"v" + std::to_string(k), "", "", "", {"x"}, all[k], {}});
    }
    content.groups = {group};
    const auto again = parse_hdf5(image_of(content), "memory");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value(), content);
}

TEST(WriteHdf5, SameContentGivesSameBytes) {
    const std::vector<std::byte> first = image_of(sample_content());
    const std::vector<char> unrelated(12345, 'x');  // moves later allocations
    EXPECT_EQ(image_of(sample_content()), first);
    FileContent other = sample_content();
    std::get<std::vector<std::uint8_t>>(other.groups[0].variables[3].data)[0] = 1;
    EXPECT_NE(image_of(other), first);
}

TEST(WriteHdf5, SameBytesInAnotherProcessWithOtherMemory) {
    const std::string expected = core::hex(core::checksum128(image_of(sample_content())));
    if (std::getenv("WANGGE_TEST_CHILD") != nullptr) {  // this is the other process, started below
        std::printf("checksum %s\n", expected.c_str());
        return;
    }
    // glibc fills fresh memory with that byte: memory that went into the file uninitialised would show.
    for (const char* fill : {"85", "170"}) {
        const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
        const std::string line = std::string("WANGGE_TEST_CHILD=1 MALLOC_PERTURB_=") + fill + " '" + self +
                                 "' --gtest_filter=WriteHdf5.SameBytesInAnotherProcessWithOtherMemory";
        FILE* pipe = ::popen(line.c_str(), "r");
        ASSERT_NE(pipe, nullptr);
        std::string printed;
        for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) printed += static_cast<char>(c);
        EXPECT_EQ(::pclose(pipe), 0);
        EXPECT_THAT(printed, HasSubstr("checksum " + expected)) << fill;
    }
}

TEST(WriteHdf5, ThreadsDoNotDisturbEachOther) {
    const FileContent content = sample_content();
    const std::vector<std::byte> expected = image_of(content);
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t k = 0; k < wrong.size(); ++k) {
        threads.emplace_back([&, k] {
            for (int round = 0; round < 5; ++round) {
                const auto image = build_hdf5(content);
                if (!image.ok() || image.value() != expected) ++wrong[k];
                const auto again = parse_hdf5(expected, "memory");
                if (!again.ok() || again.value() != content) ++wrong[k];
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(WriteHdf5, LargeArraysAreDeflated) {
    EXPECT_LT(image_of(sample_content()).size(), 300000 * sizeof(double) / 4);
}

TEST(WriteHdf5, RefusesWhatWouldNotReadBack) {
    const auto changed = [](auto change) {
        FileContent content = sample_content();
        change(content);
        return refusal(content);
    };
    EXPECT_EQ(refusal(sample_content()), "accepted");
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].path = "/daily"; }), HasSubstr("group path"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].path = "a/../b"; }), HasSubstr("group path"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].path = "transmissions"; }), HasSubstr("twice"));
    EXPECT_THAT(changed([](FileContent& c) { std::swap(c.groups[2], c.groups[3]); }), HasSubstr("after"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[2].variables[0].name = "big"; }),
                HasSubstr("same name"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].name = "area"; }), HasSubstr("twice"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].name = "a/b"; }),
                HasSubstr("usable name"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].dimensions[0] = "tine"; }),
                HasSubstr("daily/local_infections: no such dimension in its group: tine"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].dimensions[1] = "time"; }),
                HasSubstr("used twice"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].dimensions[1] = "age"; }),
                HasSubstr("has 720 values where its dimensions make 540"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].units = "days"; }),
                HasSubstr("time spans"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].long_name_zh = "\xC0\xAF"; }),
                HasSubstr("UTF-8"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].title = std::string("a\0b", 3); }),
                HasSubstr("UTF-8"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].variables[0].attributes[0].first = "units"; }),
                HasSubstr("not usable: units"));
    EXPECT_THAT(changed([](FileContent& c) { c.groups[0].attributes[1].name = "note"; }),
                HasSubstr("given twice"));
    EXPECT_THAT(changed([](FileContent& c) { c.attributes[0].value = std::string("\xED\xA0\x80"); }),
                HasSubstr("UTF-8"));
}

TEST(WriteHdf5, AnEmptyFileIsAFile) {
    const auto again = parse_hdf5(image_of(FileContent{}), "memory");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value(), FileContent{});
}

}  // namespace
}  // namespace wangge::record
