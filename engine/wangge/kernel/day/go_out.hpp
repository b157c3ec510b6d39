#pragma once

#include <vector>

#include "wangge/kernel/day/counts_of_ways.hpp"
#include "wangge/kernel/day/decide.hpp"
#include "wangge/kernel/day/everybody.hpp"
#include "wangge/kernel/move/crossings.hpp"
#include "wangge/kernel/move/gates.hpp"
#include "wangge/kernel/move/outings.hpp"
#include "wangge/kernel/move/whereabouts.hpp"

namespace wangge::kernel::day {

/// What going out is decided from: the morning's state, orders and shifts.
struct Morning {
    const Context& context;
    const Standing& standing;
    const State& state;
    const Presence& present;
    const work::Roster& roster;
    const move::Planner& planner;
    const move::Permitter& permitter;
    const move::Homebound& homebound;
    const move::Crossings& crossings;
    const Everybody& everybody;
};

/// Which visits to places come on record today.
class Scanning {
  public:
    Scanning(const Context& context, const Standing& standing);

    bool any() const { return standing_.scans; }
    /// Whether visits of somebody may come on record.
    bool shows(std::uint32_t resident) const {
        const world::Residents& people = context_.world.resident;
        return people.shows_code[resident] != 0 && standing_.rules_for(people.household[resident]).scanned;
    }
    /// Whether those are scanned at places of a kind.
    bool at(world::PlaceKind kind) const {
        return (standing_.scan.venues >> static_cast<unsigned>(kind) & 1u) != 0;
    }
    /// Whether a visit of somebody of those to such a place comes on record.
    bool records(std::uint32_t resident, std::uint32_t place) const;

  private:
    const Context& context_;
    const Standing& standing_;
    core::Draws draws_;
    core::Lot when_;  // today, by place
};

/// The place in parts that are settled side by side: communities, or some of them together.
class Parts {
  public:
    Parts(const world::World& world, const Ledger& ledger);
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    /// Everyone's way through the day is settled, what comes of it is noted in `outings`; visits that come on
    /// record are appended to `visits`. Who is where is written down in `where` unless that is null.
    void everyone_goes_out(const Morning& morning, const move::Wants& wants, move::Outings& outings,
                           move::Whereabouts* where, std::vector<Visit>& visits, Ledger& ledger);

    /// The same outings where no order touches everyone. Then only trips for food and care, and trips of
    /// people who are ill, away, at work for the community or under an order, lead to anything but contacts.
    void some_go_out(const Morning& morning, const move::Wants& wants, move::Outings& outings,
                     Ledger& ledger);

    /// Who passes the gates today, by parts. To be served before anybody goes out again.
    std::span<const move::GatePart> at_gates() const { return at_gates_; }
    /// The staff by parts, with empty pages.
    std::span<const work::StaffPart> at_work();
    /// Gives back what it took where everyone went out; needed until the gates are passed.
    void rest();
    /// Pages of the parts, for others to count on.
    std::span<LedgerPage* const> pages() const { return pages_; }

  private:
    struct Part;

    void find_exceptional(const Morning& morning, const move::Wants& wants);
    void go_out_by_words(const Morning& morning, const Scanning& scanning, CountsOfWays& counts,
                         Part& part) const;
    void go_out_one_by_one(const Morning& morning, const Scanning& scanning, move::Whereabouts* where,
                           CountsOfWays& counts, Part& part) const;
    bool goes_out(const Morning& morning, const Scanning& scanning, std::uint32_t i, move::Whereabouts* where,
                  Part& part) const;
    bool goes_out_ordinary(const Morning& morning, const Scanning& scanning, std::uint32_t i,
                           const move::Turnout::Aim& leisure, Part& part) const;

    struct Part {
        std::uint32_t first = 0, end = 0;  // residents
        std::uint32_t first_community = 0, end_community = 0;
        move::Outings outings{};
        std::vector<Visit> visits{};
        bool yard = true;             // is of interest today
        std::uint32_t looked_at = 0;  // kinds of place where somebody asks for a code or scans it, a bit each
    };
    std::vector<Part> parts_;  // never moves: those below point into it
    std::vector<move::Outings*> lists_;
    std::vector<LedgerPage*> pages_;
    std::vector<move::GatePart> at_gates_;
    std::vector<work::StaffPart> at_work_;
    core::RowBits exceptional_;  // residents who have something of their own to do or to obey today
};

}  // namespace wangge::kernel::day
