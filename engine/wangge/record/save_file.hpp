#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "wangge/core/fault.hpp"
#include "wangge/record/file_calls.hpp"

namespace wangge::record {

/// Files still being written begin so; such a name is never a finished file.
inline constexpr std::string_view kPartialPrefix = ".wangge-partial-";

/// Saves bytes as a file, whole or not at all: writes under another name in the same folder, has it put on
/// the disk, gives it its name, has the folder put on the disk. When anything fails, what was there before is
/// untouched and the partial file is removed; only the sudden end of the process leaves a partial file.
/// Replaces an existing regular file and keeps its permissions; follows a symbolic link to one.
/// `path` is UTF-8. Safe to call from several threads.
/// Faults: kDiskFull (path); kCannotWrite (path, reason), reasons in reasons.hpp.
std::optional<core::Fault> save_file(const std::string& path, std::span<const std::byte> bytes);
std::optional<core::Fault> save_file(const std::string& path, std::string_view text);

/// Writes the bytes of a new file through these calls: 0, or the number of the error that stopped it. What it
/// throws is a fault kInternal.
using Fill = std::function<int(FileCalls& calls, int file)>;

/// The same for bytes that are never in memory together.
std::optional<core::Fault> save_file(const std::string& path, const Fill& fill, FileCalls& calls);

/// The same through other calls.
std::optional<core::Fault> save_file(const std::string& path, std::span<const std::byte> bytes,
                                     FileCalls& calls);

/// The same, and what was there before is kept beside it under `previous_generation(path)`, which gives way.
/// Killed at any moment, one of the two is whole.
std::optional<core::Fault> save_generation(const std::string& path, std::span<const std::byte> bytes,
                                           FileCalls& calls);
std::optional<core::Fault> save_generation(const std::string& path, std::span<const std::byte> bytes);

/// Where save_generation keeps what was at `path`: `NAME.1` in the folder of the file itself, if `path` is a
/// link.
std::string previous_generation(const std::string& path);

/// Answers before a long computation whether save_file could work: the folder is there and takes new files,
/// nothing but a regular file stands at `path`. The disk may still fill up later.
std::optional<core::Fault> check_can_save(const std::string& path);

}  // namespace wangge::record
