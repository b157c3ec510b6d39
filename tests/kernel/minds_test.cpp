#include "wangge/kernel/mind/minds.hpp"

#include <gtest/gtest.h>

#include "tests/kernel/place.hpp"

namespace wangge::kernel {
namespace {

// What fades is as usual again some day, so that nobody looks at it for ever.
TEST(Forgetting, EndsAllThatFades) {
    const policy::Scenario& scenario = tests::plain_scenario();
    const Context context{tests::tienan_world(),        scenario, {}, 0x3F, core::Seed{21},
                          date_of(scenario.calendar, 0)};
    mind::Minds minds = mind::first_minds(context);
    minds.fear[0] = minds.grievance[0] = minds.trust[0] = 0.5;
    const mind::Forgetting forgetting(context);
    for (std::int32_t day = 0; day < 5000; ++day) {
        minds.grievance[0] = forgetting.grievance(minds.grievance[0]);
        minds.trust[0] = forgetting.trust(minds.trust[0]);
        forgetting.grids(minds);
        EXPECT_TRUE(day > 0 || minds.fear[0] > 0.3);
    }
    EXPECT_EQ(minds.fear[0], 0);
    EXPECT_EQ(minds.grievance[0], 0);
    EXPECT_EQ(minds.trust[0], 0);
}

}  // namespace
}  // namespace wangge::kernel
