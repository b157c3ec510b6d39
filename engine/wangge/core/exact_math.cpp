#include "wangge/core/exact_math.hpp"

#include "wangge/core/exact_math_tables.hpp"

namespace wangge::core {

namespace {

using detail::kInf;
using detail::kNaN;

/// 2^k for -1022 <= k <= 1023.
[[nodiscard]] double power_of_two(int k) noexcept {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// m * 2^k for m in [1/2, 4] and |k| < 2000, rounded once.
[[nodiscard]] double scaled(double m, int k) noexcept {
    if (k > 1000) {
        return k > 1100 ? kInf : m * power_of_two(1000) * power_of_two(k - 1000);
    }
    if (k < -1000) {
        return k < -1100 ? 0.0 : m * power_of_two(k + 100) * power_of_two(-100);
    }
    return m * power_of_two(k);
}

/// x = (64 k + i) ln2/64 + r + r_low for |x| < 1100.
struct ExpParts {
    double head;  // 2^(i/64) = head (1 + tail)
    double tail;
    double r;
    double r_low;
    int k;
};

[[nodiscard]] ExpParts reduce_for_exp(double x) noexcept {
    const double shifted = x * detail::kInvLn2Times64 + detail::kRoundToInteger;
    const double n = shifted - detail::kRoundToInteger;
    const auto steps = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(shifted));
    const double near = x - n * detail::kLn2Over64High;
    const double rest = n * detail::kLn2Over64Low;
    const double r = near - rest;
    const detail::ExpEntry& entry = detail::kExpTable[steps & 63];
    return ExpParts{entry.head, entry.tail, r, (near - r) - rest, static_cast<int>(steps >> 6)};
}

/// e^(x + low), |low| far below |x|.
[[nodiscard]] double exp_of_sum(double x, double low) noexcept {
    if (x >= 710.0) {
        return kInf;
    }
    if (x <= -746.0) {
        return 0.0;
    }
    const ExpParts parts = reduce_for_exp(x);
    const double r = parts.r + low;
    return scaled(parts.head + parts.head * (parts.tail + r + detail::exp_tail(r)), parts.k);
}

/// log((1 + ...) 2^k) in parts: the logarithm is whole + s + error + (s^3 p(s) - s^2/2) + low.
struct LogParts {
    double whole;  // k ln2 + logarithm of the cell, exact; 0 or larger than |s|
    double low;    // what is missing in `whole`
    double s;      // what is left in the cell, |s| < 2^-7.8; s + error is exact but for the correction
    double error;
};

/// For u > 0, normal or subnormal, plus a correction that is far smaller than u.
[[nodiscard]] LogParts reduce_for_log(double u, double correction) noexcept {
    int k = 0;
    std::uint64_t bits = std::bit_cast<std::uint64_t>(u);
    if (bits < 0x0010000000000000u) {  // subnormal
        bits = std::bit_cast<std::uint64_t>(u * 0x1p52);
        k = -52;
    }
    const std::uint64_t above = bits - detail::kLogOffset;
    const int exponent = static_cast<int>(static_cast<std::int64_t>(above) >> 52);
    const detail::LogEntry& entry = detail::kLogTable[(above >> 45) & 127];
    const double z = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    k += exponent;

    const double z_head = detail::head26(z);
    const double a = z_head * entry.inverse - 1.0;  // exact
    const double b = (z - z_head) * entry.inverse;  // exact
    const double s = a + b;
    const double b_part = s - a;
    double error = (a - (s - b_part)) + (b - b_part);
    if (correction != 0.0 && exponent <= 1000) {
        error += correction * power_of_two(-exponent) * entry.inverse;
    }
    return LogParts{k * detail::kLn2High + entry.head, k * detail::kLn2Low + entry.tail, s, error};
}

/// (log(1 + s) - s + s^2/2) / s^3 for |s| < 2^-7.8.
[[nodiscard]] double log_tail(double s) noexcept {
    const double s2 = s * s;
    return (1.0 / 3.0 - s * (1.0 / 4.0)) +
           s2 * ((1.0 / 5.0 - s * (1.0 / 6.0)) + s2 * (1.0 / 7.0 - s * (1.0 / 8.0)));
}

[[nodiscard]] double log_of_parts(const LogParts& parts) noexcept {
    const double s = parts.s;
    const double head = parts.whole + s;
    const double lost = (parts.whole - head) + s;  // for whole = 0 this is 0
    const double s2 = s * s;
    return head + (lost + (parts.low + parts.error) - s * (0.5 * s + parts.error) + s * s2 * log_tail(s));
}

/// A sum of two doubles, the second far smaller.
struct Pair {
    double high;
    double low;
};

/// log x for x > 0 with a relative error of about 2^-67.
[[nodiscard]] Pair log_pair(double x) noexcept {
    const LogParts parts = reduce_for_log(x, 0.0);
    const double s = parts.s;
    const double s_head = detail::head26(s);
    const double square = -0.5 * (s_head * s_head);  // exact
    const double square_rest = -0.5 * ((s - s_head) * (s + s_head)) - s * parts.error;
    const double cube = s * s * s * (log_tail(s) + s * s * s * s * s * s * (1.0 / 9.0));

    const double first = parts.whole + s;
    const double first_lost = (parts.whole - first) + s;
    const double high = first + square;  // |first| > |square|, or both 0
    const double high_lost = (first - high) + square;
    return Pair{high, (first_lost + high_lost) + (parts.low + (parts.error + (square_rest + cube)))};
}

/// 0: not a whole number, 1: odd, 2: even.
[[nodiscard]] int parity(double y) noexcept {
    const double size = y < 0.0 ? -y : y;
    if (size >= 0x1p53) {
        return 2;
    }
    const auto whole = static_cast<std::uint64_t>(size);
    if (static_cast<double>(whole) != size) {
        return 0;
    }
    return (whole & 1u) != 0 ? 1 : 2;
}

}  // namespace

double detail::exp_edge(double x) noexcept {
    return x != x ? kNaN : exp_of_sum(x, 0.0);
}

double log(double x) noexcept {
    if (!(x > 0.0)) {
        return x == 0.0 ? -kInf : kNaN;
    }
    if (x == kInf) {
        return kInf;
    }
    return log_of_parts(reduce_for_log(x, 0.0));
}

double log1p(double x) noexcept {
    if (!(x > -1.0)) {
        return x == -1.0 ? -kInf : kNaN;
    }
    if (x == kInf) {
        return kInf;
    }
    if (x < 0x1p-54 && x > -0x1p-54) {
        return x;
    }
    const double u = 1.0 + x;
    const double correction = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
    return log_of_parts(reduce_for_log(u, correction));
}

double expm1(double x) noexcept {
    if (x != x) {
        return kNaN;
    }
    if (x > 40.0) {
        return exp(x);
    }
    if (x < -38.0) {
        return -1.0;
    }
    if (x < 0x1p-54 && x > -0x1p-54) {
        return x;
    }
    const ExpParts parts = reduce_for_exp(x);
    const double scale = scaled(parts.head, parts.k);
    const double small = parts.r_low + detail::exp_tail(parts.r);
    if (x < 0.5 && x > -0.5) {
        const double above = scale - 1.0;  // exact; 0 or larger than |r|
        const double head = above + parts.r;
        const double lost = (above - head) + parts.r;
        return head + (lost + (small + (above * (parts.r + small) + scale * parts.tail)));
    }
    const double head = scale - 1.0;
    const double lost = scale >= 1.0 ? (scale - head) - 1.0 : (-1.0 - head) + scale;
    return head + (lost + scale * (parts.tail + (parts.r + small)));
}

double pow(double x, double y) noexcept {
    if (y == 0.0 || x == 1.0) {
        return 1.0;
    }
    if (x != x || y != y) {
        return kNaN;
    }
    const bool x_signed = (std::bit_cast<std::uint64_t>(x) >> 63) != 0;
    const double size = x_signed ? -x : x;
    const int whole = y == kInf || y == -kInf ? 2 : parity(y);
    const double sign = x_signed && whole == 1 ? -1.0 : 1.0;
    if (size == 0.0 || size == kInf) {
        return (size == 0.0) == (y > 0.0) ? sign * 0.0 : sign * kInf;
    }
    if (y == kInf || y == -kInf) {
        return size == 1.0 ? 1.0 : ((size > 1.0) == (y > 0.0) ? kInf : 0.0);
    }
    if (x_signed && whole == 0) {
        return kNaN;
    }
    const Pair l = log_pair(size);
    const double rough = y * l.high;
    if (rough >= 710.0) {
        return sign * kInf;
    }
    if (rough <= -746.0) {
        return sign * 0.0;
    }
    if (rough < 0x1p-54 && rough > -0x1p-54) {
        return sign * (1.0 + rough);
    }
    // y * (l.high + l.low) = rough + rest
    const double y_head = detail::head26(y), y_rest = y - y_head;
    const double l_head = detail::head26(l.high), l_rest = l.high - l_head;
    const double product_lost =
        ((y_head * l_head - rough) + y_head * l_rest + y_rest * l_head) + y_rest * l_rest;
    return sign * exp_of_sum(rough, product_lost + y * l.low);
}

}  // namespace wangge::core
