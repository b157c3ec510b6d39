#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/kernel/meet/infect.hpp"

namespace wangge::kernel::meet {

/// Contacts that somebody may have in a tick, on which points fell.
struct Landing {
    Prospect prospect;
    double length;           // of each contact
    core::Lot points;        // of the infector today
    std::uint32_t infector;  // who is
    Spot spot;               // here
    std::uint32_t tick;
    world::Slots slots{};  // of those whom they may be with, once looked up
};

/// Hits wait until there are enough of them to look at side by side: what each asks next lies anywhere, and
/// is on its way while the others are asked. In what order they are looked at changes nothing.
class Hits {
  public:
    Hits(const Spreading& in, const disease::Courses& courses, Found& found)
        : in_(in), context_(in.context), finding_(in, courses, found) {}

    /// Points fall on contacts of this kind from now on.
    void land(const Landing& landing) {
        const Prospect& prospect = landing.prospect;
        if (prospect.sort == Prospect::Sort::kMatching || prospect.sort == Prospect::Sort::kGathering)
            context_.world.prefetch_place(prospect.of);
        landings_.push_back(landing);
    }
    /// A point on one of them, by its number; or, with visitors, by whom it is with.
    void add(std::uint32_t point, std::uint32_t contact) {
        hits_.push_back({static_cast<std::uint32_t>(landings_.size()) - 1, point, contact});
    }
    /// Looks at those that wait, if they are many.
    void look_at_many() {
        if (hits_.size() >= kTogether) sift();
        if (likely_.size() >= kTogether / 2) find_out();
    }
    void look_at_all() {
        sift();
        find_out();
    }

  private:
    static constexpr std::size_t kTogether = 64;

    struct Hit {
        std::uint32_t landing, point;
        std::uint32_t other;  // whom it hits; on the way: the contact, the slot
    };

    // A hit that infects the other if both are there.
    struct Likely {
        Landing landing;
        std::uint32_t other;
    };

    const Landing& landing(const Hit& hit) const { return landings_[hit.landing]; }
    void sift();
    void prefetch_seats() const;
    void find_slots();
    void find_others();
    void ask_others();
    void find_out();
    template <class Keep>
    void keep(Keep keep);

    const Spreading& in_;
    const Context& context_;
    Finding finding_;
    std::vector<Landing> landings_;
    std::vector<Hit> hits_;
    std::vector<Likely> likely_;
};

}  // namespace wangge::kernel::meet
