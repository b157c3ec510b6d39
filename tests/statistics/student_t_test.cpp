#include "wangge/statistics/student_t.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace wangge::statistics {
namespace {

TEST(StudentT, KnownProbabilities) {
    EXPECT_NEAR(student_t_cdf(2.0, 7), 0.9571903357185121, 1e-14);
    EXPECT_NEAR(student_t_cdf(-1.3, 4), 0.13172579823561206, 1e-14);
    EXPECT_NEAR(student_t_cdf(2.0, 1), 0.8524163823495667, 1e-14);
    EXPECT_EQ(student_t_cdf(0, 3), 0.5);
}

TEST(StudentT, KnownQuantiles) {
    EXPECT_NEAR(student_t_quantile(0.975, 31), 2.0395134463964077, 1e-11);
    EXPECT_NEAR(student_t_quantile(0.975, 4), 2.7764451051977987, 1e-11);
    EXPECT_NEAR(student_t_quantile(0.999, 7), 4.785289628649168, 1e-10);
    EXPECT_NEAR(student_t_quantile(0.95, 1), 6.31375151467504, 1e-11);  // 1 / tan(pi/20)
    EXPECT_NEAR(student_t_quantile(0.025, 31), -2.0395134463964077, 1e-11);
    EXPECT_TRUE(std::isinf(student_t_quantile(1, 5)));
}

TEST(StudentT, ConvergesToTheNormal) {
    EXPECT_NEAR(student_t_quantile(0.975, 100000), 1.959964, 1e-4);
}

TEST(StudentT, RisesAndInverts) {
    for (int degrees : {1, 2, 3, 8, 31, 127}) {
        double last = 0;
        for (double t = -6; t <= 6; t += 0.25) {
            const double p = student_t_cdf(t, degrees);
            EXPECT_GT(p, last);
            EXPECT_NEAR(p + student_t_cdf(-t, degrees), 1, 1e-14);
            EXPECT_NEAR(student_t_quantile(p, degrees), t, 1e-6);
            last = p;
        }
    }
}

}  // namespace
}  // namespace wangge::statistics
