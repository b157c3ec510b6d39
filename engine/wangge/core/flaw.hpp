#pragma once
// Planted flaws: deliberate mistakes, one at a time, that show whether the tests would notice such a mistake.
// They are compiled into one test build only (WANGGE_FLAWS) and chosen there at run time; in every other
// build `flawed` is false at compile time and leaves nothing behind. `./wangge test faults` runs them.

#include <cstdint>
#include <string_view>

namespace wangge::core {

/// The names say what is wrong.
enum class Flaw : std::uint16_t {
    kNone,
    // core, statistics
    kGammaBoostDropped,
    kExponentialMirrored,
    kIntervalOfOneSide,
    // policy
    kReachInverted,
    kReachByRow,
    kStartADayLate,
    kDelayForgotten,
    kTriggerIgnored,
    kNeverLifted,
    kQuietDaysUncounted,
    kQuotaNotEscalated,
    kMarksNotLengthened,
    // policies
    kContactsStayGreen,
    kFalseRedForEver,
    kCodesForgottenOvernight,
    kTicketsNeverWhistled,
    kTenantsSkipped,
    kOneReadingADay,
    // run
    kOtherLuckPerArm,
    kSamePeopleInEveryWorld,
    kImportsCountedAsLocal,
    kRatioOfEverybody,
    kOnePoolUnpaid,
    kElderBandSwapped,
};

struct FlawName {
    Flaw flaw;
    std::string_view name;
    std::string_view mistake;
};

/// All of them, in the order of the enumeration.
inline constexpr FlawName kFlaws[] = {
    {Flaw::kGammaBoostDropped, "gamma_boost_dropped", "gamma draws of shapes below 1 lack their factor"},
    {Flaw::kExponentialMirrored, "exponential_mirrored", "exponential draws take log(u) for log(1 - u)"},
    {Flaw::kIntervalOfOneSide, "interval_of_one_side", "an interval uses its upper level at both ends"},
    {Flaw::kReachInverted, "reach_inverted", "a policy reaches those it should not"},
    {Flaw::kReachByRow, "reach_by_row", "reach is drawn by row number instead of name"},
    {Flaw::kStartADayLate, "start_a_day_late", "a policy starts a day late"},
    {Flaw::kDelayForgotten, "delay_forgotten", "a decision takes effect at once"},
    {Flaw::kTriggerIgnored, "trigger_ignored", "a policy starts without the cases that should trigger it"},
    {Flaw::kNeverLifted, "never_lifted", "a policy goes on after its longest time"},
    {Flaw::kQuietDaysUncounted, "quiet_days_uncounted", "a policy does not end after days without a report"},
    {Flaw::kQuotaNotEscalated, "quota_not_escalated", "outing quotas are passed down without escalation"},
    {Flaw::kMarksNotLengthened, "marks_not_lengthened", "orders on persons are not lengthened on the way"},
    {Flaw::kContactsStayGreen, "contacts_stay_green", "scanned contacts keep a green code"},
    {Flaw::kFalseRedForEver, "false_red_for_ever", "appeals never clear a mistaken red code"},
    {Flaw::kCodesForgottenOvernight, "codes_forgotten_overnight", "a colour of a code lasts a day"},
    {Flaw::kTicketsNeverWhistled, "tickets_never_whistled", "overdue tickets do not go to a unit"},
    {Flaw::kTenantsSkipped, "tenants_skipped", "sweeps knock at owners' doors only"},
    {Flaw::kOneReadingADay, "one_reading_a_day", "observed people are visited once a day instead of twice"},
    {Flaw::kOtherLuckPerArm, "other_luck_per_arm", "each arm draws luck of its own"},
    {Flaw::kSamePeopleInEveryWorld, "same_people_in_every_world", "the population seed ignores the world"},
    {Flaw::kImportsCountedAsLocal, "imports_counted_as_local", "imported infections count as local"},
    {Flaw::kRatioOfEverybody, "ratio_of_everybody", "a group's rate is divided by the whole population"},
    {Flaw::kOnePoolUnpaid, "one_pool_unpaid", "hours of seconded staff are left out"},
    {Flaw::kElderBandSwapped, "elder_band_swapped", "refusals of 60 and older are those of 18 to 59"},
};

#ifdef WANGGE_FLAWS
inline constexpr bool kFlawsBuilt = true;
#else
inline constexpr bool kFlawsBuilt = false;
#endif

/// The one flaw that is planted in this process; only looked at in a build with flaws.
inline Flaw planted_flaw = Flaw::kNone;

/// Whether this mistake is to be made.
[[nodiscard]] inline bool flawed(Flaw flaw) noexcept {
    if constexpr (kFlawsBuilt) {
        return planted_flaw == flaw;
    } else {
        return static_cast<void>(flaw), false;
    }
}

}  // namespace wangge::core
