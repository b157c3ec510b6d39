#include <functional>
#include <limits>

#include "tests/world/populations.hpp"

namespace wangge::world::tests {
namespace {

void expect_refused(const std::function<void(Population&)>& change, core::FaultCode code,
                    std::string_view key, std::string_view what = {}) {
    Population population = tienan();
    change(population);
    const core::Result<World> result = synthesise(population, core::Seed{1});
    ASSERT_FALSE(result.ok()) << key;
    const core::Fault& fault = result.faults().at(0);
    EXPECT_EQ(fault.code, code) << words(result.faults());
    EXPECT_EQ(fault.key, "population." + std::string(key));
    if (!what.empty()) {
        ASSERT_EQ(fault.arguments.size(), 3u);
        EXPECT_EQ(fault.arguments[0], what);
    }
}

constexpr core::FaultCode kTotal = core::FaultCode::kImpossibleTotal;

TEST(Refusals, MorePeopleThanHomesCanHold) {
    expect_refused([](Population& p) { p.residents = 1654; }, kTotal, "residents",
                   "residents_below_households");
    expect_refused([](Population& p) { p.residents = 12 * 1655 + 1; }, kTotal, "residents",
                   "residents_above_limit");
    expect_refused([](Population& p) { p.household_sizes = {}; }, kTotal, "household_sizes",
                   "people_by_size");
}

TEST(Refusals, TenantsThatDoNotFit) {
    expect_refused([](Population& p) { p.rented_households = 1656; }, kTotal, "rented_households",
                   "rented_households");
    expect_refused([](Population& p) { p.rented_residents = 127; }, kTotal, "rented_residents",
                   "rented_residents");
    expect_refused([](Population& p) { p.rented_residents = 3812; }, kTotal, "rented_residents",
                   "rented_residents");
    expect_refused([](Population& p) { p.rented_households = 0; }, kTotal, "rented_residents",
                   "rented_residents");
    expect_refused([](Population& p) { p.rented_households = 1655; }, kTotal, "rented_residents",
                   "rented_residents");
}

TEST(Refusals, AgesThatDoNotFit) {
    expect_refused([](Population& p) { p.ages.fill(0); }, kTotal, "ages", "people_by_age");
    expect_refused(
        [](Population& p) {
            p.ages.fill(0);
            p.ages[2] = 1;  // children only
        },
        kTotal, "ages", "children_and_elders");
    expect_refused(
        [](Population& p) {
            p.ages.fill(0);
            p.ages[15] = 1;  // elders only, but homes of three
        },
        kTotal, "ages", "children_and_elders");
}

TEST(Refusals, MoreHandsThanAdults) {
    expect_refused([](Population& p) { p.employed_share = 1; }, kTotal, "employed_share", "workers");
    expect_refused([](Population& p) { p.community_workers = 3500; }, kTotal, "community_workers",
                   "adults_to_serve");
    expect_refused([](Population& p) { p.party_volunteers = 3500; }, kTotal, "party_volunteers",
                   "adults_to_serve");
    expect_refused([](Population& p) { p.other_volunteers = 3500; }, kTotal, "other_volunteers",
                   "adults_to_serve");
    expect_refused([](Population& p) { p.returnees = 3500; }, kTotal, "returnees", "adults_to_return");
    expect_refused([](Population& p) { p.returnees_later = 2000; }, kTotal, "returnees_later",
                   "adults_to_return_later");
}

TEST(Refusals, MoreStairwellsThanHomes) {
    expect_refused([](Population& p) { p.stairwells = 1656; }, kTotal, "stairwells",
                   "stairwells_above_households");
    expect_refused([](Population& p) { p.grids = 30; }, kTotal, "grids", "grids_above_stairwells");
}

TEST(Refusals, ValuesOutsideTheirRange) {
    using core::FaultCode;
    expect_refused([](Population& p) { p.residents = 19; }, FaultCode::kOutOfRange, "residents");
    expect_refused([](Population& p) { p.residents = std::numeric_limits<double>::quiet_NaN(); },
                   FaultCode::kOutOfRange, "residents");
    expect_refused([](Population& p) { p.width = std::numeric_limits<double>::infinity(); },
                   FaultCode::kOutOfRange, "width");
    expect_refused([](Population& p) { p.ages[3] = -1; }, FaultCode::kOutOfRange, "ages");
    expect_refused([](Population& p) { p.household_sizes[4] = 1.5; }, FaultCode::kOutOfRange,
                   "household_sizes");
    expect_refused([](Population& p) { p.shops = 0; }, FaultCode::kOutOfRange, "shops");
    expect_refused([](Population& p) { p.gates = 2.5; }, FaultCode::kNotWhole, "gates");
}

}  // namespace
}  // namespace wangge::world::tests
