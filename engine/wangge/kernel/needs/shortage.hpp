#pragma once

#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/kernel/needs/dues.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/standing.hpp"

namespace wangge::kernel::needs {

/// Who runs low today. Everybody else lives on stocks that last, or on the round, and is not looked at.
class Shortage {
  public:
    Shortage(const Context& context, Stocks& stocks, std::int32_t days, const Ledger& ledger);

    /// Morning: finds those whose larder has come down to what makes anybody act (shop, order or go hungry),
    /// and those whose medicine asks for a refill. Those on a round are among them where today may not be
    /// `as_usual` for them; households also where the shops may run short. Says whether others shop on the
    /// round.
    bool find(const Context& context, const Standing& standing, bool as_usual, Stocks& stocks,
              const Ledger& ledger);
    /// Later in the morning: looks at a household for whose members the day is not as usual. Food and
    /// medicine may be looked at side by side.
    void look_at(const Context& context, std::uint32_t household, Stocks& stocks) {
        if (!stocks.larder.on_round(household)) return;
        if (low(context, stocks, household)) {
            leave_round(context, household, stocks);
        } else if (stocks.larder.supplied_on(household, context.date.day)) {
            stocks.larder.leave_round(household, context.date.day);
        }
    }
    /// The same of a resident who fetches medicine today.
    void look_at_patient(const Context& context, std::uint32_t resident, Stocks& stocks,
                         const Ledger& ledger) {
        if (stocks.medicines.due(resident, context.date.day))
            patient_leaves_round(context, resident, stocks, ledger);
    }
    /// Night: sets the day on which each of them is due again, and forgets them. Households in which somebody
    /// is away would leave the round in the morning: they do not join.
    void put_back(const Context& context, const core::RowBits& away, Stocks& stocks, const Ledger& ledger);

    const std::vector<std::uint32_t>& larders() const { return larders_; }      // households
    const std::vector<std::uint32_t>& medicines() const { return medicines_; }  // residents
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [low, round, larders_due, medicines_due, due, patients_due, larders, medicines] = self;
        bytes(low, round, larders_due, medicines_due, due, patients_due, larders, medicines);
    }

  private:
    bool low(const Context& context, const Stocks& stocks, std::uint32_t h) const;
    bool scarce(const Context& context, const Stocks& stocks) const;
    void leave_round(const Context& context, std::uint32_t household, Stocks& stocks);
    void patient_leaves_round(const Context& context, std::uint32_t resident, Stocks& stocks,
                              const Ledger& ledger);
    bool find_households(const Context& context, const Standing& standing, bool as_usual, Stocks& stocks);
    void find_patients(const Context& context, bool as_usual, Stocks& stocks, const Ledger& ledger);
    void put_larder(const Context& context, bool may_join, Stocks& stocks, std::uint32_t h,
                    std::int32_t from);
    void put_medicine(Stocks& stocks, std::uint32_t i, std::int32_t from, const Ledger& ledger);

    double low_;  // days of food below which somebody acts
    bool round_ =
        true;  // else today is not as usual (orders, a rumour, days kept): who joined would leave tomorrow
    Dues larders_due_, medicines_due_;
    std::vector<std::uint32_t> due_, patients_due_;  // put back at night
    std::vector<std::uint32_t> larders_, medicines_;
};

}  // namespace wangge::kernel::needs
