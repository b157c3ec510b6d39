#pragma once

#include <array>
#include <vector>

#include "wangge/kernel/meet/contacts.hpp"
#include "wangge/kernel/meet/exposure.hpp"

namespace wangge::kernel::meet {

/// What the contacts of a day are looked at with.
struct Spreading : Exposure {
    const Meetings& meetings;
    const move::Whereabouts& where;
};

/// All contacts of a day between infectious and susceptible people: books expected infections (of a matching
/// or a dwelling by the contacts that are hit, each for all that it stands for), starts courses, appends to
/// the transmission list. `candidates` are those whom encounters of today may infect. Who is infected in
/// several ticks of a day is in the first; within a tick the infector of highest keyed rank counts.
void spread(const Spreading& in, std::vector<Candidate> candidates, disease::Courses& courses,
            std::vector<Transmission>& tree, Ledger& ledger);

}  // namespace wangge::kernel::meet
