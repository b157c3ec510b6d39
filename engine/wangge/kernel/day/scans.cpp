#include "wangge/kernel/day/scans.hpp"

namespace wangge::kernel::day {
namespace {

// Its number among the ticks that a visit may take.
std::uint8_t stay_of(const Visit& visit) {
    const std::uint32_t more = visit.last() - visit.first();
    return static_cast<std::uint8_t>(more * world::kTicks - more * (more - 1) / 2 + visit.first());
}

}  // namespace

Scans::Scans(std::span<const Visit> visits, std::size_t places) {
    if (visits.empty()) return;
    struct Seen {
        std::uint32_t resident;
        std::uint8_t stay;
    };
    std::vector<std::uint32_t> end(places + 1, 0);  // of each place, among those seen
    for (const Visit& visit : visits) ++end[visit.place() + 1];
    for (std::size_t place = 0; place < places; ++place) end[place + 1] += end[place];
    std::vector<Seen> seen(visits.size());
    for (const Visit& visit : visits) seen[end[visit.place()]++] = {visit.resident, stay_of(visit)};

    constexpr std::size_t kUsual = 2;  // bytes of a visit
    bytes_.reserve(visits.size() * kUsual);
    std::size_t row = 0;
    std::vector<std::uint8_t> of_place;
    for (std::size_t place = 0; place < places; ++place) {
        if (row == end[place]) continue;
        const std::uint32_t first = seen[row].resident;
        of_place.clear();
        for (std::uint32_t before = 0; row < end[place]; ++row) {
            write(std::uint64_t{seen[row].resident - before} << kStay | seen[row].stay, of_place);
            before = seen[row].resident;
        }
        write(static_cast<std::uint32_t>(of_place.size()), bytes_);
        write(seen[row - 1].resident - first, bytes_);
        bytes_.insert(bytes_.end(), of_place.begin(), of_place.end());
    }
    bytes_.shrink_to_fit();
}

void Scans::write(std::uint64_t number, std::vector<std::uint8_t>& bytes) {
    for (; number >= kMore; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | kMore));
    bytes.push_back(static_cast<std::uint8_t>(number));
}

Scans::Place Scans::place(std::size_t at) const {
    const std::uint64_t bytes = read(at), across = read(at);
    const std::size_t begin = at;
    const std::uint64_t first = read(at) >> kStay;
    return {begin, std::min<std::size_t>(begin + bytes, bytes_.size()), static_cast<std::uint32_t>(first),
            static_cast<std::uint32_t>(first + across)};
}

}  // namespace wangge::kernel::day
