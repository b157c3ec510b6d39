#include "wangge/world/fit.hpp"

#include <algorithm>
#include <array>

#include "wangge/core/exact_math.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/sexes.hpp"

namespace wangge::world {
namespace {

std::string band_label(std::uint32_t band) {
    const std::uint32_t first = band_start(band);
    if (band + 1 == kAgeBands) {
        return std::to_string(first) + "+";
    }
    const std::uint32_t last = band_start(band + 1) - 1;
    return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
}

template <std::size_t n>
double sum(const std::array<double, n>& values) {
    double total = 0;
    for (const double value : values) {
        total += value;
    }
    return total;
}

class Report {
  public:
    Report(const Population& population, const World& world) : p_(population), world_(world) {
        everyone_ = world.residents;
        families_ = world.families;
    }

    std::vector<Cell> take() {
        homes();
        people();
        work();
        return std::move(cells_);
    }

  private:
    void add(std::string_view field, double asked, double made, double of, std::string label = {}) {
        if (of > 0) {
            cells_.push_back({field, std::move(label), asked, made / of, of});
        }
    }
    /// A list of shares; nothing where none is asked.
    template <std::size_t n, std::size_t m>
    void add_list(std::string_view field, const std::array<double, n>& asked,
                  const std::array<double, m>& made, double of, bool last_open = true) {
        if (!(sum(asked) > 0)) {
            return;
        }
        for (std::uint32_t k = 0; k < n; ++k) {
            add(field, asked[k], made[k], of, std::to_string(k + 1) + (last_open && k + 1 == n ? "+" : ""));
        }
    }
    double count_if(auto&& holds) const {
        double count = 0;
        for (std::uint32_t r = 0; r < world_.residents; ++r) {
            count += holds(r) ? 1 : 0;
        }
        return count;
    }

    void homes() {
        std::array<double, kHouseholdSizes> sizes{};
        std::array<double, kGenerations + 1> generations{};
        std::array<double, kElderHomes + 1> elder_homes{};
        double alone = 0;
        double rented = 0;
        double lift = 0;
        for (std::uint32_t h = 0; h < world_.households; ++h) {
            if (world_.household.dwelling[h] != Dwelling::kFamily) {
                continue;
            }
            std::uint32_t elders = 0;
            for (std::uint32_t r = world_.household.first[h]; r < world_.household.first[h + 1]; ++r) {
                elders += world_.resident.age[r] >= kElder ? 1 : 0;
            }
            ++sizes[std::min(world_.members(h), kHouseholdSizes) - 1];
            ++generations[world_.household.generations[h]];
            ++elder_homes[std::min(elders, kElderHomes)];
            alone += elders == 1 && world_.members(h) == 1 ? 1 : 0;
            rented += world_.household.tenure[h] == Tenure::kTenant ? 1 : 0;
            lift += world_.stairwell.lift[world_.household.stairwell[h]];
        }
        add_list("household_sizes", p_.household_sizes, sizes, families_);
        const std::array<double, kGenerations> by_generation = {generations[1], generations[2],
                                                                generations[3], generations[4]};
        add_list("generations", p_.generations, by_generation, families_);
        const std::array<double, kElderHomes> with = {elder_homes[1], elder_homes[2], elder_homes[3]};
        add_list("elder_homes", p_.elder_homes, with, families_);
        const double elders = count_if([&](std::uint32_t r) { return world_.resident.age[r] >= kElder; });
        add("elders_alone_share", p_.elders_alone_share, alone, elders);
        add("rented_households", p_.rented_households / p_.households, rented, families_);
        add("lift_share", p_.lift_share, lift, families_);
    }

