#include "wangge/statistics/resample.hpp"

#include "wangge/core/draw.hpp"

namespace wangge::statistics {

namespace {

// Numbers from 0x57000000 on belong to this room: resampling is no event of any world, and its draws must
// never share a key with one. Subject: number of worlds; when: resample; which: block within the resample.
constexpr auto kPick = static_cast<core::Purpose>(0x57000001U);
constexpr auto kWeigh = static_cast<core::Purpose>(0x57000002U);

core::Draws draws(std::uint64_t key, core::Purpose purpose) {
    return core::Draws(core::Seed{key}, purpose);
}

// The square of one coordinate of a uniform point of the unit disc is Beta(1/2, 3/2); points outside are
// rejected.
double beta_half_three_halves(const core::Draws& luck, std::uint32_t worlds, std::uint32_t world,
                              std::uint32_t resample) {
    for (std::uint32_t attempt = 0;; ++attempt) {
        const core::Block block = luck.block(worlds, resample, attempt * worlds + world);
        for (std::size_t pair = 0; pair < 4; pair += 2) {
            const double x = 2 * core::unit(block[pair]) - 1;
            const double y = 2 * core::unit(block[pair + 1]) - 1;
            if (x * x + y * y < 1) return x * x;
        }
    }
}

}  // namespace

Resampler::Resampler(std::uint64_t seed, std::string_view name, int worlds)
    : key_(core::derive(core::Seed{seed}, core::hash_text(name)).value), worlds_(worlds) {}

void Resampler::pick(int resample, std::span<std::uint32_t> indices) const {
    const core::Draws luck = draws(key_, kPick);
    const auto worlds = static_cast<std::uint32_t>(worlds_);
    for (std::size_t i = 0; i < indices.size(); i += 4) {
        const core::Block block =
            luck.block(worlds, static_cast<std::uint32_t>(resample), static_cast<std::uint32_t>(i / 4));
        for (std::size_t j = 0; j < 4 && i + j < indices.size(); ++j)
            indices[i + j] = core::below(block[j], worlds);
    }
}

void Resampler::weigh(int resample, std::span<double> weights) const {
    const core::Draws luck = draws(key_, kWeigh);
    const auto worlds = static_cast<std::uint32_t>(worlds_);
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = beta_half_three_halves(luck, worlds, static_cast<std::uint32_t>(i),
                                            static_cast<std::uint32_t>(resample));
        sum += weights[i];
    }
    for (double& weight : weights) weight /= sum;
}

}  // namespace wangge::statistics
