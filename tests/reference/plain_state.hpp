#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/care/hospital.hpp"
#include "wangge/kernel/care/lab.hpp"
#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/kernel/work/register.hpp"

namespace wangge::tests {

/// The state as plain columns, each holding what it says on the day, and its hash by looking at every cell.
struct PlainState {
    struct Courses {
        std::vector<std::int32_t> infected_at, starts_at, length, onset_at;
        std::vector<std::uint8_t> symptomatic;
        std::vector<double> infectivity;
    } courses;
    struct Patients {
        std::vector<std::int32_t> clinic_from, calls_from, found_on, isolated_until;
        std::vector<std::uint8_t> stays_home;
        std::vector<policy::Report> reports;
    } patients;
    kernel::care::Lab lab;
    kernel::care::Hospital hospital;
    struct Stocks {
        std::vector<std::int32_t> food;         // rations, by household
        std::vector<std::int16_t> medicine;     // days, by resident; -1: takes none
        std::vector<std::int32_t> last_outing;  // day, by household
        std::vector<kernel::needs::Order> order;
        std::int64_t shops = 0;
    } stocks;
    struct Minds {
        std::vector<float> grievance, trust;
        std::vector<double> fear;
        std::vector<std::int32_t> confined_days;
        std::vector<std::uint8_t> declines;
    } minds;
    struct Burdens {
        std::vector<std::int32_t> confined, unpaid, last_hungry;
    } burdens;
    struct Hands {
        std::vector<double> fatigue;
        std::vector<std::uint8_t> quit;
        std::vector<std::int32_t> days;
    } hands;
    struct Register {
        std::vector<std::uint8_t> registered, pass, knocks, done, census_knocks, census_done, known;
        std::int32_t sweep = 0, census = 0;
        std::vector<std::int32_t> registered_on, told_on;
        std::vector<policy::KnownReturnee> returnees;
        std::vector<kernel::work::OpenTicket> tickets;
        std::vector<policy::Interview> interviews;
        std::vector<policy::Contact> contacts;
    } papers;
    kernel::move::GateMemory gates;
    std::vector<std::int32_t> arrival;
    std::vector<std::uint32_t> in_centre;

    PlainState(const world::World& world, const policy::Needs& needs);
    /// As of the dawn of `day`.
    core::StateHash hash(const world::World& world, std::int32_t day) const;

  private:
    std::vector<std::int32_t> round_;  // rations of a usual trip for food; 0: none is usual
    std::int32_t refill_ = 1;          // days of medicine that a visit to the clinic brings
};

}  // namespace wangge::tests
