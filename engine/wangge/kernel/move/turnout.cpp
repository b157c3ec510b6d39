#include "wangge/kernel/move/turnout.hpp"

#include <algorithm>

#include "wangge/core/prime.hpp"

namespace wangge::kernel::move {
namespace {

constexpr std::uint64_t kWords = std::uint64_t{1} << 32;

// a 2^64 / b, rounded down; a below b.
std::uint64_t part_of_all(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t upper = (std::uint64_t{a} << 32) / b, rest = (std::uint64_t{a} << 32) % b;
    return upper << 32 | (rest << 32) / b;
}

std::uint64_t words_of(double share) {
    return static_cast<std::uint64_t>(std::clamp(share, 0.0, 1.0) * 0x1p32);
}

}  // namespace

// What is rounded down is made up for at the start, so that no word falls before its position.
Order::Order(const world::World& world, std::uint32_t grid, const core::Lot& today)
    : first_(world.first_of_grid(grid)),
      size_(world.end_of_grid(grid) - first_),
      positions_(world.grid.positions[grid]) {
    const core::Block words = today.words(world.grid.key[grid]);
    a_ = 1 + core::below(words[0], positions_ - 1);
    b_ = core::below(words[1], positions_);
    step_ = part_of_all(a_, positions_);
    const std::uint64_t position = part_of_all(1, positions_) >> 32;  // in words
    start_ = part_of_all(b_, positions_) + 2 * kWords + (position - 2) * words[2];
}

void Order::look_up() {
    inverse_ = core::inverse(a_, positions_);
}

std::uint32_t Order::resident(std::uint32_t position) const {
    const std::uint64_t inverse = inverse_ != 0 ? inverse_ : core::inverse(a_, positions_);
    const std::uint32_t from_start = position >= b_ ? position - b_ : position + positions_ - b_;
    const auto s = static_cast<std::uint32_t>(inverse * from_start % positions_);
    return s < size_ ? first_ + s : world::kNone;
}

Block::Block(std::uint64_t first, double share) : first_(first) {
    const std::uint64_t size = std::min(words_of(share), kWords - first);
    if (size < 4) return;  // so rare that it never happens
    scale_ = (std::uint64_t{4} << 48) / size;
    for (std::uint64_t quarter = 1; quarter < 4; ++quarter)
        edges_[quarter] = ((quarter << 48) + scale_ - 1) / scale_;
    edges_[4] = size;
}

GridBounds::GridBounds(const world::World& world) : least(world.residents) {
    for (std::uint32_t g = 0; g < world.grid.positions.size(); ++g) {
        const double people = world.end_of_grid(g) - world.first_of_grid(g);
        if (people == 0) continue;
        stretch = std::max(stretch, world.grid.positions[g] / people);
        least = std::min(least, people);
    }
    for (const auto* all : {&world.grid.restaurants, &world.grid.stores}) {
        for (const world::Nearby& near : *all) choices = std::max(choices, static_cast<double>(near.count));
    }
}

Turnout::Turnout(const Context& context)
    : world_(context.world),
      leisure_{core::Draws(context.luck, core::Purpose::kLeisure).lot(context.today())},
      yard_{core::Draws(context.luck, core::Purpose::kYard).lot(context.today())} {
    const policy::Contacts& contacts = context.scenario.contacts;
    const double rates[kLeisures] = {contacts.square_rate, contacts.park_rate, contacts.restaurant_rate,
                                     contacts.store_rate};
    const double most = *std::max_element(contacts.outing_ages.begin(), contacts.outing_ages.end());
    for (std::uint32_t k = 0; k < kLeisures; ++k)
        out_[k] = Block(k == 0 ? 0 : out_[k - 1].end(), rates[k] * most);
    down_ = Block(0, contacts.yard_rate);
    const bool duties = context.date.workday || context.date.schoolday;
    const auto set_words = [&](world::PlaceKind kind, const Block& block) {
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick)
            words_[static_cast<std::size_t>(kind)][tick] = words_of(block, tick, duties);
    };
    for (std::uint32_t k = 0; k < kLeisures; ++k) set_words(kLeisure[k], out_[k]);
    set_words(world::PlaceKind::kCompound, down_);
}

