// Three age groups who meet in schools, at work and in the community: final sizes by group.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/validation/laboratory.hpp"
#include "tests/validation/results.hpp"

namespace wangge::validation {
namespace {

constexpr std::uint32_t kPeople = 100000, kFirst = 60, kRuns = 40, kGroups = 3;
constexpr double kDays = 5;  // of infectiousness: whole days, so that every hour of the day counts alike

struct Group {
    const char *name, *name_zh;
    std::uint8_t age;
    double share;           // 2020 census: 0-19, 20-59, 60 and older
    double susceptibility;  // Zhang et al. 2020 Science: 0.34, 1, 1.47
};
constexpr std::array<Group, kGroups> kAll{{{"children", "儿童", 5, 0.2313, 0.34},
                                           {"adults", "成人", 35, 0.5814, 1.0},
                                           {"elders", "老人", 65, 0.1873, 1.47}}};

// Contacts per person and day in Prem et al. 2021, China: mean row sums of school over the bands to 19, of
// work over 20 to 59, of others over all.
constexpr double kSchool = 6.258, kWork = 4.123, kOthers = 4.944;

std::uint32_t group_of(std::uint32_t i) {
    const double place = (i + 0.5) / kPeople;
    return place < kAll[0].share ? 0u : place < kAll[0].share + kAll[1].share ? 1u : 2u;
}

// z_i = 1 - exp(-s_i sum_j K_ij z_j): contacts with j over a whole course. A contact passes infection with
// chance 1 - exp(-scale s_i / days), a little less than in proportion.
std::array<double, kGroups> expected_sizes(double scale) {
    constexpr double kFirstShare = static_cast<double>(kFirst) / kPeople;
    std::array<double, kGroups> z{0.5, 0.5, 0.5};
    for (int step = 0; step < 3000; ++step) {
        const std::array<double, kGroups> before = z;
        for (std::size_t i = 0; i < kGroups; ++i) {
            double contacts = 0;  // a day, with people who are or were infected
            for (std::size_t j = 0; j < kGroups; ++j) {
                double rate = kOthers * kAll[j].share;
                if (i == j && i == 0) rate += kSchool;
                if (i == j && i == 1) rate += kWork;
                contacts += rate * (before[j] * (1 - kFirstShare) + kFirstShare);
            }
            const double chance = -std::expm1(-scale * kAll[i].susceptibility / kDays);
            z[i] = -std::expm1(-kDays * contacts * chance);
        }
    }
    return z;
}

Laboratory town() {
    Laboratory laboratory = loners(kPeople);
    policy::Scenario& scenario = laboratory.scenario;
    set_stages(scenario.disease, {1.5}, {kDays});
    // Any three kinds of place would do: they stand for school, work and the community.
    const std::array<world::PlaceKind, kGroups> kinds{world::PlaceKind::kShop, world::PlaceKind::kTeam,
                                                      world::PlaceKind::kMarket};
    scenario.contacts.shop_rounds = kSchool;
    scenario.contacts.team_rounds = kWork;
    scenario.contacts.market_rounds = kOthers;
    scenario.contacts.weight_community = 1;
    std::array<std::vector<std::uint32_t>, kGroups> regulars;
    for (std::uint32_t i = 0; i < kPeople; ++i) {
        laboratory.world.resident.age[i] = kAll[group_of(i)].age;
        if (group_of(i) < 2) regulars[group_of(i)].push_back(i);
        regulars[2].push_back(i);
    }
    for (const Group& group : kAll)
        scenario.disease.susceptibility[kernel::disease::decade(group.age)] = group.susceptibility;
    // Ticks of three hours, in which a contact counts alike.
    for (std::uint32_t k = 0; k < kGroups; ++k) add_place(laboratory, kinds[k], regulars[k], 2 + k);
    return laboratory;
}

TEST(Groups, HaveTheirFinalSizes) {
    constexpr double kScale = 0.22;
    Laboratory laboratory = town();
    laboratory.transmission.outside = kScale;
    std::vector<std::array<double, kGroups>> sizes(kRuns);
    on_all_cores(kRuns, [&](std::uint32_t run) {
        Trial trial(laboratory, core::Seed{800 + run});
        for (std::uint32_t k = 0; k < kFirst; ++k) trial.infect(k * (kPeople / kFirst) + run);
        while (!trial.over()) trial.step();
        sizes[run].fill(0);
        for (const kernel::Transmission& one : trial.tree()) {
            const std::uint32_t group = group_of(one.infected);
            sizes[run][group] += 1 / (kAll[group].share * (kPeople - kFirst));
        }
    });
    const std::array<double, kGroups> expected = expected_sizes(kScale);
    for (std::size_t group = 0; group < kGroups; ++group) {
        double mean = 0;
        for (const auto& one : sizes) mean += one[group] / kRuns;
        expect_near({.title = std::string("final size of ") + kAll[group].name + ", contacts of Prem 2021",
                     .title_zh = std::string(kAll[group].name_zh) + "的最终感染比例（Prem 2021接触）",
                     .measured = mean,
                     .expected = expected[group],
                     .source = "z_i = 1 - exp(-s_i c sum_j M_ij z_j)"},
                    0.005);
    }
}

}  // namespace
}  // namespace wangge::validation
