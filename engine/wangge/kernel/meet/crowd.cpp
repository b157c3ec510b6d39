#include "wangge/kernel/meet/crowd.hpp"

namespace wangge::kernel::meet {

Crowd::Crowd(const move::Turnout& turnout, const world::World& world, world::PlaceKind kind,
             std::uint32_t place, std::uint32_t grid, std::uint32_t tick)
    : turnout_(&turnout), kind_(kind), place_(place), tick_(tick), first_(grid), end_(grid + 1) {
    const world::Nearby near = turnout.nearby(kind, grid);
    choices_ = near.count;
    const auto share = [&](std::uint32_t a, std::uint32_t b) {
        return kind == world::PlaceKind::kPark
                   ? world.grid.community[a] == world.grid.community[b]
                   : near.first != world::kNone && turnout.nearby(kind, b).first == near.first;
    };
    while (first_ > 0 && share(grid, first_ - 1)) --first_;
    while (end_ < world.grid.key.size() && share(grid, end_)) ++end_;
    for (std::uint32_t g = first_; g < end_; ++g) {
        size_ += positions(g).size;
        people_ += world.end_of_grid(g) - world.first_of_grid(g);
    }
}

std::uint32_t Crowd::number_of(std::uint32_t resident, std::uint32_t grid) const {
    const move::Turnout::Positions own = positions(grid);
    const std::uint32_t position = turnout_->ask(
                            kind_, grid,
                            [&](const move::Order&order) { return order.position(order.word(resident)); }),
                        ahead = position - own.first;
    std::uint32_t number = ahead / own.step;
    if (ahead % own.step != 0 || number >= own.size) return world::kNone;
    for (std::uint32_t g = first_; g < grid; ++g) number += positions(g).size;
    return number;
}

std::uint32_t Crowd::member(std::uint32_t number) const {
    for (std::uint32_t g = first_;; ++g) {
        const move::Turnout::Positions here = positions(g);
        if (number < here.size) {
            return turnout_->ask(kind_, g, [&](const move::Order& order) {
                return order.resident(here.first + number * here.step);
            });
        }
        number -= here.size;
    }
}

}  // namespace wangge::kernel::meet
