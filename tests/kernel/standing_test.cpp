#include "wangge/kernel/standing.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"

namespace wangge::kernel {
namespace {

using policy::Errand;
using policy::errands;

Standing standing_of(const policy::Directives& orders) {
    static const core::Seed luck{3};
    return resolve({tests::tienan_world(),
                    tests::plain_scenario(),
                    {},
                    0x3F,
                    luck,
                    date_of(tests::plain_scenario().calendar, 1)},
                   orders);
}

TEST(Standing, OfTwoPermitsLeavesWhatBothAllow) {
    policy::Directives orders;
    orders.permits.push_back({{}, errands(Errand::kWork, Errand::kFood)});
    orders.permits.push_back({{}, errands(Errand::kFood, Errand::kMedical)});
    const Standing both = standing_of(orders);
    ASSERT_TRUE(both.restricts);
    for (const policy::Errands allowed : both.allowed) ASSERT_EQ(allowed, errands(Errand::kFood));
    EXPECT_FALSE(standing_of({}).restricts);
}

TEST(Standing, OfTwoQuotasKeepsTheLongerInterval) {
    policy::Directives orders;
    orders.permits.push_back({{}, errands(Errand::kMedical)});
    orders.quotas.push_back({{}, 5});
    orders.quotas.push_back({{}, 3});
    for (const std::int16_t every : standing_of(orders).outing_every) ASSERT_EQ(every, 5);
}

}  // namespace
}  // namespace wangge::kernel
