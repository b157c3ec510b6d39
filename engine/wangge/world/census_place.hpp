#pragma once

#include <array>
#include <span>
#include <string_view>

#include "wangge/world/population.hpp"

namespace wangge::world {

/// A row of the 2020 Population Census of China, county volume (National Bureau of Statistics): counts as
/// published. From `fifteen_plus` to `rented` they are of the long form (10 % of households): only their
/// ratios count.
struct CensusPlace {
    std::string_view name, title, title_zh;
    double people, men, urban;
    double households, in_households, one_person;  // family households; people in them; of one person
    std::array<double, kGenerations> generations;  // households of one, two, three, four and more
    std::array<double, kElderHomes> elder_homes;   // households with one, two, three and more of 65+
    std::array<double, kHukouElsewhere> hukou;  // registered elsewhere: same county, same province, other one
    double fifteen_plus, employed;              // persons
    std::array<double, kSectors - 1> sectors;   // of the employed: all but kOther
    double homes, lift, rented;                 // households; in buildings with a lift; renting
    std::array<double, kAgeBands> ages;         // persons
};

/// The places in three parts: the north-east, Beijing and the country; the Yangtze from Shanghai to Hubei;
/// the south and south-west.
std::span<const CensusPlace> census_2020_north();
std::span<const CensusPlace> census_2020_centre();
std::span<const CensusPlace> census_2020_south();

/// Shares of households of 1, ..., 9, 10 and more members with this share of the first and this mean: sizes
/// of two and more have the shape of Fujian 2020 (provincial yearbook), tilted (derived).
std::array<double, kHouseholdSizes> sizes_by_tilt(double one_person, double mean);

}  // namespace wangge::world
