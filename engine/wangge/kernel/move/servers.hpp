#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/core/flaw.hpp"

namespace wangge::kernel::move {

/// Servers side by side: whoever is first in line goes to the one who is free first, the lowest number of
/// those. Seconds may count from any moment; calls in order of arrival.
class Servers {
  public:
    struct Turn {
        std::int32_t start;  // second at which service begins
        std::size_t server;
    };
    /// Serves somebody who arrives at a second and takes so many, while `servers` > 0 are at work.
    Turn serve(std::int32_t arrival, std::int32_t service, std::size_t servers) {
        if (free_at_.size() < servers) free_at_.resize(servers, 0);
        std::size_t server = 0;
        for (std::size_t k = 1; k < servers && !core::flawed(core::Flaw::kOneServerForAll); ++k) {
            if (free_at_[k] < free_at_[server]) server = k;
        }
        const std::int32_t start = std::max(arrival, free_at_[server]);
        free_at_[server] = start + service;
        return {start, server};
    }
    void all_free() { free_at_.clear(); }

  private:
    std::vector<std::int32_t> free_at_;  // by number
};

}  // namespace wangge::kernel::move
