#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "wangge/app/command_line.hpp"

int main(int count, char** words) {
#ifdef __GLIBC__
    // The tables of a day are as large as yesterday's: keep their memory instead of giving it back every
    // night.
    constexpr int kKept = 32 << 20;  // bytes; glibc allows no more
    mallopt(M_MMAP_THRESHOLD, kKept);
    mallopt(M_TRIM_THRESHOLD, 8 * kKept);
#endif
    return wangge::app::command_line(count, words);
}
