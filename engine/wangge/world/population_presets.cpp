#include <deque>
#include <vector>

#include "wangge/world/age_stock.hpp"
#include "wangge/world/census_place.hpp"
#include "wangge/world/tilt.hpp"

/// The named presets of the section `population`: shares out of the counts of the census. All totals follow
/// from `residents`.
namespace wangge::world {
namespace {

using core::Mark;
using core::Preset;
using core::PresetValue;

constexpr std::string_view kCensus =
    "2020 Population Census of China, county volume (National Bureau of Statistics)";
constexpr std::string_view kSizesSource =
    "2020 Population Census of China, county volume: one-person households and mean size; shape of the "
    "others: Fujian 2020, tilted";
constexpr std::string_view kEldersOutside =
    "2020 Population Census of China, county volume: elders less those in family households";
constexpr double kUsualSize = 10000;

// Fujian 2020 (provincial yearbook): % of households of 1, 2, ..., 9, 10 and more members.
constexpr std::array<double, kHouseholdSizes> kFujian = {27.3, 26.3, 19.4, 14.2, 6.9,
                                                         4.0,  1.1,  0.4,  0.2,  0.2};

constexpr std::string_view kTotals[] = {"households",
                                        "rented_households",
                                        "rented_residents",
                                        "communities",
                                        "grids",
                                        "stairwells",
                                        "shops",
                                        "gates",
                                        "side_gaps",
                                        "width",
                                        "community_workers",
                                        "gate_crew",
                                        "party_volunteers",
                                        "other_volunteers",
                                        "seconded",
                                        "returnees",
                                        "returnees_later",
                                        "restaurants",
                                        "stores",
                                        "transit_lines"};

/// Presets and the values that they point into.
class Shelf {
  public:
    Shelf() {
        presets_.push_back({"tienan", "Tienan, a community of Fengcheng", "凤城市铁南社区", {}});
        for (const auto& places : {census_2020_north(), census_2020_centre(), census_2020_south()}) {
            for (const CensusPlace& place : places) {
                add(place);
            }
        }
    }
    std::span<const Preset> presets() const { return presets_; }

  private:
    template <std::size_t n>
    void put(std::string_view field, const std::array<double, n>& values, Mark mark,
             std::string_view source) {
        const std::vector<double>& kept = values_.emplace_back(values.begin(), values.end());
        rows_.back().push_back({field, kept, mark, source});
    }
    void put(std::string_view field, double value, Mark mark, std::string_view source = {}) {
        put(field, std::array<double, 1>{value}, mark, source);
    }

    void add(const CensusPlace& place) {
        rows_.emplace_back();
        put("residents", kUsualSize, Mark::kSetting);
        for (const std::string_view total : kTotals) {
            put(total, kByRule, Mark::kAssumed, "by rule");
        }
        homes(place);
        people(place);
        work(place);
        presets_.push_back({place.name, place.title, place.title_zh, rows_.back()});
    }

    void homes(const CensusPlace& place) {
        put("household_sizes",
            sizes_by_tilt(place.one_person / place.households, place.in_households / place.households),
            Mark::kBorrowed, kSizesSource);
        auto generations = place.generations;
        for (double& homes : generations) {
            homes /= place.households;
        }
        put("generations", generations, Mark::kMeasured, kCensus);
        auto elder_homes = place.elder_homes;
        for (double& homes : elder_homes) {
            homes /= place.households;
        }
        put("elder_homes", elder_homes, Mark::kMeasured, kCensus);
        const double lift = place.lift / place.homes;
        put("rented_share", place.rented / place.homes, Mark::kMeasured, kCensus);
        put("lift_share", lift, Mark::kMeasured, kCensus);
        put("lane_share", std::min(1.0, 1 - place.urban / place.people), Mark::kAssumed,
            "the rural share lives in lanes");
        put("property_management",
            lift >= 0.4   ? 2
            : lift >= 0.2 ? 1
                          : 0,
            Mark::kAssumed, "by the share of homes with a lift");
    }

    void people(const CensusPlace& place) {
        put("ages", place.ages, Mark::kMeasured, kCensus);
        put("male_share", place.men / place.people, Mark::kMeasured, kCensus);
        put("collective_share", 1 - place.in_households / place.people, Mark::kMeasured, kCensus);
        double elders = 0;
        double at_home = 0;
        for (std::uint32_t band = 0; band < kAgeBands; ++band) {
            elders += band_start(band) >= kElder ? place.ages[band] : 0;
        }
        for (std::uint32_t k = 0; k < kElderHomes; ++k) {
            at_home += (k + 1) * place.elder_homes[k];
        }
        put("care_home_share", 1 - at_home / elders, Mark::kBorrowed, kEldersOutside);
        auto hukou = place.hukou;
        for (double& registered : hukou) {
            registered /= place.people;
        }
        put("hukou_elsewhere", hukou, Mark::kMeasured, kCensus);
    }

    void work(const CensusPlace& place) {
        put("employed_share", place.employed / place.fifteen_plus, Mark::kMeasured, kCensus);
        std::array<double, kSectors> sectors{};
        double named = 0;
        for (std::uint32_t s = 0; s + 1 < kSectors; ++s) {
            sectors[s] = place.sectors[s] / place.employed;
            named += sectors[s];
        }
        sectors[kSectors - 1] = 1 - named;
        put("sectors", sectors, Mark::kMeasured, kCensus);
    }

    std::deque<std::vector<double>> values_;
    std::deque<std::vector<PresetValue>> rows_;
    std::vector<Preset> presets_;
};

}  // namespace

std::array<double, kHouseholdSizes> sizes_by_tilt(double one_person, double mean) {
    std::vector<double> weights(kFujian.begin() + 1, kFujian.end());
    std::vector<std::uint32_t> sizes;
    for (std::uint32_t k = 2; k <= kHouseholdSizes; ++k) {
        sizes.push_back(k);
    }
    const std::vector<double> tilted = tilt(weights, sizes, (mean - one_person) / (1 - one_person));
    double sum = 0;
    for (const double weight : tilted) {
        sum += weight;
    }
    std::array<double, kHouseholdSizes> shares{};
    shares[0] = one_person;
    for (std::uint32_t k = 1; k < kHouseholdSizes; ++k) {
        shares[k] = (1 - one_person) * tilted[k - 1] / sum;
    }
    return shares;
}

std::span<const Preset> Population::named_presets() {
    static const Shelf shelf;
    return shelf.presets();
}

}  // namespace wangge::world
