#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "wangge/core/flaw.hpp"
#include "wangge/world/world.hpp"

/// The ledger: past counts by day, area and group. Integers only, so that sums do not depend on order.
namespace wangge::kernel {

/// What is counted. Expected infections (`exposure_*`) are fixed-point numbers of 2^-32 infections.
enum class Count : std::uint16_t {
    kPersonDays,
    kLocalInfections,
    kImportedInfections,
    kStaffInfections,
    kOnsets,
    kReports,
    kReportsQuarantined,
    kIsolatedDays,
    kSevereCases,
    kCriticalCases,
    kDeaths,
    kAdmissions,
    kHospitalDays,
    kCriticalDays,
    kWaitingBed,
    kWaitingVehicle,
    kUntreatedHours,
    kClinicPatients,
    kClinicTurnedAway,
    kCalls,
    kCallsUnanswered,
    kInfectious,
    kExposureHome,
    kExposureSchool,
    kExposureWork,
    kExposureCommunity,
    kExposureNeighbour,
    kExposureGuest,
    kExposureLift,
    kExposureCompound,
    kExposureRestaurant,
    kExposurePark,
    kExposureTransit,
    kExposureCare,
    kExposureGathering,
    kExposureQueue,
    kExposureDoor,
    kExposureCentre,
    kExposureCouriers,
    kExposurePosts,
    kExposureVolunteers,
    kConfinedDays,
    kConfinedQuietDays,
    kObservedDays,
    kUnobservedDays,
    kCentralDays,
    kBedsShort,
    kOrdersBroken,
    kMissedMealDays,
    kDrugGapDays,
    kRationsBought,
    kHoardingTrips,
    kRationsDelivered,
    kRationsRelief,
    kRationsShort,
    kRefillsRelief,
    kWorkdaysDue,
    kWorkdaysLost,
    kWorkdaysAtHome,
    kSchooldaysDue,
    kSchooldaysLost,
    kShutOut,
    kAcuteEvents,
    kAcuteDelayMinutes,
    kOrders,
    kOrdersDelivered,
    kOrdersWaiting,
    kTicketsOpened,
    kTicketsMeal,
    kTicketsDrug,
    kTicketsExit,
    kTicketsDispute,
    kTicketsClosed,
    kTicketsWhistled,
    kTicketsOverdue,
    kPassages,
    kVisitorPassages,
    kWaitSeconds,
    kQueueSeconds,
    kAttempts,
    kRefusals,
    kFevers,
    kFeversFound,
    kFalseAlarms,
    kConflicts,
    kEvasions,
    kEvasionsPass,
    kEvasionsGap,
    kEvasionsBoot,
    kSlips,
    kLeaks,
    kUncheckedPassages,
    kVisitorsRefused,
    kRecords,
    kRecordDays,
    kCodeRedDays,
    kCodeHelped,
    kKnocks,
    kAnswers,
    kRedundantVisits,
    kFormsWrong,
    kDoorFevers,
    kHouseholdsRegistered,
    kPassesIssued,
    kReturneesKnown,
    kTemperatures,
    kTemperaturesMissed,
    kSwabs,
    kAntigenTests,
    kSwabsMissed,
    kTubes,
    kTubesRetested,
    kTubesWaiting,
    kTestsPositive,
    kWatches,
    kInterviews,
    kInterviewsWaiting,
    kContactsNamed,
    kContactsTold,
    kCallsWaiting,
    kMinutesCommunity,
    kMinutesParty,
    kMinutesVolunteer,
    kMinutesCrew,
    kMinutesSeconded,
    kMinutesForms,
    kMinutesPosts,
    kMinutesRounds,
    kMinutesDelivery,
    kMinutesQuarantine,
    kMinutesTracing,
    kUnmetPosts,
    kUnmetVisits,
    kUnmetTickets,
    kUnmetDelivery,
    kUnmetSweeps,
    kUnmetQuarantine,
    kUnmetTracing,
    kNoShows,
    kQuits,
    kGrievance,
    kTrust,
    kDistress,
    kCounts
};
inline constexpr std::uint32_t kCounts = static_cast<std::uint32_t>(Count::kCounts);

/// Name (as in the file), unit and words of one count.
struct CountName {
    std::string_view name, unit, title, title_zh;
};
const CountName& name_of(Count count);

/// Groups: age class (0-17, 18-59, 60-74, 75+) + 4 * tenancy (owner, tenant); outsiders are the last one.
inline constexpr std::uint32_t kGroups = 9;
inline constexpr std::uint32_t kOutsiders = 8;
std::string_view group_name(std::uint32_t group);

/// One number by area and by group, such as all residents or all who are due at work.
struct Totals {
    std::vector<std::int64_t> area;
    std::array<std::int64_t, kGroups> group{};
};

/// Counts by (count, day, area) and (count, day, group). Areas are the grids; the last one is "elsewhere".
class Ledger {
  public:
    Ledger() = default;
    Ledger(const world::World& world, std::int32_t days);

