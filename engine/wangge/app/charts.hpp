#pragma once

#include <string>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// How the drawing of charts ended.
struct Charts {
    bool drawn = false;
    std::string trouble;  // in words, if not drawn
};

/// The drawing program: $WANGGE_ANALYSIS/charts.py, else analysis/charts.py of the project.
std::string charts_program();

/// Draws the charts of a result folder with Debian's Python; what it says is kept, not shown.
Charts draw_charts(const std::string& folder, Language language);

}  // namespace wangge::app
