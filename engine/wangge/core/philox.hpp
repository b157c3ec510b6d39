#pragma once
// Philox4x32-10, a counter-based generator: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2,
// 3", SC11. A block is a pure function of (counter, key), so nothing is ever drawn "in turn".

#include <array>
#include <cstdint>

namespace wangge::core {

/// Four 32-bit words: a counter going in, a block of random words coming out.
using Block = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Ten rounds of Philox4x32; equal, word for word, to Random123's `philox4x32`.
[[nodiscard]] constexpr Block philox(Block counter, PhiloxKey key) noexcept {
    constexpr std::uint64_t kMultiplier0 = 0xD2511F53u;
    constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57u;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9u;  // 2^32 / golden ratio
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85u;  // 2^32 (sqrt 3 - 1)
    constexpr int kRounds = 10;

    std::uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t product0 = kMultiplier0 * c0;
        const std::uint64_t product1 = kMultiplier1 * c2;
        c0 = static_cast<std::uint32_t>(product1 >> 32) ^ c1 ^ k0;
        c1 = static_cast<std::uint32_t>(product1);
        c2 = static_cast<std::uint32_t>(product0 >> 32) ^ c3 ^ k1;
        c3 = static_cast<std::uint32_t>(product0);
        k0 += kWeyl0;
        k1 += kWeyl1;
    }
    return Block{c0, c1, c2, c3};
}

}  // namespace wangge::core
