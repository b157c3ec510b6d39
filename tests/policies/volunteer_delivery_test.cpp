#include <gtest/gtest.h>

#include "tests/policies/bench.hpp"

namespace wangge::policies {
namespace {

using test::Bench;
using world::Pool;

constexpr std::string_view kName = "volunteer_delivery";

TEST(VolunteerDelivery, OpensOneServiceForAll) {
    test::SmallTown town;
    policy::Directives orders = Bench(kName).decide(town, 11);
    ASSERT_EQ(orders.services.size(), 1u);
    const policy::Service service = orders.services[0];
    EXPECT_EQ(service.order_at_days, 4);
    EXPECT_EQ(service.order_days, 7);
    EXPECT_EQ(service.buy_minutes, 12);
    EXPECT_EQ(service.drop_minutes, 4);
    EXPECT_EQ(service.stairs_minutes, 0.5);
    EXPECT_EQ(service.batch, 6u);
    EXPECT_FALSE(service.priority_only);
    EXPECT_EQ(service.dwellings.reach, 1);
    orders.services.clear();
    EXPECT_EQ(test::fingerprint(orders), "") << "nothing else is ordered";
}

TEST(VolunteerDelivery, CouriersAreNeighbours) {
    test::SmallTown town;
    const policy::Pools pools = Bench(kName).decide(town, 11).services[0].pools;
    EXPECT_EQ(pools, policy::pool_bit(Pool::kCommunity) | policy::pool_bit(Pool::kParty) |
                         policy::pool_bit(Pool::kVolunteer));
    policy::Common common = core::presets<policy::Common>();
    common.staff_volunteer = 0;
    EXPECT_EQ(Bench(kName, {}, common).decide(town, 11).services[0].pools,
              policy::pool_bit(Pool::kCommunity) | policy::pool_bit(Pool::kParty));
}

TEST(VolunteerDelivery, RefusesToHaveNoCouriers) {
    const policy::PolicyKind& kind = test::kind_of(kName);
    policy::Common common = core::presets<policy::Common>();
    common.staff_volunteer = common.staff_party = 0;
    EXPECT_TRUE(kind.check(common, test::preset_settings(kind)).empty());
    common.staff_community = 0;
    const std::vector<core::Fault> faults = kind.check(common, test::preset_settings(kind));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].code, core::FaultCode::kContradiction);
    EXPECT_EQ(faults[0].key, "staff_volunteer");
    EXPECT_EQ(faults[0].arguments, std::vector<std::string>{"delivery_without_couriers"});
}

}  // namespace
}  // namespace wangge::policies
