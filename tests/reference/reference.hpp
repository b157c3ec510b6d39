#pragma once

#include <map>
#include <span>
#include <vector>

#include "tests/reference/plain_state.hpp"
#include "wangge/kernel/day/decide.hpp"

/// The reference kernel: says in the plainest way what a day is. It visits everyone in every tick, keeps no
/// lists of the infectious or of those who are due, and knows no shortcut. It shares core, world, policy and
/// policies with the kernel, and of the kernel only the tables, so that the two can be compared bit for bit.
namespace wangge::tests {

class Reference {
  public:
    Reference(const world::World& world, const policy::Scenario& scenario, std::uint32_t pools,
              core::Seed luck, std::span<const kernel::day::InForce> in_force);
    void step();

    core::StateHash hash() const { return state.hash(world_, day_); }

    PlainState state;
    kernel::Ledger ledger;
    std::vector<kernel::Transmission> tree;

  private:
    struct Import {
        std::uint32_t who;
        std::int32_t day;
        bool returns;
    };
    struct Trip {
        std::uint32_t who, spot;
        policy::Errand errand;
        std::uint32_t first, last, out, back;
        bool crosses, quota = false, forbidden = false, gated = false, goes = true, replaced = false,
                      shut = false;
        std::uint32_t gate = world::kNone;
    };
    struct Round {
        policy::Task task;
        int job;  // 0 knock, 1 temperature, 2 ticket, 3 swab, 4 watch, 5 guard, 6 interview, 7 call, 9
                  // delivery, 11 care in the centre
        std::uint64_t key;
        double planned;
        std::uint32_t community;
        std::vector<std::uint32_t> households;
        std::uint32_t worker = world::kNone;
        std::int32_t start = 0;
    };
    struct Refusal {
        std::uint32_t who;
        bool ticket, dispute;
    };
    struct Visitor {
        std::uint32_t household, minute, gate;
        bool admitted;
    };
    struct Contact {
        std::uint32_t a, b;
        int setting;
        double weight;
        std::uint32_t number, tick;
    };
    struct Past {
        std::int32_t day;
        std::vector<std::vector<std::uint32_t>> where;
        policy::Directives orders;
        std::vector<Contact> met;  // as recorded then; only if somebody may ask
    };
    class Scans;

    // orders
    policy::Directives decide();
    bool reaches(const policy::Dwellings& dwellings, std::uint32_t h) const;
    policy::Errands allowed(std::uint32_t h) const;
    std::int32_t outing_every(std::uint32_t h) const;
    policy::Checks checks(std::uint32_t h) const;
    policy::Order order(std::uint32_t i) const;
    bool red(std::uint32_t i) const;
    bool untold(std::uint32_t i) const;
    bool confined(std::uint32_t i) const;
    double attended(std::uint32_t i) const;
    std::uint32_t beds() const;
    void give_beds();
    bool in_centre(std::uint32_t i) const;
    void look_after_centre();
    double adherence(std::uint32_t i) const;
    bool restricts() const { return !orders_.permits.empty(); }
    bool gated() const;
    std::uint32_t open_gates() const;
    bool gate_is_open(std::uint32_t gate) const;
    std::vector<policy::Post> posts() const;
    int service(std::uint32_t h) const;
    double let_in(std::uint32_t place) const;
    bool recorded(const Past& past, std::uint32_t i, std::uint32_t place) const;

    // phases
    void plan_imports();
    void arrive();
    void fall_ill();
    void open_results();
    void run_lab();
    void swab(std::uint32_t i, policy::TestKind kind, std::uint8_t pool, std::int32_t minute);
    void send_units();
    void place_orders();
    void staff();
    policy::Pools own_pools(policy::Pools pools) const;
    std::int32_t whole_day(std::uint32_t w) const;
    void call_worker(std::uint32_t w);
    void man_posts();
    void share_rounds(std::vector<Round> rounds);
    std::vector<Round> list_rounds() const;
    void intend();
    void permit();
    void settle(Trip& trip);
    void pass_post(Trip& trip, const policy::Post& post, std::size_t row);
    void pass_door(Trip& trip);
    void refuse(Trip& trip, bool may_evade);
    bool shows_code(std::uint32_t i, const policy::Checks& checks);
    void receive_visitors();
    void go();
    void acute();
    void queue();
    void make_rounds();
    void make(Round& round);
    void record();
    std::int32_t asked_back() const;
    void meet();
    void count_infectious();
    void confirm();
    void nurse();
    void live();
    void restrict();
    void feel();
    void tire();

