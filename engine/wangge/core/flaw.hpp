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
    // kernel
    kSusceptibilityOfNextDecade,
    kAsymptomaticAsInfectious,
    kOneInfectivityForAll,
    kCoursesEndADayEarly,
    kConfirmedADayEarly,
    kNobodyIsolated,
    kFeverForEver,
    kWeightForgotten,
    kTickLengthForgotten,
    kOneLuckForAllDays,
    kOneSidedContacts,
    kShiftForgotten,
    kHomeOrderIgnored,
    kQuotaADayShort,
    kOneServerForAll,
    kReturnsUncounted,
    kOldPeopleCarryAll,
    kFreeLunch,
    kShopsNeverEmpty,
    kGrievanceStays,
    kTirelessRounds,
    kLowestRankServes,
    kNoRestDays,
    kQuittersStay,
    kImportsByArm,
    kQuietGridsForgotten,
    kOverdueEveryDay,
    kGraceForgotten,
    kIndexNeverIsolated,
    kPermitsMergedByOr,
    kGroupOfNeighbour,
    kProtectionStays,
    kPriorInfectionForgotten,
    kLaboratoryUnlimited,
    kSensitivityOfDayOne,
    kBedsUnlimited,
    kContactsNotNamed,
    kInterviewsForEver,
    kClinicTakesNoDay,
    kFearlessRound,
    kRoundsOnDuty,
    kMeetingsKeptLate,
    kPlentyFetched,
    kVolunteersFirst,
    kFearStays,
    kScansByRow,
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
    {Flaw::kSusceptibilityOfNextDecade, "susceptibility_of_next_decade",
     "susceptibility is read one decade of age too high"},
    {Flaw::kAsymptomaticAsInfectious, "asymptomatic_as_infectious",
     "people without symptoms infect as much as others"},
    {Flaw::kOneInfectivityForAll, "one_infectivity_for_all",
     "everybody draws the same individual infectiousness"},
    {Flaw::kCoursesEndADayEarly, "courses_end_a_day_early", "courses are retired a day before they end"},
    {Flaw::kConfirmedADayEarly, "confirmed_a_day_early", "patients seek the clinic a day early"},
    {Flaw::kNobodyIsolated, "nobody_isolated", "confirmed cases are reported and stay"},
    {Flaw::kFeverForEver, "fever_for_ever", "fever does not end"},
    {Flaw::kWeightForgotten, "weight_forgotten", "contacts of all places weigh the same"},
    {Flaw::kTickLengthForgotten, "tick_length_forgotten",
     "the daily rate of infectiousness is not scaled by the length of the tick"},
    {Flaw::kOneLuckForAllDays, "one_luck_for_all_days", "an infector has the same luck every day"},
    {Flaw::kOneSidedContacts, "one_sided_contacts", "a contact is not its mirror image"},
    {Flaw::kShiftForgotten, "shift_forgotten", "people on a shift go on their own errands"},
    {Flaw::kHomeOrderIgnored, "home_order_ignored", "orders to stay at home bind nobody"},
    {Flaw::kQuotaADayShort, "quota_a_day_short", "the outing by quota comes a day early"},
    {Flaw::kOneServerForAll, "one_server_for_all", "further servers at a gate are forgotten"},
    {Flaw::kReturnsUncounted, "returns_uncounted", "passages back into the community are not queued"},
    {Flaw::kOldPeopleCarryAll, "old_people_carry_all", "older people carry as much as others"},
    {Flaw::kFreeLunch, "free_lunch", "a household with food for one eats for all"},
    {Flaw::kShopsNeverEmpty, "shops_never_empty", "shops sell what they do not have"},
    {Flaw::kGrievanceStays, "grievance_stays", "grievance does not decay"},
    {Flaw::kTirelessRounds, "tireless_rounds", "rounds cost their worker no time"},
    {Flaw::kLowestRankServes, "lowest_rank_serves", "a task goes to the lowest rank"},
    {Flaw::kNoRestDays, "no_rest_days", "paid staff have no day of rest"},
    {Flaw::kQuittersStay, "quitters_stay", "who has quit comes again"},
    {Flaw::kImportsByArm, "imports_by_arm", "an arm gets imports of its own"},
    {Flaw::kQuietGridsForgotten, "quiet_grids_forgotten", "confinement in quiet grids is not told apart"},
    {Flaw::kOverdueEveryDay, "overdue_every_day", "a ticket counts as overdue again every day"},
    {Flaw::kGraceForgotten, "grace_forgotten", "the grace of acute care is not taken off its delay"},
    {Flaw::kIndexNeverIsolated, "index_never_isolated", "the fit lets the index case stay at home"},
    {Flaw::kPermitsMergedByOr, "permits_merged_by_or", "of two permits the milder one holds"},
    {Flaw::kGroupOfNeighbour, "group_of_neighbour", "counts by group go to the next person"},
    {Flaw::kProtectionStays, "protection_stays", "protection does not wane"},
    {Flaw::kPriorInfectionForgotten, "prior_infection_forgotten",
     "an earlier infection protects from nothing"},
    {Flaw::kLaboratoryUnlimited, "laboratory_unlimited", "the laboratory analyses all tubes at once"},
    {Flaw::kSensitivityOfDayOne, "sensitivity_of_day_one",
     "a swab finds as much on every day of the infection"},
    {Flaw::kBedsUnlimited, "beds_unlimited", "the quarantine site takes everybody"},
    {Flaw::kContactsNotNamed, "contacts_not_named", "interviews name nobody"},
    {Flaw::kInterviewsForEver, "interviews_for_ever", "cases are interviewed however old their report is"},
    {Flaw::kClinicTakesNoDay, "clinic_takes_no_day", "refills on the round cost no day of work or school"},
    {Flaw::kFearlessRound, "fearless_round", "fear keeps nobody who is on the round from the clinic"},
    {Flaw::kRoundsOnDuty, "rounds_on_duty", "who is on duty fetches food and medicine all the same"},
    {Flaw::kMeetingsKeptLate, "meetings_kept_late", "a measure knows no meetings from before its first day"},
    {Flaw::kPlentyFetched, "plenty_fetched", "who has plenty of food fetches more all the same"},
    {Flaw::kVolunteersFirst, "volunteers_first", "volunteers take rounds although the paid have time"},
    {Flaw::kFearStays, "fear_stays", "fear is never forgotten altogether"},
    {Flaw::kScansByRow, "scans_by_row", "scans are drawn by the row of the place instead of its name"},
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
