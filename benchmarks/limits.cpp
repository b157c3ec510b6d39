// What one thread of this machine can do at best: reading memory in order, at random and in a chain, and
// keyed draws. The figures of the day loop are read beside these (benchmarks/README.md). Prints one JSON
// object: for each figure the median of the rounds with least and most.
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <span>
#include <vector>

#include "wangge/core/draw.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kBytes = std::size_t{512} << 20;  // far more than any cache holds
constexpr std::size_t kSmall = std::size_t{128} << 10;  // fits the second cache
constexpr std::size_t kCells = kBytes / sizeof(std::uint64_t);
constexpr std::uint32_t kReads = 20'000'000, kSteps = 4'000'000, kDraws = 50'000'000;
constexpr int kRounds = 5;

// Keeps a result from being optimised away.
volatile std::uint64_t sink;

enum class Pages { kSmall, kLarge };

std::span<std::uint64_t> table(Pages pages) {
    void* memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::fputs("limits: needs 1.5 GiB of memory\n", stderr);
        std::exit(3);
    }
    madvise(memory, kBytes, pages == Pages::kLarge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
    return {static_cast<std::uint64_t*>(memory), kCells};
}

// One chain through all of the first `cells`, in random order.
void link(std::span<std::uint64_t> cells) {
    std::iota(cells.begin(), cells.end(), std::uint64_t{0});
    for (std::size_t k = cells.size() - 1; k > 0; --k) {  // Sattolo: a single cycle
        const std::uint64_t other = wangge::core::mix64(k) % k;
        std::swap(cells[k], cells[other]);
    }
}

template <class Work>
void measure(const char* name, const char* unit, double per_round, Work work, bool last = false) {
    std::vector<double> rates;
    for (int round = 0; round < kRounds; ++round) {
        const auto begin = Clock::now();
        sink = work(static_cast<std::uint64_t>(round));
        const std::chrono::duration<double> took = Clock::now() - begin;
        rates.push_back(per_round / took.count());
    }
    std::sort(rates.begin(), rates.end());
    std::printf("  \"%s\": {\"unit\": \"%s\", \"median\": %.4g, \"least\": %.4g, \"most\": %.4g}%s\n", name,
                unit, rates[kRounds / 2], rates.front(), rates.back(), last ? "" : ",");
}

std::uint64_t read_in_order(std::span<const std::uint64_t> cells) {
    std::uint64_t sums[8] = {};
    for (std::size_t k = 0; k < cells.size(); k += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += cells[k + lane];
    }
    return std::accumulate(std::begin(sums), std::end(sums), std::uint64_t{0});
}

std::uint64_t read_at_random(std::span<const std::uint64_t> cells, std::uint64_t round) {
    std::uint64_t sum = 0, at = round;
    for (std::uint32_t k = 0; k < kReads; ++k) {  // addresses do not depend on what is read
        at = at * 6364136223846793005u + 1442695040888963407u;
        sum += cells[at >> 32 & (kCells - 1)];
    }
    return sum;
}

std::uint64_t follow(std::span<const std::uint64_t> cells, std::uint64_t from) {
    std::uint64_t at = from % cells.size();
    for (std::uint32_t k = 0; k < kSteps; ++k) at = cells[at];
    return at;
}

std::uint64_t draw_words(std::uint64_t round) {
    const wangge::core::Draws draws(wangge::core::Seed{round}, wangge::core::Purpose::kOuting);
    std::uint64_t sum = 0;
    for (std::uint32_t k = 0; k < kDraws / 4; ++k) {
        const wangge::core::Block words = draws.block(k, static_cast<std::uint32_t>(round));
        sum += words[0] + words[1] + words[2] + words[3];
    }
    return sum;
}

std::uint64_t draw_ranks(std::uint64_t round) {
    const wangge::core::Draws draws(wangge::core::Seed{round}, wangge::core::Purpose::kOuting);
    std::uint64_t sum = 0;
    for (std::uint32_t k = 0; k < kDraws; ++k) sum += draws.rank_word(round, k);
    return sum;
}

}  // namespace

int main() {
    const std::span<std::uint64_t> small = table(Pages::kSmall), large = table(Pages::kLarge);
    link(large);
    std::copy(large.begin(), large.end(), small.begin());
    std::vector<std::uint64_t> cached(kSmall / sizeof(std::uint64_t));
    link(cached);
    std::puts("{");
    measure("read_in_order", "GB/s", kBytes / 1e9, [&](std::uint64_t) { return read_in_order(large); });
    measure("read_at_random_4_kib_pages", "million/s", kReads / 1e6,
            [&](std::uint64_t round) { return read_at_random(small, round); });
    measure("read_at_random_2_mib_pages", "million/s", kReads / 1e6,
            [&](std::uint64_t round) { return read_at_random(large, round); });
    measure("read_in_a_chain_4_kib_pages", "million/s", kSteps / 1e6,
            [&](std::uint64_t round) { return follow(small, round); });
    measure("read_in_a_chain_2_mib_pages", "million/s", kSteps / 1e6,
            [&](std::uint64_t round) { return follow(large, round); });
    measure("read_in_a_chain_second_cache", "million/s", kSteps / 1e6,
            [&](std::uint64_t round) { return follow(cached, round); });
    measure("keyed_words_of_philox_blocks", "million/s", kDraws / 1e6, draw_words);
    measure("keyed_ranks", "million/s", kDraws / 1e6, draw_ranks, true);
    std::puts("}");
}
