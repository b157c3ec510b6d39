#include "wangge/core/prime.hpp"

#include <gtest/gtest.h>

namespace wangge::core {
namespace {

TEST(Prime, IsTheNext) {
    const std::uint32_t primes[] = {2, 3, 5, 7, 11, 13, 17, 19, 23};
    std::uint32_t n = 0;
    for (const std::uint32_t prime : primes) {
        for (; n <= prime; ++n) EXPECT_EQ(prime_from(n), prime) << n;
    }
    EXPECT_EQ(prime_from(1000), 1009u);
    EXPECT_EQ(prime_from(1000000), 1000003u);
    EXPECT_EQ(prime_from(46337 * 46337), 2147117617u);  // a square is none
}

TEST(Prime, HasInverses) {
    for (std::uint32_t n = 0; n < 600; ++n) {
        const std::uint32_t prime = prime_from(n);
        for (std::uint32_t a = 1; a < prime; ++a) {
            ASSERT_LT(inverse(a, prime), prime);
            ASSERT_EQ(a * inverse(a, prime) % prime, 1u) << a << " modulo " << prime;
        }
    }
    constexpr std::uint32_t kLarge = 2147483647;
    for (const std::uint32_t a : {1u, 2u, 46341u, 1234567890u, kLarge - 1})
        EXPECT_EQ(std::uint64_t{a} * inverse(a, kLarge) % kLarge, 1u);
}

}  // namespace
}  // namespace wangge::core
