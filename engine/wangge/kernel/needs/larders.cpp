#include "wangge/kernel/needs/larders.hpp"

#include "wangge/core/samplers.hpp"
#include "wangge/kernel/columns.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr double kCanteenDays = 10000;  // the kitchen of a care home or dormitory never runs dry (assumed)

bool whole(double days) {
    return days == static_cast<double>(static_cast<std::int32_t>(days));
}

// Days between two shopping trips; 0 where that is not always the same.
std::int32_t days_between(const policy::Needs& needs) {
    constexpr double kMost = 0xFD;
    const double days = needs.shop_to - needs.shop_at;
    return whole(needs.shop_at) && whole(needs.shop_to) && days >= 1 && days <= kMost
               ? static_cast<std::int32_t>(days)
               : 0;
}

// Somebody there can always carry what all eat between two trips.
bool fetches_all(const Context& context, std::uint32_t h, std::int32_t days) {
    const world::World& world = context.world;
    if (world.household.dwelling[h] != world::Dwelling::kFamily || world.household.supplied[h] != 0)
        return false;
    if (days * static_cast<std::int64_t>(world.members(h)) > context.scenario.needs.carry) return false;
    for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
        if (world.resident.can_carry[i] != 0 && world.resident.age[i] >= kShopsAlone) return true;
    }
    return false;
}

std::int32_t floor_mod(std::int32_t value, std::int32_t by) {
    const std::int32_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

}  // namespace

Larders::Larders(const Context& context)
    : world_(&context.world),
      every_(days_between(context.scenario.needs)),
      shop_at_(static_cast<std::int32_t>(context.scenario.needs.shop_at)),
      at_start_(context.world.households, 0),
      round_(context.world.households, kNever) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws stock(context.luck, core::Purpose::kStock);
    if (every_ > 0) {
        bought_.assign(static_cast<std::size_t>(every_) * world.grid.key.size(), 0);
        all_bought_.assign(static_cast<std::size_t>(every_), 0);
    }
    for (std::uint32_t h = 0; h < world.households; ++h) {
        if (every_ > 0 && fetches_all(context, h, every_)) round_[h] = kOff;
        const bool kitchen = world.household.dwelling[h] != world::Dwelling::kFamily;
        const double days = kitchen ? kCanteenDays
                                    : core::lognormal_median(stock.unit(world.household.key[h]),
                                                             needs.stock_median, needs.stock_sigma);
        set(h, needs::rations(days, world.members(h)));
    }
}

void Larders::add(std::uint32_t h, std::int32_t day, std::int32_t rations) {
    leave_round(h, day);
    set(h, at_start_[h] + rations);
}

bool Larders::join_round(std::uint32_t h, std::int32_t day) {
    if (round_[h] != kOff) return false;
    const std::int32_t members = members_of(h);
    const std::int32_t beyond = at_start_[h] - members * (day + shop_at_);
    if (beyond < 0 || beyond % members != 0 || beyond / members >= every_) return false;
    round_[h] = static_cast<std::uint8_t>((day + beyond / members) % every_);
    count(h, 1);
    return true;
}

void Larders::leave_round(std::uint32_t h, std::int32_t day) {
    if (!on_round(h)) return;
    at_start_[h] = food(h, day) + members_of(h) * day;  // whole rounds more: the cell stays
    count(h, -1);
    round_[h] = kOff;
    left_.push_back(h);
}

std::span<const std::int64_t> Larders::bought(std::int32_t day) const {
    if (every_ == 0) return {};
    const std::size_t grids = world_->grid.key.size();
    return {bought_.data() + static_cast<std::size_t>(day % every_) * grids, grids};
}

core::StateHash Larders::hash() const {
    core::StateHash hash = hash_;
    hash.add(kLarder, at_start_.size(), rations_);
    return hash;
}

std::int64_t Larders::cell(std::uint32_t h) const {
    if (round_[h] == kNever || members_of(h) == 0) return at_start_[h];
    return floor_mod(at_start_[h], every_ * members_of(h));
}

void Larders::set(std::uint32_t h, std::int32_t at_start) {
    const std::int64_t before = cell(h);
    rations_ += at_start - at_start_[h];
    at_start_[h] = at_start;
    const std::int64_t after = cell(h);
    if (before == after) return;
    if (before != 0) hash_.remove(kLarder, h, before);
    if (after != 0) hash_.add(kLarder, h, after);
}

void Larders::count(std::uint32_t h, std::int64_t sign) {
    const std::int64_t rations = sign * every_ * members_of(h);
    bought_[round_[h] * world_->grid.key.size() + world_->grid_of(h)] += rations;
    all_bought_[round_[h]] += rations;
}

}  // namespace wangge::kernel::needs
