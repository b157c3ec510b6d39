#include "wangge/policy/contacts.hpp"

namespace wangge::policy {
namespace {

using core::Mark;
using core::Preset;
using core::PresetValue;

// Rounds and rates are fitted on a synthesised community of 3,812 people, so they are assumed; what they were
// fitted to is in contact_surveys.cpp.
constexpr std::string_view kPremRural = "fitted to Prem et al. 2021, China (rural)";
constexpr std::string_view kPremOverall = "fitted to Prem et al. 2021, China";
constexpr std::string_view kZhangWuhan = "fitted to Zhang et al. 2020, Wuhan before the epidemic";
constexpr std::string_view kZhangShanghai = "fitted to Zhang et al. 2020, Shanghai before the epidemic";
constexpr std::string_view kBeijing22 = "fitted to contacts by setting as traced in Beijing, spring 2022";
constexpr std::string_view kRisk =
    "infected shares among traced contacts in Beijing, spring 2022, relative to work: space and time 0.0284, "
    "community 0.0419, other 0.3399 over work 0.0958";

constexpr double kRuralStairwellRounds[] = {1.88};
constexpr double kRuralCompoundRounds[] = {18.8};
constexpr double kRuralTeamRounds[] = {2.36};
constexpr double kRuralWorkplaceRounds[] = {1.57};
constexpr double kRuralSchoolLevels[] = {0.37, 0.36, 0.68, 1};
constexpr double kRuralOutingAges[] = {1.02, 1.45, 1.05, 1.33, 0.942};
constexpr double kOverallStairwellRounds[] = {2.52};
constexpr double kOverallCompoundRounds[] = {25.2};
constexpr double kOverallTeamRounds[] = {2.75};
constexpr double kOverallWorkplaceRounds[] = {1.83};
constexpr double kOverallSchoolLevels[] = {0.35, 0.354, 0.677, 0.943};
constexpr double kOverallOutingAges[] = {1.03, 1.57, 1.08, 1.35, 0.908};
constexpr double kWuhanTeamRounds[] = {2.85};
constexpr double kWuhanWorkplaceRounds[] = {1.87};
constexpr double kWuhanSchoolLevels[] = {0.05, 0.23, 0.44, 0.7};
constexpr double kWuhanOutingAges[] = {0.6, 1.3, 1.08, 2.05, 2.05};
constexpr double kWuhanMarketRounds[] = {8};
constexpr double kWuhanShopRounds[] = {60};
constexpr double kWuhanCompoundRounds[] = {25};
constexpr double kShanghaiTeamRounds[] = {4};
constexpr double kShanghaiWorkplaceRounds[] = {2.63};
constexpr double kShanghaiSchoolLevels[] = {0.046, 0.8, 1.54, 2.47};
constexpr double kShanghaiOutingAges[] = {0.75, 1.4, 1.38, 1.08, 0.75};
constexpr double kShanghaiStairwellRounds[] = {1};
constexpr double kShanghaiCompoundRounds[] = {10};
constexpr double kShanghaiGatheringRate[] = {0.36};
constexpr double kShanghaiSquareRounds[] = {60};
constexpr double kShanghaiParkRounds[] = {80};
constexpr double kShanghaiRestaurantRounds[] = {60};
constexpr double kShanghaiStoreRounds[] = {60};
constexpr double kShanghaiMarketRounds[] = {60};
constexpr double kBeijingVisitRate[] = {0.123};
constexpr double kBeijingGatheringRate[] = {0.0485};
constexpr double kBeijingStairwellRounds[] = {5.15};
constexpr double kBeijingCompoundRounds[] = {68.6};
constexpr double kBeijingTeamRounds[] = {6.99};
constexpr double kBeijingWorkplaceRounds[] = {4.66};
constexpr double kBeijingClassRounds[] = {18.6};
constexpr double kBeijingSchoolRounds[] = {4.66};
constexpr double kBeijingShopRounds[] = {231};
constexpr double kBeijingMarketRounds[] = {231};
constexpr double kBeijingStoreRounds[] = {289};
constexpr double kBeijingRestaurantRounds[] = {289};
constexpr double kBeijingSquareRounds[] = {289};
constexpr double kBeijingParkRounds[] = {289};
constexpr double kBeijingTransitRounds[] = {5.77};
constexpr double kBeijingWeightTransit[] = {0.29};
constexpr double kBeijingWeightCommunity[] = {0.29};
constexpr double kBeijingWeightRestaurant[] = {0.29};
constexpr double kBeijingWeightPark[] = {0.29};
constexpr double kBeijingWeightNeighbour[] = {0.44};
constexpr double kBeijingWeightLift[] = {0.44};
constexpr double kBeijingWeightCompound[] = {0.44};
constexpr double kBeijingWeightGathering[] = {3.5};
constexpr double kBeijingWeightCare[] = {3.5};
constexpr double kBeijingWeightGuest[] = {3.5};

const PresetValue kRural[] = {
    {"stairwell_rounds", kRuralStairwellRounds, Mark::kAssumed, kPremRural},
    {"compound_rounds", kRuralCompoundRounds, Mark::kAssumed, kPremRural},
    {"team_rounds", kRuralTeamRounds, Mark::kAssumed, kPremRural},
    {"workplace_rounds", kRuralWorkplaceRounds, Mark::kAssumed, kPremRural},
    {"school_levels", kRuralSchoolLevels, Mark::kAssumed, kPremRural},
    {"outing_ages", kRuralOutingAges, Mark::kAssumed, kPremRural},
};

const PresetValue kOverall[] = {
    {"stairwell_rounds", kOverallStairwellRounds, Mark::kAssumed, kPremOverall},
    {"compound_rounds", kOverallCompoundRounds, Mark::kAssumed, kPremOverall},
    {"team_rounds", kOverallTeamRounds, Mark::kAssumed, kPremOverall},
    {"workplace_rounds", kOverallWorkplaceRounds, Mark::kAssumed, kPremOverall},
    {"school_levels", kOverallSchoolLevels, Mark::kAssumed, kPremOverall},
    {"outing_ages", kOverallOutingAges, Mark::kAssumed, kPremOverall},
};

const PresetValue kWuhan[] = {
    {"team_rounds", kWuhanTeamRounds, Mark::kAssumed, kZhangWuhan},
    {"workplace_rounds", kWuhanWorkplaceRounds, Mark::kAssumed, kZhangWuhan},
    {"school_levels", kWuhanSchoolLevels, Mark::kAssumed, kZhangWuhan},
    {"outing_ages", kWuhanOutingAges, Mark::kAssumed, kZhangWuhan},
    {"market_rounds", kWuhanMarketRounds, Mark::kAssumed, kZhangWuhan},
    {"shop_rounds", kWuhanShopRounds, Mark::kAssumed, kZhangWuhan},
    {"compound_rounds", kWuhanCompoundRounds, Mark::kAssumed, kZhangWuhan},
};

const PresetValue kShanghai[] = {
    {"team_rounds", kShanghaiTeamRounds, Mark::kAssumed, kZhangShanghai},
    {"workplace_rounds", kShanghaiWorkplaceRounds, Mark::kAssumed, kZhangShanghai},
    {"school_levels", kShanghaiSchoolLevels, Mark::kAssumed, kZhangShanghai},
    {"outing_ages", kShanghaiOutingAges, Mark::kAssumed, kZhangShanghai},
    {"stairwell_rounds", kShanghaiStairwellRounds, Mark::kAssumed, kZhangShanghai},
    {"compound_rounds", kShanghaiCompoundRounds, Mark::kAssumed, kZhangShanghai},
    {"gathering_rate", kShanghaiGatheringRate, Mark::kAssumed, kZhangShanghai},
    {"square_rounds", kShanghaiSquareRounds, Mark::kAssumed, kZhangShanghai},
    {"park_rounds", kShanghaiParkRounds, Mark::kAssumed, kZhangShanghai},
    {"restaurant_rounds", kShanghaiRestaurantRounds, Mark::kAssumed, kZhangShanghai},
    {"store_rounds", kShanghaiStoreRounds, Mark::kAssumed, kZhangShanghai},
    {"market_rounds", kShanghaiMarketRounds, Mark::kAssumed, kZhangShanghai},
};

const PresetValue kBeijing[] = {
    {"visit_rate", kBeijingVisitRate, Mark::kAssumed, kBeijing22},
    {"gathering_rate", kBeijingGatheringRate, Mark::kAssumed, kBeijing22},
    {"stairwell_rounds", kBeijingStairwellRounds, Mark::kAssumed, kBeijing22},
    {"compound_rounds", kBeijingCompoundRounds, Mark::kAssumed, kBeijing22},
    {"team_rounds", kBeijingTeamRounds, Mark::kAssumed, kBeijing22},
    {"workplace_rounds", kBeijingWorkplaceRounds, Mark::kAssumed, kBeijing22},
    {"class_rounds", kBeijingClassRounds, Mark::kAssumed, kBeijing22},
    {"school_rounds", kBeijingSchoolRounds, Mark::kAssumed, kBeijing22},
    {"shop_rounds", kBeijingShopRounds, Mark::kAssumed, kBeijing22},
    {"market_rounds", kBeijingMarketRounds, Mark::kAssumed, kBeijing22},
    {"store_rounds", kBeijingStoreRounds, Mark::kAssumed, kBeijing22},
    {"restaurant_rounds", kBeijingRestaurantRounds, Mark::kAssumed, kBeijing22},
    {"square_rounds", kBeijingSquareRounds, Mark::kAssumed, kBeijing22},
    {"park_rounds", kBeijingParkRounds, Mark::kAssumed, kBeijing22},
    {"transit_rounds", kBeijingTransitRounds, Mark::kAssumed, kBeijing22},
    {"weight_transit", kBeijingWeightTransit, Mark::kBorrowed, kRisk},
    {"weight_community", kBeijingWeightCommunity, Mark::kBorrowed, kRisk},
    {"weight_restaurant", kBeijingWeightRestaurant, Mark::kBorrowed, kRisk},
    {"weight_park", kBeijingWeightPark, Mark::kBorrowed, kRisk},
    {"weight_neighbour", kBeijingWeightNeighbour, Mark::kBorrowed, kRisk},
    {"weight_lift", kBeijingWeightLift, Mark::kBorrowed, kRisk},
    {"weight_compound", kBeijingWeightCompound, Mark::kBorrowed, kRisk},
    {"weight_gathering", kBeijingWeightGathering, Mark::kBorrowed, kRisk},
    {"weight_care", kBeijingWeightCare, Mark::kBorrowed, kRisk},
    {"weight_guest", kBeijingWeightGuest, Mark::kBorrowed, kRisk},
};

}  // namespace

std::span<const core::Preset> Contacts::named_presets() {
    static const Preset all[] = {
        {"prem_urban", "Prem 2021, China, urban", "Prem 2021 中国城镇"},
        {"prem_rural", "Prem 2021, China, rural", "Prem 2021 中国乡村", kRural},
        {"prem_overall", "Prem 2021, China", "Prem 2021 中国", kOverall},
        {"zhang_wuhan", "Zhang 2020, Wuhan before the epidemic", "Zhang 2020 疫情前武汉", kWuhan},
        {"zhang_shanghai", "Zhang 2020, Shanghai, with group contacts", "Zhang 2020 上海（含群体接触）",
         kShanghai},
        {"beijing_2022", "Beijing 2022, as traced", "北京2022年流调", kBeijing},
    };
    return all;
}

}  // namespace wangge::policy
