#pragma once

#include <string>
#include <string_view>

namespace wangge::study {

/// Version of the program, e.g. "0.1.0".
std::string_view version();

/// Names the sources that this program was built from: 16 hexadecimal digits. Results of another build are
/// never taken for one's own, even if the version is the same.
std::string_view build_id();

/// Version of the layout of run files; grows when a reader has to know.
inline constexpr int kSchemaVersion = 1;

}  // namespace wangge::study
