#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "wangge/core/draw.hpp"
#include "wangge/world/population.hpp"

namespace wangge::world {

inline constexpr std::uint32_t kOldest = 99;
inline constexpr std::uint32_t kAdult = 18;
inline constexpr std::uint32_t kElder = 65;

/// First year of band `band`; band kAgeBands is kOldest + 1.
constexpr std::uint32_t band_start(std::uint32_t band) {
    if (band < 2) {
        return band;
    }
    return band < kAgeBands ? 5 * (band - 1) : kOldest + 1;
}

/// The ages that a population still has to give out: exact totals by census band, even within a band (85 and
/// older falling by 0.82 a year, assumed), so that whoever takes what, the whole comes out right.
class AgeStock {
  public:
    /// Shares `people` among the bands by largest remainders, and a band among its years with keyed
    /// remainders; as deal_counts() where `rounding` is another. Empty where no band has a weight.
    AgeStock(std::uint32_t people, const Population& population, const core::Draws& draws,
             double rounding = 0.5);

    /// People left of the ages [low, high].
    std::uint32_t left(std::uint32_t low, std::uint32_t high) const;

    /// Takes the age below which the share `part` in [0, 1) of the remaining people of [low, high] is; if
    /// nobody is left there, the nearest age to `low` in [least, most], which must not be empty.
    std::uint8_t take_quantile(double part, std::uint32_t low, std::uint32_t high, std::uint32_t least,
                               std::uint32_t most);

    /// Takes the remaining age nearest to `wished` within [low, high]; if there is none, within [least,
    /// most], which must not be empty. Of two equally near the younger.
    std::uint8_t take_nearest(double wished, std::uint32_t low, std::uint32_t high, std::uint32_t least,
                              std::uint32_t most);

  private:
    static constexpr std::uint32_t kLeaves = 128;

    std::uint32_t of(std::uint32_t year) const { return left_[kLeaves + year]; }
    /// People left who are younger.
    std::uint32_t below(std::uint32_t year) const;
    /// The age at which `people` and no more are younger or before others of it.
    std::uint32_t age_after(std::uint32_t people) const;
    std::uint8_t take(std::uint32_t year);

    // A tree of sums: node k holds those of 2 k and 2 k + 1, the years are its leaves.
    std::array<std::uint32_t, std::size_t{2} * kLeaves> left_{};
};

}  // namespace wangge::world
