#include "wangge/core/ids.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace wangge::core {
namespace {

struct Household;
struct Resident;

TEST(Ids, DefaultNamesNothing) {
    constexpr Id<Household> nothing;
    EXPECT_FALSE(nothing.valid());
    EXPECT_EQ(nothing.value, 0xFFFFFFFFu);
    EXPECT_EQ(nothing, Id<Household>(Id<Household>::none));
}

TEST(Ids, CompareByValue) {
    constexpr Id<Household> three(3), four(4);
    EXPECT_TRUE(three.valid());
    EXPECT_LT(three, four);
    EXPECT_NE(three, four);
    EXPECT_EQ(four, Id<Household>(4));
}

TEST(Ids, KindsDoNotMix) {
    static_assert(!std::is_convertible_v<std::uint32_t, Id<Household>>);
    static_assert(!std::is_convertible_v<Id<Resident>, Id<Household>>);
    static_assert(!std::is_constructible_v<Id<Resident>, Id<Household>>);
    static_assert(!std::is_convertible_v<Id<Household>, std::uint32_t>);
    static_assert(std::is_trivially_copyable_v<Id<Household>> && sizeof(Id<Household>) == 4);
}

}  // namespace
}  // namespace wangge::core
