#include "wangge/core/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include "wangge/core/mix.hpp"

namespace wangge::core {
namespace {

// Known answers published with Random123 (its file kat_vectors).
TEST(Philox, KnownAnswers) {
    static_assert(philox(Block{0, 0, 0, 0}, PhiloxKey{0, 0}) ==
                  Block{0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u});
    constexpr std::uint32_t ones = 0xFFFFFFFFu;
    EXPECT_EQ(philox(Block{ones, ones, ones, ones}, PhiloxKey{ones, ones}),
              (Block{0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu}));
    EXPECT_EQ(philox(Block{0x243F6A88u, 0x85A308D3u, 0x13198A2Eu, 0x03707344u},
                     PhiloxKey{0xA4093822u, 0x299F31D0u}),
              (Block{0xD16CFE09u, 0x94FDCCEBu, 0x5001E420u, 0x24126EA1u}));
}

TEST(Philox, EqualsRandom123) {
    std::uint64_t state = 20200123;
    const auto next = [&state] { return static_cast<std::uint32_t>(mix64(++state)); };
    for (int i = 0; i < 200000; ++i) {
        const Block counter{next(), next(), next(), next()};
        const PhiloxKey key{next(), next()};
        const philox4x32_ctr_t their_counter{{counter[0], counter[1], counter[2], counter[3]}};
        const philox4x32_key_t their_key{{key[0], key[1]}};
        const philox4x32_ctr_t theirs = philox4x32(their_counter, their_key);
        const Block ours = philox(counter, key);
        ASSERT_EQ(ours, (Block{theirs.v[0], theirs.v[1], theirs.v[2], theirs.v[3]})) << "counter " << i;
    }
}

}  // namespace
}  // namespace wangge::core
