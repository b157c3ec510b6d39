#include "wangge/kernel/meet/hits.hpp"

#include "wangge/core/exact_math.hpp"
#include "wangge/core/prefetch.hpp"

namespace wangge::kernel::meet {

namespace {

// Whether a point infects.
double luck_of_point(const core::Lot& points, std::uint32_t number) {
    return core::unit(points.word(std::uint64_t{number} << 1 | 1u));
}

}  // namespace

template <class Keep>
void Hits::keep(Keep keep) {
    std::size_t kept = 0;
    for (Hit hit : hits_) {  // without branches, which nobody could foresee
        const bool stays = keep(hit);
        hits_[kept] = hit;
        kept += stays ? 1 : 0;
    }
    hits_.resize(kept);
}

// An own slot is looked up between the first and the last, from where it would be if all rose evenly.
void Hits::prefetch_seats() const {
    const auto each_place = [&](auto act) {
        for (const Landing& one : landings_) {
            if (one.prospect.sort == Prospect::Sort::kMatching && !move::Turnout::leads_to(one.prospect.kind))
                act(context_.world.slots_of(one.prospect.of), one.infector);
        }
    };
    each_place([](const world::Slots& slots, std::uint32_t) {
        slots.prefetch(0);
        slots.prefetch(slots.size() - 1);
    });
    each_place([](const world::Slots& slots, std::uint32_t i) {
        const std::uint32_t first = slots[0], last = slots[slots.size() - 1];
        if (first < i && i < last) slots.prefetch((slots.size() - 1) * (i - first) / (last - first));
    });
}

void Hits::find_slots() {
    const world::World& world = context_.world;
    prefetch_seats();
    std::size_t at = 0, kept = 0;
    for (std::uint32_t row = 0; row < landings_.size(); ++row) {
        Landing& one = landings_[row];
        const Prospect& prospect = one.prospect;
        if (prospect.sort == Prospect::Sort::kMatching) {
            const Pairing pairs = in_.meetings.pairing(one.infector, one.tick, prospect);
            const bool crowd = move::Turnout::leads_to(prospect.kind);  // known by themselves
            one.slots = pairs.slots();
            for (; at < hits_.size() && hits_[at].landing == row; ++at) {
                const std::uint32_t contact = hits_[at].other,
                                    slot = crowd ? pairs.partner(contact) : pairs.opposite(contact);
                hits_[kept] = hits_[at];
                hits_[kept].other = slot;
                if (slot == world::kNone) continue;
                one.slots.prefetch(slot);
                ++kept;
            }
            continue;
        }
        if (prospect.sort == Prospect::Sort::kGathering) {
            one.slots = world.slots_of(prospect.of);
        } else {  // visitors are known by themselves
            const bool visitors = prospect.sort == Prospect::Sort::kVisitors;
            one.slots = {visitors ? 0 : world.household.first[prospect.of], prospect.count};
        }
        for (; at < hits_.size() && hits_[at].landing == row; ++at) {
            one.slots.prefetch(hits_[at].other);
            hits_[kept++] = hits_[at];
        }
    }
    hits_.resize(kept);
}

// Most of the others were infected before.
void Hits::find_others() {
    keep([&](Hit& hit) {
        const Landing& one = landing(hit);
        hit.other = one.slots[hit.other];
        return hit.other != one.infector && finding_.susceptible(hit.other);
    });
    const world::Residents& people = context_.world.resident;
    for (const Hit& hit : hits_) {
        core::prefetch(&people.age[hit.other]);
        core::prefetch(&people.key[hit.other]);
        core::prefetch(&people.pool[hit.other]);
    }
}

// Most of the points would not infect them, or they have no reason to be there.
void Hits::ask_others() {
    for (const Hit& hit : hits_) {
        const Landing& one = landing(hit);
        if (luck_of_point(one.points, hit.point) >= finding_.share(hit.other)) continue;
        if (one.prospect.sort == Prospect::Sort::kMatching &&
            !in_.where.may_be(hit.other, one.prospect.kind, one.tick))
            continue;
        in_.where.prefetch_rows(hit.other);
        likely_.push_back({one, hit.other});
    }
}

void Hits::sift() {
    find_slots();
    find_others();
    ask_others();
    landings_.clear();
    hits_.clear();
}

void Hits::find_out() {
    for (const Likely& one : likely_) in_.where.prefetch_plan(one.other);
    for (const auto& [one, j] : likely_) {
        if (!in_.meetings.comes_about(j, one.tick, one.prospect, one.spot)) continue;
        // So many such points fall on the contact that each stands for this much of its chance.
        const double hazard = one.length * finding_.share(j);
        finding_.book(one.prospect.setting, one.tick, j, -core::expm1(-hazard) / hazard);
        finding_.infect(one.prospect.setting, one.tick, j, one.infector);
    }
    likely_.clear();
}

}  // namespace wangge::kernel::meet
