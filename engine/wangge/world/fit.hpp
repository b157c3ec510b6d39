#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// One cell of a marginal table: its share as asked and as made, of so many people or households.
struct Cell {
    std::string_view field;  // parameter of the section `population` that asks for it
    std::string label;       // which cell, in the words of the table ("5-9", "men 5-9", "3"); empty if one
    double asked = 0, made = 0;
    double of = 0;
};

/// Every marginal that a population asks for beside what the world has. Rooms of institutions count as
/// people, not as households.
std::vector<Cell> fit(const Population& population, const World& world);

/// How far a cell may be from what was asked: within 1 % of it where it is above 5 %; for rarer ones within
/// three standard deviations of a binomial count. A person and a half is always allowed.
double tolerance(const Cell& cell);
inline bool fits(const Cell& cell) {
    const double miss = cell.made > cell.asked ? cell.made - cell.asked : cell.asked - cell.made;
    return miss <= tolerance(cell);
}

}  // namespace wangge::world
