#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/checksum.hpp"
#include "wangge/core/fault.hpp"
#include "wangge/record/file_calls.hpp"

namespace wangge::record {

/// Parts of something too large for the memory, put aside on the disk and read back as often as needed. The
/// file stands in the folder of `beside` and loses its name as soon as it is open, so that nothing is left of
/// it however the process ends. What is read back is what was put aside, or a fault.
class Spool {
  public:
    explicit Spool(std::string beside, FileCalls& calls = own_calls());
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    ~Spool();

    /// Faults: kDiskFull, kCannotWrite (path, reason).
    std::optional<core::Fault> append(std::span<const std::byte> part);
    std::size_t parts() const { return parts_.size(); }
    std::uint64_t bytes() const { return end_; }
    /// Faults: kDamagedFile (path, reason).
    core::Result<std::vector<std::byte>> part(std::size_t number) const;

  private:
    struct Part {
        std::uint64_t place, bytes;
        core::Digest128 checksum;
    };

    static FileCalls& own_calls();
    int open();

    std::string beside_;
    FileCalls& calls_;
    int file_ = -1;
    std::uint64_t end_ = 0;
    std::vector<Part> parts_;
};

}  // namespace wangge::record
