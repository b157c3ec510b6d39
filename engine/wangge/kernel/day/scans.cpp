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
    std::vector<std::uint8_t> of_place;
    for (std::size_t place = 0; place < places; ++place) {
        if (row == end[place]) continue;
        const std::uint32_t first = seen[row].resident;
        of_place.clear();
        for (std::uint32_t before = 0; row < end[place]; ++row) {
            of_place.push_back(seen[row].ticks);
            write(seen[row].resident - before, of_place);
            before = seen[row].resident;
        }
        write(static_cast<std::uint32_t>(of_place.size()), bytes_);
        write(seen[row - 1].resident - first, bytes_);
        bytes_.insert(bytes_.end(), of_place.begin(), of_place.end());
    }
    bytes_.shrink_to_fit();
}

void Scans::write(std::uint32_t number, std::vector<std::uint8_t>& bytes) {
    for (; number >= kMore; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | kMore));
    bytes.push_back(static_cast<std::uint8_t>(number));
}

Scans::Place Scans::place(std::size_t at) const {
    const std::uint32_t bytes = read(at), across = read(at);
    const std::size_t begin = at;
    ++at;  // the ticks of the first visit
    const std::uint32_t first = read(at);
    return {begin, std::min(begin + bytes, bytes_.size()), first, first + across};
}

}  // namespace wangge::kernel::day
