#include "wangge/kernel/work/paces.hpp"

#include <algorithm>

#include "wangge/core/exact_math.hpp"

namespace wangge::kernel::work {

Paces::Paces(const Context& context, const Hands& hands, std::vector<double>& fresh)
    : context_(context), hands_(hands), fresh_(fresh) {
    const policy::Work& work = context.scenario.work;
    least_ = work.door_time[0];
    for (std::size_t pool = 0; pool < world::kPools; ++pool)
        least_ = std::min({least_, work.courier_time[pool], work.swab_time[pool], work.door_time[pool]});
}

double Paces::newness(std::uint32_t worker) const {
    const policy::Work& work = context_.scenario.work;
    if (context_.scenario.loops.learning == 0) return 1.0;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    return 1.0 + work.slow_new * core::exp(-(work.experience[pool] + hands_.days[worker]) / work.learned_in);
}

double Paces::of(std::uint32_t worker, Job job) {
    const policy::Work& work = context_.scenario.work;
    const auto pool = static_cast<std::size_t>(context_.world.staff.pool[worker]);
    if (fresh_[worker] == 0) fresh_[worker] = newness(worker);
    const auto& skill = job == Job::kDelivery ? work.courier_time
                        : job == Job::kSwab   ? work.swab_time
                                              : work.door_time;
    return skill[pool] * (1.0 + work.slow * hands_.fatigue[worker]) * fresh_[worker];
}

}  // namespace wangge::kernel::work
