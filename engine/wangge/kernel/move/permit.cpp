#include "wangge/kernel/move/permit.hpp"

#include <algorithm>

#include "wangge/core/flaw.hpp"

namespace wangge::kernel::move {
namespace {

using policy::Errand;

// Gaps leak less where somebody looks after the walls (assumed).
double management_factor(world::PropertyManagement management) {
    switch (management) {
        case world::PropertyManagement::kProfessional:
            return 0.3;
        case world::PropertyManagement::kQuasi:
            return 0.6;
        default:
            return 1.0;
    }
}

// Posts in force: row by gate and by stairwell; empty where there are none.
struct PostRows {
    const std::vector<std::uint32_t>&gate, &stairwell;
};

// Settles the trips of one resident, one after the other.
class Settling {
  public:
    Settling(const PermitInputs& in, const PermitDraws& draws, const mind::Compliance& compliance,
             const HomeOrders& home_orders, const PostRows& posts, double leak_share, Outings* out)
        : in_(in),
          draws_(draws),
          compliance_(compliance),
          home_orders_(home_orders),
          context_(in.context),
          world_(in.context.world),
          mind_(in.context.scenario.mind),
          posts_(posts),
          leak_share_(leak_share),
          out_(out) {}

    void settle(Trip& trip) {
        const std::uint32_t i = trip.resident, h = world_.resident.household[i];
        if (on_duty(trip) && !core::flawed(core::Flaw::kShiftForgotten)) return end(trip, Fate::kReplaced);
        if (in_.patients.stays_home[i] != 0 && trip.errand != Errand::kMedical)
            return end(trip, Fate::kGivesUp);
        if (keeps_home_order(trip) && !core::flawed(core::Flaw::kHomeOrderIgnored))
            return end(trip, Fate::kGivesUp);
        if (shut_out(trip)) {
            trip.shut = true;
            book(Count::kShutOut, i);
            return end(trip, Fate::kGivesUp);
        }
        trip.forbidden = !allowed(trip, h);
        if (trip.forbidden && gives_up(trip, h)) {
            if (!slips_out(trip, h)) end(trip, Fate::kGivesUp);
            return;
        }
        if (trip.forbidden && !trip.crosses && !stairwell_guarded(h))
            return;  // nobody looks inside the community
        if (trip.forbidden && leaks(trip)) return;
        if (trip.crosses && in_.standing.gated) return pass_gate(trip, h);
        if (stairwell_guarded(h)) return pass_stairwell(trip, h);
        pass_door(trip);
    }

  private:
    void book(Count count, std::uint32_t i) {
        if (out_ != nullptr) out_->page.add(count, i);
    }
    static void end(Trip& trip, Fate fate) { trip.fate = fate; }
    std::uint32_t which(const Trip& trip) const { return static_cast<std::uint32_t>(trip.errand); }
    std::uint64_t when(const Trip& trip) const { return std::uint64_t{context_.today()} << 32 | which(trip); }
    std::uint64_t key(const Trip& trip) const { return world_.resident.key[trip.resident]; }

    bool on_duty(const Trip& trip) const {
        const std::uint32_t w = world_.staff_of(trip.resident);
        if (w == world::kNone || in_.roster.stand_in[w] != 0) return false;
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick) {
            if (in_.roster.duty[w][tick] != kNowhere) return true;
        }
        return false;
    }
    bool keeps_home_order(const Trip& trip) {
        if (trip.errand == Errand::kMedical || !home_orders_.bind(trip.resident)) return false;
        if (home_orders_.kept(trip.resident)) return true;
        book(Count::kOrdersBroken, trip.resident);
        return false;
    }
    // A closed or full place: who is let in is drawn anew every day. Essential work goes on.
    bool shut_out(const Trip& trip) const {
        if (in_.standing.openings.empty() || !context_.is_place(trip.spot) ||
            trip.errand == Errand::kEssentialWork)
            return false;
        const std::uint32_t place = context_.place_of_spot(trip.spot);
        return !draws_.let_in.happens(in_.standing.openings[place].share, key(trip), context_.today(),
                                      static_cast<std::uint32_t>(world_.places.kind[place]));
    }
    bool allowed(Trip& trip, std::uint32_t h) const {
        if (!in_.standing.restricts) return true;
        if ((in_.standing.allowed[h] >> static_cast<unsigned>(trip.errand) & 1u) != 0) return true;
        const std::int32_t every = in_.standing.outing_every[h];
        trip.quota = trip.errand == Errand::kFood && every > 0 &&
                     context_.date.day - in_.stocks.last_outing[h] >=
                         every - (core::flawed(core::Flaw::kQuotaADayShort) ? 1 : 0);
        return trip.quota;
    }
    // Most people keep to the rule all day; an empty larder or no medicine makes them try.
    bool gives_up(const Trip& trip, std::uint32_t h) const {
        const bool hungry = trip.errand == Errand::kFood && in_.dawn.hungry(h);
        const bool sick = trip.errand == Errand::kMedical;
        if (hungry || sick) return false;
        return mind::Compliance::complies(compliance_.word(trip.resident), comply_chance(trip.resident, h));
    }
    double comply_chance(std::uint32_t i, std::uint32_t h) const {
        return compliance_.chance(i, in_.dawn.trust(h));
    }
    // Only closed mouths leak; where nothing is closed nobody needs a gap.
    bool leaks(Trip& trip) {
        if (!trip.crosses || !in_.standing.gated) return false;
        if (!draws_.leak.happens(leak_share_, key(trip), context_.today(), which(trip))) return false;
        book(Count::kLeaks, trip.resident);
        return true;
    }
    bool stairwell_guarded(std::uint32_t h) const {
        return !posts_.stairwell.empty() && posts_.stairwell[world_.household.stairwell[h]] != world::kNone;
    }
    bool manned(std::uint32_t post, std::uint32_t tick) const {
        return !in_.roster.cover.servers[post * world::kTicks + tick].empty();
    }

