#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/record/file_calls.hpp"
#include "wangge/record/file_image.hpp"

namespace wangge::record {

/// The bytes of an HDF5 file with this content, made in memory: no disk is touched, so a full one cannot end
/// the program. Same content, same bytes (for one version of HDF5 and zlib). Groups and attributes keep their
/// order; dimensions become dimension scales; arrays from 16 KiB are shuffled and deflated.
/// Safe to call from several threads at once (they take turns).
/// Faults: kInternal for impossible content (see check_content) or if HDF5 fails.
core::Result<std::vector<std::byte>> build_hdf5(const FileContent& content);

/// Values of a content that may be in memory together, in bytes.
inline constexpr std::uint64_t kMostInMemory = std::uint64_t{256} << 20;

/// Builds the file, seals it (seal.hpp) and saves it whole or not at all (save_file.hpp). Content of more
/// than `most_in_memory` is written variable by variable into the file that gets the name in the end.
std::optional<core::Fault> save_hdf5(const std::string& path, const FileContent& content,
                                     std::uint64_t most_in_memory = kMostInMemory);

/// The same, always variable by variable, through other calls.
std::optional<core::Fault> save_by_parts(const std::string& path, const FileContent& content,
                                         FileCalls& calls);

}  // namespace wangge::record
