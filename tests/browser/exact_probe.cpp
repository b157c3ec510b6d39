// One digest of bits for each exact function and sampler, over many arguments. Compiled natively (prints
// them) and as a WebAssembly reactor (exports them); compare_probe.mjs demands that they agree.

#include <bit>
#include <cstdint>

#include "wangge/core/draw.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/mix.hpp"
#include "wangge/core/samplers.hpp"

namespace {

namespace core = wangge::core;

constexpr std::uint32_t kArguments = 200000;

/// What is probed; x runs over (0, 1) for the samplers, and over `scale` * (0, 1) + `offset` for the
/// functions.
struct Entry {
    const char* name;
    double (*value)(double x);
    double offset;
    double scale;
};

const Entry kEntries[] = {
    {"exp", core::exp, -760.0, 1500.0},
    {"exp_near_0", core::exp, -1.0, 2.0},
    {"log", core::log, 0.0, 1e6},
    {"log_near_1", core::log, 0.5, 1.0},
    {"expm1", core::expm1, -1.0, 3.0},
    {"log1p", core::log1p, -0.999, 3.0},
    {"pow_small", [](double x) { return core::pow(x, 0.7); }, 0.0, 3.0},
    {"pow_base", [](double x) { return core::pow(1.2345, x); }, -500.0, 1000.0},
    {"sqrt", core::sqrt, 0.0, 1e9},
    {"log_gamma", core::log_gamma, 0.0, 40.0},
    {"gamma_p", [](double x) { return core::gamma_p(1.56, x); }, 0.0, 20.0},
    {"gamma_q", [](double x) { return core::gamma_q(1.56, x); }, 0.0, 20.0},
    {"normal_cdf", core::normal_cdf, -12.0, 24.0},
    {"normal_quantile", core::normal_quantile, 0.0, 1.0},
    {"exponential", core::exponential, 0.0, 1.0},
    {"lognormal", [](double u) { return core::lognormal(u, 1.0, 0.5); }, 0.0, 1.0},
    {"poisson", [](double u) { return static_cast<double>(core::poisson(u, 7.5)); }, 0.0, 1.0},
    {"poisson_large", [](double u) { return static_cast<double>(core::poisson(u, 400.0)); }, 0.0, 1.0},
    {"triangular", [](double u) { return core::triangular(u, 1.0, 2.0, 5.0); }, 0.0, 1.0},
};
constexpr std::uint32_t kFunctions = sizeof(kEntries) / sizeof(kEntries[0]);

std::uint64_t digest_function(const Entry& entry, const core::Draws& draws) {
    std::uint64_t digest = 0;
    for (std::uint32_t i = 0; i < kArguments; ++i) {
        const double x = entry.offset + entry.scale * draws.unit53(i);
        digest = core::combine(digest, std::bit_cast<std::uint64_t>(entry.value(x)));
    }
    return digest;
}

std::uint64_t digest_draws(const core::Draws& draws) {
    std::uint64_t digest = 0;
    for (std::uint32_t i = 0; i < kArguments; ++i) {
        for (const std::uint32_t word : draws.block(i, i % 180, i % 7)) {
            digest = core::combine(digest, word);
        }
        digest = core::combine(digest, draws.rank(i, i + 1));
        digest = core::combine(digest, static_cast<std::uint64_t>(draws.happens(0.3, i)));
    }
    return digest;
}

std::uint64_t digest_gamma(const core::Draws& draws) {
    std::uint64_t digest = 0;
    for (std::uint32_t i = 0; i < kArguments; ++i) {
        digest = core::combine(digest, std::bit_cast<std::uint64_t>(core::gamma(draws, i, 0, 0.3, 2.0)));
        digest = core::combine(digest, std::bit_cast<std::uint64_t>(core::gamma(draws, i, 1, 1.56, 1.9)));
    }
    return digest;
}

const char* name_of(std::uint32_t which) {
    return which < kFunctions ? kEntries[which].name : which == kFunctions ? "draws" : "gamma";
}

std::uint64_t digest_of(std::uint32_t which, std::uint64_t seed) {
    const core::Draws draws(core::Seed{seed}, core::Purpose::kTest);
    return which < kFunctions    ? digest_function(kEntries[which], draws)
           : which == kFunctions ? digest_draws(draws)
                                 : digest_gamma(draws);
}

constexpr std::uint32_t kEntryCount = kFunctions + 2;

}  // namespace

#ifdef __wasm__

extern "C" {
[[clang::export_name("entries")]] std::uint32_t entries() {
    return kEntryCount;
}
[[clang::export_name("entry_name")]] const char* entry_name(std::uint32_t which) {
    return name_of(which);
}
[[clang::export_name("entry_digest")]] std::uint64_t entry_digest(std::uint32_t which, std::uint64_t seed) {
    return digest_of(which, seed);
}
}

#else

#include <cstdio>
#include <cstdlib>

// Prints "name digest" a line; the argument is the seed of the numbers that are probed.
int main(int argc, char** argv) {
    const std::uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
    for (std::uint32_t i = 0; i < kEntryCount; ++i) {
        std::printf("%s %016llx\n", name_of(i), static_cast<unsigned long long>(digest_of(i, seed)));
    }
    return 0;
}

#endif