std::uint32_t Turnout::word_when_asked(const Orders& orders, std::uint32_t resident) const {
    return Order(world_, grid_of(resident), orders.today).word(resident);
}

void Turnout::draw_all() {
    const auto grids = static_cast<std::uint32_t>(world_.grid.positions.size());
    for (Orders* const orders : {&leisure_, &yard_}) {
        orders->drawn.reserve(grids);
        for (std::uint32_t g = 0; g < grids; ++g) orders->drawn.emplace_back(world_, g, orders->today);
    }
}

void Turnout::look_up() {
    draw_all();
    for (Orders* const orders : {&leisure_, &yard_}) {
        for (Order& order : orders->drawn) order.look_up();
    }
}

Block::Words Turnout::words_to(std::uint32_t kinds) const {
    Block::Words words{kWords, 0};
    for (std::uint32_t k = 0; k < kLeisures; ++k) {
        if ((kinds >> static_cast<unsigned>(kLeisure[k]) & 1u) == 0) continue;
        words.first = std::min(words.first, out_[k].begin());
        words.end = out_[k].end();
    }
    return words.end == 0 ? Block::Words{0, 0} : words;
}

std::uint64_t Turnout::leisurely(std::uint32_t k, const Block::Words& words) const {
    const std::uint32_t end = std::min(64 * k + 64, world_.residents);
    std::uint64_t bits = 0;
    for (std::uint32_t i = 64 * k; i < end;) {
        const std::uint32_t grid = grid_of(i), end_of_grid = std::min(end, world_.end_of_grid(grid));
        bits |= leisure_.drawn[grid].within(i, end_of_grid, words.first, words.end - words.first) << i % 64;
        i = end_of_grid;
    }
    return bits;
}

// Those who are free go in one of four ticks, all others in the last.
Block::Words Turnout::words_of(const Block& block, std::uint32_t tick, bool duties) {
    if (tick == kAfterWork && duties) return block.words(0, 4);
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
        if (kFree[quarter] == tick) return block.words(quarter, quarter + 1);
    }
    return {0, 0};
}

// People who stand side by side choose different ones.
std::uint32_t Turnout::place(world::PlaceKind kind, std::uint32_t resident) const {
    const std::uint32_t grid = grid_of(resident);
    const world::Nearby near = nearby(kind, grid);
    if (near.first == world::kNone) return world_.place_of(kind, resident);
    return near.first + ask(kind, grid, [&](const Order& order) {
               return order.position(order.word(resident)) % near.count;
           });
}

Turnout::Positions Turnout::positions(world::PlaceKind kind, std::uint32_t place, std::uint32_t grid,
                                      std::uint32_t tick) const {
    const Block::Words& those = words(kind, tick);
    if (those.first == those.end) return {0, 0, 1};
    const auto position = [&](std::uint64_t word) {
        return core::below(static_cast<std::uint32_t>(word), world_.grid.positions[grid]);
    };
    const std::uint32_t first = position(those.first), end = position(those.end - 1) + 1;
    const world::Nearby near = nearby(kind, grid);
    if (near.count == 1) return {first, end - first, 1};
    const std::uint32_t which = place - near.first, step = near.count,
                        from = first + (which + step - first % step) % step;
    return {from, from < end ? (end - from + step - 1) / step : 0, step};
}

double Turnout::most(world::PlaceKind kind, std::uint32_t tick, const GridBounds& bounds) const {
    const Block::Words& those = words(kind, tick);
    if (those.first == those.end) return 0;
    return static_cast<double>(those.end - those.first) * 0x1p-32 * bounds.stretch +
           (1 + bounds.choices) / bounds.least;
}

}  // namespace wangge::kernel::move
