#pragma once

#include <cstdint>
#include <vector>

#include "wangge/core/draw.hpp"
#include "wangge/kernel/meet/infect.hpp"

namespace wangge::kernel::meet {

/// Somebody who would be infected, were it not for others who come first.
struct Candidate {
    std::uint32_t infected;
    std::uint8_t tick;
    std::uint64_t rank;
    std::uint32_t infector;
    Setting setting;
};

struct Booking {
    Count count;
    std::uint32_t resident;
    std::int64_t amount;
};

/// What a part of the infectious does to others in a day.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<Booking> bookings;
};

double most_susceptible(const policy::Disease& disease);

/// Writes down what contacts come to.
class Finding {
  public:
    Finding(const Spreading& in, const disease::Courses& courses, Found& found)
        : in_(in),
          courses_(courses),
          most_(meet::most_susceptible(in.context.scenario.disease)),
          found_(found) {}

    /// As of dawn: courses of today begin when all contacts have been looked at.
    bool susceptible(std::uint32_t j) const { return !courses_.ever[j]; }
    /// Susceptibility relative to the most susceptible.
    double share(std::uint32_t j) const {
        const double shield = in_.immunity == nullptr ? 1.0 : in_.immunity->of(j).susceptibility;
        return disease::susceptibility(in_.context.scenario.disease, in_.context.world.resident.age[j]) *
               shield / most_;
    }
    double most_susceptible() const { return most_; }
    /// An expected infection of `j`.
    void book(Setting setting, std::uint32_t tick, std::uint32_t j, double chance);
    /// An infection of `j` by `i`, if nobody comes first.
    void infect(Setting setting, std::uint32_t tick, std::uint32_t j, std::uint32_t i);

  private:
    const Spreading& in_;
    const disease::Courses& courses_;
    double most_;
    Found& found_;
};

/// Contacts that somebody may have in a tick, on which points fell.
struct Landing {
    Prospect prospect;
    double length;           // of each contact
    core::Lot points;        // of the infector today
    std::uint32_t infector;  // who is
    Spot spot;               // here
    std::uint32_t tick;
    world::Slots slots{nullptr, 0, 0};  // of those whom they may be with, once looked up
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
