#pragma once
// The values whose bits are pinned down. Free of GoogleTest and of the C++ streams, so that the same list can
// be made by a WebAssembly program and compared.

#include <bit>
#include <cinttypes>
#include <cstdio>
#include <string>
#include <vector>

#include "wangge/core/checksum.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"

namespace wangge::core {

namespace exact_bits_detail {

inline std::string hex64(std::uint64_t bits) {
    char text[20];
    std::snprintf(text, sizeof text, "%016" PRIx64, bits);
    return text;
}

inline std::string hex64(double x) {
    return hex64(std::bit_cast<std::uint64_t>(x));
}

struct Function {
    const char* name;
    double (*of)(double);
    double low;
    double high;
};

inline double pow_of_e_to_x(double x) {
    return pow(exp(0.3 * x), 1.0 - 0.7 * x);
}
inline double gamma_p_of_shape_3(double x) {
    return gamma_p(3.25, x);
}
inline double gamma_q_of_shape_x(double x) {
    return gamma_q(x, 47.5);
}
inline double lognormal_of_u(double u) {
    return lognormal(u, 1.621, 0.418);
}
inline double poisson_of_small(double u) {
    return poisson(u, 3.5);
}
inline double poisson_of_large(double u) {
    return poisson(u, 4321.0);
}
inline double triangular_of_u(double u) {
    return triangular(u, 2.0, 3.0, 7.5);
}

inline const Function kFunctions[] = {
    {"exp", exp, -745.0, 709.0},
    {"log", log, 1e-300, 4.0},
    {"expm1", expm1, -3.0, 3.0},
    {"log1p", log1p, -0.999, 3.0},
    {"pow", pow_of_e_to_x, -20.0, 20.0},
    {"log_gamma", log_gamma, 0.01, 60.0},
    {"gamma_p", gamma_p_of_shape_3, 0.0, 20.0},
    {"gamma_q", gamma_q_of_shape_x, 0.1, 90.0},
    {"normal_cdf", normal_cdf, -38.0, 6.0},
    {"normal_quantile", normal_quantile, 0.0, 1.0},
    {"exponential", exponential, 0.0, 1.0},
    {"lognormal", lognormal_of_u, 0.0, 1.0},
    {"poisson_small", poisson_of_small, 0.0, 1.0},
    {"poisson_large", poisson_of_large, 0.0, 1.0},
    {"triangular", triangular_of_u, 0.0, 1.0},
};

}  // namespace exact_bits_detail

/// For each function 12 values line by line, then the checksum of 20,000.
inline std::vector<std::string> exact_bits() {
    using namespace exact_bits_detail;
    std::vector<std::string> lines;
    for (const Function& function : kFunctions) {
        const Draws draws(Seed{hash_text(function.name)}, Purpose::kTest);
        const auto argument = [&](std::uint64_t i) {
            return function.low + (function.high - function.low) * draws.unit53(i);
        };
        Checksum128 all;
        for (std::uint64_t i = 0; i < 20000; ++i) {
            const double value = function.of(argument(i));
            if (i < 12) {
                lines.push_back(std::string(function.name) + " " + hex64(argument(i)) + " -> " +
                                hex64(value));
            }
            all.update(std::as_bytes(std::span(&value, 1)));
        }
        lines.push_back(std::string(function.name) + " checksum of 20000 -> " + hex(all.digest()));
    }
    const Draws draws(Seed{5}, Purpose::kTest);
    Checksum128 all;
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const double shape = i % 2 == 0 ? 0.43 : 5.8;
        const double value = gamma(draws, i, 0, shape, 0.95);
        if (i < 12) {
            lines.push_back("gamma " + std::to_string(i) + " -> " + hex64(value));
        }
        all.update(std::as_bytes(std::span(&value, 1)));
    }
    lines.push_back("gamma checksum of 20000 -> " + hex(all.digest()));
    return lines;
}

}  // namespace wangge::core
