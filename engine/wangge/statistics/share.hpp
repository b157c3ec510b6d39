#pragma once

#include <cstdint>

namespace wangge::statistics {

/// A share of worlds with its interval, each in [0, 1]. NaN if there are no worlds.
struct ShareInterval {
    double share;
    double low;
    double high;
    int count;   ///< worlds in which it happened
    int worlds;  ///< of how many
};

/// Wilson's score interval (1927) of a share; never leaves [0, 1] and has width even at 0 of n and n of n.
/// `count` in [0, worlds], `level` in (0, 1).
ShareInterval wilson_interval(int count, int worlds, double level = 0.95);

/// Two-sided exact binomial p of `successes` among successes + failures at probability one half; 1 if both
/// are 0. This is the sign test: worlds without a difference are left out by the caller.
double sign_test(int successes, int failures);

/// A yes-or-no outcome in pairs of twin worlds.
struct PairedShares {
    int both;       ///< in base and arm
    int base_only;  ///< in the base, not in the arm
    int arm_only;   ///< in the arm, not in the base
    int neither;
    double difference;  ///< share in the arm minus share in the base, in [-1, 1]
    double low;         ///< Newcombe's paired score interval (1998, method 10)
    double high;
    double exact_p;  ///< McNemar's exact two-sided p, from the worlds in which the twins disagree
};

/// Counts in [0, ...]; all NaN but the counts if there are no worlds.
PairedShares paired_shares(int both, int base_only, int arm_only, int neither, double level = 0.95);

}  // namespace wangge::statistics
