// Named presets of section `disease`: what differs from the declared defaults, which are the ancestral virus.
#include "wangge/policy/disease.hpp"

namespace wangge::policy {
namespace {

using core::Mark;

template <auto... values>
inline constexpr double kValues[] = {static_cast<double>(values)...};

constexpr core::PresetValue kWuhan[] = {
    {"r0", kValues<3.86>, Mark::kMeasured, "Wang et al. 2020 medRxiv 2020.03.03.20030593, 3.86 (3.74-3.97)"},
};

// Profile chosen to agree with all three: incubation 4.4 d, generation time 4 to 5 d, most transmission
// before onset.
constexpr core::PresetValue kDelta[] = {
    {"r0", kValues<5.08>, Mark::kAssumed, "Liu and Rocklov 2021, mean 5.08"},
    {"household_attack", kValues<0.297>, Mark::kBorrowed, "Madewell et al. 2022 JAMA Netw Open, 0.297"},
    {"incubation_mean", kValues<4.41>, Mark::kBorrowed, "Wu et al. 2022 JAMA Netw Open, 4.41 (3.76-5.05)"},
    {"incubation_sd", kValues<2.2>, Mark::kAssumed, "coefficient of variation as the ancestral strain"},
    {"infectious_before_onset", kValues<2.0>, Mark::kAssumed,
     "incubation 5.8 d less latent 4.0 d in Guangdong, Kang et al. 2022 Eurosurveillance"},
    {"infectious_shape", kValues<1.5>, Mark::kAssumed, "with the rate, for generation time and share"},
    {"infectious_rate", kValues<1.0>, Mark::kAssumed, "with the shape, for generation time and share"},
    {"symptomatic", kValues<0.75, 0.775, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8>, Mark::kBorrowed,
     "MEmilio, 0.2 to 0.3 without symptoms to age 14, 0.15 to 0.25 above"},
    {"severe_factor", kValues<3.2>, Mark::kBorrowed, "Covasim delta, 3.2 times the wild strain"},
    {"target_generation", kValues<4.7>, Mark::kAssumed, "Hart et al. 2022 Lancet Infect Dis, intrinsic 4.7"},
    {"target_presymptomatic", kValues<0.74>, Mark::kAssumed, "Kang et al. 2022 Eurosurveillance, Guangdong"},
};

// Infectious from 0.7 d before onset (incubation 3.8 d less latent 3.1 d); shape and rate give a third before
// onset.
constexpr core::PresetValue kOmicronBa2[] = {
    {"r0", kValues<9.5>, Mark::kBorrowed, "Beijing SUVQC model 2022, PMC9806921, 9.5"},
    {"household_attack", kValues<0.427>, Mark::kBorrowed, "Madewell et al. 2022 JAMA Netw Open, 0.427"},
    {"incubation_mean", kValues<3.42>, Mark::kBorrowed, "Wu et al. 2022 JAMA Netw Open, 3.42 (2.88-3.96)"},
    {"incubation_sd", kValues<1.7>, Mark::kAssumed, "coefficient of variation as the ancestral strain"},
    {"infectious_before_onset", kValues<0.7>, Mark::kBorrowed,
     "Xin et al. 2022 Hangzhou, incubation 3.8 less latent 3.1"},
    {"infectious_shape", kValues<3.0>, Mark::kAssumed, "with the rate, for generation time and share"},
    {"infectious_rate", kValues<3.0>, Mark::kAssumed, "with the shape, for generation time and share"},
    {"severe_factor", kValues<0.095>, Mark::kAssumed,
     "with the vaccination of Shanghai 2022: 0.27 % of the infected severe, Chen et al. 2022"},
    {"death_factor", kValues<2.9>, Mark::kAssumed,
     "with the vaccination of Shanghai 2022: 0.09 % of the infected died, Chen et al. 2022"},
    {"target_generation", kValues<3.59>, Mark::kBorrowed,
     "Manica et al. 2022, realised in households 3.59 (3.55-3.60); pooled 2.99 (2.48-3.49), Xu et al. 2023"},
    {"target_presymptomatic", kValues<0.336>, Mark::kBorrowed, "Xin et al. 2022, 0.336 (0.248-0.425)"},
};

constexpr core::PresetValue kOmicronBf7[] = {
    {"form", kValues<1>, Mark::kSetting, ""},
    {"r0", kValues<3.95>, Mark::kBorrowed,
     "from growth 0.42 per day in December 2022, Goldberg et al. 2023 Nat Commun, with these stages"},
    {"household_attack", kValues<0.427>, Mark::kBorrowed, "Omicron, Madewell et al. 2022 JAMA Netw Open"},
    {"latent_mean", kValues<1.9>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun, SEIR model of China"},
    {"latent_shape", kValues<2>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun, Erlang-2"},
    {"presymptomatic_mean", kValues<1.5>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun"},
    {"presymptomatic_shape", kValues<1>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun, exponential"},
    {"symptomatic_mean", kValues<1.5>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun"},
    {"symptomatic_shape", kValues<1>, Mark::kBorrowed, "Goldberg et al. 2023 Nat Commun, exponential"},
    {"severe_factor", kValues<0.095>, Mark::kAssumed,
     "as BA.2: 0.27 % of the infected severe, Chen et al. 2022"},
    {"death_factor", kValues<2.9>, Mark::kAssumed, "as BA.2: 0.09 % of the infected died, Chen et al. 2022"},
    {"target_generation", kValues<2.37>, Mark::kBorrowed,
     "Xu et al. 2023 BMC Med, serial interval of BA.5 in growing epidemics, 2.37 (1.71-3.04)"},
    {"target_presymptomatic", kValues<0>, Mark::kSetting, ""},
};

constexpr core::PresetValue kInfluenza[] = {
    {"form", kValues<1>, Mark::kSetting, ""},
    {"r0", kValues<1.28>, Mark::kAssumed, "Biggerstaff et al. 2014, seasonal 1.28 (1.19-1.37)"},
    {"household_attack", kValues<0.13>, Mark::kAssumed, "Cauchemez et al. 2009, pandemic influenza"},
    {"latent_mean", kValues<1.1>, Mark::kAssumed, "1.0 to 1.5"},
    {"latent_shape", kValues<4>, Mark::kAssumed, ""},
    {"presymptomatic_mean", kValues<0.4>, Mark::kAssumed, "incubation 1.5 d, Lessler et al. 2009"},
    {"presymptomatic_shape", kValues<1>, Mark::kAssumed, ""},
    {"symptomatic_mean", kValues<2.2>, Mark::kBorrowed, "infectious 2.6 d in all, Mistry et al. 2021"},
    {"symptomatic_shape", kValues<2>, Mark::kAssumed, ""},
    {"individual_k", kValues<1>, Mark::kBorrowed, "CovidSim, inherited from influenza"},
    {"asymptomatic_factor", kValues<0.67>, Mark::kBorrowed, "CovidSim, symptomatic 1.5 times"},
    {"symptomatic", kValues<0.66, 0.66, 0.66, 0.66, 0.66, 0.66, 0.66, 0.66, 0.66, 0.66>, Mark::kBorrowed,
     "CovidSim, inherited from influenza"},
    {"susceptibility", kValues<1, 1, 1, 1, 1, 1, 1, 1, 1, 1>, Mark::kAssumed, ""},
    {"severe_factor", kValues<0.1>, Mark::kAssumed, "about 5 in 1,000 infections in hospital"},
    {"death_factor", kValues<0.8>, Mark::kAssumed, "about 4 in 10,000 infections fatal"},
    {"target_generation", kValues<2.6>, Mark::kAssumed, "Cauchemez et al. 2009"},
    {"target_presymptomatic", kValues<0>, Mark::kSetting, ""},
};

// The textbook's SEIR: nobody shows symptoms, so that nothing hangs on them; all are alike.
constexpr core::PresetValue kSeir[] = {
    {"form", kValues<1>, Mark::kSetting, ""},
    {"r0", kValues<2.5>, Mark::kSetting, ""},
    {"household_attack", kValues<0.25>, Mark::kSetting, ""},
    {"attack_isolation", kValues<60>, Mark::kSetting, ""},
    {"latent_mean", kValues<3>, Mark::kSetting, ""},
    {"latent_shape", kValues<2>, Mark::kSetting, ""},
    {"presymptomatic_mean", kValues<2.5>, Mark::kSetting, ""},
    {"presymptomatic_shape", kValues<1>, Mark::kSetting, ""},
    {"symptomatic_mean", kValues<2.5>, Mark::kSetting, ""},
    {"symptomatic_shape", kValues<1>, Mark::kSetting, ""},
    {"individual_k", kValues<1000000>, Mark::kSetting, ""},
    {"asymptomatic_factor", kValues<1>, Mark::kSetting, ""},
    {"symptomatic", kValues<0, 0, 0, 0, 0, 0, 0, 0, 0, 0>, Mark::kSetting, ""},
    {"susceptibility", kValues<1, 1, 1, 1, 1, 1, 1, 1, 1, 1>, Mark::kSetting, ""},
    {"target_generation", kValues<6.75>, Mark::kSetting, "3 + (5^2 + 5^2/2) / (2 * 5)"},
    {"target_presymptomatic", kValues<0>, Mark::kSetting, ""},
};

const core::Preset kPresets[] = {
    {"ancestral", "SARS-CoV-2, ancestral strain", "新冠原始株"},
    {"wuhan", "SARS-CoV-2, Wuhan before measures", "新冠原始株（武汉，措施前）", kWuhan},
    {"delta", "SARS-CoV-2, Delta", "新冠德尔塔", kDelta},
    {"omicron_ba2", "SARS-CoV-2, Omicron BA.2", "新冠奥密克戎 BA.2", kOmicronBa2},
    {"omicron_bf7", "SARS-CoV-2, Omicron BF.7 and BA.5", "新冠奥密克戎 BF.7/BA.5", kOmicronBf7},
    {"influenza", "Seasonal influenza", "季节性流感", kInfluenza},
    {"seir", "Textbook SEIR: Erlang-2 stages, no symptoms", "教科书 SEIR：二级厄兰分布，无症状", kSeir},
};

}  // namespace

std::span<const core::Preset> Disease::named_presets() {
    return kPresets;
}

}  // namespace wangge::policy
