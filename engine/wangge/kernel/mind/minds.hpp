#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/row_bits.hpp"
#include "wangge/core/tally_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"

/// Grievance and trust of households, fear by grid, compliance of residents: all behaviour that feeds back.
namespace wangge::kernel::mind {

struct Minds {
    std::vector<Feeling> grievance;   // 0 to 1, by household
    core::TallyColumn confined_days;  // so far, by resident
    core::RowBits declines;           // belongs to those whose compliance falls
    std::vector<Feeling> trust;       // off the usual, by household; 0: as usual
    std::vector<double> fear;         // 0 to 1, by grid
    core::RowBits stirred;            // households that are not as usual, in mind or in what burdens them
    std::vector<double> falling;      // compliance of decliners, by confined days; never changes

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [grievance, confined, declines, trust, fear, stirred, falling] = self;
        bytes.columns(grievance, trust, fear);
        bytes(confined, declines, stirred);
    }
};

Minds first_minds(const Context& context);

/// Grievance after some more (or relief, when negative), within [0, 1].
inline Feeling moved(Feeling grievance, double amount) {
    double sum = grievance + amount;
    if (sum < 0.0) sum = 0.0;
    return static_cast<Feeling>(sum > 1.0 ? 1.0 : sum);
}
/// Adds grievance or relief of a household.
inline void feel(double amount, std::uint32_t household, Minds& minds) {
    Feeling& grievance = minds.grievance[household];
    grievance = moved(grievance, amount);
    if (grievance > 0) minds.stirred.insert(household);
}

/// Moves the trust of a household; does nothing without the loop.
void change_trust(const Context& context, double amount, std::uint32_t household, Minds& minds);

/// What trust makes of a chance that rises with it: the chance itself where trust is as usual (`off` is 0).
inline double trusting(const Context& context, double off, double chance) {
    return chance * (1.0 + context.scenario.mind.trust_effect * off);
}
double trusting(const Context& context, const Minds& minds, std::uint32_t household, double chance);

/// Reports of a day: `near` counts by grid. Does nothing without the loop.
void take_fright(const Context& context, const std::vector<std::uint32_t>& near, Minds& minds);

/// Share of leisure and visits that fear leaves, by grid; empty where nobody is afraid.
void calm_down(const Context& context, const Minds& minds, std::vector<double>& calm);

/// Share of outings and of ways to the clinic that fear leaves in a grid.
double outings_left(const Context& context, const Minds& minds, std::uint32_t grid);
bool puts_off_care(const Context& context, const Minds& minds, std::uint32_t grid, std::uint32_t resident);

/// Whether a household hoards food today because of a rumour.
bool rumour_today(const Context& context);
bool hoards(const Context& context, const Minds& minds, std::uint32_t household);

/// Chance that a refused person with this grievance tries another way.
double evasion(const Context& context, double grievance);

/// Chance that a refusal of such a person becomes a conflict.
double conflict(const Context& context, double grievance);

/// Chance that somebody kept in tries to get out all the same, on one day.
double slipping(const Context& context, bool in_need);

/// As feelings are counted: in units of 2^-20, as in the ledger.
inline std::int64_t units(double value) {
    return static_cast<std::int64_t>(value * 1048576.0);
}

/// One day passes: grievance, fear and what trust lies off the usual decay with their half-lives; what is
/// left is forgotten when it is less than a thousandth.
class Forgetting {
  public:
    explicit Forgetting(const Context& context);
    Feeling grievance(Feeling before) const { return faded(before, of_grievance_); }
    Feeling trust(Feeling before) const { return faded(before, of_trust_); }
    void grids(Minds& minds) const;

  private:
    static constexpr double kForgotten = 0.001;  // what is less is as usual again (assumed)
    template <class T>
    static T faded(T feeling, double left, double least = kForgotten) {
        feeling = static_cast<T>(feeling * left);
        return feeling < least && feeling > -least ? 0 : feeling;
    }

    double of_grievance_, of_trust_, of_fear_;  // what is left of them
};

}  // namespace wangge::kernel::mind
