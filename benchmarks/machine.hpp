#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <span>
#include <vector>

/// What one thread of a machine can do at best with its memory.
namespace machine {

using Clock = std::chrono::steady_clock;

inline constexpr std::size_t kBytes = std::size_t{512} << 20;  // far more than any cache holds
inline constexpr std::size_t kCells = kBytes / sizeof(std::uint64_t);
inline constexpr std::uint32_t kReads = 20'000'000;
inline constexpr int kRounds = 5;

enum class Pages { kSmall, kLarge };

/// 512 MiB of zeros. Ends the program where there is not so much memory.
inline std::span<std::uint64_t> table(Pages pages) {
    void* memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::fputs("needs 1.5 GiB of memory\n", stderr);
        std::exit(3);
    }
    madvise(memory, kBytes, pages == Pages::kLarge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
    return {static_cast<std::uint64_t*>(memory), kCells};
}

struct Rate {
    double median = 0, least = 0, most = 0;  // of the rounds, a second
};

/// How often a second something is done that `work(round)` does `per_round` times.
template <class Work>
Rate rate(double per_round, Work work) {
    [[maybe_unused]] static volatile std::uint64_t sink;  // keeps results from being optimised away
    std::vector<double> rates;
    for (int round = 0; round < kRounds; ++round) {
        const auto begin = Clock::now();
        sink = work(static_cast<std::uint64_t>(round));
        const std::chrono::duration<double> took = Clock::now() - begin;
        rates.push_back(per_round / took.count());
    }
    std::sort(rates.begin(), rates.end());
    return {rates[kRounds / 2], rates.front(), rates.back()};
}

inline std::uint64_t read_in_order(std::span<const std::uint64_t> cells) {
    std::uint64_t sums[8] = {};
    for (std::size_t k = 0; k < cells.size(); k += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += cells[k + lane];
    }
    return std::accumulate(std::begin(sums), std::end(sums), std::uint64_t{0});
}

inline std::uint64_t read_at_random(std::span<const std::uint64_t> cells, std::uint64_t round) {
    std::uint64_t sum = 0, at = round;
    for (std::uint32_t k = 0; k < kReads; ++k) {  // addresses do not depend on what is read
        at = at * 6364136223846793005u + 1442695040888963407u;
        sum += cells[at >> 32 & (kCells - 1)];
    }
    return sum;
}

}  // namespace machine
