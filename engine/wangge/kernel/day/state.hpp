#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/state_hash.hpp"
#include "wangge/kernel/arrivals.hpp"
#include "wangge/kernel/care/hospital.hpp"
#include "wangge/kernel/care/lab.hpp"
#include "wangge/kernel/care/patients.hpp"
#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/mind/distress.hpp"
#include "wangge/kernel/mind/minds.hpp"
#include "wangge/kernel/move/permit.hpp"
#include "wangge/kernel/needs/stocks.hpp"
#include "wangge/kernel/work/hands.hpp"
#include "wangge/kernel/work/register.hpp"

namespace wangge::kernel::day {

/// Everything that changes from day to day; each table has one writer among the phases.
struct State {
    disease::Courses courses;
    care::Patients patients;
    care::Lab lab;
    care::Hospital hospital;
    disease::Immunity immunity;  // who is protected never changes, how far is the day's; not in the hash
    needs::Stocks stocks;
    mind::Minds minds;
    mind::Burdens burdens;
    core::StateHash moods;  // of households that are stirred
    work::Hands hands;
    work::Register papers;
    move::GateMemory gates;
    Arrivals arrival;                      // days of return by agent
    std::vector<std::uint32_t> in_centre;  // in a bed of central quarantine, sorted

    explicit State(const Context& context);
    bool here(std::uint32_t i, std::int32_t day) const {
        return arrival[i] <= day && !patients.isolated(i, day);
    }

    /// Hash of all of it: the cells that differ from their column's usual value (an uninfected person, a
    /// household without an order, ...). Policy memory and history are not part of the state.
    core::StateHash hash() const;

    /// The same of what households feel, made anew.
    core::StateHash hash_of_moods() const;

    /// Writes or reads all of it but who is protected (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [courses, patients, lab, hospital, immunity, stocks, minds, burdens, moods, hands, papers,
               gates, arrival, in_centre] = self;
        bytes(courses, patients, lab, hospital, stocks, minds, burdens, hands, papers, gates, arrival,
              in_centre);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) moods = self.hash_of_moods();
    }
};

}  // namespace wangge::kernel::day
