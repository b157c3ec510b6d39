#include "wangge/policy/contact_surveys.hpp"

namespace wangge::policy {
namespace {

using Rows = std::array<double, kSurveyAges>;

constexpr std::string_view kPrem =
    "Prem et al. 2021 (PLoS Comput Biol 17:e1009098), synthetic matrices, China: row sums";
constexpr std::string_view kZhang = "Zhang et al. 2020 (Science 368:1481), Table 1";
constexpr std::string_view kBeijing =
    "contacts by setting of 2,230 infections, Beijing, spring 2022 (Omicron BA.2 tracing study)";

constexpr Rows kUrban[kSurveySettings] = {
    {6.55, 6.58, 6.26, 5.86, 5.37, 5.23, 5.28, 5.44, 5.17, 4.98, 4.95, 5.41, 5.49, 5.38, 5.12, 5.62},
    {2.52, 6.66, 9.60, 9.39, 0.50, 0.00, 0.00, 0.00, 0.00, 0.01, 0.01, 0.01, 0.00, 0.00, 0.00, 0.00},
    {0.00, 0.00, 0.00, 0.12, 1.84, 5.11, 4.92, 5.72, 5.94, 5.40, 4.61, 2.74, 1.01, 0.18, 0.00, 0.00},
    {3.89, 4.23, 5.18, 6.95, 6.86, 5.98, 5.70, 5.62, 5.27, 4.15, 5.19, 5.40, 5.21, 4.45, 4.87, 2.81},
};
constexpr Rows kRural[kSurveySettings] = {
    {6.46, 6.52, 6.05, 5.50, 5.16, 5.05, 5.24, 5.40, 5.10, 4.82, 4.87, 5.24, 5.20, 5.14, 4.76, 5.13},
    {2.29, 6.03, 8.79, 7.93, 0.44, 0.00, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.00, 0.00, 0.00, 0.00},
    {0.00, 0.00, 0.00, 0.13, 2.11, 5.12, 4.88, 5.74, 5.99, 5.45, 4.67, 2.82, 1.06, 0.19, 0.00, 0.00},
    {4.08, 4.57, 5.52, 6.66, 6.52, 5.64, 5.41, 5.36, 5.03, 3.93, 5.02, 5.25, 5.11, 4.40, 4.87, 2.81},
};
constexpr Rows kOverall[kSurveySettings] = {
    {6.42, 6.44, 6.03, 5.55, 5.22, 5.08, 5.21, 5.32, 5.05, 4.83, 4.83, 5.16, 5.19, 5.09, 4.77, 5.17},
    {2.29, 6.03, 8.79, 7.93, 0.42, 0.00, 0.00, 0.00, 0.00, 0.01, 0.01, 0.01, 0.00, 0.00, 0.00, 0.00},
    {0.00, 0.00, 0.00, 0.11, 1.76, 4.61, 4.40, 5.17, 5.39, 4.91, 4.21, 2.54, 0.95, 0.17, 0.00, 0.00},
    {3.87, 4.29, 5.24, 6.65, 6.47, 5.63, 5.42, 5.37, 5.04, 3.96, 4.99, 5.20, 5.06, 4.34, 4.79, 2.76},
};

constexpr std::uint8_t kZhangAges[] = {0, 7, 20, 40, 60};
constexpr double kWuhan[] = {8.6, 16.2, 15.3, 13.8, 13.9};
constexpr double kShanghai[] = {11.6, 27.0, 22.4, 19.9, 12.6};
// The study does not say over how many days; two before onset and two until isolation are assumed.
constexpr double kTraced[] = {2.95, 13.92, 29.08, 25.92, 3.62};
constexpr std::uint32_t kTracedDays = 4;

ContactSurvey prem(std::string_view preset, std::span<const Rows> rows) {
    ContactSurvey survey;
    survey.preset = preset;
    survey.source = kPrem;
    survey.by_setting = rows;
    return survey;
}

ContactSurvey zhang(std::string_view preset, double mean, double closed, std::span<const double> by_age) {
    ContactSurvey survey;
    survey.preset = preset;
    survey.source = kZhang;
    survey.mean = mean;
    survey.closed = closed;
    survey.age_from = kZhangAges;
    survey.by_age = by_age;
    return survey;
}

ContactSurvey beijing() {
    ContactSurvey survey;
    survey.preset = "beijing_2022";
    survey.source = kBeijing;
    survey.traced = kTraced;
    survey.traced_days = kTracedDays;
    return survey;
}

}  // namespace

std::span<const ContactSurvey> contact_surveys() {
    static const ContactSurvey all[] = {
        prem("prem_urban", kUrban),
        prem("prem_rural", kRural),
        prem("prem_overall", kOverall),
        zhang("zhang_wuhan", 14.6, 2.0, kWuhan),
        zhang("zhang_shanghai", 18.8, 2.3, kShanghai),
        beijing(),
    };
    return all;
}

const ContactSurvey* contact_survey(std::string_view preset) {
    for (const ContactSurvey& survey : contact_surveys()) {
        if (survey.preset == preset) return &survey;
    }
    return nullptr;
}

}  // namespace wangge::policy
