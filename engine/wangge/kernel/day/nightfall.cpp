#include "wangge/kernel/day/nightfall.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/kernel/day/homes_ahead.hpp"
#include "wangge/kernel/day/parts_of_place.hpp"
#include "wangge/kernel/day/sum_of_grid.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::day {
namespace {

constexpr std::int32_t kQuietDays = 14;  // a grid without a report for so long is quiet

std::vector<std::uint8_t> quiet_grids(const Context& context, const State& state) {
    std::vector<std::uint8_t> quiet(context.world.grid.key.size(), 1);
    if (core::flawed(core::Flaw::kQuietGridsForgotten)) quiet.assign(quiet.size(), 0);
    for (auto report = state.patients.reports.rbegin();
         report != state.patients.reports.rend() && context.date.day - report->day < kQuietDays; ++report) {
        if (report->resident < context.world.residents)
            quiet[context.world.grid_of(context.world.resident.household[report->resident])] = 0;
    }
    return quiet;
}

// Households whose day was not as it always is, rising: where no dwelling is closed, few.
void list_homes(const world::World& world, const Restricted& restricted, const core::RowBits& stirred,
                std::vector<std::uint32_t>& homes) {
    homes.clear();
    for (const core::RowBits* const some : {&stirred, &restricted.special, &restricted.unpaid_homes})
        some->for_each([&](std::uint32_t h) { homes.push_back(h); });
    core::sort_rows(homes, world.households);
}

}  // namespace

// Households of one part, one after the other.
class Nightfall::Homes {
  public:
    Homes(const Context& context, const Everybody& everybody, const Standing& standing,
          const Presence& present, const Restricted& restricted, const mind::Distress& distress,
          const std::vector<std::uint8_t>& quiet, State& state, const Ledger& ledger, Part& part)
        : context_(context),
          world_(context.world),
          first_(context.world.household.first.data()),
          everybody_(everybody),
          standing_(standing),
          absence_(restricted, present, standing),
          restricted_(restricted),
          distress_(distress),
          quiet_grids_(quiet),
          forgetting_(context),
          day_(context.date.day),
          workday_(context.date.workday),
          lost_pay_(context.scenario.loops.income != 0 ? context.scenario.mind.feed_income : 0),
          confinement_(context.scenario.mind.feed_confined),
          usual_trust_(context.scenario.mind.trust_usual),
          usual_trust_units_(mind::units(usual_trust_)),
          state_(state),
          groups_(ledger.groups().data()),
          part_(part) {}

    void sleep() {
        state_.burdens.confined.walk([&](const auto& confined_so_far) {
            standing_.restricts ? sleep_by_words(confined_so_far) : sleep_one_by_one(confined_so_far);
        });
        turn_to(world::kNone);
        for (const SumOfGrid* const sum : sums()) sum->finish(*part_.page);
    }

  private:
    // Where dwellings are closed, most of all.
    void sleep_by_words(const auto& confined_so_far) {
        for (std::uint32_t k = part_.first >> 6; k << 6 < part_.end; ++k) {
            const std::uint64_t homes = state_.minds.stirred.word(k) | restricted_.special.word(k) |
                                        restricted_.unpaid_homes.word(k) | standing_.homes_indoors.word(k);
            std::uint64_t stirred = 0;
            core::for_each_bit(k, homes & core::bits_within(k, part_.first, part_.end), [&](std::uint32_t h) {
                stirred |= std::uint64_t{sleep(h, confined_so_far)} << (h & 63);
            });
            if (stirred != 0) part_.stirred.set_word(k - (part_.first >> 6), stirred);
        }
    }
    void sleep_one_by_one(const auto& confined_so_far) {
        HomesAhead ahead(world_, state_, part_.homes);
        for (const std::uint32_t h : part_.homes) {
            ahead.next();
            if (sleep(h, confined_so_far)) part_.stirred.insert(h - part_.first_of_word());
        }
    }
    // What weighs on a household today: workdays and people.
    struct Weight {
        std::int32_t lost = 0, paid = 0, confined = 0;
    };

