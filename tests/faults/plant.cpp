// Plants the flaw that the environment variable WANGGE_FLAW names, before main. Part of every test program of
// a build with flaws.
#include <cstdio>
#include <cstdlib>

#include "wangge/core/flaw.hpp"

namespace {

const bool kPlanted = [] {
    const char* wanted = std::getenv("WANGGE_FLAW");
    if (wanted == nullptr || *wanted == '\0') return false;
    for (const wangge::core::FlawName& flaw : wangge::core::kFlaws) {
        if (flaw.name != wanted) continue;
        wangge::core::planted_flaw = flaw.flaw;
        return true;
    }
    std::fprintf(stderr, "WANGGE_FLAW: no flaw is named '%s'\n", wanted);
    std::exit(3);
}();

}  // namespace
