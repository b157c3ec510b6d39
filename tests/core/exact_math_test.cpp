// Errors are measured against the C library's long double functions (64-bit significand, error about 1/2000
// ulp of a double).
#include "wangge/core/exact_math.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>

#include "tests/core/reference.hpp"
#include "wangge/core/draw.hpp"

namespace wangge::core {
namespace {

using reference::ulp_error;

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();
constexpr double kMost = std::numeric_limits<double>::max();
constexpr int kTries = 200000;

/// The i-th number between low and high, random.
double between(double low, double high, int i) {
    return low + (high - low) * Draws(Seed{1}, Purpose::kTest).unit53(static_cast<std::uint64_t>(i));
}

/// A random positive number with any exponent from least to most.
double any_size(int least, int most, int i) {
    const Block words = Draws(Seed{2}, Purpose::kTest).block(static_cast<std::uint64_t>(i));
    const int exponent =
        least + static_cast<int>(below(words[2], static_cast<std::uint32_t>(most - least + 1)));
    return std::ldexp(1.0 + unit53(words[0], words[1]), exponent);
}

struct Worst {
    long double error = 0.0L;
    double at = 0.0;

    void see(double x, double got, long double truth) {
        const long double now = ulp_error(got, truth);
        if (now > error) {
            error = now;
            at = x;
        }
    }
};

Worst worst_of(double (*ours)(double), long double (*theirs)(long double),
               const std::function<double(int)>& input) {
    Worst worst;
    for (int i = 0; i < kTries; ++i) {
        const double x = input(i);
        worst.see(x, ours(x), theirs(x));
    }
    return worst;
}

#define EXPECT_WORST(worst, bound) EXPECT_LE((worst).error, bound) << "at " << (worst).at

long double true_exp(long double x) {
    return std::exp(x);
}
long double true_log(long double x) {
    return std::log(x);
}
long double true_expm1(long double x) {
    return std::expm1(x);
}
long double true_log1p(long double x) {
    return std::log1p(x);
}

TEST(ExactMath, Exp) {
    EXPECT_WORST(worst_of(exp, true_exp, [](int i) { return between(-745.2, 709.8, i); }), 0.8L);
    EXPECT_WORST(worst_of(exp, true_exp, [](int i) { return between(-708.3, 709.78, i); }), 0.55L);
    EXPECT_WORST(worst_of(exp, true_exp, [](int i) { return between(-3.0, 3.0, i); }), 0.55L);
    EXPECT_WORST(worst_of(exp, true_exp, [](int i) { return between(-745.2, -708.0, i); }), 0.8L);
    EXPECT_WORST(worst_of(exp, true_exp, [](int i) { return -any_size(-1074, 3, i); }), 0.55L);
    EXPECT_EQ(exp(0.0), 1.0);
    EXPECT_EQ(exp(-0.0), 1.0);
    EXPECT_EQ(exp(kLeast), 1.0);
    EXPECT_EQ(exp(kInf), kInf);
    EXPECT_EQ(exp(-kInf), 0.0);
    EXPECT_EQ(exp(709.79), kInf);
    EXPECT_LT(exp(709.78), kInf);
    EXPECT_EQ(exp(kMost), kInf);
    EXPECT_EQ(exp(-745.2), 0.0);
    EXPECT_EQ(exp(-745.1), kLeast);
    EXPECT_TRUE(std::isnan(exp(kNaN)));
}

TEST(ExactMath, Log) {
    EXPECT_WORST(worst_of(log, true_log, [](int i) { return any_size(-1074, 1023, i); }), 0.55L);
    EXPECT_WORST(worst_of(log, true_log, [](int i) { return between(0.0, 2.0, i); }), 0.55L);
    EXPECT_WORST(worst_of(log, true_log, [](int i) { return between(0.98, 1.02, i); }), 0.55L);
    EXPECT_WORST(worst_of(log, true_log, [](int i) { return 1.0 + any_size(-52, -4, i); }), 0.55L);
    EXPECT_WORST(worst_of(log, true_log, [](int i) { return 1.0 - any_size(-53, -4, i); }), 0.55L);
    EXPECT_EQ(log(1.0), 0.0);
    EXPECT_EQ(log(0.0), -kInf);
    EXPECT_EQ(log(-0.0), -kInf);
    EXPECT_EQ(log(kInf), kInf);
    EXPECT_TRUE(std::isnan(log(-kLeast)));
    EXPECT_TRUE(std::isnan(log(-kInf)));
    EXPECT_TRUE(std::isnan(log(kNaN)));
    EXPECT_LE(ulp_error(log(kLeast), true_log(kLeast)), 0.55L);
    EXPECT_LE(ulp_error(log(kMost), true_log(kMost)), 0.55L);
}

TEST(ExactMath, QuickLog) {
    EXPECT_WORST(worst_of(quick_log, true_log, [](int i) { return 1.0 - any_size(-53, -10, i); }), 2.0L);
    EXPECT_EQ(quick_log(1.0), 0.0);
    for (int i = 0; i < 100000; ++i) {
        for (const double x : {between(0.0, 2.0, i), any_size(-1022, 1023, i)})
            ASSERT_NEAR(quick_log(x), log(x), 0x1p-51 * std::max(1.0, std::fabs(log(x)))) << x;
    }
}

TEST(ExactMath, Expm1) {
    EXPECT_WORST(worst_of(expm1, true_expm1, [](int i) { return between(-40.0, 709.7, i); }), 0.75L);
    EXPECT_WORST(worst_of(expm1, true_expm1, [](int i) { return between(-2.0, 2.0, i); }), 0.75L);
    EXPECT_WORST(worst_of(expm1, true_expm1, [](int i) { return between(-0.05, 0.05, i); }), 0.75L);
    EXPECT_WORST(worst_of(expm1, true_expm1, [](int i) { return any_size(-1074, 2, i); }), 0.75L);
    EXPECT_WORST(worst_of(expm1, true_expm1, [](int i) { return -any_size(-60, 2, i); }), 0.75L);
    EXPECT_EQ(expm1(0.0), 0.0);
    EXPECT_TRUE(std::signbit(expm1(-0.0)));
    EXPECT_EQ(expm1(kInf), kInf);
    EXPECT_EQ(expm1(-kInf), -1.0);
    EXPECT_EQ(expm1(710.0), kInf);
    EXPECT_TRUE(std::isnan(expm1(kNaN)));
}

TEST(ExactMath, Log1p) {
    EXPECT_WORST(worst_of(log1p, true_log1p, [](int i) { return between(-1.0, 3.0, i); }), 0.75L);
    EXPECT_WORST(worst_of(log1p, true_log1p, [](int i) { return between(-0.02, 0.02, i); }), 0.75L);
    EXPECT_WORST(worst_of(log1p, true_log1p, [](int i) { return any_size(-1074, 1023, i); }), 0.75L);
    EXPECT_WORST(worst_of(log1p, true_log1p, [](int i) { return -any_size(-60, -1, i); }), 0.75L);
    EXPECT_WORST(worst_of(log1p, true_log1p, [](int i) { return -1.0 + any_size(-53, -1, i); }), 0.75L);
    EXPECT_EQ(log1p(0.0), 0.0);
    EXPECT_TRUE(std::signbit(log1p(-0.0)));
    EXPECT_EQ(log1p(-1.0), -kInf);
    EXPECT_EQ(log1p(kInf), kInf);
    EXPECT_TRUE(std::isnan(log1p(-1.0000001)));
    EXPECT_TRUE(std::isnan(log1p(kNaN)));
}

TEST(ExactMath, Pow) {
    Worst worst, small;
    for (int i = 0; i < kTries; ++i) {
        const double x =
            i % 3 == 0 ? between(0.5, 2.0, i) : any_size(i % 3 == 1 ? -1074 : -20, i % 3 == 1 ? 1023 : 20, i);
        const double size =
            745.0 * (2.0 * unit(Draws(Seed{3}, Purpose::kTest).word(static_cast<std::uint64_t>(i))) - 1.0);
        const double y = size / std::log(x);
        const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
        (truth < 2.3e-308L ? small : worst).see(x, pow(x, y), truth);
    }
    EXPECT_WORST(worst, 0.6L);
    EXPECT_WORST(small, 1.0L);
    EXPECT_EQ(pow(2.0, 10.0), 1024.0);
    EXPECT_EQ(pow(2.0, -1074.0), kLeast);
    EXPECT_EQ(pow(2.0, 1023.5), std::pow(2.0, 1023.5));
    EXPECT_EQ(pow(10.0, 15.0), 1e15);
    EXPECT_EQ(pow(1.5, 2.0), 2.25);
    EXPECT_EQ(pow(1.0 + 0x1p-52, 0x1p52), std::pow(1.0 + 0x1p-52, 0x1p52));
    EXPECT_EQ(pow(0.25, 0.5), 0.5);
    EXPECT_EQ(pow(-2.0, 3.0), -8.0);
    EXPECT_EQ(pow(-2.0, -2.0), 0.25);
}

// The special cases of the C standard (annex F.10.4.4), with signs.
TEST(ExactMath, PowSpecialCases) {
    const double numbers[] = {0.0,    -0.0,   1.0,     -1.0,   0.5,        -0.5,  2.0,   -2.0,
                              3.0,    -3.0,   2.5,     -2.5,   kInf,       -kInf, kNaN,  kMost,
                              -kMost, kLeast, -kLeast, 0x1p53, 0x1p53 - 1, 1e300, 1e-300};
    for (const double x : numbers) {
        for (const double y : numbers) {
            const double got = pow(x, y), expected = std::pow(x, y);
            EXPECT_EQ(std::isnan(got), std::isnan(expected)) << x << " " << y;
            if (!std::isnan(expected)) {
                EXPECT_LE(ulp_error(got, expected), 1.0L) << x << " " << y << " " << got;
                EXPECT_EQ(std::signbit(got), std::signbit(expected)) << x << " " << y;
            }
        }
    }
}

TEST(ExactMath, LogGamma) {
    EXPECT_EQ(log_gamma(1.0), 0.0);
    EXPECT_EQ(log_gamma(2.0), 0.0);
    EXPECT_EQ(log_gamma(0.0), kInf);
    EXPECT_EQ(log_gamma(kInf), kInf);
    EXPECT_TRUE(std::isnan(log_gamma(-0.5)));
    EXPECT_TRUE(std::isnan(log_gamma(kNaN)));
    long double worst = 0.0L;
    for (int i = 0; i < kTries; ++i) {
        double x = 0.0;
        switch (i % 4) {
            case 0:
                x = between(0.0, 12.0, i);
                break;
            case 1:
                x = any_size(-300, 900, i);
                break;
            case 2:
                x = 1.0 + (i % 8 < 4 ? 1.0 : -1.0) * any_size(-40, -2, i);
                break;
            default:
                x = 2.0 + (i % 8 < 4 ? 1.0 : -1.0) * any_size(-40, -2, i);
                break;
        }
        worst = std::max(worst,
                         reference::relative_error(log_gamma(x), std::lgamma(static_cast<long double>(x))));
    }
    EXPECT_LE(worst, 1e-14L);
}

// True values computed with 40 digits.
TEST(ExactMath, IncompleteGamma) {
    struct Case {
        double a, x;
        long double p, q;
    };
    const Case cases[] = {
        {0.01, 1e-08, 0.8365102546852333530785548L, 0.1634897453147666469214452L},
        {0.01, 2.0, 0.9995033354627814731978291L, 0.0004966645372185268021709314L},
        {0.5, 0.001, 0.03567059172967988541711087L, 0.9643294082703201145828891L},
        {0.5, 0.3, 0.5614219739190001364777396L, 0.4385780260809998635222604L},
        {0.5, 5.0, 0.9984345977419974503225002L, 0.001565402258002549677499804L},
        {1.0, 1.0, 0.6321205588285576784044762L, 0.3678794411714423215955238L},
        {2.5, 1.0, 0.1508549639153903637741069L, 0.8491450360846096362258931L},
        {2.5, 10.0, 0.9987502694369686245881489L, 0.001249730563031375411851065L},
        {5.8, 3.1, 0.1110033434542617671512402L, 0.8889966565457382328487598L},
        {19.5, 4.0, 2.30798851547262931792239e-8L, 0.9999999769201148452737068L},
        {20.5, 4.0, 4.454882547452275906295106e-9L, 0.9999999955451174525477241L},
        {19.9, 60.0, 0.9999999994337957253555728L, 5.662042746444271739840671e-10L},
        {30.0, 30.0, 0.5242830138936800690427218L, 0.4757169861063199309572782L},
        {100.0, 60.0, 0.000001481527632646046788918085L, 0.9999985184723673539532111L},
        {100.0, 150.0, 0.9999940754596645160841706L, 0.000005924540335483915829411397L},
        {1000.0, 1000.0, 0.5042052441802155085037778L, 0.4957947558197844914962222L},
        {1000.0, 1200.0, 0.9999999987118393913718567L, 1.288160608628143295197383e-9L},
        {12345.0, 12000.0, 0.00086962446713733355596106L, 0.9991303755328626664440389L},
        {100000.0, 100500.0, 0.9428967300239712886043625L, 0.05710326997602871139563752L},
        {1000000.0, 999000.0, 0.1586552135743036524630327L, 0.8413447864256963475369673L},
        {1000000.0, 1003000.0, 0.9986382593537824085205683L, 0.001361740646217591479431681L},
    };
    for (const Case& c : cases) {
        EXPECT_LE(reference::relative_error(gamma_p(c.a, c.x), c.p), 1e-12L) << c.a << " " << c.x;
        EXPECT_LE(reference::relative_error(gamma_q(c.a, c.x), c.q), 1e-12L) << c.a << " " << c.x;
    }
    EXPECT_EQ(gamma_p(2.0, 0.0), 0.0);
    EXPECT_EQ(gamma_q(2.0, 0.0), 1.0);
    EXPECT_EQ(gamma_p(2.0, kInf), 1.0);
    EXPECT_EQ(gamma_q(2.0, kInf), 0.0);
    for (const double wrong : {-1.0, 0.0, 0.001, 1e7, kNaN}) {
        EXPECT_TRUE(std::isnan(gamma_p(wrong, 1.0))) << wrong;
        EXPECT_TRUE(std::isnan(gamma_q(wrong, 1.0))) << wrong;
    }
    EXPECT_TRUE(std::isnan(gamma_p(1.0, -0.5)));
    EXPECT_TRUE(std::isnan(gamma_p(1.0, kNaN)));
}

// Whole shapes against the sum of Poisson probabilities.
TEST(ExactMath, IncompleteGammaIsThePoissonSum) {
    for (const double mean : {0.2, 1.0, 7.5, 40.0, 300.0}) {
        long double probability = std::exp(-static_cast<long double>(mean)), sum = probability;
        for (int k = 0; k < mean + 12.0 * std::sqrt(mean) + 12.0; ++k) {
            EXPECT_LE(reference::relative_error(gamma_q(k + 1.0, mean), sum), 1e-12L) << mean << " " << k;
            probability *= static_cast<long double>(mean) / (k + 1);
            sum += probability;
        }
    }
}

TEST(ExactMath, NormalCdf) {
    struct Case {
        double x;
        long double p;
    };
    const Case cases[] = {
        {-38.0, 2.88542836006878430835097e-316L},
        {-30.5, 1.302937913178076350922755e-204L},
        {-20.25, 1.77619986494957003087104e-91L},
        {-8.0, 6.220960574271784123515995e-16L},
        {-5.5, 1.898956246588771938385127e-8L},
        {-3.0, 0.001349898031630094526651815L},
        {-1.959963984540054, 0.02500000000000001087616802L},
        {-1.0, 0.1586552539314570514147675L},
        {-0.25, 0.4012936743170762757591462L},
        {-1e-05, 0.4999960105771960521632743L},
        {0.0, 0.5L},
        {0.5, 0.6914624612740131036377046L},
        {1.3, 0.9031995154143896744582844L},
        {4.0, 0.9999683287581668800787462L},
    };
    for (const Case& c : cases) {
        const long double bound = c.p < 1e-307L ? 1e-7L : 1e-13L;  // subnormals have few digits
        EXPECT_LE(reference::relative_error(normal_cdf(c.x), c.p), bound) << c.x;
    }
    EXPECT_EQ(normal_cdf(-kInf), 0.0);
    EXPECT_EQ(normal_cdf(kInf), 1.0);
    EXPECT_EQ(normal_cdf(-40.0), 0.0);
    EXPECT_TRUE(std::isnan(normal_cdf(kNaN)));
    long double worst = 0.0L;
    for (int i = 0; i < kTries; ++i) {
        const double x = between(-37.0, 9.0, i);
        const long double truth = 0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
        worst = std::max(worst, reference::relative_error(normal_cdf(x), truth));
    }
    EXPECT_LE(worst, 1e-13L);
}

// One long double Newton step from our answer gives the true one.
TEST(ExactMath, NormalQuantile) {
    long double worst = 0.0L;
    for (int i = 0; i < kTries; ++i) {
        const double p = i % 2 == 0 ? between(0.0, 0.5, i) : any_size(-1020, -2, i);
        const double got = normal_quantile(p);
        const long double x = got;
        const long double cdf = 0.5L * std::erfc(-x / std::sqrt(2.0L));
        const long double density = std::exp(-0.5L * x * x) / std::sqrt(2.0L * std::acos(-1.0L));
        worst = std::max(worst, std::fabs((cdf - p) / density / x));
        if (p > 1e-12) {
            ASSERT_EQ(normal_quantile(1.0 - p), -normal_quantile(1.0 - (1.0 - p)));
        }
    }
    EXPECT_LE(worst, 1e-14L);
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    EXPECT_EQ(normal_quantile(0.0), -kInf);
    EXPECT_EQ(normal_quantile(1.0), kInf);
    EXPECT_LE(std::fabs(normal_quantile(0.975) - 1.959963984540054), 1e-15);
    for (const double wrong : {-0.1, 1.1, kNaN}) {
        EXPECT_TRUE(std::isnan(normal_quantile(wrong)));
    }
}

TEST(ExactMath, NormalQuantileRises) {
    // across the borders of its pieces and everywhere on the grid of `unit`
    for (const std::uint32_t centre : {0x13333333u, 60u, 0x80000000u, 0xECCCCCCCu, 0xFFFFFF00u}) {
        for (std::uint32_t w = centre - 50; w != centre + 50; ++w) {
            ASSERT_LT(normal_quantile(unit(w)), normal_quantile(unit(w + 1))) << w;
        }
    }
}

}  // namespace
}  // namespace wangge::core
