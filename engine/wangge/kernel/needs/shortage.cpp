#include "wangge/kernel/needs/shortage.hpp"

#include <algorithm>

#include "wangge/core/give_back.hpp"
#include "wangge/core/sort_rows.hpp"

namespace wangge::kernel::needs {
namespace {

constexpr double kLastDay = 1;  // days of food with which a household may go hungry today

double least_days(const Context& context, const Standing& standing) {
    double days = std::max(kLastDay, context.scenario.needs.shop_at);
    for (const policy::Service& service : standing.services) days = std::max(days, service.order_at_days);
    return days;
}

}  // namespace

Shortage::Shortage(const Context& context, Stocks& stocks, std::int32_t days, const Ledger& ledger)
    : low_(least_days(context, {})), larders_due_(days), medicines_due_(days) {
    for (std::uint32_t h = 0; h < context.world.households; ++h) put_larder(context, round_, stocks, h, 0);
    stocks.medicines.open_round(ledger);
    for (const std::uint32_t i : stocks.medicines.takers()) put_medicine(stocks, i, 0, ledger);
}

bool Shortage::low(const Context& context, const Stocks& stocks, std::uint32_t h) const {
    return food(context, stocks, h) <= rations(low_, context.world.members(h));
}

// Whether the shops may not have all that today's households would fetch.
bool Shortage::scarce(const Context& context, const Stocks& stocks) const {
    const policy::Needs& needs = context.scenario.needs;
    const auto most =
        static_cast<std::int64_t>(std::max({needs.carry, needs.carry_old, needs.carry_old_market}));
    return stocks.larder.fetched(context.date.day) + static_cast<std::int64_t>(larders_.size()) * most >
           stocks.shops;
}

void Shortage::put_larder(const Context& context, bool may_join, Stocks& stocks, std::uint32_t h,
                          std::int32_t from) {
    if (may_join && stocks.larder.join_round(h, from)) return;
    const auto members = static_cast<std::int32_t>(context.world.members(h));
    const std::int32_t beyond = stocks.larder.food(h, 0) - rations(low_, context.world.members(h));
    const std::int32_t low = beyond <= 0 || members == 0 ? from : (beyond + members - 1) / members;
    larders_due_.put(h, std::max(from, low));
}

void Shortage::put_medicine(Stocks& stocks, std::uint32_t i, std::int32_t from, const Ledger& ledger) {
    if (stocks.medicines.join_round(i, from, ledger)) return;
    medicines_due_.put(i, stocks.medicines.seeks_on(i, from));
}

bool Shortage::find(const Context& context, const Standing& standing, bool as_usual, Stocks& stocks,
                    const Ledger& ledger) {
    bool on_round = false;
    core::side_by_side(
        context.parallel, [&] { on_round = find_households(context, standing, as_usual, stocks); },
        [&] { find_patients(context, as_usual, stocks, ledger); });
    return on_round;
}

bool Shortage::find_households(const Context& context, const Standing& standing, bool as_usual,
                               Stocks& stocks) {
    const std::int32_t day = context.date.day;
    const double low_days = least_days(context, standing);
    if (low_days > low_) {  // an order that acts earlier: everybody is looked at once
        low_ = low_days;
        larders_due_.clear();
        for (std::uint32_t h = 0; h < context.world.households; ++h) {
            if (!stocks.larder.on_round(h)) larders_due_.put(h, day);
        }
        stocks.larder.forget_left();  // they are among those
    }
    due_ = larders_due_.take(day);
    round_ = as_usual;
    if (round_) std::erase_if(due_, [&](std::uint32_t h) { return stocks.larder.join_round(h, day); });
    core::sort_rows(due_, context.world.households);
    larders_.clear();
    const auto look = [&](const std::vector<std::uint32_t>& households) {
        for (const std::uint32_t h : households) {
            if (low(context, stocks, h)) larders_.push_back(h);
        }
    };
    look(due_);
    look(stocks.larder.left());  // earlier this morning
    const bool all = !as_usual || scarce(context, stocks);
    if (all) {
        for (std::uint32_t h = 0; h < context.world.households; ++h) look_at(context, h, stocks);
    }
    return !all;
}

void Shortage::find_patients(const Context& context, bool as_usual, Stocks& stocks, const Ledger& ledger) {
    const std::int32_t day = context.date.day;
    patients_due_ = medicines_due_.take(day);
    std::erase_if(patients_due_, [&](std::uint32_t i) {
        if (stocks.medicines.join_round(i, day, ledger)) return true;
        if (stocks.medicines.seeks_on(i, day) == day) return false;
        put_medicine(stocks, i, day + 1, ledger);
        return true;
    });
    medicines_ = patients_due_;
    if (!as_usual) {
        stocks.medicines.for_each_due(0, context.world.residents, day,
                                      [&](std::uint32_t i) { look_at_patient(context, i, stocks, ledger); });
    }
}

void Shortage::leave_round(const Context& context, std::uint32_t household, Stocks& stocks) {
    stocks.larder.leave_round(household, context.date.day);
    larders_.push_back(household);
}

void Shortage::patient_leaves_round(const Context& context, std::uint32_t resident, Stocks& stocks,
                                    const Ledger& ledger) {
    stocks.medicines.leave_round(resident, context.date.day, ledger);
    medicines_.push_back(resident);
}

void Shortage::put_back(const Context& context, const core::RowBits& away, Stocks& stocks,
                        const Ledger& ledger) {
    const std::int32_t tomorrow = context.date.day + 1;
    const auto put_larders = [&] {
        const auto put = [&](std::uint32_t h) {
            put_larder(context, round_ && !away[h], stocks, h, tomorrow);
        };
        std::ranges::for_each(due_, put);
        std::ranges::for_each(stocks.larder.left(), put);
        stocks.larder.forget_left();
    };
    const auto put_medicines = [&] {
        for (const std::uint32_t i : patients_due_) put_medicine(stocks, i, tomorrow, ledger);
        for (const std::uint32_t i : stocks.medicines.left_round()) put_medicine(stocks, i, tomorrow, ledger);
        stocks.medicines.forget_left();
    };
    core::side_by_side(context.parallel, put_larders, put_medicines);
    core::give_back(due_, patients_due_, larders_, medicines_);
}

}  // namespace wangge::kernel::needs
