#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "wangge/kernel/ledger.hpp"

namespace wangge::run {

/// Who infected whom, in the order of time. It may be too long for the memory, so it is read part by part,
/// from its beginning, as often as asked.
class Infections {
  public:
    using See = std::function<void(std::span<const kernel::Transmission> part)>;

    Infections() = default;
    Infections(const Infections&) = delete;
    Infections& operator=(const Infections&) = delete;
    virtual ~Infections() = default;
    virtual std::uint64_t size() const = 0;
    virtual void read(const See& see) const = 0;
};

/// Those that are all in memory.
class InfectionsInMemory final : public Infections {
  public:
    explicit InfectionsInMemory(std::span<const kernel::Transmission> all) : all_(all) {}
    std::uint64_t size() const override { return all_.size(); }
    void read(const See& see) const override { see(all_); }

  private:
    std::span<const kernel::Transmission> all_;
};

/// Calls `see(transmission)` for each.
template <class SeeOne>
void each_infection(const Infections& infections, SeeOne see) {
    infections.read([&](std::span<const kernel::Transmission> part) {
        for (const kernel::Transmission& one : part) see(one);
    });
}

}  // namespace wangge::run
