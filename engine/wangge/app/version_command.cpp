#include <fmt/format.h>

#include <vector>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/json_text.hpp"
#include "wangge/app/language.hpp"
#include "wangge/core/checksum.hpp"
#include "wangge/core/draw.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/study/parallel.hpp"
#include "wangge/study/version.hpp"

namespace wangge::app {
namespace {

constexpr std::uint32_t kJobs = 64;
constexpr std::uint32_t kDraws = 4096;  // a job

struct Fingerprint {
    core::Seed seed;
    std::vector<core::Digest128> parts = std::vector<core::Digest128>(kJobs);

    static void part(void* data, std::uint32_t job) {
        auto& self = *static_cast<Fingerprint*>(data);
        const core::Draws draws(self.seed, core::Purpose{});
        std::vector<double> values;
        for (std::uint32_t k = 0; k < kDraws; ++k) {
            const double u = draws.unit53(job, k);
            values.insert(
                values.end(),
                {u, core::normal(u), core::exponential(u), core::lognormal(u, 0.5, 0.7),
                 static_cast<double>(core::poisson(u, 12.5)), core::gamma(draws, job, k, 1.56, 1.9)});
        }
        core::Checksum128 sum;
        for (const double value : values) add(sum, value);
        self.parts[job] = sum.digest();
    }

    /// Bytes in one order on every machine.
    static void add(core::Checksum128& sum, double value) { add(sum, std::bit_cast<std::uint64_t>(value)); }
    static void add(core::Checksum128& sum, std::uint64_t bits) {
        std::byte bytes[8];
        for (int k = 0; k < 8; ++k) bytes[k] = static_cast<std::byte>(bits >> (8 * k) & 0xFFu);
        sum.update(bytes);
    }
};

/// A checksum of draws and of what exact functions make of them: the same everywhere.
std::string fingerprint(std::uint64_t seed) {
    Fingerprint work{core::Seed{seed}};
    study::parallel_for(kJobs, &work, Fingerprint::part);
    core::Checksum128 sum;
    for (const core::Digest128& digest : work.parts) {
        Fingerprint::add(sum, digest.high);
        Fingerprint::add(sum, digest.low);
    }
    return core::hex(sum.digest());
}

}  // namespace

ExitCode version_command(const Options& options, Screen& screen) {
    const study::ThreadLimit limit(options.threads.value_or(0));
    const auto seed = static_cast<std::uint64_t>(options.seed.value_or(1));
    const std::string print = fingerprint(seed);
    if (options.json) {
        const Json object = {{"program", "wangge"},
                             {"version", std::string(study::version())},
                             {"build", std::string(study::build_id())},
                             {"file_layout", study::kSchemaVersion},
                             {"fingerprint_seed", seed},
                             {"fingerprint", print}};
        return deliver(options, screen, text_of(object));
    }
    const bool chinese = screen.language() == Language::kChinese;
    const char* page = chinese ? "网格 Wangge {}\n构建      {}\n文件格式  第 {} 版\n运算指纹  {}（种子 {}）\n"
                               : "Wangge {}\nbuild        {}\nfile layout  {}\nfingerprint  {} (seed {})\n";
    return deliver(options, screen,
                   fmt::format(fmt::runtime(page), study::version(), study::build_id(), study::kSchemaVersion,
                               print, seed));
}

}  // namespace wangge::app
