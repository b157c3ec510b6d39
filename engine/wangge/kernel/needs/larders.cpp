#include "wangge/kernel/needs/larders.hpp"

#include <algorithm>
#include <numeric>

#include "wangge/core/flaw.hpp"
#include "wangge/core/floor_mod.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/kernel/columns.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr double kCanteenDays = 10000;    // the kitchen of a care home or dormitory never runs dry (assumed)
constexpr std::int32_t kMostTrip = 0x7E;  // rations that are kept of a usual trip

// Rations that a household fetches every time while all are well and free; 0 if they differ, or if it goes
// hungry between two trips.
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
    const std::int32_t shops_at = rations(needs.shop_at, members), carried = load(needs, carries, false),
                       missing = rations(needs.shop_to, members) - shops_at;
    const std::int32_t each = std::min(carried, missing), eaten = static_cast<std::int32_t>(members);
    const bool fills_up = missing < carried;
    if (each < eaten || each > kMostTrip || shops_at < eaten - 1) return 0;
    return fills_up && each % eaten != 0 ? 0 : each;
}

}  // namespace

std::int32_t load(const policy::Needs& needs, bool can_carry, bool market) {
    if (can_carry || core::flawed(core::Flaw::kOldPeopleCarryAll))
        return static_cast<std::int32_t>(needs.carry);
    return static_cast<std::int32_t>(market ? needs.carry_old_market : needs.carry_old);
}

std::uint32_t phase_of_visits(const Context& context, std::uint32_t household) {
    return core::Draws(context.luck, core::Purpose::kRelatives)
        .below(static_cast<std::uint32_t>(context.scenario.needs.supplied_every),
               context.world.household.key[household], 0xFFFFFFFF);
}

Larders::Larders(const Context& context)
    : world_(&context.world),
      shop_at_(context.scenario.needs.shop_at),
      shop_to_(context.scenario.needs.shop_to),
      every_(static_cast<std::int32_t>(context.scenario.needs.supplied_every)),
      larders_(context.world.households),
      plenty_(static_cast<std::size_t>(context.scenario.calendar.days)),
      brought_(static_cast<std::size_t>(every_), 0) {
    const world::World& world = context.world;
    const policy::Needs& needs = context.scenario.needs;
    const core::Draws stock(context.luck, core::Purpose::kStock);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        Larder& larder = larders_[h];
        larder.members = static_cast<std::uint16_t>(world.members(h));
        const bool kitchen = world.household.dwelling[h] != world::Dwelling::kFamily;
        const bool supplied = !kitchen && world.household.supplied[h] != 0 && larder.members > 0;
        larder.trip = supplied ? Larder::kSupplied : static_cast<std::uint8_t>(usual_trip(context, h));
        if (supplied) larder.period = static_cast<std::uint8_t>(phase_of_visits(context, h));
        const double days = kitchen ? kCanteenDays
                                    : core::lognormal_median(stock.unit(world.household.key[h]),
                                                             needs.stock_median, needs.stock_sigma);
        set(h, needs::rations(days, 1) * larder.members);  // so many days for everybody
        if (larder.trip == 0 || supplied) continue;
        larder.period = period_of(larder.trip / std::gcd(larder.trip, larder.members));
    }
}

std::uint8_t Larders::period_of(std::int32_t days) {
    const auto at = std::find_if(periods_.begin(), periods_.end(),
                                 [&](const Period& period) { return period.days == days; });
    const auto row = static_cast<std::uint8_t>(at - periods_.begin());  // no more than kMostTrip lengths
    if (at == periods_.end()) {
        const auto phases = static_cast<std::size_t>(days);
        periods_.push_back({days, std::vector<std::int64_t>(phases, 0),
                            std::vector<std::int64_t>(phases * world_->grid.key.size(), 0)});
    }
    return row;
}

void Larders::add(std::uint32_t h, std::int32_t day, std::int32_t rations) {
    leave_round(h, day);
    set(h, larders_[h].at_start + rations);
}

// Whether a larder is as it always is on the round, or comes to be so by being eaten.
bool Larders::may_join(const Larder& larder, std::int32_t food, std::int32_t day) const {
    if (larder.supplied()) return at_visit(larder, food, day) >= 0;  // nobody goes hungry before
    const std::int32_t members = larder.members, beyond = food - shops_at(larder);
    if (larder.daily() ? food < 0 : beyond <= -members) return false;
    // Who fills the larder up brings as much every time only from one stock on.
    const bool fills_up = rations(shop_to_, larder.members) - shops_at(larder) == larder.rations();
    return !fills_up || core::floor_mod(beyond, members) == 0;
}

