#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/record/file_image.hpp"

namespace wangge::record {

/// What to read of a file. Group attributes and the dimensions of a chosen group always come along.
struct Selection {
    std::vector<std::string> groups;  ///< exact paths; empty = every group
    std::vector<std::string>
        variables;  ///< names, in whichever chosen group has them; empty = every variable
};

/// Loads a file, checks its seal, and gives back its content in the order in which it was written.
/// Faults: kFileMissing (place: path; reason), kForeignFile, kDamagedFile (path, reason), kDifferentVersion
/// (path, found, expected), kUnknownName (place: path; name, "group" or "variable", nearest) for a selection
/// that the file does not have.
core::Result<FileContent> read_hdf5(const std::string& path, const Selection& selection = {});

/// The same for an image made by build_hdf5, without seal; `path` only names it in faults. The bytes must be
/// known to be undamaged: HDF5 itself can crash on others, which is why read_hdf5 opens the seal first.
core::Result<FileContent> parse_hdf5(std::span<const std::byte> image, const std::string& path,
                                     const Selection& selection = {});

}  // namespace wangge::record
