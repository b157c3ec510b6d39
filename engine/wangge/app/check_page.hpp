#pragma once

#include <string>
#include <vector>

#include "wangge/app/json_text.hpp"
#include "wangge/app/trial.hpp"
#include "wangge/scenario/assumptions.hpp"
#include "wangge/scenario/read_scenario.hpp"
#include "wangge/study/memory_need.hpp"

namespace wangge::app {

/// What a sound scenario would run: all that `check` says of it.
struct Checked {
    const scenario::ReadScenario& read;
    Trial trial;
    std::vector<scenario::Assumption> assumptions;  // of all arms
    std::uint32_t worlds = 0, threads = 0;          // of the estimate
    study::MemoryNeed need;                         // of one run

    std::uint32_t assumed() const;
};

std::string check_page(const Checked& checked, bool list_assumptions, bool list_population,
                       Language language);
Json check_json(const Checked& checked, bool list_assumptions, bool list_population);

}  // namespace wangge::app
