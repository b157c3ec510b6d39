#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "wangge/core/fault.hpp"

namespace wangge::scenario {

inline constexpr std::size_t kMostFaults = 20;  // listed at once; the rest is counted

/// Where something was written. Line and column count from 1, in characters; line 0 is the source as a whole.
struct Place {
    std::uint32_t source = 0;  // index into FaultList's sources
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator<(const Place& a, const Place& b) {
        return std::tie(a.source, a.line, a.column) < std::tie(b.source, b.line, b.column);
    }
};

/// The problems found so far, and the names of the sources they were found in (files first, then settings
/// given on the command line).
class FaultList {
  public:
    std::uint32_t add_source(std::string label);
    /// Name of the source of a place.
    const std::string& source(Place place) const { return sources_[place.source]; }
    /// Adds the faults of another list, after all sources so far.
    void take(FaultList other);
    /// "file:line:col", or the source alone.
    std::string where(Place place) const;

    void add(core::FaultCode code, Place place, std::string key, std::vector<std::string> arguments = {});
    /// A fault made elsewhere, put at a place.
    void add(core::Fault fault, Place place);

    bool empty() const { return items_.empty(); }
    /// All faults by source, line and column, at most kMostFaults of them and then one that counts the
    /// others.
    std::vector<core::Fault> sorted() const;

  private:
    struct Item {
        Place place;
        core::Fault fault;
    };
    std::vector<std::string> sources_;
    std::vector<Item> items_;
    std::uint64_t uncounted_ = 0;  // found after so many that they were no longer kept
};

/// User text as it may stand in a message: shortened, control characters replaced.
std::string excerpt(std::string_view text);

}  // namespace wangge::scenario
