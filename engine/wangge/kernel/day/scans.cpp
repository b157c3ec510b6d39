#include "wangge/kernel/day/scans.hpp"

namespace wangge::kernel::day {
namespace {

std::uint8_t ticks_of(const Visit& visit) {
    return static_cast<std::uint8_t>((2u << visit.last()) - (1u << visit.first()));
}

}  // namespace

Scans::Scans(std::span<const Visit> visits, std::size_t places) {
    if (visits.empty()) return;
    struct Seen {
        std::uint32_t resident;
        std::uint8_t ticks;
    };
    std::vector<std::uint32_t> end(places + 1, 0);  // of each place, among those seen
    for (const Visit& visit : visits) ++end[visit.place() + 1];
    for (std::size_t place = 0; place < places; ++place) end[place + 1] += end[place];
    std::vector<Seen> seen(visits.size());
    for (const Visit& visit : visits) seen[end[visit.place()]++] = {visit.resident, ticks_of(visit)};

    constexpr std::size_t kUsual = 3;  // bytes of a visit
    bytes_.reserve(visits.size() * kUsual);
    std::size_t row = 0;
    for (std::size_t place = 0; place < places; ++place) {
        if (row == end[place]) continue;
        for (std::uint32_t before = 0; row < end[place]; ++row) {
            bytes_.push_back(seen[row].ticks);
            std::uint32_t distance = seen[row].resident - before;
            for (; distance >= kMore; distance >>= 7)
                bytes_.push_back(static_cast<std::uint8_t>(distance | kMore));
            bytes_.push_back(static_cast<std::uint8_t>(distance));
            before = seen[row].resident;
        }
        bytes_.push_back(kEnd);
    }
    bytes_.shrink_to_fit();
}

}  // namespace wangge::kernel::day
