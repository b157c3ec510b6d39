#pragma once
// 64-bit mixing: the small hash functions behind keys, ranks and the state hash. Not cryptographic.

#include <cstdint>
#include <string_view>

namespace wangge::core {

/// Bijection of 64-bit words with full avalanche: xor-shift-multiply with the "moremur" constants
/// (Evensen, 2019), after adding 2^64/phi so that 0 is no fixed point.
[[nodiscard]] constexpr std::uint64_t mix64(std::uint64_t x) noexcept {
    x += 0x9E3779B97F4A7C15u;
    x ^= x >> 27;
    x *= 0x3C79AC492BA7B653u;
    x ^= x >> 33;
    x *= 0x1C69B3F74AC4AE35u;
    x ^= x >> 27;
    return x;
}

/// Hash of the ordered pair (a, b): for a fixed `a` a bijection in `b`, and the other way round.
[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) noexcept {
    return mix64(mix64(a) ^ b);
}

/// Key of a name (a compound's code, a policy's name): FNV-1a over the bytes, then mixed with the length.
[[nodiscard]] constexpr std::uint64_t hash_text(std::string_view text) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x00000100000001B3u;
    }
    return combine(hash, text.size());
}

}  // namespace wangge::core
