#pragma once

#include <span>
#include <string>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// Words for a fault code; `arguments` as core::FaultCode lists them, missing ones read as empty. `bare` if
/// the fault is about a whole file rather than a key in it.
Wording wording(core::FaultCode code, bool bare, std::span<const std::string> arguments, Language language);

/// The pattern of a code without anything filled in, to see that there is one; empty for a number that is no
/// code.
Wording pattern_of(core::FaultCode code, Language language);

}  // namespace wangge::app
