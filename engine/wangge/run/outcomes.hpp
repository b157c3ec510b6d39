#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "wangge/kernel/ledger.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::run {

/// Which way is better, if that can be said.
enum class Better : std::uint8_t { kLower, kHigher, kUnsaid };

/// What an outcome is made from: days [0, until) of a ledger, of everybody or of some groups.
class Account {
  public:
    Account(const kernel::Ledger& ledger, const policy::Scenario& scenario, const world::World& world,
            std::int32_t until, std::uint32_t groups = 0);
    double total(kernel::Count count) const;
    /// Of the last day alone.
    double last(kernel::Count count) const;
    double of_groups(kernel::Count count, std::uint32_t groups) const;
    double people() const { return people_; }
    double workers() const { return workers_; }
    double adults() const { return adults_; }
    double days() const { return until_; }
    const policy::Scenario& scenario() const { return scenario_; }
    double households() const { return world_.households; }

  private:
    const kernel::Ledger& ledger_;
    const policy::Scenario& scenario_;
    const world::World& world_;
    std::int32_t until_;
    std::uint32_t groups_;  // bit per group of the ledger; 0: everybody
    double people_ = 0, workers_ = 0, adults_ = 0;
};

/// A headline outcome: a number per arm, world and date, made from the ledger.
struct Outcome {
    std::string_view name;
    std::string_view question, question_zh;  // one of the eight
    std::string_view title, title_zh;
    std::string_view unit, unit_zh;
    Better better;
    bool by_group;  // also reported by age and tenancy
    bool headline;  // one of the eight questions' outcomes; others are supporting figures
    double (*value)(const Account& account);
};

/// All outcomes in the order of the eight questions.
std::span<const Outcome> outcomes();

/// Values of all outcomes over days [0, until), in the order of outcomes().
std::vector<double> outcome_values(const kernel::Ledger& ledger, const policy::Scenario& scenario,
                                   const world::World& world, std::int32_t until);

/// A group of people: `age:60-74`, `tenancy:tenant`.
std::span<const std::string_view> group_names();

/// Value of one outcome in one group; only where `by_group`.
double group_value(const kernel::Ledger& ledger, const policy::Scenario& scenario, const world::World& world,
                   std::size_t outcome, std::size_t group, std::int32_t until);

}  // namespace wangge::run
