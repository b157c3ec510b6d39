#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/population.hpp"

namespace wangge::world {
namespace {

constexpr double kHomesPerGrid = 400;
constexpr double kHomesPerLane = 8;
constexpr double kHomesPerStairs = 15;  // five or six floors of two or three flats
constexpr double kHomesPerLift = 54;    // eighteen floors of three flats
constexpr double kResidentsPerShop = 67;
constexpr double kResidentsPerGate = 1300;
constexpr double kGapsPerGate[] = {3.3, 1, 0.5};  // by property management: walls have fewer gaps
constexpr double kResidentsPerWorker = 350;
constexpr double kCrewPerGate = 8;
constexpr double kDensity = 2000e-6;       // residents a square metre
constexpr double kLiftDensity = 20000e-6;  // more where everyone lives in a building with a lift
// Tienan's heads and places a resident
constexpr double kParty = 16.0 / 3812;
constexpr double kVolunteers = 41.0 / 3812;
constexpr double kSeconded = 8.0 / 3812;
constexpr double kReturnees = 47.0 / 3812;
constexpr double kReturneesLater = 4.0 / 3812;
constexpr double kRestaurants = 12.0 / 3812;
constexpr double kStores = 6.0 / 3812;
constexpr double kLines = 4.0 / 3812;

/// The nearest whole number of at least `least`; halves go up.
double whole(double value, double least) {
    return std::max(least, static_cast<double>(static_cast<std::int64_t>(value + 0.5)));
}

void settle(double& total, double value, double least = 1) {
    if (total < 0) {
        total = whole(value, least);
    }
}

}  // namespace

double collective_people(const Population& population) {
    return whole(population.collective_share * population.residents, 0);
}

double mean_size(const Population& population) {
    double homes = 0;
    double people = 0;
    for (std::uint32_t k = 0; k < kHouseholdSizes; ++k) {
        homes += population.household_sizes[k];
        people += population.household_sizes[k] * (k + 1);
    }
    return homes > 0 ? people / homes : 1;
}

Population part_of(const Population& population, double residents) {
    Population part = filled_in(population);
    const double share = residents / part.residents;
    for (const core::Field& field : Population::fields()) {
        double& total = *core::field_value(&part, field);
        const bool is_total =
            field.parameter.least == kByRule && field.parameter.kind == core::Kind::kInteger;
        if (is_total && total > 0) total = whole(total * share, 1);
    }
    part.residents = whole(residents, 1);
    part.width *= core::sqrt(share);
    return part;
}

Population filled_in(Population population) {
    Population& p = population;
    const double at_home = p.residents - collective_people(p);
    settle(p.communities, p.residents / kResidentsPerCommunity);
    settle(p.households, at_home / mean_size(p));
    settle(p.rented_households, p.rented_share * p.households, 0);
    const double mean = p.households > 0 ? at_home / p.households : 0;
    settle(p.rented_residents, p.rented_households * mean, 0);
    const double lift = p.lift_share * p.households;
    const double others = p.households - lift;
    // about lane_share of those without a lift are lanes
    const double homes = p.lane_share * kHomesPerLane + (1 - p.lane_share) * kHomesPerStairs;
    settle(p.stairwells, std::min(lift / kHomesPerLift + others / homes, p.households));
    settle(p.grids, std::min(p.households / kHomesPerGrid, p.stairwells));
    settle(p.shops, p.residents / kResidentsPerShop);
    settle(p.gates, p.residents / kResidentsPerGate);
    settle(p.side_gaps, p.gates * kGapsPerGate[static_cast<std::uint32_t>(p.property_management)], 0);
    settle(p.width, core::sqrt(p.residents / (kDensity + kLiftDensity * p.lift_share)), 50);
    settle(p.community_workers, p.residents / kResidentsPerWorker);
    settle(p.party_volunteers, p.residents * kParty, 0);
    settle(p.other_volunteers, p.residents * kVolunteers, 0);
    settle(p.gate_crew, p.gates * kCrewPerGate, 0);
    settle(p.seconded, p.residents * kSeconded, 0);
    settle(p.returnees, p.residents * kReturnees, 0);
    settle(p.returnees_later, p.residents * kReturneesLater, 0);
    settle(p.restaurants, p.residents * kRestaurants);
    settle(p.stores, p.residents * kStores);
    settle(p.transit_lines, p.residents * kLines, 0);
    return population;
}

}  // namespace wangge::world
