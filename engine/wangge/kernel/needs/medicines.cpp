#include "wangge/kernel/needs/medicines.hpp"

#include <algorithm>

#include "wangge/core/floor_mod.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/duty.hpp"

namespace wangge::kernel::needs {

Medicines::Medicines(const Context& context)
    : world_(&context.world),
      period_(static_cast<std::int32_t>(context.scenario.needs.refill_days)),
      refill_at_(static_cast<std::int32_t>(context.scenario.needs.refill_at)),
      cells_(context.world.residents, kNone) {
    const core::Draws draws(context.luck, core::Purpose::kMedicine);
    for (std::uint32_t i = 0; i < world_->residents; ++i) {
        if (world_->resident.chronic[i] == 0) continue;
        cells_[i] = 0;
        set(i, 0,
            static_cast<std::int32_t>(draws.unit(world_->resident.key[i]) *
                                      context.scenario.needs.medicine_most));
    }
}

void Medicines::open_round(const Ledger& ledger) {
    Visits nobody;
    nobody.workers.area.resize(ledger.areas(), 0);
    nobody.pupils.area.resize(ledger.areas(), 0);
    visits_.assign(static_cast<std::size_t>(period_), nobody);
}

std::vector<std::uint32_t> Medicines::takers() const {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
        if (takes(i)) rows.push_back(i);
    }
    return rows;
}

void Medicines::add(std::uint32_t i, std::int32_t day, std::int32_t days, const Ledger& ledger) {
    leave_round(i, day, ledger);
    set(i, cells_[i], cells_[i] + days);
}

bool Medicines::join_round(std::uint32_t i, std::int32_t day, const Ledger& ledger) {
    if (on_round(i)) return false;
    const std::int32_t beyond = left(i, day) - refill_at_;
    if (beyond < 0 || beyond >= period_) return false;
    cells_[i] = due_cell(day + beyond);
    count(i, 1, ledger);
    return true;
}

void Medicines::leave_round(std::uint32_t i, std::int32_t day, const Ledger& ledger) {
    if (!on_round(i)) return;
    count(i, -1, ledger);
    cells_[i] = static_cast<std::int16_t>(until(i, day));  // whole refills more: what is hashed stays
    left_.push_back(i);
}

std::int32_t Medicines::seeks_on(std::uint32_t i, std::int32_t from) const {
    return std::max(from, cells_[i] - refill_at_);
}

core::StateHash Medicines::hash() const {
    core::StateHash hash = hash_;
    hash.add(kMedicineUntil, cells_.size(), days_);
    return hash;
}

std::int32_t Medicines::until(std::uint32_t i, std::int32_t day) const {
    if (!on_round(i)) return cells_[i];
    return day + refill_at_ + core::floor_mod(cells_[i] - kOn - day, period_);
}

std::int64_t Medicines::hashed(std::int32_t until) const {
    return core::floor_mod(until, period_);
}

void Medicines::set(std::uint32_t i, std::int32_t before, std::int32_t until) {
    days_ += until - before;
    cells_[i] = static_cast<std::int16_t>(until);
    if (hashed(before) == hashed(until)) return;
    if (hashed(before) != 0) hash_.remove(kMedicineUntil, i, hashed(before));
    if (hashed(until) != 0) hash_.add(kMedicineUntil, i, hashed(until));
}

void Medicines::count(std::uint32_t i, std::int64_t sign, const Ledger& ledger) {
    Visits& visits = visits_[day_of_round(i)];
    visits.patients += sign;
    if (has_job(*world_, i)) ledger.add_to(visits.workers, i, sign);
    if (goes_to_school(*world_, i)) ledger.add_to(visits.pupils, i, sign);
}

}  // namespace wangge::kernel::needs
