#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/checksum.hpp"
#include "wangge/core/fault.hpp"

namespace wangge::record {

/// The seal: 40 bytes behind the payload, little-endian: magic (8), format version (u32), zero (u32), length
/// of the payload (u64), checksum of the payload and of the 24 bytes before (128 bits). HDF5 readers ignore
/// what follows the end that a file's header names, so sealed files open as before.
inline constexpr std::size_t kSealBytes = 40;
inline constexpr std::uint32_t kSealVersion = 1;

/// The seal of a payload of that length, whose checksum so far is given.
std::vector<std::byte> seal_of(core::Checksum128 so_far, std::uint64_t payload_bytes);

/// Appends the seal to a payload.
void append_seal(std::vector<std::byte>& payload);

/// The payload of sealed bytes, if they are exactly those that were sealed. `path` only names them in faults:
/// kForeignFile (path, reason) without any seal, kDamagedFile (path, reason) when a seal does not fit,
/// kDifferentVersion (path, found, expected).
core::Result<std::span<const std::byte>> open_seal(std::span<const std::byte> sealed,
                                                   const std::string& path);

}  // namespace wangge::record