    // small questions
    std::uint32_t today() const { return static_cast<std::uint32_t>(day_); }
    core::Draws draws(core::Purpose purpose) const { return core::Draws(luck_, purpose); }
    bool isolated(std::uint32_t i) const { return day_ < state.patients.isolated_until[i]; }
    bool here(std::uint32_t i) const { return state.arrival[i] <= day_ && !isolated(i); }
    bool able(std::uint32_t i) const;
    bool feverish(std::uint32_t i) const;
    bool elder_alone(std::uint32_t h) const;
    std::uint32_t place(world::PlaceKind kind, std::uint32_t i) const;
    std::uint32_t choose_gate(std::uint32_t h) const;
    double dose(std::uint32_t i, std::int32_t from, std::int32_t to) const;
    bool over(std::uint32_t i, std::int32_t minute) const;
    void infect(std::uint32_t i, std::int32_t minute);
    void report(std::uint32_t i);
    struct Shield {
        double susceptibility = 1, infectivity = 1, severe = 1, death = 1;
    };
    Shield shield(std::uint32_t i) const;
    // Where a resident stands in today's order of their grid, and where that leads.
    struct Stand {
        std::uint32_t word, position;
    };
    struct Quarters {  // words of those who go to places of a kind: [first, end), the last after work
        std::uint64_t first[5];
        std::uint64_t per_word;
    };
    Stand stand(core::Purpose purpose, std::uint32_t i) const;
    Quarters quarters(world::PlaceKind kind) const;
    std::vector<std::uint32_t> expected(std::uint32_t place, std::uint32_t tick, double& share) const;
    std::vector<Contact> contacts(std::uint32_t tick) const;
    struct Prospect {  // contacts of one sort that somebody may have
        std::uint32_t tick;
        int setting;
        double weight;
        std::vector<std::uint32_t> others;
    };
    std::vector<Prospect> prospects(std::uint32_t i) const;
    bool passes(std::uint32_t i, std::uint32_t tick) const;
    bool rides(std::uint32_t i, std::uint32_t tick) const;
    void expose(std::uint32_t j, int setting, std::uint32_t tick, double chance);
    std::uint32_t at_door(std::uint32_t h, std::uint32_t tick) const;
    bool manned(std::size_t post, std::uint32_t tick) const { return !cover_[post][tick].empty(); }
    void help(std::uint32_t h, policy::TicketKind topic);
    void open(std::uint32_t h, policy::TicketKind topic);
    void write_down(std::uint32_t h, bool with_pass);
    void know(std::uint32_t i);
    void soothe(std::uint32_t h, double amount);
    bool linked(std::uint32_t link, std::uint64_t key, std::int32_t from) const;
    double pace(std::uint32_t w, int job) const;
    bool struck(std::uint32_t w) const;
    double called(world::Pool pool) const;
    void heed(std::uint32_t h, double amount);
    double trusting_with(double trust, double chance) const;
    double trusting(std::uint32_t h, double chance) const;
    double fear(std::uint32_t h) const;
    bool hoards(std::uint32_t h) const;
    double distress(std::uint32_t i) const;
    bool finds_way(const Trip& trip, const core::Block& words);
    std::int32_t buy(std::uint32_t h, std::int32_t wanted);
    double leak() const;
    void count(kernel::Count what, std::uint32_t i, std::int64_t amount = 1) {
        ledger.add(what, day_, i, amount);
    }
    void count_home(kernel::Count what, std::uint32_t h, std::int64_t amount = 1) {
        ledger.add_area(what, day_, world_.grid_of(h), amount);
    }

    const world::World& world_;
    const policy::Scenario& scenario_;
    std::uint32_t pools_;
    core::Seed luck_;
    std::span<const kernel::day::InForce> in_force_;
    std::int32_t day_ = 0;
    kernel::Date date_;
    std::vector<Import> imports_;

    std::vector<policy::ScheduleState> schedule_;
    std::vector<policy::Memory> memory_;
    std::vector<policy::Directives> decided_;  // from above, by day
    policy::Marks marks_yesterday_;
    std::vector<Past> past_;
    mutable std::vector<double> profile_;  // share of a course passed, by hour

    // today
    policy::Directives orders_;
    std::vector<policy::Post> posts_;
    std::vector<std::uint8_t> present_, called_, comes_, stand_in_;  // by agent, then by staff row
    std::vector<std::int32_t> left_, worked_;
    std::vector<std::vector<std::uint32_t>> duty_;                // by staff row and tick
    std::vector<std::vector<std::vector<std::uint32_t>>> cover_;  // by post and tick: staff rows
    std::vector<Round> rounds_;
    std::vector<Trip> trips_;
    std::vector<std::uint8_t> seeks_clinic_, tempted_;
    std::vector<Refusal> refusals_;
    std::vector<std::uint32_t> fevers_;
    std::vector<Visitor> visitors_;
    std::vector<std::vector<std::uint32_t>> where_;  // by tick and agent
    std::vector<Contact> encounters_;
    std::vector<std::int32_t> hungry_;
    std::vector<float> morning_trust_;    // by household: what rounds bring is felt in the evening
    std::vector<std::uint8_t> hoarding_;  // by household, since the morning
    std::vector<std::uint8_t> no_drug_;
    std::vector<std::int32_t> unpaid_, paid_, kept_in_;  // people of each household, today
};

}  // namespace wangge::tests
