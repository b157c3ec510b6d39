#pragma once

#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/study/run_one.hpp"

namespace wangge::app {

/// What one run says of itself, for people: the eight questions at the report days, with units.
std::string run_page(const study::RunReport& report, Language language);

/// Its heading: place, people, days, imports; and its measures with their days.
std::string run_heading(const study::RunReport& report, Language language);
std::string run_measures(const study::RunReport& report, Language language);

/// The same for machines.
Json run_json(const study::RunReport& report);

}  // namespace wangge::app
