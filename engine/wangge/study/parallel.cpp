#include "wangge/study/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

namespace wangge::study {

struct ThreadLimit::Control {
    tbb::global_control control;
};

ThreadLimit::ThreadLimit(std::uint32_t threads)
    : control_(new Control{tbb::global_control(
          tbb::global_control::max_allowed_parallelism,
          threads > 0 ? threads : static_cast<std::size_t>(tbb::info::default_concurrency()))}) {}

ThreadLimit::~ThreadLimit() = default;

std::uint32_t threads_at_work() {
    return static_cast<std::uint32_t>(
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism));
}

void parallel_for(std::uint32_t count, void* data, void (*job)(void* data, std::uint32_t index)) {
    tbb::parallel_for(
        std::uint32_t{0}, count, [&](std::uint32_t index) { job(data, index); }, tbb::simple_partitioner());
}

}  // namespace wangge::study
