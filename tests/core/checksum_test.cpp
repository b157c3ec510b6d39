#include "wangge/core/checksum.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

std::vector<std::byte> some_bytes(std::size_t size) {
    std::vector<std::byte> bytes(size);
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<std::byte>(mix64(i) & 0xFFu);
    }
    return bytes;
}

TEST(Checksum, EveryFlippedBitShows) {
    std::vector<std::byte> bytes = some_bytes(203);
    const Digest128 whole = checksum128(bytes);
    std::set<std::string> seen{hex(whole)};
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
        const std::byte bit = std::byte{1} << (i % 8);
        bytes[i / 8] ^= bit;
        const Digest128 damaged = checksum128(bytes);
        bytes[i / 8] ^= bit;
        EXPECT_NE(damaged.low, whole.low) << i;
        EXPECT_NE(damaged.high, whole.high) << i;
        seen.insert(hex(damaged));
    }
    EXPECT_EQ(seen.size(), 203u * 8u + 1u);
    EXPECT_EQ(checksum128(bytes), whole);
}

TEST(Checksum, LostAndAddedBytesShow) {
    std::set<std::string> seen;
    const std::vector<std::byte> bytes = some_bytes(300), zeros(300, std::byte{0});
    for (std::size_t size = 0; size <= 300; ++size) {
        seen.insert(hex(checksum128(std::span(bytes).first(size))));
        seen.insert(hex(checksum128(std::span(zeros).first(size))));
    }
    EXPECT_EQ(seen.size(), 601u);  // nothing is the same as no zeros
}

TEST(Checksum, SwappedWordsShow) {
    std::vector<std::byte> bytes = some_bytes(64);
    const Digest128 whole = checksum128(bytes);
    for (std::size_t a = 0; a < 8; ++a) {
        for (std::size_t b = a + 1; b < 8; ++b) {
            std::vector<std::byte> swapped = bytes;
            std::swap_ranges(swapped.begin() + static_cast<long>(8 * a),
                             swapped.begin() + static_cast<long>(8 * a + 8),
                             swapped.begin() + static_cast<long>(8 * b));
            EXPECT_NE(checksum128(swapped), whole);
        }
    }
}

TEST(Checksum, PiecesDoNotMatter) {
    const std::vector<std::byte> bytes = some_bytes(1000);
    const Digest128 whole = checksum128(bytes);
    for (std::size_t step = 1; step < 40; ++step) {
        Checksum128 checksum;
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            checksum.update(std::span(bytes).subspan(at, std::min(step, bytes.size() - at)));
            (void)checksum.digest();  // looking changes nothing
        }
        ASSERT_EQ(checksum.digest(), whole) << step;
    }
}

TEST(Checksum, HexHasThirtyTwoDigits) {
    EXPECT_EQ(hex(Digest128{0x0123456789ABCDEFu, 0xFu}), "0123456789abcdef000000000000000f");
}

// Written into result files: must never change.
TEST(Checksum, Golden) {
    EXPECT_EQ(hex(checksum128({})), "d7cf2a2ebceb43ba043c0e19014a9e9c");
    EXPECT_EQ(hex(checksum128(some_bytes(100))), "d086b8ca7e29a977304dd78cc2586671");
}

}  // namespace
}  // namespace wangge::core
