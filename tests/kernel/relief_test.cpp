#include "wangge/kernel/day/relief.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"

namespace wangge::kernel::day {
namespace {

// Whether help is felt at once or in the evening, it comes to the same, at the bounds too.
TEST(Relief, IsFeltInTheEveningAsIfAtOnce) {
    policy::Scenario scenario;
    scenario.mind.trust_delivery = 0.3;
    scenario.mind.trust_ticket = 0.25;
    const Context context{tests::tienan_world(),        scenario, {}, 0x3F, core::Seed{21},
                          date_of(scenario.calendar, 0)};
    mind::Minds at_once = mind::first_minds(context);
    at_once.grievance[3] = 0.01F, at_once.grievance[4] = 0.9F, at_once.trust[4] = -0.4F;
    mind::Minds evening = at_once;
    Relief relief;
    for (const auto& [help, household] : {std::pair{Help::kDelivery, 3u},
                                          {Help::kTicket, 4u},
                                          {Help::kDelivery, 3u},
                                          {Help::kDelivery, 4u},
                                          {Help::kTicket, 3u}}) {
        feel_helped(context, help, household, at_once);
        relief.bring(help, household);
    }
    EXPECT_EQ(evening.trust[3], 0) << "nobody feels anything before the evening";
    relief.feel(context, evening);
    EXPECT_EQ(evening.grievance, at_once.grievance);
    EXPECT_EQ(evening.trust, at_once.trust);
    EXPECT_EQ(evening.stirred.filled(), at_once.stirred.filled());
    relief.feel(context, evening);
    EXPECT_EQ(evening.trust, at_once.trust) << "and nothing twice";
}

}  // namespace
}  // namespace wangge::kernel::day
