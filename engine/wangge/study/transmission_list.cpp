#include "wangge/study/transmission_list.hpp"

#include <algorithm>
#include <cstring>

namespace wangge::study {
namespace {

using kernel::Transmission;

constexpr std::size_t kPart = std::size_t{1} << 16;  // infections put aside and read together

}  // namespace

TransmissionList::TransmissionList(kernel::day::Simulation& simulation, const std::string& beside,
                                   std::uint64_t most)
    : simulation_(simulation), most_(most) {
    if (!beside.empty()) spool_.emplace(beside);
}

std::optional<core::Fault> TransmissionList::put_aside() {
    if (!spool_ || simulation_.tree().size() * sizeof(Transmission) <= most_) return std::nullopt;
    const std::vector<Transmission> taken = simulation_.take_tree();
    for (std::span<const Transmission> rest = taken; !rest.empty();) {
        const std::span<const Transmission> part = rest.first(std::min(kPart, rest.size()));
        if (std::optional<core::Fault> fault = spool_->append(std::as_bytes(part))) return fault;
        rest = rest.subspan(part.size());
    }
    put_aside_ += taken.size();
    return std::nullopt;
}

std::uint64_t TransmissionList::size() const {
    return put_aside_ + simulation_.tree().size();
}

void TransmissionList::read(const See& see) const {
    std::vector<Transmission> part;
    for (std::size_t k = 0; spool_ && k < spool_->parts(); ++k) {
        const core::Result<std::vector<std::byte>> bytes = spool_->part(k);
        if (!bytes) {
            if (!fault_) fault_ = bytes.faults().front();
            return;
        }
        part.resize(bytes.value().size() / sizeof(Transmission));
        std::memcpy(part.data(), bytes.value().data(), bytes.value().size());
        see(part);
    }
    see(simulation_.tree());
}

}  // namespace wangge::study
