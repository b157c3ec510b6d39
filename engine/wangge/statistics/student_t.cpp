#include "wangge/statistics/student_t.hpp"

#include <cmath>
#include <limits>

namespace wangge::statistics {

namespace {

constexpr double kPi = 3.14159265358979323846;

// Halving the angle three times brings any x below tan(pi/16), where the series ends after few terms.
double arc_tangent(double x) {
    double reduced = x;
    for (int i = 0; i < 3; ++i) reduced = reduced / (1 + std::sqrt(1 + reduced * reduced));
    const double square = reduced * reduced;
    double sum = 0;
    double power = reduced;
    for (int k = 0; k < 16; ++k) {
        sum += (k % 2 == 0 ? power : -power) / (2 * k + 1);
        power *= square;
    }
    return 8 * sum;
}

}  // namespace

double student_t_cdf(double t, int degrees) {
    if (std::isnan(t) || degrees < 1) return std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(t)) return t > 0 ? 1.0 : 0.0;
    const double nu = degrees;
    const double cosine_squared = nu / (nu + t * t);
    const double sine = t / std::sqrt(nu + t * t);
    double inside = 0;  // P(-t < T < t), with the sign of t
    if (degrees % 2 == 0) {
        double term = 1;
        double sum = 1;
        for (int k = 2; k < degrees; k += 2) {
            term *= cosine_squared * (k - 1) / k;
            sum += term;
        }
        inside = sine * sum;
    } else {
        double term = 1;
        double sum = degrees > 1 ? 1.0 : 0.0;
        for (int k = 3; k < degrees; k += 2) {
            term *= cosine_squared * (k - 1) / k;
            sum += term;
        }
        inside = 2 / kPi * (arc_tangent(t / std::sqrt(nu)) + sine * std::sqrt(cosine_squared) * sum);
    }
    return 0.5 + 0.5 * inside;
}

double student_t_quantile(double probability, int degrees) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (std::isnan(probability) || degrees < 1) return std::numeric_limits<double>::quiet_NaN();
    if (probability <= 0) return -kInfinity;
    if (probability >= 1) return kInfinity;
    if (probability == 0.5) return 0;
    if (probability < 0.5) return -student_t_quantile(1 - probability, degrees);
    double low = 0;
    double high = 1;
    while (student_t_cdf(high, degrees) < probability && high < 1e12) high *= 2;
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (low + high);
        if (middle == low || middle == high) break;
        (student_t_cdf(middle, degrees) < probability ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace wangge::statistics
