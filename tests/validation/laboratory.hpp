#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "wangge/kernel/disease/course.hpp"
#include "wangge/kernel/meet/encounters.hpp"
#include "wangge/kernel/meet/infect.hpp"

/// Worlds made by hand, small enough to be solved on paper, in which the engine's own contacts, courses and
/// infections run.
namespace wangge::validation {

/// What one experiment holds constant. People stay where they are, all day, every day.
struct Laboratory {
    world::World world;
    policy::Scenario scenario;
    policy::Transmission transmission;
    kernel::move::Whereabouts where;
    std::vector<std::vector<std::uint32_t>> neighbours;  // of a static network; empty without one
};

/// `people` who live alone; susceptibility 1 at every age, the same course for all: latent for a
/// day and a half, infectious for three days. At first nobody meets anybody.
Laboratory loners(std::uint32_t people);
/// Households of `size` people who are always at home.
Laboratory homes(std::uint32_t households, std::uint32_t size);
/// Lets everyone meet everyone, in `rounds` matchings per three hours.
void mix(Laboratory& laboratory, double rounds);
/// Of a mix: as many meetings a day, but all in these ticks, as in a model with a longer step.
void meet_only_in(Laboratory& laboratory, const std::vector<std::uint32_t>& ticks);
/// Sends these people to a place of their own in one tick of every day.
void add_place(Laboratory& laboratory, world::PlaceKind kind, const std::vector<std::uint32_t>& regulars,
               std::uint32_t tick);
/// A static network: neighbours meet once in every tick, in proportion to its length.
void connect(Laboratory& laboratory, std::vector<std::vector<std::uint32_t>> neighbours);

/// A stage of infection: its mean in days and the shape of its gamma; by default the same for all.
struct Stage {
    double days;
    double shape = 1e8;
};
/// Courses of two stages; infectiousness is constant while it lasts, the same in all people.
void set_stages(policy::Disease& disease, Stage latent, Stage infectious);

/// Scale of contacts outside home at which a person in a mix of so many rounds infects `r0` others on
/// average, the scenario's courses being of two stages; that a contact cannot infect twice is allowed for.
double outside_for(const Laboratory& laboratory, double rounds, double r0);

/// One outbreak.
class Trial {
  public:
    /// `laboratory` must outlive the trial.
    Trial(const Laboratory& laboratory, core::Seed luck);
    /// Starts the course of `i` on the first morning.
    void infect(std::uint32_t i);
    /// The next day.
    void step();
    bool over() const { return courses_.active.empty(); }
    std::int32_t day() const { return context_.date.day; }
    const kernel::disease::Courses& courses() const { return courses_; }
    const std::vector<kernel::Transmission>& tree() const { return tree_; }
    /// People infected so far, first cases included.
    std::uint32_t infected() const { return first_ + static_cast<std::uint32_t>(tree_.size()); }
    /// Back to the first morning under other luck; keeps the memory.
    void restart(core::Seed luck);

  private:
    std::vector<kernel::Encounter> encounters() const;

    const Laboratory& laboratory_;
    kernel::Context context_;
    kernel::disease::Profile profile_;
    kernel::disease::Courses courses_;
    std::vector<kernel::Transmission> tree_;
    kernel::Ledger ledger_;
    std::vector<std::uint32_t> touched_;  // first cases
    std::uint32_t first_ = 0;
};

/// Calls job(k) for k in [0, count) on all cores; jobs write to places of their own.
void on_all_cores(std::uint32_t count, const std::function<void(std::uint32_t)>& job);

}  // namespace wangge::validation
