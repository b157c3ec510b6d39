#pragma once
// Internal to this room: the infections of one run, partly on the disk where they are many.

#include <cstdint>
#include <optional>
#include <string>

#include "wangge/kernel/day/day.hpp"
#include "wangge/record/spool.hpp"
#include "wangge/run/infections.hpp"

namespace wangge::study {

class TransmissionList final : public run::Infections {
  public:
    /// Of a run whose file will be `beside`; above `most` bytes they are put aside. Without a file there is
    /// nowhere to put them: all stay in memory.
    TransmissionList(kernel::day::Simulation& simulation, const std::string& beside, std::uint64_t most);

    /// To be called after every day: takes infections from the simulation if they take too much.
    std::optional<core::Fault> put_aside();

    std::uint64_t size() const override;
    void read(const See& see) const override;
    std::uint64_t bytes_put_aside() const { return spool_ ? spool_->bytes() : 0; }
    /// What went wrong with reading so far.
    const std::optional<core::Fault>& fault() const { return fault_; }

  private:
    kernel::day::Simulation& simulation_;
    std::uint64_t most_;
    std::optional<record::Spool> spool_;
    std::uint64_t put_aside_ = 0;  // infections
    mutable std::optional<core::Fault> fault_;
};

}  // namespace wangge::study
