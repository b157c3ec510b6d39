#include "wangge/policy/testing.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

// Days 1, 4, 5, 8, 9 and 21 are published; straight lines between them, and from day 21 down to none on day
// 30.
constexpr double kPcrSensitivity[kSensitivityDays] = {
    0,     0,      0.11,  0.22,   0.33,  0.62,   0.68,  0.74,   0.80,  0.79,   0.7525,
    0.715, 0.6775, 0.64,  0.6025, 0.565, 0.5275, 0.49,  0.4525, 0.415, 0.3775, 0.34,
    0.302, 0.264,  0.227, 0.189,  0.151, 0.113,  0.076, 0.038,  0};

const Field kFields[] = {
    {{"pcr_sensitivity",
      Kind::kShare,
      "1",
      0,
      0,
      1,
      Mark::kBorrowed,
      "share of infected people whose swab is positive by PCR, by day; day 5 is the onset",
      "核酸灵敏度，逐日；第5天为发病日",
      "Kucirka et al. 2020 Ann Intern Med, days 1 to 21",
      {},
      kSensitivityDays,
      kPcrSensitivity},
     offsetof(Testing, pcr_sensitivity)},
    {{"pcr_false_positive", Kind::kShare, "1", 0.00001, 0, 1, Mark::kAssumed,
      "swabs of people not infected that PCR calls positive, after the laboratory's own repeat",
      "核酸假阳性率（复核后）", "about 1 in 100,000 in mass screening"},
     offsetof(Testing, pcr_false_positive)},
    {{"antigen_symptomatic", Kind::kShare, "1", 0.64, 0, 1, Mark::kBorrowed,
      "antigen positive where PCR would be, with symptoms", "有症状者抗原相对核酸灵敏度",
      "Chu et al. 2022, 0.64 against same-day PCR"},
     offsetof(Testing, antigen_symptomatic)},
    {{"antigen_asymptomatic", Kind::kShare, "1", 0.344, 0, 1, Mark::kBorrowed,
      "antigen positive where PCR would be, without symptoms so far", "无症状者抗原相对核酸灵敏度",
      "Soni et al. 2023, one test 0.344"},
     offsetof(Testing, antigen_asymptomatic)},
    {{"antigen_false_positive", Kind::kShare, "1", 0.002, 0, 1, Mark::kAssumed,
      "antigen tests of people not infected that are positive", "抗原假阳性率", ""},
     offsetof(Testing, antigen_false_positive)},
    {{"lab_tubes", Kind::kNumber, "tubes/1000/d", 14.0, 0, 100000, Mark::kBorrowed,
      "tubes the laboratory can analyse, per 1,000 residents and day; at least one",
      "实验室每日每千人检测管数", "Beijing June 2020, above 300,000 a day"},
     offsetof(Testing, lab_tubes)},
    {{"turnaround", Kind::kNumber, "h", 12.0, 0, 240, Mark::kAssumed,
      "from swab to result when the laboratory has room", "采样至结果用时", "6 h urgent to 24 h routine"},
     offsetof(Testing, turnaround)},
    {{"retest_turnaround", Kind::kNumber, "h", 12.0, 0, 240, Mark::kAssumed,
      "from a positive mixed tube to the results of its members one by one", "混管阳性单检复核用时", ""},
     offsetof(Testing, retest_turnaround)},
};

}  // namespace

std::span<const core::Field> Testing::fields() {
    return kFields;
}

}  // namespace wangge::policy