bool Larders::join_round(std::uint32_t h, std::int32_t day) {
    Larder& larder = larders_[h];
    if (larder.trip == 0 || larder.on_round()) return false;
    const std::int32_t food = larder.at_start - larder.members * day;
    if (!may_join(larder, food, day)) return false;
    if (larder.supplied()) {
        larder.at_start = at_visit(larder, food, day);
    } else if (larder.daily() && food <= shops_at(larder)) {
        larder.at_start = food;
    }
    larder.trip |= Larder::kOn;
    count(h, day, 1);
    return true;
}

void Larders::leave_round(std::uint32_t h, std::int32_t day) {
    Larder& larder = larders_[h];
    if (!larder.on_round()) return;
    count(h, day, -1);
    larder.at_start = on_the_round(larder, day) + larder.members * day;  // whole trips more: the cell stays
    larder.trip &= static_cast<std::uint8_t>(~Larder::kOn);
    left_.push_back(h);
}

std::int64_t Larders::fetched(std::int32_t day) const {
    std::int64_t sum = 0;
    for (const Period& period : periods_) sum += period.all[phase(period, day)];
    return sum - with_plenty(day).all;
}

std::vector<std::int64_t> Larders::fetched_by_grid(std::int32_t day) const {
    const std::size_t grids = world_->grid.key.size();
    std::vector<std::int64_t> sums(grids, 0);
    for (const Period& period : periods_) {
        const std::int64_t* const of = period.fetched.data() + phase(period, day) * grids;
        for (std::size_t grid = 0; grid < grids; ++grid) sums[grid] += of[grid];
    }
    const std::vector<std::int64_t>& less = with_plenty(day).rations;
    for (std::size_t grid = 0; grid < less.size(); ++grid) sums[grid] -= less[grid];
    return sums;
}

core::StateHash Larders::hash() const {
    core::StateHash hash = hash_;
    hash.add(kLarder, larders_.size(), rations_);
    return hash;
}

std::int32_t Larders::on_the_round(const Larder& larder, std::int32_t day) const {
    if (larder.supplied()) return larder.at_start + larder.members * until_visit(larder, day);
    const std::int32_t shops = shops_at(larder), food = larder.at_start - larder.members * day;
    if (food > shops) return food;
    return larder.daily() && larder.at_start <= shops ? larder.at_start : without_plenty(larder, food);
}

// Down to where they shop they have more than that less a day's rations, and a trip more after it.
std::int32_t Larders::without_plenty(const Larder& larder, std::int32_t food) const {
    const std::int32_t least = shops_at(larder) - larder.members + 1;
    return least + core::floor_mod(food - least, larder.rations());
}

// Of a larder off the round.
std::int64_t Larders::cell(const Larder& larder) const {
    if (larder.supplied()) return core::floor_mod(larder.at_start, brought(larder));
    return larder.trip == 0 ? larder.at_start : core::floor_mod(larder.at_start, larder.rations());
}

void Larders::set(std::uint32_t h, std::int32_t at_start) {
    Larder& larder = larders_[h];
    const std::int64_t before = cell(larder);
    rations_ += at_start - larder.at_start;
    larder.at_start = at_start;
    const std::int64_t after = cell(larder);
    if (before == after) return;
    if (before != 0) hash_.remove(kLarder, h, before);
    if (after != 0) hash_.add(kLarder, h, after);
}

// Every day of the period somebody goes or nobody does, but for the trips, from a day on, that fall away.
void Larders::count(std::uint32_t h, std::int32_t from, std::int64_t sign) {
    const Larder& larder = larders_[h];
    if (larder.supplied()) {
        brought_[larder.period] += sign * brought(larder);
        return;
    }
    const std::int32_t trip = larder.rations(), members = larder.members, shops = shops_at(larder);
    const std::size_t grids = world_->grid.key.size(), grid = world_->grid_of(h);
    Period& period = periods_[larder.period];
    std::int32_t food = without_plenty(larder, larder.at_start);
    for (std::int32_t day = 0; day < period.days; ++day, food -= members) {
        if (food > shops) continue;
        food += trip;
        const auto row = static_cast<std::size_t>(day);
        period.all[row] += sign * trip;
        period.fetched[row * grids + grid] += sign * trip;
    }
    food = larder.at_start - members * from;
    const auto days = static_cast<std::int32_t>(plenty_.size());
    for (std::int32_t day = from; day < days && food > shops; ++day, food -= members) {
        if (without_plenty(larder, food) > shops || core::flawed(core::Flaw::kPlentyFetched)) continue;
        Plenty& plenty = plenty_[static_cast<std::size_t>(day)];
        if (plenty.rations.empty()) plenty.rations.resize(grids, 0);
        plenty.all += sign * trip;
        plenty.rations[grid] += sign * trip;
    }
}

}  // namespace wangge::kernel::needs
