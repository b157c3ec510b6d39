#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wangge::statistics {

/// Keyed resamples of `worlds` worlds: resample r is a pure function of (seed, name, worlds, r). Contrasts
/// that ask the same resampler see the same worlds drawn, which keeps their joint distribution.
class Resampler {
  public:
    /// `name` says what is estimated (an outcome, or a family of contrasts); `worlds` > 0.
    Resampler(std::uint64_t seed, std::string_view name, int worlds);

    /// Fills `indices` (size = worlds) with worlds drawn with replacement, each in [0, worlds).
    void pick(int resample, std::span<std::uint32_t> indices) const;

    /// Fills `weights` (size = worlds) with independent Beta(1/2, 3/2) values divided by their sum. Their
    /// mean, variance and skewness are those of counts drawn with replacement, but no world ever gets weight
    /// zero, so a resample of discrete data never loses its variance (Owen 2025, "Better bootstrap t
    /// confidence intervals for the mean", arXiv:2508.10083).
    void weigh(int resample, std::span<double> weights) const;

  private:
    std::uint64_t key_;
    int worlds_;
};

}  // namespace wangge::statistics
