// The exact bits of the mathematics and the samplers, in golden/exact_bits.txt: "name arguments -> value",
// all hexadecimal. A line that changes means that results are no longer the same as those of earlier
// versions, or as those of another machine. To accept new bits: WANGGE_UPDATE_GOLDEN=1 test_core
// --gtest_filter='Golden.*'.
#include <gtest/gtest.h>

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "tests/core/exact_bits.hpp"

namespace wangge::core {
namespace {

TEST(Golden, ExactBits) {
    const std::string path = std::string(WANGGE_SOURCE_DIR) + "/tests/core/golden/exact_bits.txt";
    const std::vector<std::string> now = exact_bits();
    if (std::getenv("WANGGE_UPDATE_GOLDEN") != nullptr) {
        std::ofstream out(path);
        for (const std::string& line : now) {
            out << line << '\n';
        }
        ASSERT_TRUE(out.good());
        GTEST_SKIP() << "wrote " << path;
    }
    std::ifstream in(path);
    ASSERT_TRUE(in.good()) << path;
    std::vector<std::string> golden;
    for (std::string line; std::getline(in, line);) {
        golden.push_back(line);
    }
    ASSERT_EQ(now.size(), golden.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        EXPECT_EQ(now[i], golden[i]) << "line " << i + 1;
    }
}

}  // namespace
}  // namespace wangge::core