    void pass_gate(Trip& trip, std::uint32_t h) {
        trip.gate = in_.dawn.gate(world_, h);
        trip.gated = trip.gate != world::kNone;
        if (!trip.gated) return;
        const std::uint32_t post = posts_.gate.empty() ? world::kNone : posts_.gate[trip.gate];
        if (post == world::kNone || !manned(post, trip.first)) {
            book(Count::kUncheckedPassages, trip.resident);
            return pass_door(trip);
        }
        check(trip, h, in_.standing.posts[post].guards);
        if (trip.fate == Fate::kGoes && trip.gated) pass_door(trip);
    }
    void pass_stairwell(Trip& trip, std::uint32_t h) {
        const std::uint32_t post = posts_.stairwell[world_.household.stairwell[h]];
        if (!manned(post, trip.first)) {
            book(Count::kUncheckedPassages, trip.resident);
            return pass_door(trip);
        }
        check(trip, h, in_.standing.posts[post].guards);
        if (trip.fate == Fate::kGoes) pass_door(trip);
    }

    // A manned post: permit and pass where it guards, then thermometer, then code.
    void check(Trip& trip, std::uint32_t h, bool guards) {
        const std::uint32_t i = trip.resident;
        const policy::Checks& checks = in_.standing.checks_for(h);
        book(Count::kAttempts, i);
        const bool lacks_pass = guards && checks.pass && trip.quota && !in_.dawn.has_pass(h);
        if ((guards && trip.forbidden) || lacks_pass) {
            refuse(trip, h, true);
            return;
        }
        if (checks.temperature && stopped_by_thermometer(checks, i)) {
            refuse(trip, h, false);
            return;
        }
        if (checks.code && !shows_code(checks, i)) refuse(trip, h, true);
    }
    bool stopped_by_thermometer(const policy::Checks& checks, std::uint32_t i) {
        const std::uint64_t who = world_.resident.key[i];
        if (care::feverish(context_, in_.courses, i)) {
            book(Count::kFevers, i);
            if (!draws_.fever.happens(checks.temperature_sensitivity, who, context_.today(), 1)) return false;
            book(Count::kFeversFound, i);
            if (out_ != nullptr) out_->fevers_found.push_back(i);
            return true;
        }
        if (!core::happens(draws_.fever.rank_word(context_.today(), who), checks.temperature_false_alarm))
            return false;
        book(Count::kFalseAlarms, i);
        return true;
    }
    // Alone, with a helper of the household, or on paper; a code that is not green opens nothing.
    bool shows_code(const policy::Checks& checks, std::uint32_t i) {
        const std::uint32_t row = in_.standing.mark_of[i];
        if (row != world::kNone && in_.standing.marks[row].code_red) return false;
        if (world_.resident.shows_code[i] != 0) return true;
        const bool helped =
            world_.household.helper[world_.resident.household[i]] != 0 ||
            core::happens(draws_.paper.rank_word(0, world_.resident.key[i]), checks.code_paper);
        if (helped) book(Count::kCodeHelped, i);
        return helped;
    }

