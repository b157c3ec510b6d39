#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "wangge/app/command_line.hpp"

int main(int count, char** words) {
#ifdef __GLIBC__
    // Large tables are given back when they are given up: else what lies between them is never used again.
    constexpr int kLarge = 128 << 10;  // bytes
    mallopt(M_MMAP_THRESHOLD, kLarge);
    mallopt(M_TRIM_THRESHOLD, 2 * kLarge);
#endif
    return wangge::app::command_line(count, words);
}
