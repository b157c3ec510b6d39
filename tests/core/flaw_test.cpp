#include "wangge/core/flaw.hpp"

#include <gtest/gtest.h>

#include <set>

namespace wangge::core {
namespace {

TEST(Flaws, AreNamedOnceInTheOrderOfTheirEnumeration) {
    std::set<std::string_view> names;
    std::uint16_t number = 0;
    for (const FlawName& flaw : kFlaws) {
        EXPECT_EQ(static_cast<std::uint16_t>(flaw.flaw), ++number) << flaw.name;
        EXPECT_TRUE(names.insert(flaw.name).second) << flaw.name;
        EXPECT_FALSE(flaw.mistake.empty()) << flaw.name;
    }
}

TEST(Flaws, AreAbsentUnlessThisBuildHasThem) {
    if (kFlawsBuilt) GTEST_SKIP() << "a build with flaws";
    planted_flaw = Flaw::kReachInverted;
    EXPECT_FALSE(flawed(Flaw::kReachInverted));
    planted_flaw = Flaw::kNone;
}

}  // namespace
}  // namespace wangge::core
