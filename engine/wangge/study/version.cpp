#include "wangge/study/version.hpp"

// build_id() is in a file that the build writes.
namespace wangge::study {

std::string_view version() {
    return WANGGE_VERSION;
}

}  // namespace wangge::study
