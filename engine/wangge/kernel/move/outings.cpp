#include "wangge/kernel/move/outings.hpp"

#include "wangge/core/give_back.hpp"

namespace wangge::kernel::move {
namespace {

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

void Outings::clear() {
    page.clear();
    refusals.clear(), fevers_found.clear(), shopping.clear(), at_clinic.clear(), refilled.clear();
    passing.clear(), busy.clear(), idle.clear();
}

void Outings::free() {
    free_joined();
    core::give_back(passing);
}

void Outings::free_joined() {
    core::give_back(refusals, fevers_found, shopping, at_clinic, refilled, busy, idle);
}

void Outings::join(const Outings& part) {
    append(refusals, part.refusals);
    append(fevers_found, part.fevers_found);
    append(shopping, part.shopping);
    append(at_clinic, part.at_clinic);
    append(refilled, part.refilled);
    append(busy, part.busy);
    append(idle, part.idle);
}

}  // namespace wangge::kernel::move
