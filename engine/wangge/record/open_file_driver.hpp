#pragma once
// Internal to this room: an HDF5 file driver that writes to a file that is open already, for files too large
// to be built in memory. HDF5 must never hear of a full disk (1.10 ends the process over it): the first error
// is kept here, and what comes after it stays in memory until somebody asks.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wangge/record/file_calls.hpp"
#include "wangge/record/hdf5_handle.hpp"

namespace wangge::record::detail {

/// The open file behind the driver.
class OpenFile {
  public:
    OpenFile(FileCalls& calls, int file) : calls_(calls), file_(file) {}

    /// The number of the first error; 0 as long as there was none.
    int error() const { return error_; }
    /// Bytes that HDF5 takes for the file, known once it has closed it.
    std::uint64_t size() const { return size_; }
    void set_size(std::uint64_t size) { size_ = size; }

    void write(std::uint64_t place, const std::byte* bytes, std::size_t count);
    /// What was never written reads as zeros.
    void read(std::uint64_t place, std::byte* bytes, std::size_t count);

  private:
    struct Held {
        std::uint64_t place;
        std::vector<std::byte> bytes;
    };

    FileCalls& calls_;
    int file_;
    int error_ = 0;
    std::uint64_t size_ = 0;
    std::vector<Held> held_;  // since the error
};

/// Access properties of a file that is written to `file`, which must outlive it.
Handle access_to(OpenFile& file);

}  // namespace wangge::record::detail
