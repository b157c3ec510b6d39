#include "wangge/core/draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "tests/core/reference.hpp"

namespace wangge::core {
namespace {

using reference::uniform_deviate;

constexpr Seed kSeed{20200123};
constexpr auto kOther = static_cast<Purpose>(2);  // any other number
constexpr std::uint32_t kMost = 0xFFFFFFFFu;

TEST(Draw, PreparedChanceIsTheSame) {
    for (const double p :
         {-1.0, 0.0, 0x1p-1074, 0x1p-33, 0x1p-32, 0.1, 1.0 / 3, 0.5, 1.0 - 0x1p-32, 1.0 - 0x1p-33, 1.0, 7.0,
          std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        const Chance chance(p);
        const auto at = static_cast<std::uint32_t>(p > 0 ? std::min(p, 1.0 - 0x1p-32) * 0x1p32 : 0.0);
        for (const std::uint32_t w : {0u, at - 1, at, at + 1, kMost})
            EXPECT_EQ(chance.happens(w), happens(w, p)) << p;
    }
}

TEST(Draw, UnitIsInsideAndSymmetric) {
    EXPECT_EQ(unit(0), 0x1p-33);
    EXPECT_EQ(unit(kMost), 1.0 - 0x1p-33);
    EXPECT_EQ(unit53(0, 0), 0x1p-53);
    EXPECT_EQ(unit53(kMost, kMost), 1.0 - 0x1p-53);
    EXPECT_LT(unit53(5, kMost), unit53(6, 0));
    for (std::uint32_t w = 0; w < 1000; ++w) {
        EXPECT_EQ(unit(w * 4294967u), 1.0 - unit(~(w * 4294967u)));
    }
}

TEST(Draw, HappensIsExact) {
    EXPECT_FALSE(happens(0, 0.0));
    EXPECT_FALSE(happens(0, -1.0));
    EXPECT_FALSE(happens(0, std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(happens(0, 0x1p-1074));
    EXPECT_TRUE(happens(kMost, 1.0));
    EXPECT_TRUE(happens(kMost, std::numeric_limits<double>::infinity()));
    EXPECT_FALSE(happens(kMost, 1.0 - 0x1p-32));
    EXPECT_TRUE(happens(kMost, 1.0 - 0x1p-33));
    EXPECT_FALSE(happens(0x80000000u, 0.5));
    EXPECT_TRUE(happens(0x7FFFFFFFu, 0.5));
}

TEST(Draw, HappensWithTwoWordsIsExact) {
    EXPECT_FALSE(happens(0, 0, 0.0));
    EXPECT_FALSE(happens(0, 0, std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(happens(kMost, kMost, 1.0));
    EXPECT_FALSE(happens(kMost, kMost, 1.0 - 0x1p-53));
    EXPECT_TRUE(happens(0, 0, 0x1p-70));
    EXPECT_FALSE(happens(0, 1, 0x1p-70));
    EXPECT_FALSE(happens(0, 5, 5 * 0x1p-64));
    EXPECT_TRUE(happens(0, 4, 5 * 0x1p-64));
    EXPECT_TRUE(happens(0, 5, 5.5 * 0x1p-64));
    const Draws draws(kSeed, Purpose::kTest);
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const Block b = draws.block(i);
        const double p = unit(b[2]) * (i % 2 == 0 ? 1.0 : 1e-9);
        const std::uint32_t high = i % 2 == 0 ? b[0] : b[0] % 8;
        if (happens(high, b[1], p)) {
            ASSERT_TRUE(happens(high, p));
            ASSERT_TRUE(happens(high, b[1], p * 1.0000001));
        }
        if (happens(high, b[1], 0.5 * p)) {
            ASSERT_TRUE(happens(high, b[1], p));
        }
    }
}

TEST(Draw, BelowIsInsideAndFair) {
    EXPECT_EQ(below(kMost, 0), 0u);
    EXPECT_EQ(below(kMost, 1), 0u);
    EXPECT_EQ(below(kMost, 7), 6u);
    EXPECT_EQ(below(0, 7), 0u);
    EXPECT_EQ(below(kMost, kMost), kMost - 1);
    const Draws draws(kSeed, Purpose::kTest);
    std::vector<double> counts(7, 0.0);
    for (std::uint64_t i = 0; i < 70000; ++i) {
        counts[draws.below(7, i)] += 1.0;
    }
    EXPECT_LT(std::fabs(uniform_deviate(counts)), 4.0);
}

TEST(Draw, FormsAgree) {
    constexpr Draws draws(kSeed, Purpose::kTest);
    constexpr Block b = draws.block(0x123456789ABCull, 7, 3);
    EXPECT_EQ(block(kSeed, Purpose::kTest, 0x123456789ABCull, 7, 3), b);
    EXPECT_EQ(word(kSeed, Purpose::kTest, 0x123456789ABCull, 7, 3), b[0]);
    EXPECT_EQ(draws.word(0x123456789ABCull, 7, 3), b[0]);
    EXPECT_EQ(draws.unit(0x123456789ABCull, 7, 3), unit(b[0]));
    EXPECT_EQ(draws.unit53(0x123456789ABCull, 7, 3), unit53(b[0], b[1]));
    EXPECT_EQ(draws.below(100, 0x123456789ABCull, 7, 3), below(b[0], 100));
    EXPECT_TRUE(draws.happens(unit(b[0]) + 1e-9, 0x123456789ABCull, 7, 3));
    EXPECT_FALSE(draws.happens(unit(b[0]) - 1e-9, 0x123456789ABCull, 7, 3));
    EXPECT_EQ(rank(kSeed, Purpose::kTest, 5, 6), draws.rank(5, 6));
    EXPECT_EQ(draws.lot(5).rank(6), draws.rank(5, 6));
    EXPECT_EQ(draws.lot(5).word(6), draws.rank_word(5, 6));
    EXPECT_EQ(draws.lot(5).lot(6).rank(7), mix64(draws.rank(5, 6) ^ 7));
    EXPECT_EQ(unit53(0x123456789ABCDEF0u), unit53(0x12345678u, 0x9ABCDEF0u));
}

using Word = std::function<std::uint32_t(std::uint64_t)>;
using Named = std::vector<std::pair<const char*, Word>>;

// A 16 x 16 table of two neighbouring draws' leading digits is flat, and so is every word by itself.
void expect_independent(const Word& one, const Named& neighbours) {
    constexpr std::uint64_t kDraws = 200000;
    for (const auto& [name, neighbour] : neighbours) {
        std::vector<double> table(256, 0.0), alone(256, 0.0);
        int equal = 0;
        for (std::uint64_t i = 0; i < kDraws; ++i) {
            const std::uint32_t a = one(i);
            const std::uint32_t b = neighbour(i);
            equal += a == b ? 1 : 0;
            table[(a >> 28) * 16 + (b >> 28)] += 1.0;
            alone[b & 255u] += 1.0;
        }
        EXPECT_LT(std::fabs(uniform_deviate(table)), 4.0) << name;
        EXPECT_LT(std::fabs(uniform_deviate(alone)), 4.0) << name;
        EXPECT_LE(equal, 2) << name;
    }
}

// Every argument matters, alone.
TEST(Draw, NeighboursAreIndependent) {
    const Draws draws(kSeed, Purpose::kTest);
    const Draws other_purpose(kSeed, kOther);
    const Draws other_seed(Seed{kSeed.value + 1}, Purpose::kTest);
    const Draws derived(derive(kSeed, 1), Purpose::kTest);
    const Named neighbours{
        {"second word", [&](std::uint64_t i) { return draws.block(i)[1]; }},
        {"third word", [&](std::uint64_t i) { return draws.block(i)[2]; }},
        {"fourth word", [&](std::uint64_t i) { return draws.block(i)[3]; }},
        {"purpose", [&](std::uint64_t i) { return other_purpose.word(i); }},
        {"seed", [&](std::uint64_t i) { return other_seed.word(i); }},
        {"derived seed", [&](std::uint64_t i) { return derived.word(i); }},
        {"subject", [&](std::uint64_t i) { return draws.word(i + 1); }},
        {"subject, high half", [&](std::uint64_t i) { return draws.word(i + (1ull << 32)); }},
        {"when", [&](std::uint64_t i) { return draws.word(i, 1); }},
        {"which", [&](std::uint64_t i) { return draws.word(i, 0, 1); }},
        {"rank", [&](std::uint64_t i) { return static_cast<std::uint32_t>(draws.rank(1, i) >> 32); }},
        {"third word", [&](std::uint64_t i) { return draws.words(1, i)[2]; }},
        {"fourth word", [&](std::uint64_t i) { return draws.words(1, i)[3]; }},
        {"rank of the next", [&](std::uint64_t i) { return static_cast<std::uint32_t>(draws.rank(2, i)); }},
    };
    expect_independent([&](std::uint64_t i) { return draws.word(i); }, neighbours);
}

// The same of ranks, whose two halves are luck of their own.
TEST(Draw, NeighbouringRanksAreIndependent) {
    const Draws draws(kSeed, Purpose::kTest), other_purpose(kSeed, kOther);
    const Lot today = draws.lot(70);
    const Named neighbours{
        {"lower half", [&](std::uint64_t i) { return static_cast<std::uint32_t>(today.rank(i)); }},
        {"product", [&](std::uint64_t i) { return today.word(i) * 0x9E3779B9u; }},
        {"tomorrow", [&](std::uint64_t i) { return draws.lot(71).word(i); }},
        {"next", [&](std::uint64_t i) { return today.word(i + 1); }},
        {"purpose", [&](std::uint64_t i) { return other_purpose.lot(70).word(i); }},
        {"of three", [&](std::uint64_t i) { return today.lot(i).word(0); }},
        {"of three, next", [&](std::uint64_t i) { return today.lot(i).word(1); }},
    };
    expect_independent([&](std::uint64_t i) { return today.word(i); }, neighbours);
    expect_independent([&](std::uint64_t i) { return today.lot(7).word(i); },
                       {{"next point", [&](std::uint64_t i) { return today.lot(7).word(i + 1); }},
                        {"next subject", [&](std::uint64_t i) { return today.lot(8).word(i); }}});
}

TEST(Draw, UniformIsUniform) {
    std::vector<double> sample, sample53;
    const Draws draws(kSeed, Purpose::kTest);
    for (std::uint64_t i = 0; i < 100000; ++i) {
        sample.push_back(draws.unit(hash_text("resident"), static_cast<std::uint32_t>(i)));
        sample53.push_back(draws.unit53(i, 4, 9));
    }
    const auto identity = [](double x) { return x; };
    EXPECT_LT(reference::kolmogorov(sample, identity), 2.35);
    EXPECT_LT(reference::kolmogorov(sample53, identity), 2.35);
}

TEST(Draw, ChanceIsRight) {
    const Draws draws(kSeed, Purpose::kTest);
    for (const double p : {0.001, 0.3, 0.97}) {
        double yes = 0.0;
        constexpr double kTries = 200000.0;
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(kTries); ++i) {
            yes += draws.happens(p, i) ? 1.0 : 0.0;
        }
        EXPECT_LT(std::fabs(yes - kTries * p) / std::sqrt(kTries * p * (1 - p)), 4.0) << p;
    }
}

TEST(Draw, RanksDoNotTieAndEachMayWin) {
    const Draws draws(kSeed, Purpose::kTest);
    std::set<std::uint64_t> seen;
    std::vector<double> wins(10, 0.0);
    for (std::uint64_t task = 0; task < 20000; ++task) {
        std::uint64_t best = 0, winner = 0;
        for (std::uint64_t worker = 0; worker < 10; ++worker) {
            const std::uint64_t r = draws.rank(task, worker);
            seen.insert(r);
            if (r > best) {
                best = r;
                winner = worker;
            }
        }
        wins[winner] += 1.0;
    }
    EXPECT_EQ(seen.size(), 200000u);
    EXPECT_LT(std::fabs(uniform_deviate(wins)), 4.0);
}

// Part of every result: must never change.
TEST(Draw, Golden) {
    EXPECT_EQ(derive(Seed{1}, 2).value, 0xAC802892E08DD9BEull);
    EXPECT_EQ(block(Seed{1}, Purpose::kTest, 2, 3, 4),
              (Block{0x36DEB0BEu, 0x29E7CCDAu, 0x58E506C7u, 0x587599E1u}));
    EXPECT_EQ(rank(Seed{1}, Purpose::kTest, 2, 3), 0x210EF4C53C936D92ull);
}

}  // namespace
}  // namespace wangge::core
