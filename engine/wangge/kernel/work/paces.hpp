#pragma once

#include <cstdint>
#include <vector>

#include "wangge/kernel/work/hands.hpp"

namespace wangge::kernel::work {

/// Time a worker takes for what takes a trained and rested one a minute: tiredness, newness and skill. Worked
/// out when somebody asks for a worker's.
class Paces {
  public:
    /// `fresh`: by staff row, the factor of somebody new as far as it was worked out today; else 0.
    Paces(const Context& context, const Hands& hands, std::vector<double>& fresh);
    double of(std::uint32_t worker, Job job);
    /// Of anybody at anything: nobody is faster than one who is rested and knows the work.
    double least() const { return least_; }

  private:
    double newness(std::uint32_t worker) const;

    const Context& context_;
    const Hands& hands_;
    std::vector<double>& fresh_;
    double least_;
};

}  // namespace wangge::kernel::work
