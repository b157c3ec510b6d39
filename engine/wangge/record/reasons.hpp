#pragma once

#include <string>
#include <string_view>

namespace wangge::record {

/// The reasons that this room puts into the arguments of faults: stable keys, worded by reason_text.
namespace reason {
inline constexpr const char* kNoSuchFile = "no_such_file";
inline constexpr const char* kNoSuchFolder = "no_such_folder";
inline constexpr const char* kNotAFolder = "not_a_folder";
inline constexpr const char* kNotARegularFile = "not_a_regular_file";
inline constexpr const char* kDenied = "permission_denied";
inline constexpr const char* kReadOnly = "read_only_file_system";
inline constexpr const char* kNameTooLong = "name_too_long";
inline constexpr const char* kNoName = "no_file_name";
inline constexpr const char* kSizeLimit = "size_limit";
inline constexpr const char* kDeviceError = "device_error";
inline constexpr const char* kTooManyOpen = "too_many_open_files";
inline constexpr const char* kOutOfMemory = "out_of_memory";
inline constexpr const char* kOtherResults = "results_of_another_scenario";
inline constexpr const char* kForeignScenario = "foreign_scenario";
inline constexpr const char* kInUse = "folder_in_use";
inline constexpr const char* kNoSeal = "no_seal";
inline constexpr const char* kBytesAfterSeal = "bytes_after_seal";
inline constexpr const char* kChecksumDiffers = "checksum_differs";
inline constexpr const char* kNotOurLayout = "not_our_layout";  // followed by ": " and where
inline constexpr const char* kNoCheckpoint = "no_checkpoint";
inline constexpr const char* kNoCheckpointThere = "no_checkpoint_there";
}  // namespace reason

/// The key for a POSIX error number; "errno N" for one without a key.
std::string reason_for(int error_number);

/// The reason in words. An unknown key comes back as it is; what follows ": " is kept.
std::string reason_in_english(std::string_view key);
std::string reason_in_chinese(std::string_view key);

}  // namespace wangge::record
