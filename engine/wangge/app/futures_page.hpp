#pragma once

#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/app/words.hpp"
#include "wangge/study/run_futures.hpp"

namespace wangge::app {

/// Two futures of one past side by side, for people: the eight questions at the last report day.
std::string futures_page(const study::FuturesReport& report, Language language);

/// The same for machines: the day of the fork, and what `run` says of each future.
Json futures_json(const study::FuturesReport& report);

}  // namespace wangge::app
