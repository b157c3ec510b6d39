#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace wangge::policy {

inline constexpr std::uint32_t kSurveyAges = 16;     // 0-4, 5-9, ... 70-74, 75 and older
inline constexpr std::uint32_t kSurveySettings = 4;  // home, school, work, other

/// What a survey or a synthetic matrix says about contacts per person and day; a preset of `contacts` is
/// fitted to one of them. Empty spans: it does not say.
struct ContactSurvey {
    std::string_view preset;  // of section `contacts`
    std::string_view source;
    /// Row sums by setting and age class, for a place's own ages to be weighted with.
    std::span<const std::array<double, kSurveyAges>> by_setting = {};
    /// Mean over all ages, and by classes that begin at these ages.
    double mean = 0, closed = 0;  // ordinary, and under closure
    std::span<const std::uint8_t> age_from = {};
    std::span<const double> by_age = {};
    /// Different people found by tracing one infected person: dwelling, work, space and time, community,
    /// other; and the days looked back.
    std::span<const double> traced = {};
    std::uint32_t traced_days = 0;
};

/// One for each named preset of `contacts` that was fitted, in their order.
std::span<const ContactSurvey> contact_surveys();
/// That of a preset; nullptr if it has none.
const ContactSurvey* contact_survey(std::string_view preset);

}  // namespace wangge::policy
