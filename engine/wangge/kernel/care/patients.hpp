#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/disease/immunity.hpp"
#include "wangge/policy/observation.hpp"

/// From symptoms to confirmation and isolation.
namespace wangge::kernel::care {

inline constexpr std::int32_t kIsolationDays = 14;  // isolated after confirmation (assumed)

struct Patients {
    RareDayColumn clinic_from;     // first day the clinic is sought; kNever
    RareDayColumn calls_from;      // first day the telephone line is called instead; kNever
    RareDayColumn found_on;        // day a thermometer found fever and confirmation follows; kNever
    RareDayColumn isolated_until;  // first day back at home; 0: never isolated
    core::HashedColumn<std::uint8_t> stays_home;  // has symptoms and stays at home
    std::vector<policy::Report> reports;          // confirmed cases, in order of day and agent
    // Where to look: everyone who seeks the clinic, was found with fever, is isolated or stays at home, and
    // some more; the dead.
    std::vector<std::uint32_t> seeking, found, isolated_now, resting, dead;

    explicit Patients(std::uint32_t agents)
        : clinic_from(kClinicFrom, kNever, agents),
          calls_from(kCallsFrom, kNever, agents),
          found_on(kFoundOn, kNever, agents),
          isolated_until(kIsolatedUntil, 0, agents),
          stays_home(kStaysHome, 0, agents) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [clinic, calls, found_on, isolated, home, reports, seeking, found, isolated_now, resting,
               dead] = self;
        bytes(clinic, calls, found_on, isolated, home, reports, seeking, found, isolated_now, resting, dead);
    }
    void rest(std::uint32_t i) {
        if (stays_home[i] == 0) resting.push_back(i);
        stays_home.set(i, 1);
    }
    void isolate(std::uint32_t i, std::int32_t day, std::int32_t until) {
        if (!isolated(i, day)) isolated_now.push_back(i);
        isolated_until.set(i, until);
    }
    /// Fever was found on `day`, if not before.
    void find(std::uint32_t i, std::int32_t day) {
        if (found_on[i] == kNever) found.push_back(i);
        if (day < found_on[i]) found_on.set(i, day);
    }
    /// Whether there is anything for them to do: rest, go to the clinic, or call.
    bool cares_for(std::uint32_t i) const {
        return stays_home[i] != 0 || clinic_from[i] != kNever || calls_from[i] != kNever;
    }
    /// Whatever care was to follow does not.
    void forget_care(std::uint32_t i) {
        clinic_from.set(i, kNever), calls_from.set(i, kNever), found_on.set(i, kNever);
    }
    /// Dawn: nobody is looked at any more who is back.
    void turn_to(std::int32_t day) {
        std::erase_if(isolated_now, [&](std::uint32_t i) { return !isolated(i, day); });
        std::erase_if(seeking, [&](std::uint32_t i) { return clinic_from[i] == kNever; });
        std::erase_if(found, [&](std::uint32_t i) { return found_on[i] == kNever; });
        std::erase_if(resting, [&](std::uint32_t i) { return stays_home[i] == 0; });
    }
    bool isolated(std::uint32_t i, std::int32_t day) const { return day < isolated_until[i]; }
};

/// Whether the course of somebody runs today: their next contact could infect or be worth noting.
inline bool ill(const Context& context, const disease::Courses& courses, std::uint32_t i) {
    return courses.ever[i] && courses.runs(i, context.date.day * kDayMinutes);
}

/// What of somebody decides whether a contact could infect: asked once where they meet many.
struct Part {
    bool susceptible = true, ill = false;
};
inline Part part_of(const Context& context, const disease::Courses& courses, std::uint32_t i) {
    if (!courses.ever[i]) return {};
    return {courses.susceptible(i), ill(context, courses, i)};
}
inline bool may_infect(Part a, Part b) {
    return a.susceptible != b.susceptible && (a.susceptible ? b.ill : a.ill);
}

/// Whether one of two could infect the other today: only then a contact of theirs is worth noting.
inline bool may_infect(const Context& context, const disease::Courses& courses, std::uint32_t a,
                       std::uint32_t b) {
    return may_infect(part_of(context, courses, a), part_of(context, courses, b));
}

struct Hospital;

/// Symptoms that began since yesterday's dawn: some stay at home, those who seek care go to the clinic, or
/// telephone for fear of it, from `confirm_after` days after onset on; severe disease is foreseen. Those ill
/// for `ill_days` are well again.
void fall_ill(const Context& context, const disease::Courses& courses, const disease::Immunity& immunity,
              Patients& patients, Hospital& hospital, Ledger& ledger);

/// Of those who reached the fever clinic today (sorted agents), the ones it sees, sorted; the others come
/// back tomorrow.
std::vector<std::uint32_t> see_patients(const Context& context, std::vector<std::uint32_t> reached,
                                        Ledger& ledger);

/// The telephone line: who is answered is collected and confirmed tomorrow.
void answer_calls(const Context& context, const disease::Courses& courses, Patients& patients,
                  Ledger& ledger);

/// A case becomes known and is isolated from tomorrow on, unless it was before.
void report_case(const Context& context, std::uint32_t i, Patients& patients, Ledger& ledger);

/// Has fever at some time today (keyed; the same at home and at a gate).
bool feverish(const Context& context, const disease::Courses& courses, std::uint32_t i);

/// Confirms those who reached the clinic today (`at_clinic`, sorted), those found before today, and those
/// whose swab became known as positive (`tested`); they are isolated from tomorrow on.
void confirm(const Context& context, const disease::Courses& courses,
             const std::vector<std::uint32_t>& at_clinic, const std::vector<std::uint32_t>& tested,
             Patients& patients, Ledger& ledger);

}  // namespace wangge::kernel::care