    void people() {
        const Residents& resident = world_.resident;
        std::array<double, kAgeBands> bands{};
        std::array<double, kAgeBands> women{};
        std::array<double, kHukouElsewhere + 1> hukou{};
        double outside = 0;
        double in_care = 0;
        for (std::uint32_t r = 0; r < world_.residents; ++r) {
            const std::uint32_t band = band_of(resident.age[r]);
            ++bands[band];
            women[band] += resident.female[r];
            ++hukou[static_cast<std::uint32_t>(resident.hukou[r])];
            const Dwelling dwelling = world_.household.dwelling[resident.household[r]];
            outside += dwelling != Dwelling::kFamily ? 1 : 0;
            in_care += dwelling == Dwelling::kCareHome ? 1 : 0;
        }
        const std::array<double, kAgeBands> shares = women_by_band(p_, bands);
        for (std::uint32_t band = 0; band < kAgeBands; ++band) {
            add("ages", p_.ages[band] / sum(p_.ages), bands[band], everyone_, band_label(band));
        }
        for (std::uint32_t band = 0; band < kAgeBands; ++band) {
            const double asked = p_.ages[band] / sum(p_.ages);
            add("sex_ratios", asked * (1 - shares[band]), bands[band] - women[band], everyone_,
                "m " + band_label(band));
            add("sex_ratios", asked * shares[band], women[band], everyone_, "f " + band_label(band));
        }
        add("male_share", p_.male_share, everyone_ - sum(women), everyone_);
        add("collective_share", p_.collective_share, outside, everyone_);
        const double elders = count_if([&](std::uint32_t r) { return resident.age[r] >= kElder; });
        add("care_home_share", p_.care_home_share, in_care, elders);
        const std::array<double, kHukouElsewhere> elsewhere = {hukou[1], hukou[2], hukou[3]};
        add_list("hukou_elsewhere", p_.hukou_elsewhere, elsewhere, everyone_, false);
        phones();
    }

    void phones() {
        struct Group {
            std::string_view phone, code;
            double own, alone;
            std::uint32_t first, last;
        };
        const Group groups[] = {
            {"own_phone_minor", {}, p_.own_phone_minor, 0, 12, 17},
            {"own_phone_adult", "code_alone_adult", p_.own_phone_adult, p_.code_alone_adult, 18, 59},
            {"own_phone_60", "code_alone_60", p_.own_phone_60, p_.code_alone_60, 60, kOldest}};
        for (const Group& group : groups) {
            const auto in = [&](std::uint32_t r) {
                return world_.resident.age[r] >= group.first && world_.resident.age[r] <= group.last;
            };
            const double of = count_if(in);
            add(group.phone, std::max(group.own, group.alone),
                count_if([&](std::uint32_t r) { return in(r) && world_.resident.phone[r] != 0; }), of);
            if (!group.code.empty()) {
                add(group.code, group.alone,
                    count_if([&](std::uint32_t r) { return in(r) && world_.resident.shows_code[r] != 0; }),
                    of);
            }
        }
    }

    void work() {
        const Residents& resident = world_.resident;
        std::array<double, kSectors> sectors{};
        std::array<double, kSectors> free{};
        std::array<double, kSectors> remote{};
        std::array<double, kSectors> essential{};
        std::array<double, kLevels> pupils{};
        std::array<double, kLevels> children{};
        double fifteen = 0;
        for (std::uint32_t r = 0; r < world_.residents; ++r) {
            const std::uint8_t age = resident.age[r];
            fifteen += age >= 15 ? 1 : 0;
            if (age >= level_start(0) && age < kAdult) {
                const auto level = static_cast<std::uint32_t>(level_of(age));
                ++children[level];
                pupils[level] += resident.role[r] == Role::kPupil ? 1 : 0;
            }
            if (const auto sector = static_cast<std::uint32_t>(resident.sector[r]); sector < kSectors) {
                ++sectors[sector];
                if (resident.pool[r] != Pool::kCommunity) {  // who serve are neither remote nor may stay away
                    ++free[sector];
                    remote[sector] += resident.remote[r];
                    essential[sector] += resident.essential[r];
                }
            }
        }
        add("employed_share", p_.employed_share, sum(sectors), fifteen);
        add_list("sectors", p_.sectors, sectors, sum(sectors), false);
        for (std::uint32_t s = 0; s < kSectors; ++s) {
            add("remote_shares", p_.remote_shares[s], remote[s], free[s], std::to_string(s + 1));
        }
        for (std::uint32_t s = 0; s < kSectors; ++s) {
            add("essential_shares", p_.essential_shares[s], essential[s], free[s], std::to_string(s + 1));
        }
        for (std::uint32_t level = 0; level < kLevels; ++level) {
            add("enrolment", p_.enrolment[level], pupils[level], children[level], std::to_string(level + 1));
        }
    }

    const Population p_;
    const World& world_;
    double everyone_ = 0, families_ = 0;
    std::vector<Cell> cells_;
};

}  // namespace

std::vector<Cell> fit(const Population& population, const World& world) {
    return Report(filled_in(population), world).take();
}

double tolerance(const Cell& cell) {
    const double one = 1.5 / cell.of;
    if (cell.asked > 0.05) {
        return std::max(0.01 * cell.asked, one);
    }
    return 3 * core::sqrt(cell.asked * (1 - cell.asked) / cell.of) + one;
}

}  // namespace wangge::world
