#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/context.hpp"

/// Grievance of households, compliance of residents.
namespace wangge::kernel::mind {

struct Minds {
    std::vector<double> grievance;            // 0 to 1, by household
    std::vector<std::int32_t> confined_days;  // so far, by resident
    std::vector<std::uint8_t> declines;       // belongs to those whose compliance falls
};

Minds first_minds(const Context& context);

/// Adds grievance (or relief, when negative) within [0, 1].
void feel(double amount, double& grievance);

/// Chance that a resident gives up an outing that is not allowed.
double compliance(const Context& context, const Minds& minds, std::uint32_t resident);

/// Chance that a refused person tries another way.
double evasion(const Context& context, const Minds& minds, std::uint32_t household);

/// Chance that a refusal becomes a conflict.
double conflict(const Context& context, const Minds& minds, std::uint32_t household);

/// One day passes: grievance decays with its half-life.
void forget(const Context& context, Minds& minds);

}  // namespace wangge::kernel::mind
