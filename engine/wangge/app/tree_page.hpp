#pragma once

#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::app {

/// What the transmission tree says beside what was asked and published; empty if nobody was infected.
std::string tree_page(const study::RunReport& report, Language language);

/// The same as data; figures that too few cases allow are null.
Json tree_json(const study::RunReport& report);

}  // namespace wangge::app