    // Says whether a household is not as usual still.
    bool sleep(std::uint32_t h, const auto& confined_so_far) {
        const std::uint32_t first = first_[h], end = first_[h + 1];
        if (first >= end_of_grid_) turn_to(world_.grid_of(h));
        const bool special = restricted_.special[h];
        Weight weight;
        if (special) {
            for (std::uint32_t i = first; i < end; ++i) look_at(i, weight);
        } else {
            weigh(first, end, weight);
        }
        // A paid day wears an unpaid one off.
        const std::int32_t unpaid =
            std::clamp(state_.burdens.unpaid[h] + weight.lost - weight.paid, 0, mind::kMostUnpaid);
        const bool hungry = day_ - state_.burdens.last_hungry[h] < mind::kHungerDays;
        const bool burdened =
            count_distress(first, end, special, distress_.more(world_, h, unpaid, hungry), confined_so_far);
        const double burden = weight.lost * lost_pay_ + weight.confined * confinement_;
        const Feeling grievance =
            forgetting_.grievance(mind::moved(state_.minds.grievance[h], burden / (end - first)));
        const Feeling trust = forgetting_.trust(state_.minds.trust[h]);
        aggrieved_.add_to_area(mind::units(grievance));
        trusting_.add_to_area(mind::units(usual_trust_ + trust) - usual_trust_units_);
        state_.minds.grievance[h] = grievance;
        state_.minds.trust[h] = trust;
        state_.burdens.unpaid[h] = static_cast<std::uint8_t>(unpaid);
        // What stirs a household is over when all is as usual again.
        const bool moody = grievance != 0 || trust != 0 || unpaid != 0;
        if (moody) part_.moods.add(kMood, h, mood_cell(grievance, trust, static_cast<std::uint8_t>(unpaid)));
        return moody || burdened || hungry;
    }
    // What the people [first, end) add to that.
    [[gnu::always_inline]] void weigh(std::uint32_t first, std::uint32_t end, Weight& weight) const {
        while (first < end) {
            const std::uint32_t stop = std::min(end, (first | 63) + 1), k = first >> 6, shift = first & 63;
            const std::uint64_t all = ~std::uint64_t{0} >> (64 - (stop - first));
            weight.confined += core::count_few(restricted_.confined.word(k) >> shift & all);
            if (workday_) {
                const std::uint64_t unpaid = restricted_.unpaid.word(k) >> shift & all;
                weight.lost += core::count_few(unpaid);
                weight.paid += core::count_few(everybody_.earners.word(k) >> shift & all & ~unpaid);
            }
            first = stop;
        }
    }
    // Somebody of a home where one is away, dead or under an order of their own.
    void look_at(std::uint32_t i, Weight& weight) {
        if (absence_.gone(i)) return owe_nothing(i);
        weigh(i, i + 1, weight);
        const std::uint32_t mark = standing_.mark_of[i];
        if (mark != world::kNone) {
            if (standing_.marks[mark].code_red) code_red_days_.add(groups_[i], 1);
            if (standing_.marks[mark].order == policy::Order::kCentral) central_days_.add(groups_[i], 1);
        }
        if (!restricted_.confined[i] && absence_.away(i)) isolated_days_.add(groups_[i], 1);
    }
    // Of its adults. A day in the open wears a confined one off. Says whether anybody has any left.
    [[gnu::always_inline]] bool count_distress(std::uint32_t first, std::uint32_t end, bool special,
                                               mind::Distress::More more, const auto& confined_so_far) {
        std::int32_t any = 0, kept_in = 0;
        std::int64_t distressed = 0;
        const auto look_at = [&](std::size_t row, std::int32_t days, bool confined) {
            const auto i = static_cast<std::uint32_t>(row);
            const std::uint32_t group = groups_[i];
            confined_days_.add_to_group(group, confined ? 1 : 0);
            kept_in += confined ? 1 : 0;
            if (!confined && days > 0 && !(special && (absence_.gone(i) || absence_.away(i)))) {
                part_.in_the_open.insert(i - part_.first_resident);
                --days;
            }
            any |= days;
            if (!adults(group)) return;
            distressed_.add_to_group(group, more(days));
            distressed += more(days);
        };
        confined_so_far.for_each(first, end, look_at);
        confined_days_.add_to_area(kept_in);
        distressed_.add_to_area(distressed);
        return any != 0;
    }
    std::array<SumOfGrid*, 8> sums() {
        return {&confined_days_, &confined_quiet_days_, &distressed_,   &aggrieved_,
                &trusting_,      &code_red_days_,       &central_days_, &isolated_days_};
    }
    void turn_to(std::uint32_t grid) {
        if (grid_ != world::kNone) {
            if (confined_days_.of_area() != 0) {
                if (quiet_grids_[grid_] != 0) confined_quiet_days_.add_grid(confined_days_, confined_before_);
                confined_before_ = confined_days_.by_group();
            }
            for (SumOfGrid* const sum : sums()) sum->leave(grid_, *part_.page);
        }
        grid_ = grid;
        end_of_grid_ = grid == world::kNone ? 0 : world_.end_of_grid(grid);
    }

