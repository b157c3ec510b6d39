#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "wangge/policy/policy.hpp"
#include "wangge/policy/scenario.hpp"
#include "wangge/record/file_image.hpp"
#include "wangge/run/infections.hpp"
#include "wangge/run/run.hpp"
#include "wangge/world/world.hpp"

namespace wangge::study {

/// The run file of a finished run: groups `daily` (day × area), `groups` (report day × group), `outcomes`,
/// `transmissions`, `policies/<name>` for each policy of the arm, and `provenance`, from which the run can be
/// made again. Nothing in it depends on clock, machine or threads. `scenario` must be solved. Large variables
/// are made when they are written: what is given here must be there until then.
record::FileContent content_of(const policy::Scenario& scenario, std::size_t arm, std::uint32_t world_number,
                               const run::Run& run, const world::World& world,
                               std::span<const policy::PolicyKind> library,
                               const run::Infections& infections);

/// Hash of everything a run starts from: the world's tables and the state before day 0. 32 hexadecimal
/// digits.
std::string initial_state_hash(const run::Run& run, const world::World& world);

}  // namespace wangge::study
