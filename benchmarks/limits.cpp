// What one thread of this machine can do at best: reading memory in order, at random and in a chain, and
// keyed draws. The figures of the day loop are read beside these (benchmarks/README.md). Prints one JSON
// object: for each figure the median of the rounds with least and most.
#include "benchmarks/machine.hpp"

#include "wangge/core/draw.hpp"

namespace {

constexpr std::size_t kSmall = std::size_t{128} << 10;  // fits the second cache
constexpr std::uint32_t kSteps = 4'000'000, kDraws = 50'000'000;

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
    const machine::Rate rate = machine::rate(per_round, work);
    std::printf("  \"%s\": {\"unit\": \"%s\", \"median\": %.4g, \"least\": %.4g, \"most\": %.4g}%s\n", name,
                unit, rate.median, rate.least, rate.most, last ? "" : ",");
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
    const std::span<std::uint64_t> small = machine::table(machine::Pages::kSmall),
                                   large = machine::table(machine::Pages::kLarge);
    link(large);
    std::copy(large.begin(), large.end(), small.begin());
    std::vector<std::uint64_t> cached(kSmall / sizeof(std::uint64_t));
    link(cached);
    std::puts("{");
    measure("read_in_order", "GB/s", machine::kBytes / 1e9,
            [&](std::uint64_t) { return machine::read_in_order(large); });
    measure("read_at_random_4_kib_pages", "million/s", machine::kReads / 1e6,
            [&](std::uint64_t round) { return machine::read_at_random(small, round); });
    measure("read_at_random_2_mib_pages", "million/s", machine::kReads / 1e6,
            [&](std::uint64_t round) { return machine::read_at_random(large, round); });
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