    /// Books `amount` where resident `i` belongs.
    void add(Count count, std::int32_t day, std::uint32_t resident, std::int64_t amount = 1) {
        area_row(count, day)[area_[resident]] += amount;
        group_row(count,
                  day)[group_[core::flawed(core::Flaw::kGroupOfNeighbour) && resident > 0 ? resident - 1
                                                                                          : resident]] +=
            amount;
    }
    /// Books `amount` in an area, to no group.
    void add_area(Count count, std::int32_t day, std::uint32_t area, std::int64_t amount) {
        area_row(count, day)[area] += amount;
    }

    /// Books what is the same every day.
    void add_all(Count count, std::int32_t day, const Totals& totals);
    /// Adds `amount` of resident `i` to totals.
    void add_to(Totals& totals, std::uint32_t resident, std::int64_t amount) const;

    std::int32_t days() const { return days_; }
    std::uint32_t areas() const { return areas_; }
    std::uint32_t elsewhere() const { return areas_ - 1; }
    std::span<const std::int64_t> by_area(Count count, std::int32_t day) const {
        return {by_area_.data() + place(count, day) * areas_, areas_};
    }
    std::span<const std::int64_t> by_group(Count count, std::int32_t day) const {
        return {by_group_.data() + place(count, day) * kGroups, kGroups};
    }
    /// Sum over areas of days [0, until).
    std::int64_t total(Count count, std::int32_t until) const;
    /// The same of one group.
    std::int64_t total_of_group(Count count, std::int32_t until, std::uint32_t group) const;
    std::uint32_t group_of(std::uint32_t resident) const { return group_[resident]; }
    std::uint32_t area_of(std::uint32_t resident) const { return area_[resident]; }

    friend bool operator==(const Ledger&, const Ledger&) = default;

  private:
    std::uint64_t place(Count count, std::int32_t day) const {
        return static_cast<std::uint64_t>(day) * kCounts + static_cast<std::uint64_t>(count);
    }
    std::int64_t* area_row(Count count, std::int32_t day) {
        return by_area_.data() + place(count, day) * areas_;
    }
    std::int64_t* group_row(Count count, std::int32_t day) {
        return by_group_.data() + place(count, day) * kGroups;
    }

    std::int32_t days_ = 0;
    std::uint32_t areas_ = 0;
    std::vector<std::uint32_t> area_;  // by resident
    std::vector<std::uint8_t> group_;  // by resident
    std::vector<std::int64_t> by_area_, by_group_;
};

/// One infection: who infected whom, when and where.
struct Transmission {
    std::uint32_t infector = world::kNone;  // kNone: imported
    std::uint32_t infected = 0;
    std::int32_t day = 0;
    std::uint8_t tick = 0;
    std::uint8_t setting = 0;  // Setting
    friend bool operator==(const Transmission&, const Transmission&) = default;
};

}  // namespace wangge::kernel
