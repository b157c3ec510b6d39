#include "wangge/policy/disease.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

constexpr double kSymptomatic[10] = {0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.90};
constexpr double kSusceptibility[10] = {0.34, 0.67, 1.0, 1.0, 1.0, 1.0, 1.24, 1.47, 1.47, 1.47};

// Named presets: what differs from the declared defaults, which are the ancestral virus.
constexpr double kWuhanR0[] = {3.86};
constexpr core::PresetValue kWuhan[] = {
    {"r0", kWuhanR0, Mark::kMeasured, "Wang et al. 2020 medRxiv 2020.03.03.20030593, 3.86 (3.74-3.97)"},
};
const core::Preset kPresets[] = {
    {"ancestral", "SARS-CoV-2, ancestral strain", "新冠原始株"},
    {"wuhan", "SARS-CoV-2, Wuhan before measures", "新冠原始株（武汉，措施前）", kWuhan},
};

const Field kFields[] = {
    {{"preset", Kind::kChoice, "", 0, 0, 1, Mark::kSetting, "named set of values this section starts from",
      "预设参数组", "", "ancestral|wuhan"},
     offsetof(Disease, preset)},
    {{"r0", Kind::kNumber, "persons", 2.5, 0, 20, Mark::kBorrowed,
      "mean direct infections of a second-generation case, no routine care, no measures", "基本再生数",
      "Covasim and ringbp scenarios, 1.4 to 3.5"},
     offsetof(Disease, r0)},
    {{"household_attack", Kind::kShare, "1", 0.19, 0, 0.9, Mark::kBorrowed,
      "household secondary attack rate, index isolated 3 days after onset, 14 days of follow-up",
      "家庭续发率", "Madewell et al. 2022 JAMA Netw Open, 0.189 (0.162-0.220)"},
     offsetof(Disease, household_attack)},
    {{"incubation_mean", Kind::kNumber, "d", 5.4, 0.5, 30, Mark::kBorrowed, "mean incubation", "平均潜伏期",
      "McAloon et al. 2020, gamma-like, mean 5.42"},
     offsetof(Disease, incubation_mean)},
    {{"incubation_sd", Kind::kNumber, "d", 2.7, 0.1, 30, Mark::kBorrowed, "standard deviation of incubation",
      "潜伏期标准差", "McAloon et al. 2020, sd 2.7"},
     offsetof(Disease, incubation_sd)},
    {{"infectious_shape", Kind::kNumber, "1", 1.56, 0.2, 20, Mark::kBorrowed,
      "shape of the infectiousness profile", "传染力曲线形状", "JUNE, covid19 transmission"},
     offsetof(Disease, infectious_shape)},
    {{"infectious_rate", Kind::kNumber, "1/d", 0.53, 0.05, 20, Mark::kBorrowed,
      "rate of the infectiousness profile", "传染力曲线速率", "JUNE, covid19 transmission"},
     offsetof(Disease, infectious_rate)},
    {{"infectious_before_onset", Kind::kNumber, "d", 2.12, 0, 10, Mark::kBorrowed,
      "start of infectiousness before onset", "发病前开始传染的天数", "JUNE, covid19 transmission"},
     offsetof(Disease, infectious_before_onset)},
    {{"individual_k", Kind::kNumber, "1", 0.45, 0.05, 100, Mark::kBorrowed,
      "shape of the gamma of individual infectiousness, mean 1", "个体传染力离散度", "Covasim beta_dist"},
     offsetof(Disease, individual_k)},
    {{"asymptomatic_factor", Kind::kNumber, "1", 0.5, 0, 1, Mark::kBorrowed,
      "infectiousness of people who never show symptoms", "无症状者相对传染力",
      "JUNE 0.5; 0.33 to 1.0 in others"},
     offsetof(Disease, asymptomatic_factor)},
    {{"symptomatic",
      Kind::kShare,
      "1",
      0,
      0,
      1,
      Mark::kBorrowed,
      "share with symptoms by decade of age",
      "分年龄有症状占比",
      "Covasim get_prognoses",
      {},
      10,
      kSymptomatic},
     offsetof(Disease, symptomatic)},
    {{"susceptibility",
      Kind::kNumber,
      "1",
      0,
      0,
      5,
      Mark::kBorrowed,
      "relative susceptibility by decade of age",
      "分年龄易感性",
      "Covasim, after Zhang et al. 2020",
      {},
      10,
      kSusceptibility},
     offsetof(Disease, susceptibility)},
};

}  // namespace

std::span<const core::Field> Disease::fields() {
    return kFields;
}

std::span<const core::Preset> Disease::named_presets() {
    return kPresets;
}

}  // namespace wangge::policy
