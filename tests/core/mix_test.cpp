#include "wangge/core/mix.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>
#include <string>

namespace wangge::core {
namespace {

// Undoes x ^= x >> shift.
std::uint64_t unshift(std::uint64_t x, int shift) {
    std::uint64_t result = x;
    for (int done = shift; done < 64; done += shift) {
        result = x ^ (result >> shift);
    }
    return result;
}

// The inverse of an odd number mod 2^64, by Newton's method.
std::uint64_t inverse(std::uint64_t odd) {
    std::uint64_t x = odd;
    for (int i = 0; i < 6; ++i) {
        x *= 2 - odd * x;
    }
    return x;
}

std::uint64_t unmix64(std::uint64_t x) {
    x = unshift(x, 27);
    x *= inverse(0x1C69B3F74AC4AE35u);
    x = unshift(x, 33);
    x *= inverse(0x3C79AC492BA7B653u);
    x = unshift(x, 27);
    return x - 0x9E3779B97F4A7C15u;
}

TEST(Mix, IsBijective) {
    for (std::uint64_t i = 0; i < 100000; ++i) {
        const std::uint64_t x = i < 50000 ? i : mix64(i);
        ASSERT_EQ(unmix64(mix64(x)), x);
    }
}

TEST(Mix, OneBitFlipsHalfOfAll) {
    constexpr int kInputs = 20000;
    for (int in = 0; in < 64; ++in) {
        int flips[64] = {};
        for (std::uint64_t i = 0; i < kInputs; ++i) {
            const std::uint64_t changed = mix64(i) ^ mix64(i ^ (1ull << in));
            for (int out = 0; out < 64; ++out) {
                flips[out] += static_cast<int>((changed >> out) & 1u);
            }
        }
        for (int out = 0; out < 64; ++out) {
            // standard deviation 0.0035; 4,096 pairs
            ASSERT_NEAR(flips[out] / static_cast<double>(kInputs), 0.5, 0.025) << in << " -> " << out;
        }
    }
}

TEST(Mix, CombineDependsOnOrder) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t a = 0; a < 300; ++a) {
        for (std::uint64_t b = 0; b < 300; ++b) {
            seen.insert(combine(a, b));
        }
    }
    EXPECT_EQ(seen.size(), 300u * 300u);
    EXPECT_NE(combine(1, 2), combine(2, 1));
}

TEST(Mix, TextsDiffer) {
    std::set<std::uint64_t> seen{hash_text(""),
                                 hash_text("a"),
                                 hash_text(std::string(1, '\0')),
                                 hash_text(std::string(2, '\0')),
                                 hash_text("ab"),
                                 hash_text("ba"),
                                 hash_text("网格"),
                                 hash_text("格网")};
    EXPECT_EQ(seen.size(), 8u);
    for (int i = 0; i < 20000; ++i) {
        seen.insert(hash_text("compound-" + std::to_string(i)));
    }
    EXPECT_EQ(seen.size(), 20008u);
}

// These numbers are part of every key: they must never change.
TEST(Mix, Golden) {
    EXPECT_EQ(mix64(0), 0xB70FB2CC55AF013Full);
    EXPECT_EQ(mix64(1), 0x90FA784DFF59DF1Dull);
    EXPECT_EQ(combine(1, 2), 0xE1931C6388F6BA3Cull);
    EXPECT_EQ(hash_text("网格"), 0xDB8036F186D7E029ull);
}

}  // namespace
}  // namespace wangge::core
