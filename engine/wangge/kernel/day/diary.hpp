#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/kernel/context.hpp"
#include "wangge/kernel/encounter.hpp"
#include "wangge/kernel/meet/contacts.hpp"

namespace wangge::kernel::day {

/// Settings as contact surveys name them. Home: household, guests and hosts, neighbours of the stairwell, the
/// lift and the yard. School: class and school. Work: team, workplace and staff on duty. Other: the rest.
enum class Survey : std::uint8_t { kHome, kSchool, kWork, kOther };
inline constexpr std::uint32_t kSurveys = 4;
Survey survey_of(Setting setting);

/// Ages as in contact matrices: 0-4, 5-9, ... 70-74, 75 and older.
inline constexpr std::uint32_t kDiaryAges = 16;
constexpr std::uint32_t diary_age(std::uint8_t age) {
    return age >= 75 ? kDiaryAges - 1 : age / 5u;
}

/// Different people met per resident and day (or window of days). All counts are sums over residents.
struct Diary {
    std::array<std::uint64_t, kDiaryAges> persons{};                    // resident-days kept
    std::array<std::array<std::uint64_t, kSurveys>, kDiaryAges> met{};  // different people by kind of setting
    std::array<std::uint64_t, kDiaryAges> met_anywhere{};               // different people
    std::array<std::uint64_t, kSettings> by_setting{};                  // different people by setting
    std::vector<std::uint64_t> met_so_many;                             // residents by number of people met

    std::uint64_t all_persons() const;
    /// Mean over all residents; of one age class; of anywhere.
    double mean(Survey survey) const;
    double mean(Survey survey, std::uint32_t age) const;
    double mean() const;
    double mean_of_age(std::uint32_t age) const;
    double mean(Setting setting) const;
    /// Smallest number that at least this share of residents do not exceed.
    std::uint32_t quantile(double share) const;
    /// Dispersion of a negative binomial by moments; 0 where the variance is not above the mean.
    double dispersion() const;
    /// Share of residents who met exactly so many people.
    double share_who_met(std::uint32_t people) const;
    /// Share of the people met who are of the own household.
    double household_share() const;
};

/// Keeps diaries of everyone who is here on the days written, asked of the same contacts as infection. In
/// queues, at doors and in the centre those alone are noted in which one could infect the other.
class DiaryBook {
  public:
    /// People met twice within `window` days count once.
    explicit DiaryBook(const world::World& world, std::uint32_t window = 1);
    void write(const Context& context, const meet::Meetings& meetings, const move::Whereabouts& where,
               std::span<const Encounter> encounters);
    /// Of all whole windows so far.
    const Diary& diary() const { return diary_; }

  private:
    void close();

    const world::World& world_;
    std::uint32_t window_, written_ = 0;
    std::vector<std::vector<std::uint64_t>> pages_;  // by resident: (setting, other), with repetitions
    std::vector<std::uint8_t> absent_;               // by resident: away or isolated on a day of the window
    Diary diary_;
};

/// Ordinary weeks without disease or measures, from a Monday on.
Diary keep_diary(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
                 std::int32_t days = 7, std::uint32_t window = 1);

}  // namespace wangge::kernel::day
