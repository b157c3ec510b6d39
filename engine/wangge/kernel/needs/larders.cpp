#include "wangge/kernel/needs/larders.hpp"

#include <algorithm>
#include <numeric>

#include "wangge/core/flaw.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/kernel/columns.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr double kCanteenDays = 10000;    // the kitchen of a care home or dormitory never runs dry (assumed)
constexpr std::int32_t kMostTrip = 0x7F;  // rations that are kept of a usual trip

// Rations that a household fetches every time while all are well and free; 0 if they differ.
std::int32_t usual_trip(const Context& context, std::uint32_t h) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    if (world.household.dwelling[h] != world::Dwelling::kFamily || world.household.supplied[h] != 0) return 0;
    bool shops = false, carries = false;
    for (std::uint32_t i = world.household.first[h]; i < world.household.first[h + 1]; ++i) {
        if (world.resident.age[i] < kShopsAlone) continue;
        shops = true;
        carries = carries || world.resident.can_carry[i] != 0;
    }
    if (!shops) return 0;
    const std::uint32_t members = world.members(h);
    const std::int32_t carried = load(needs, carries, false),
                       missing = rations(needs.shop_to, members) - rations(needs.shop_at, members);
    const std::int32_t each = std::min(carried, missing), eaten = static_cast<std::int32_t>(members);
    const bool fills_up = missing < carried;
    return each < eaten || each > kMostTrip || (fills_up && each % eaten != 0) ? 0 : each;
}

std::int32_t floor_mod(std::int32_t value, std::int32_t by) {
    const std::int32_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

}  // namespace

std::int32_t load(const policy::Needs& needs, bool can_carry, bool market) {
    if (can_carry || core::flawed(core::Flaw::kOldPeopleCarryAll))
        return static_cast<std::int32_t>(needs.carry);
    return static_cast<std::int32_t>(market ? needs.carry_old_market : needs.carry_old);
}

Larders::Larders(const Context& context)
    : world_(&context.world),
      shop_at_(context.scenario.needs.shop_at),
      shop_to_(context.scenario.needs.shop_to),
      at_start_(context.world.households, 0),
      trip_(context.world.households, 0) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws stock(context.luck, core::Purpose::kStock);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        trip_[h] = static_cast<std::uint8_t>(usual_trip(context, h));
        const bool kitchen = world.household.dwelling[h] != world::Dwelling::kFamily;
        const double days = kitchen ? kCanteenDays
                                    : core::lognormal_median(stock.unit(world.household.key[h]),
                                                             needs.stock_median, needs.stock_sigma);
        set(h, needs::rations(days, world.members(h)));
        if (trip_[h] == 0) continue;
        const std::int32_t days_between = trip_[h] / std::gcd(trip_of(h), members_of(h));
        const auto same = [&](const Period& period) { return period.days == days_between; };
        if (std::any_of(periods_.begin(), periods_.end(), same)) continue;
        const auto phases = static_cast<std::size_t>(days_between);
        periods_.push_back({days_between, std::vector<std::int64_t>(phases, 0),
                            std::vector<std::int64_t>(phases * world.grid.key.size(), 0)});
    }
}

void Larders::add(std::uint32_t h, std::int32_t day, std::int32_t rations) {
    leave_round(h, day);
    set(h, at_start_[h] + rations);
}

// Whether a larder is as it always is on the round.
bool Larders::may_join(std::uint32_t h, std::int32_t food) const {
    const std::int32_t members = members_of(h), beyond = food - shops_at(h);
    if (beyond > trip_of(h) - members || (goes_daily(h) ? food < 0 : beyond <= -members)) return false;
    // Who fills the larder up brings as much every time only from one stock on.
    const bool fills_up = rations(shop_to_, world_->members(h)) - shops_at(h) == trip_of(h);
    return !fills_up || floor_mod(beyond, members) == 0;
}

std::int32_t Larders::joins_on(std::uint32_t h, std::int32_t from) const {
    if (trip_[h] == 0) return kNever;
    const std::int32_t members = members_of(h), too_much = at_start_[h] - shops_at(h) - trip_of(h) + members;
    const std::int32_t day = std::max(from, too_much <= 0 ? 0 : (too_much + members - 1) / members);
    return may_join(h, at_start_[h] - members * day) ? day : kNever;
}

bool Larders::join_round(std::uint32_t h, std::int32_t day) {
    if (trip_[h] == 0 || on_round(h)) return false;
    const std::int32_t food = at_start_[h] - members_of(h) * day;
    if (!may_join(h, food)) return false;
    if (goes_daily(h)) at_start_[h] = food;
    trip_[h] |= kOn;
    count(h, 1);
    return true;
}

void Larders::leave_round(std::uint32_t h, std::int32_t day) {
    if (!on_round(h)) return;
    count(h, -1);
    at_start_[h] = on_the_round(h, day) + members_of(h) * day;  // whole trips more: the cell stays
    trip_[h] &= static_cast<std::uint8_t>(~kOn);
    left_.push_back(h);
}

std::int64_t Larders::fetched(std::int32_t day) const {
    std::int64_t sum = 0;
    for (const Period& period : periods_) sum += period.all[phase(period, day)];
    return sum;
}

core::StateHash Larders::hash() const {
    core::StateHash hash = hash_;
    hash.add(kLarder, at_start_.size(), rations_);
    return hash;
}

// Down to where they shop they have more than that less a day's rations, and a trip more after it.
std::int32_t Larders::on_the_round(std::uint32_t h, std::int32_t day) const {
    if (goes_daily(h)) return at_start_[h];
    const std::int32_t members = members_of(h), least = shops_at(h) - members + 1;
    return least + floor_mod(at_start_[h] - members * day - least, trip_of(h));
}

std::int64_t Larders::cell(std::uint32_t h) const {
    return trip_[h] == 0 ? at_start_[h] : floor_mod(at_start_[h], trip_of(h));
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
    const std::int32_t trip = trip_of(h), days = trip / std::gcd(trip, members_of(h));
    Period& period =
        *std::find_if(periods_.begin(), periods_.end(), [&](const Period& one) { return one.days == days; });
    for (std::int32_t day = 0; day < days; ++day) {
        if (on_the_round(h, day) > shops_at(h)) continue;
        const std::size_t row = phase(period, day);
        period.all[row] += sign * trip;
        period.fetched[row * world_->grid.key.size() + world_->grid_of(h)] += sign * trip;
    }
}

}  // namespace wangge::kernel::needs
