#include "wangge/kernel/meet/encounters.hpp"

#include "wangge/core/exact_math.hpp"
#include "wangge/core/mix.hpp"

namespace wangge::kernel::meet {
namespace {

// Whether `i` infects `j`.
void look_at(const Exposure& in, const disease::Courses& courses, const Encounter& one, std::uint32_t i,
             std::uint32_t j, Finding& finding) {
    if (!finding.susceptible(j)) return;
    const Context& context = in.context;
    const std::int32_t from =
        context.date.day * kDayMinutes + static_cast<std::int32_t>(world::kTickStart[one.tick]);
    const double dose =
        in.profile.dose(courses, i, from, from + minutes_of(one.tick)) * courses.infectivity[i];
    if (!(dose > 0)) return;
    const double chance =
        -core::expm1(-hazard(context.transmission, one.setting, one.weight, dose, minutes_of(one.tick)) *
                     finding.share(j) * finding.most_susceptible());
    const std::uint32_t which = static_cast<std::uint32_t>(one.setting) << 24 | one.number;
    finding.book(one.setting, one.tick, j, chance);
    const std::vector<std::uint64_t>& keys = context.world.resident.key;
    if (core::Draws(context.luck, core::Purpose::kInfect)
            .happens(chance, core::combine(keys[i], keys[j]), context.today() * 8u + one.tick, which))
        finding.infect(one.setting, one.tick, j, i);
}

}  // namespace

std::vector<Booking> Encounters::look_at(std::span<const Encounter> met, Part& part) const {
    Found found;
    Finding finding(in_, courses_, found);
    for (const Encounter& one : met) {
        if (!courses_.susceptible(one.a)) meet::look_at(in_, courses_, one, one.a, one.b, finding);
        if (!courses_.susceptible(one.b)) meet::look_at(in_, courses_, one, one.b, one.a, finding);
    }
    part.candidates.insert(part.candidates.end(), found.candidates.begin(), found.candidates.end());
    if (keeps_) part.kept.insert(part.kept.end(), met.begin(), met.end());
    return found.bookings;
}

void Encounters::look_at(std::uint32_t part, std::span<const Encounter> met, LedgerPage& page) {
    for (const Booking& one : look_at(met, parts_[part])) page.add(one.count, one.resident, one.amount);
}

EncounterTaker Encounters::taker() {
    return {[](void* data, std::uint32_t part, std::span<const Encounter> met, LedgerPage& page) {
                static_cast<Encounters*>(data)->look_at(part, met, page);
            },
            this};
}

void Encounters::look_at(std::span<const Encounter> met, Ledger& ledger) {
    for (const Booking& one : look_at(met, parts_.back()))
        ledger.add(one.count, in_.context.date.day, one.resident, one.amount);
}

std::vector<Candidate> Encounters::candidates() const {
    std::vector<Candidate> all;
    for (const Part& part : parts_) all.insert(all.end(), part.candidates.begin(), part.candidates.end());
    return all;
}

std::vector<Encounter> Encounters::kept() const {
    std::vector<Encounter> all;
    for (const Part& part : parts_) all.insert(all.end(), part.kept.begin(), part.kept.end());
    return all;
}

}  // namespace wangge::kernel::meet
