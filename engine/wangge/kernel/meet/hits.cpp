#include "wangge/kernel/meet/hits.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/prefetch.hpp"

namespace wangge::kernel::meet {

double most_susceptible(const policy::Disease& disease) {
    return *std::max_element(disease.susceptibility.begin(), disease.susceptibility.end());
}

void Finding::book(Setting setting, std::uint32_t tick, std::uint32_t j, double chance) {
    const auto expected = static_cast<std::int64_t>(chance * 0x1p32);
    found_.bookings.push_back({exposure_of(setting), j, expected});
    const Duty duty = setting == Setting::kHome ? Duty::kNone : duty_of(in_.context, in_.roster, j, tick);
    if (duty == Duty::kCourier) found_.bookings.push_back({Count::kExposureCouriers, j, expected});
    if (duty == Duty::kPost) found_.bookings.push_back({Count::kExposurePosts, j, expected});
    const world::Pool pool = in_.context.world.resident.pool[j];
    if (pool == world::Pool::kParty || pool == world::Pool::kVolunteer)
        found_.bookings.push_back({Count::kExposureVolunteers, j, expected});
}

void Finding::infect(Setting setting, std::uint32_t tick, std::uint32_t j, std::uint32_t i) {
    const world::Residents& people = in_.context.world.resident;
    const core::Draws order(in_.context.luck, core::Purpose::kInfector);
    found_.candidates.push_back(
        {j, static_cast<std::uint8_t>(tick), order.rank(people.key[j], people.key[i]), i, setting});
}

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

void Hits::pair() {
    pairs_.clear();
    for (const Landing& one : landings_) {
        switch (one.prospect.sort) {
            case Prospect::Sort::kMatching:
                pairs_.push_back(in_.meetings.pairing(one.infector, one.tick, one.prospect));
                break;
            default:
                pairs_.emplace_back();
        }
    }
}

void Hits::find_slots() {
    keep([&](Hit& hit) {
        const Landing& one = landing(hit);
        switch (one.prospect.sort) {
            case Prospect::Sort::kMatching: {
                const Pairing& pairs = pairs_[hit.landing];
                hit.other = pairs.opposite(hit.number);
                if (hit.other == world::kNone) return false;
                pairs.slots().prefetch(hit.other);
                return true;
            }
            case Prospect::Sort::kGathering:
                context_.world.slots_of(one.prospect.of).prefetch(hit.number);
                return true;
            case Prospect::Sort::kVisitors:
                return hit.other != world::kNone;
            default:
                return true;
        }
    });
}

// Most of the others were infected before.
void Hits::find_others() {
    const world::World& world = context_.world;
    keep([&](Hit& hit) {
        const Landing& one = landing(hit);
        switch (one.prospect.sort) {
            case Prospect::Sort::kMatching:
                hit.other = pairs_[hit.landing].slots()[hit.other];
                break;
            case Prospect::Sort::kGathering:
                hit.other = world.slots_of(one.prospect.of)[hit.number];
                break;
            case Prospect::Sort::kVisitors:
                break;
            default:
                hit.other = world.household.first[one.prospect.of] + hit.number;
        }
        core::prefetch(&world.resident.age[hit.other]);
        core::prefetch(&world.resident.key[hit.other]);
        core::prefetch(&world.resident.pool[hit.other]);
        return hit.other != one.infector && finding_.susceptible(hit.other);
    });
}

// Most of the points would not infect them, or they have no reason to be there.
void Hits::ask_others() {
    keep([&](Hit& hit) {
        const Landing& one = landing(hit);
        if (luck_of_point(one.points, hit.point) >= finding_.share(hit.other)) return false;
        if (one.prospect.sort == Prospect::Sort::kMatching &&
            !in_.where.may_be(hit.other, one.prospect.kind, one.tick))
            return false;
        in_.where.prefetch(hit.other);
        return true;
    });
}

void Hits::find_out() {
    for (const Hit& hit : hits_) {
        const Landing& one = landing(hit);
        if (!in_.meetings.comes_about(hit.other, one.tick, one.prospect, one.spot)) continue;
        // So many such points fall on the contact that each stands for this much of its chance.
        const double hazard = one.length * finding_.share(hit.other);
        finding_.book(one.prospect.setting, one.tick, hit.other, -core::expm1(-hazard) / hazard);
        finding_.infect(one.prospect.setting, one.tick, hit.other, one.infector);
    }
}

void Hits::look_at_all() {
    pair();
    find_slots();
    find_others();
    ask_others();
    find_out();
    landings_.clear();
    hits_.clear();
}

}  // namespace wangge::kernel::meet
