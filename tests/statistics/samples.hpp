#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/core/exact_math.hpp"

namespace wangge::statistics::testing {

/// Keyed samples of known distributions, for simulations of coverage.
class Samples {
  public:
    explicit Samples(std::uint64_t seed) : draws_(core::Seed{seed}, core::Purpose::kTest) {}

    double uniform(int trial, int world, int column = 0) const {
        return draws_.unit53(static_cast<std::uint64_t>(column), static_cast<std::uint32_t>(trial),
                             static_cast<std::uint32_t>(world));
    }
    double normal(int trial, int world, int column = 0) const {
        return core::normal_quantile(uniform(trial, world, column));
    }
    /// Mean 1, skewness 2.
    double exponential(int trial, int world, int column = 0) const {
        return -core::log(uniform(trial, world, column));
    }

  private:
    core::Draws draws_;
};

}  // namespace wangge::statistics::testing
