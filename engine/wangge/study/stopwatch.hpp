#pragma once
// Internal to this room: times are for people and for estimates; none gets into a result.

#include <chrono>

namespace wangge::study::detail {

class Stopwatch {
  public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace wangge::study::detail
