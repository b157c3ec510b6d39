#include "wangge/kernel/move/outings.hpp"

#include "wangge/core/give_back.hpp"

namespace wangge::kernel::move {
namespace {

template <class T>
void take(std::vector<T> Outings::*list, std::span<Outings* const> parts, Outings& all) {
    std::size_t size = 0;
    for (const Outings* const part : parts) size += (part->*list).size();
    (all.*list).reserve(size);
    for (Outings* const part : parts) {
        (all.*list).insert((all.*list).end(), (part->*list).begin(), (part->*list).end());
        if (all.everyone) core::give_back(part->*list);
    }
}

}  // namespace

void Outings::clear() {
    page.clear();
    refusals.clear(), fevers_found.clear(), shopping.clear(), at_clinic.clear(), refilled.clear();
    passing.clear(), commuting.out.clear(), commuting.back.clear(), busy.clear(), idle.clear();
}

void Outings::free() {
    core::give_back(refusals, fevers_found, shopping, at_clinic, refilled, idle, passing);
}

void Outings::join(std::span<Outings* const> parts) {
    take(&Outings::refusals, parts, *this);
    take(&Outings::fevers_found, parts, *this);
    take(&Outings::shopping, parts, *this);
    take(&Outings::at_clinic, parts, *this);
    take(&Outings::refilled, parts, *this);
    take(&Outings::idle, parts, *this);
}

}  // namespace wangge::kernel::move
