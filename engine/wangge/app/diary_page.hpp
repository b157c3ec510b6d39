#pragma once

#include <optional>
#include <string>

#include "wangge/app/json_text.hpp"
#include "wangge/kernel/day/diary.hpp"
#include "wangge/policy/scenario.hpp"

namespace wangge::app {

/// A diary and where it comes from.
struct KeptDiary {
    const policy::Scenario& scenario;
    const kernel::day::Diary& diary;
    std::uint32_t world = 0;
    std::string arm;                  // empty: an ordinary week
    std::optional<std::int32_t> day;  // of that arm
};

/// Contacts by age and setting, beside what the survey of the chosen preset says, and how they are
/// distributed.
std::string diary_page(const KeptDiary& kept, Language language);
Json diary_json(const KeptDiary& kept);

}  // namespace wangge::app
