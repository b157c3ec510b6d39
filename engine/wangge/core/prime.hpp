#pragma once

#include <cstdint>

/// Arithmetic modulo a prime, by which things are put in an order that is drawn and can be asked both ways.
namespace wangge::core {

[[nodiscard]] constexpr bool is_prime(std::uint32_t n) noexcept {
    if (n % 2 == 0) return n == 2;
    for (std::uint32_t k = 3; std::uint64_t{k} * k <= n; k += 2) {
        if (n % k == 0) return false;
    }
    return n > 1;
}

/// The least prime that is no less than n.
[[nodiscard]] constexpr std::uint32_t prime_from(std::uint32_t n) noexcept {
    std::uint32_t prime = n < 2 ? 2 : n;
    while (!is_prime(prime)) ++prime;
    return prime;
}

/// The b below the prime with a b = 1 modulo it; a is neither 0 nor a multiple.
[[nodiscard]] constexpr std::uint32_t inverse(std::uint32_t a, std::uint32_t prime) noexcept {
    std::int64_t rest = prime, next_rest = a % prime, of = 0, next_of = 1;  // rest = of * a, always
    while (next_rest > 1) {
        const std::int64_t times = rest / next_rest;
        const std::int64_t least = rest - times * next_rest, of_least = of - times * next_of;
        rest = next_rest, of = next_of;
        next_rest = least, next_of = of_least;
    }
    return static_cast<std::uint32_t>(next_of < 0 ? next_of + prime : next_of);
}

}  // namespace wangge::core