    // Refused: perhaps a conflict, perhaps another way out, perhaps a ticket.
    void refuse(Trip& trip, std::uint32_t h, bool may_evade) {
        const std::uint32_t i = trip.resident;
        book(Count::kRefusals, i);
        const core::Block conflict = draws_.conflict.words(when(trip), key(trip));
        Refusal refusal{i, trip.errand, false, false};
        if (core::happens(conflict[0], mind::conflict(context_, in_.dawn.grievance(h)))) {
            book(Count::kConflicts, i);
            refusal.dispute = core::happens(conflict[1], context_.scenario.organisation.dispute_rate);
        }
        const bool need = trip.errand == Errand::kFood || trip.errand == Errand::kMedical;
        const bool evaded = may_evade && evades(trip, h);
        trip.fate = evaded ? Fate::kGoes : Fate::kRefused;
        trip.gated = !evaded && trip.gated;
        refusal.ticket =
            !evaded && need && core::happens(conflict[2], context_.scenario.organisation.refusal_ticket);
        if (out_ != nullptr) out_->refusals.push_back(refusal);
    }
    // Kept in by the rules, and yet once a day somebody may try without being asked to stay.
    bool slips_out(const Trip& trip, std::uint32_t h) {
        if (!trip.crosses || !in_.standing.gated || tempted_) return false;
        tempted_ = true;
        const std::uint32_t i = trip.resident;
        const bool need = in_.dawn.hungry(h) || in_.dawn.lacks_medicine(i);
        if (!mind::Compliance::tempted(compliance_.word(i), comply_chance(i, h),
                                       mind::slipping(context_, need)))
            return false;
        const core::Block words = draws_.slip.words(context_.today(), key(trip));
        if (!finds_way(words, trip)) return false;
        book(Count::kSlips, trip.resident);
        return true;
    }
    bool evades(const Trip& trip, std::uint32_t h) {
        const core::Block words = draws_.evade.words(when(trip), key(trip));
        if (!core::happens(words[0], mind::evasion(context_, in_.dawn.grievance(h)))) return false;
        return finds_way(words, trip);
    }
    // A borrowed pass, a gap or a car boot: words 1 and 2 say which and whether it works.
    bool finds_way(const core::Block& words, const Trip& trip) {
        const std::uint32_t channel = core::below(words[1], 3);
        const double success = channel == 0   ? mind_.borrowed_pass_success
                               : channel == 1 ? leak_share_
                                              : mind_.car_boot_success;
        if (!core::happens(words[2], success)) return false;
        const Count count = channel == 0   ? Count::kEvasionsPass
                            : channel == 1 ? Count::kEvasionsGap
                                           : Count::kEvasionsBoot;
        book(Count::kEvasions, trip.resident);
        book(count, trip.resident);
        return true;
    }

    // Doors that check codes: shops, market, clinic and the like.
    void pass_door(Trip& trip) {
        const std::uint32_t h = world_.resident.household[trip.resident];
        const policy::Checks& checks = in_.standing.checks_for(h);
        if (!checks.code || !context_.is_place(trip.spot)) return;
        const auto kind = static_cast<unsigned>(world_.places.kind[context_.place_of_spot(trip.spot)]);
        if ((checks.venues >> kind & 1u) == 0) return;
        book(Count::kAttempts, trip.resident);
        if (!shows_code(checks, trip.resident)) refuse(trip, h, false);
    }

    const PermitInputs& in_;
    const PermitDraws& draws_;
    const mind::Compliance& compliance_;
    const HomeOrders& home_orders_;
    const Context& context_;
    const world::World& world_;
    const policy::Mind& mind_;
    const PostRows& posts_;
    double leak_share_;
    Outings* out_;
    bool tempted_ = false;  // once a day
};

}  // namespace

PermitDraws::PermitDraws(core::Seed luck)
    : let_in(luck, core::Purpose::kLetIn),
      leak(luck, core::Purpose::kLeak),
      fever(luck, core::Purpose::kFever),
      paper(luck, core::Purpose::kPaper),
      conflict(luck, core::Purpose::kConflict),
      slip(luck, core::Purpose::kSlip),
      evade(luck, core::Purpose::kEvade) {}

Permitter::Permitter(const PermitInputs& in)
    : in_(in),
      draws_(in.context.luck),
      compliance_(in.context, in.minds),
      home_orders_(in.context, in.standing, in.roster),
      touches_everyone_(in.standing.touches_everyone()),
      leak_share_((1.0 - in.context.world.tightness) * (in.context.world.side_gaps > 0 ? 1.0 : 0.0) *
                  management_factor(in.context.world.property_management)) {
    const world::World& world = in.context.world;
    for (std::size_t row = 0; row < in.standing.posts.size(); ++row) {
        const policy::Post& post = in.standing.posts[row];
        const bool at_gate = post.site == policy::Site::kGate;
        std::vector<std::uint32_t>& of = at_gate ? gate_post_ : stairwell_post_;
        of.resize(at_gate ? world.gates.key.size() : world.stairwell.key.size(), world::kNone);
        of[post.row] = static_cast<std::uint32_t>(row);
    }
}

void Permitter::settle(Trips& trips, Outings* out) const {
    const PostRows posts{gate_post_, stairwell_post_};
    Settling settling(in_, draws_, compliance_, home_orders_, posts, leak_share_, out);
    for (Trip& trip : trips) settling.settle(trip);
}

}  // namespace wangge::kernel::move
