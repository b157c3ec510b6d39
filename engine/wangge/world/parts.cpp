#include "wangge/world/parts.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::world {
namespace {

bool is_total(const core::Field& field) {
    return field.parameter.least == kByRule && field.parameter.kind == core::Kind::kInteger;
}

double rounded(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value + 0.5));
}

}  // namespace

Parts::Parts(const Population& asked)
    : asked_(asked),
      whole_(filled_in(asked)),
      n_(static_cast<std::uint32_t>(std::max(1.0, std::min(whole_.communities, whole_.grids)))),
      by_rule_(n_ > 1 && n_ == rounded(asked.residents / kResidentsPerCommunity)),
      side_(asked.width == kByRule ? first(1).width : asked.width / core::sqrt(static_cast<double>(n_))) {}

double Parts::residents_of(std::uint32_t communities) const {
    if (communities == n_) return asked_.residents;
    if (by_rule_) return kResidentsPerCommunity * communities;
    const std::uint64_t whole = static_cast<std::uint64_t>(asked_.residents) * communities / n_;
    return static_cast<double>(whole);
}

Population Parts::first(std::uint32_t communities) const {
    if (communities == n_) return whole_;
    Population part = asked_;
    part.residents = residents_of(communities);
    const double share = part.residents / asked_.residents;
    for (const core::Field& field : Population::fields()) {
        double& total = *core::field_value(&part, field);
        if (is_total(field) && total > 0) total = rounded(total * share);
    }
    part.communities = communities;
    // people follow their homes
    if (asked_.rented_residents > 0 && whole_.rented_households > 0) {
        const double homes = filled_in(part).rented_households;
        part.rented_residents = rounded(homes * whole_.rented_residents / whole_.rented_households);
    }
    return filled_in(part);
}

Population Parts::operator[](std::uint32_t community) const {
    Population part = first(community + 1);
    if (community > 0) {
        Population before = first(community);
        for (const core::Field& field : Population::fields()) {
            if (is_total(field)) {
                *core::field_value(&part, field) -= *core::field_value(&before, field);
            }
        }
        part.residents -= before.residents;
    }
    for (double* needed :
         {&part.households, &part.grids, &part.stairwells, &part.shops, &part.restaurants, &part.stores}) {
        *needed = std::max(*needed, 1.0);
    }
    part.stairwells = std::max(part.stairwells, part.grids);
    part.communities = 1;
    part.width = side_;
    return part;
}

}  // namespace wangge::world