    void owe_nothing(std::uint32_t i) {
        const auto owe = [&](Count due, Count lost) {
            part_.page->add(due, i, -1);
            if (restricted_.everyone_lost) part_.page->add(lost, i, -1);
        };
        if (context_.date.schoolday && goes_to_school(world_, i))
            owe(Count::kSchooldaysDue, Count::kSchooldaysLost);
        if (workday_ && everybody_.earners[i]) owe(Count::kWorkdaysDue, Count::kWorkdaysLost);
    }

    const Context& context_;
    const world::World& world_;
    const std::uint32_t* first_;  // residents, by household
    const Everybody& everybody_;
    const Standing& standing_;
    Absence absence_;
    const Restricted& restricted_;
    const mind::Distress& distress_;
    const std::vector<std::uint8_t>& quiet_grids_;
    mind::Forgetting forgetting_;
    std::int32_t day_;
    bool workday_;
    double lost_pay_, confinement_;  // grievance of a lone person
    double usual_trust_;
    std::int64_t usual_trust_units_;
    State& state_;
    const std::uint8_t* groups_;  // by resident
    Part& part_;
    std::uint32_t grid_ = world::kNone, end_of_grid_ = 0;  // end: residents
    SumOfGrid::Groups confined_before_{};                  // days of the grids left
    SumOfGrid confined_days_{Count::kConfinedDays}, confined_quiet_days_{Count::kConfinedQuietDays};
    SumOfGrid code_red_days_{Count::kCodeRedDays}, central_days_{Count::kCentralDays},
        isolated_days_{Count::kIsolatedDays};
    SumOfGrid distressed_{Count::kDistress}, aggrieved_{Count::kGrievance}, trusting_{Count::kTrust};
};

Nightfall::Nightfall(const world::World& world) {
    for (const PartOfPlace& communities : parts_of_place(world)) {
        Part part;
        std::tie(part.first, part.end) = households_of(world, communities);
        part.first_resident = world.household.first[part.first];
        part.stirred = core::RowBits(part.end - part.first_of_word());
        part.in_the_open = core::RowBits(world.household.first[part.end] - part.first_resident);
        parts_.push_back(std::move(part));
    }
}

void Nightfall::sleep(const Context& context, const Everybody& everybody, const Standing& standing,
                      const Presence& present, const Restricted& restricted, const mind::Distress& distress,
                      std::span<LedgerPage* const> pages, State& state, Ledger& ledger) {
    const std::int32_t day = context.date.day;
    for (const std::uint8_t usual : {everybody.trust, everybody.distress}) ledger.add_usual(usual, day);
    const std::vector<std::uint32_t> filled = restricted.confined.filled();
    for (core::TallyColumn* const days : {&state.burdens.confined, &state.minds.confined_days}) {
        days->climb(restricted.confined, filled);
        days->close_day();
    }
    if (!standing.restricts) list_homes(context.world, restricted, state.minds.stirred, homes_);
    std::span<const std::uint32_t> homes(homes_);
    for (std::size_t k = 0; k < parts_.size(); ++k) {
        Part& part = parts_[k];
        part.page = pages[k];
        if (standing.restricts) continue;
        const auto end = std::ranges::lower_bound(homes, part.end);
        part.homes = {homes.begin(), end};
        homes = {end, homes.end()};
    }
    const std::vector<std::uint8_t> quiet = quiet_grids(context, state);
    core::for_each_index(context.parallel, static_cast<std::uint32_t>(parts_.size()), [&](std::uint32_t k) {
        Part& part = parts_[k];
        part.looked_at = standing.restricts || !part.homes.empty();
        if (!part.looked_at) return;
        part.stirred.clear(), part.in_the_open.clear();
        part.moods = {};
        part.page->clear();
        Homes(context, everybody, standing, present, restricted, distress, quiet, state, ledger, part)
            .sleep();
    });
    state.minds.stirred.clear();
    state.moods = {};
    for (Part& part : parts_) {
        if (!part.looked_at) continue;
        ledger.take(day, *part.page);
        state.minds.stirred.insert_from(part.first_of_word(), part.stirred);
        part.in_the_open.for_each(
            [&](std::uint32_t i) { state.burdens.confined.less(part.first_resident + i); });
        state.moods += part.moods;
    }
    mind::Forgetting(context).grids(state.minds);
}

}  // namespace wangge::kernel::day
