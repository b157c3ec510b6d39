#pragma once

#include <optional>
#include <string>

#include "wangge/app/options.hpp"

namespace wangge::app {

/// The help page of a command, or the overview of all of them; ends with a line end.
std::string help_page(std::optional<Command> command, Language language);

}  // namespace wangge::app
