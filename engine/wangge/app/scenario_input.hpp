#pragma once

#include <optional>
#include <vector>

#include "wangge/app/options.hpp"
#include "wangge/app/screen.hpp"
#include "wangge/core/fault.hpp"
#include "wangge/scenario/read_scenario.hpp"

namespace wangge::app {

/// The scenario that the options ask for: file, `--set`, `--seed` and `--days`, checked as far as can be done
/// without making people.
core::Result<scenario::ReadScenario> read_input(const Options& options);

/// The same, with faults said on the screen.
std::optional<scenario::ReadScenario> read_input(const Options& options, Screen& screen);

/// Says faults, placed where their keys were written.
void say_located(const scenario::ReadScenario& read, std::vector<core::Fault> faults, Screen& screen);

/// `title` or `title_zh`; the other one, or the name, where there is none.
std::string title_in(Language language, const std::string& title, const std::string& title_zh,
                     const std::string& name);

}  // namespace wangge::app
