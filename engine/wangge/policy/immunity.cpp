#include "wangge/policy/immunity.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

template <auto... values>
inline constexpr double kValues[] = {static_cast<double>(values)...};

constexpr core::PresetValue kShanghai[] = {
    {"coverage", kValues<0.45, 0.95, 0.97, 0.97, 0.97, 0.95, 0.65, 0.55, 0.25, 0.15>, Mark::kAssumed,
     "Shanghai Municipal Health Commission, April 2022: 62 % of people of 60 and older, 15 % of 80 and "
     "older"},
    {"dose_days", kValues<120>, Mark::kAssumed, "most third doses before the end of 2021"},
};

const core::Preset kPresets[] = {
    {"none", "Nobody is protected", "无免疫"},
    {"shanghai_2022", "Inactivated vaccines as in Shanghai, spring 2022", "灭活疫苗（2022年春上海）",
     kShanghai},
};

const Field kFields[] = {
    {{"preset", Kind::kChoice, "", 0, 0, 1, Mark::kSetting, "named set of values this section starts from",
      "预设参数组", "", "none|shanghai_2022"},
     offsetof(Immunity, preset)},
    {{"coverage",
      Kind::kShare,
      "1",
      0,
      0,
      1,
      Mark::kSetting,
      "share vaccinated by decade of age",
      "分年龄接种率",
      "",
      {},
      10},
     offsetof(Immunity, coverage)},
    {{"dose_days", Kind::kNumber, "d", 120, 0, 3650, Mark::kAssumed,
      "days between the last dose and the first day", "末次接种至起始日的天数", ""},
     offsetof(Immunity, dose_days)},
    {{"vaccine_infection", Kind::kShare, "1", 0.25, 0, 1, Mark::kAssumed,
      "protection against infection just after the last dose", "接种防感染效力",
      "inactivated vaccines against Omicron, two to three doses, 0.16 to 0.35"},
     offsetof(Immunity, vaccine_infection)},
    {{"vaccine_transmission", Kind::kShare, "1", 0.1, 0, 1, Mark::kAssumed,
      "reduction of the infectiousness of the infected", "接种降低传播的效力", ""},
     offsetof(Immunity, vaccine_transmission)},
    {{"vaccine_severe", Kind::kShare, "1", 0.75, 0, 1, Mark::kAssumed,
      "protection of the infected against severe disease", "感染后防重症效力",
      "McMenamin et al. 2022, Hong Kong, two doses 0.70 from 60 years, 0.92 below"},
     offsetof(Immunity, vaccine_severe)},
    {{"vaccine_death", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed,
      "protection of the critically ill against death", "危重后防死亡效力", ""},
     offsetof(Immunity, vaccine_death)},
    {{"prior_share", Kind::kShare, "1", 0, 0, 1, Mark::kSetting, "share infected before the first day",
      "既往感染占比", ""},
     offsetof(Immunity, prior_share)},
    {{"prior_days", Kind::kNumber, "d", 180, 0, 3650, Mark::kAssumed,
      "days between that infection and the first day", "既往感染至起始日的天数", ""},
     offsetof(Immunity, prior_days)},
    {{"prior_infection", Kind::kShare, "1", 0.85, 0, 1, Mark::kAssumed,
      "protection against infection just after an earlier one", "既往感染防感染效力", ""},
     offsetof(Immunity, prior_infection)},
    {{"prior_transmission", Kind::kShare, "1", 0.2, 0, 1, Mark::kAssumed,
      "reduction of the infectiousness of the infected", "既往感染降低传播的效力", ""},
     offsetof(Immunity, prior_transmission)},
    {{"prior_severe", Kind::kShare, "1", 0.8, 0, 1, Mark::kAssumed,
      "protection of the infected against severe disease", "既往感染防重症效力", ""},
     offsetof(Immunity, prior_severe)},
    {{"prior_death", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed,
      "protection of the critically ill against death", "既往感染防死亡效力", ""},
     offsetof(Immunity, prior_death)},
    {{"half_life", Kind::kNumber, "d", 150, 1, 100000, Mark::kAssumed,
      "half-life of protection against infection and transmission", "防感染与防传播效力的半衰期",
      "waning within half a year"},
     offsetof(Immunity, half_life)},
    {{"half_life_severe", Kind::kNumber, "d", 720, 1, 100000, Mark::kAssumed,
      "half-life of protection against severe disease and death", "防重症与防死亡效力的半衰期", ""},
     offsetof(Immunity, half_life_severe)},
};

}  // namespace

std::span<const core::Field> Immunity::fields() {
    return kFields;
}

std::span<const core::Preset> Immunity::named_presets() {
    return kPresets;
}

}  // namespace wangge::policy
