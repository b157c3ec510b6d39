#include "wangge/record/seal.hpp"

#include <gtest/gtest.h>

#include "tests/record/sample_content.hpp"
#include "wangge/record/reasons.hpp"

namespace wangge::record {
namespace {

using core::FaultCode;

std::vector<std::byte> sealed(std::string_view text) {
    std::vector<std::byte> bytes = bytes_of(text);
    append_seal(bytes);
    return bytes;
}

/// "whole", or the code's name and the reason.
std::string judgement(std::span<const std::byte> bytes) {
    const auto payload = open_seal(bytes, "x.h5");
    if (payload.ok()) return "whole";
    const core::Fault& fault = payload.faults().front();
    if (fault.arguments.front() != "x.h5") return "path missing";
    if (fault.code == FaultCode::kForeignFile) return "foreign: " + fault.arguments[1];
    if (fault.code == FaultCode::kDamagedFile) return "damaged: " + fault.arguments[1];
    return "other";
}

TEST(Seal, GivesThePayloadBack) {
    for (const std::string text : {"", "x", "模拟推演，非预测", "exactly 16 bytes"}) {
        const std::vector<std::byte> bytes = sealed(text);
        EXPECT_EQ(bytes.size(), text.size() + kSealBytes);
        const auto payload = open_seal(bytes, "x.h5");
        ASSERT_TRUE(payload.ok());
        EXPECT_EQ(std::vector<std::byte>(payload.value().begin(), payload.value().end()), bytes_of(text));
    }
}

TEST(Seal, LaysItsFieldsDownAsDeclared) {
    const std::vector<std::byte> bytes = sealed("abc");
    std::string head;
    for (std::size_t k = 3; k < 27; ++k) head += static_cast<char>(bytes[k]);
    EXPECT_EQ(head, std::string("WANGGE\r\n\1\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0", 24));
}

TEST(Seal, FindsEverySingleFlippedBit) {
    std::vector<std::byte> bytes = sealed("Every bit of this payload counts, up to its last one.");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            bytes[at] ^= static_cast<std::byte>(1 << bit);
            EXPECT_NE(judgement(bytes), "whole") << at << ' ' << bit;
            bytes[at] ^= static_cast<std::byte>(1 << bit);
        }
    }
    EXPECT_EQ(judgement(bytes), "whole");
}

TEST(Seal, FindsEveryTruncationAndAddition) {
    const std::vector<std::byte> bytes = sealed(std::string(100, '\0'));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_EQ(judgement(std::span(bytes).first(size)),
                  size > 107 ? "damaged: bytes_after_seal" : "foreign: no_seal")
            << size;
        EXPECT_NE(judgement(std::span(bytes).last(size)), "whole") << size;
    }
    std::vector<std::byte> longer = bytes;
    for (int k = 0; k < 100; ++k) {
        longer.push_back(std::byte{0});
        EXPECT_EQ(judgement(longer), "damaged: bytes_after_seal");
    }
    std::vector<std::byte> twice = bytes;
    twice.insert(twice.end(), bytes.begin(), bytes.end());
    EXPECT_EQ(judgement(twice), "damaged: checksum_differs");
}

TEST(Seal, FindsSwappedBlocksAndHoles) {
    std::string text;
    for (int k = 0; k < 4096; ++k) text += static_cast<char>('a' + k / 64 % 26);
    std::vector<std::byte> bytes = sealed(text);
    std::swap_ranges(bytes.begin(), bytes.begin() + 512, bytes.begin() + 1024);
    EXPECT_EQ(judgement(bytes), "damaged: checksum_differs");
    std::swap_ranges(bytes.begin(), bytes.begin() + 512, bytes.begin() + 1024);
    EXPECT_EQ(judgement(bytes), "whole");
    std::fill_n(bytes.begin() + 512, 512, std::byte{0});  // a block that never reached the disk
    EXPECT_EQ(judgement(bytes), "damaged: checksum_differs");
}

TEST(Seal, SaysWhenAFileIsNotOurs) {
    EXPECT_EQ(judgement(bytes_of("scenario,arm,world\n")), "foreign: no_seal");
    EXPECT_EQ(judgement(bytes_of(std::string(100, 'x'))), "foreign: no_seal");
}

}  // namespace
}  // namespace wangge::record
