#pragma once
// Internal to the comparison page: its parts, in the order in which they are printed.

#include <string>

#include "wangge/app/words.hpp"
#include "wangge/study/comparison.hpp"

namespace wangge::app::parts {

inline constexpr int kPageColumns = 110;

/// What was compared; what stays the same; how to read the tables.
std::string heading(const study::Comparison& comparison, Language language);
std::string how_to_read(const study::Comparison& comparison, Language language);

/// The headline outcomes, one table each, under the headings of their questions.
std::string questions(const study::Comparison& comparison, Language language);
std::string outbreaks(const study::Comparison& comparison, Language language);
std::string synergies(const study::Comparison& comparison, Language language);

/// Keys in which each arm differs from the base.
std::string differences(const study::Comparison& comparison, Language language);
std::string assumptions(const study::Comparison& comparison, const std::string& scenario_file,
                        Language language);

/// Medians of all arms at the last report day.
std::string glance(const study::Comparison& comparison, Language language);

/// A heading with a rule.
std::string ruled(std::string_view words);
/// A text over as many lines as it takes.
std::string paragraph(std::string_view text, int indent = 0);
/// The title of an arm, or its name where the title is too long for a column.
std::string arm_title(const study::ArmSummary& arm, Language language);
/// "[-12.1, -4.0]" with the marks that how_to_read explains: * ~ =
std::string interval_text(const statistics::Interval& interval, int decimals);

}  // namespace wangge::app::parts
