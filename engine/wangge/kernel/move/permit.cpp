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

}  // namespace

// Settles the trips of one resident, one after the other.
class Settling {
  public:
    /// `ordinary`: it is known that nothing of their own keeps them from anything.
    Settling(const Permitter& with, std::uint32_t resident, bool ordinary, Outings* out)
        : with_(with),
          in_(with.in_),
          draws_(with.draws_),
          context_(in_.context),
          world_(in_.context.world),
          mind_(in_.context.scenario.mind),
          i_(resident),
          h_(world_.resident.household[resident]),
          key_(world_.resident.key[resident]),
          mark_(ordinary ? world::kNone : in_.standing.mark_of[resident]),
          bound_(!ordinary && (mark_ != world::kNone || in_.patients.stays_home[resident] != 0 ||
                               world_.resident.pool[resident] != world::Pool::kResident)),
          worker_(bound_ ? world_.staff_of(resident) : world::kNone),
          rules_(in_.standing.rules_for(h_)),
          checks_(rules_.checks),
          out_(out) {}

    void settle(Trip& trip) {
        if (bound_ && kept_from(trip)) return;
        if (shut_out(trip)) {
            trip.shut = true;
            book(Count::kShutOut);
            return end(trip, Fate::kGivesUp);
        }
        trip.forbidden = !allowed(trip);
        if (trip.forbidden && gives_up(trip)) {
            if (!slips_out(trip)) end(trip, Fate::kGivesUp);
            return;
        }
        if (trip.forbidden && !trip.crosses && !stairwell_guarded())
            return;  // nobody looks inside the community
        if (trip.forbidden && leaks(trip)) return;
        if (trip.crosses && in_.standing.gated) return pass_gate(trip);
        if (stairwell_guarded()) return pass_stairwell(trip);
        pass_door(trip);
    }

  private:
    void book(Count count) {
        if (out_ != nullptr) out_->page.add(count, i_);
    }
    static void end(Trip& trip, Fate fate) { trip.fate = fate; }

    // A shift, a bed at home or an order on the person.
    bool kept_from(Trip& trip) {
        if (on_duty(trip) && !core::flawed(core::Flaw::kShiftForgotten)) {
            end(trip, Fate::kReplaced);
            return true;
        }
        const bool rests = in_.patients.stays_home[i_] != 0 && trip.errand != Errand::kMedical;
        if (!rests && (!keeps_home_order(trip) || core::flawed(core::Flaw::kHomeOrderIgnored))) return false;
        end(trip, Fate::kGivesUp);
        return true;
    }
    bool on_duty(const Trip& trip) const {
        if (worker_ == world::kNone || in_.roster.stand_in[worker_] != 0) return false;
        for (std::uint32_t tick = trip.first; tick <= trip.last; ++tick) {
            if (in_.roster.duty[worker_][tick] != kNowhere) return true;
        }
        return false;
    }
    bool keeps_home_order(const Trip& trip) {
        if (trip.errand == Errand::kMedical || !with_.home_orders_.bind(i_)) return false;
        if (with_.home_orders_.kept(i_)) return true;
        book(Count::kOrdersBroken);
        return false;
    }
    // A closed or full place: who is let in is drawn anew every day. Essential work goes on.
    bool shut_out(const Trip& trip) const {
        if (in_.standing.openings.empty() || !context_.is_place(trip.spot) ||
            trip.errand == Errand::kEssentialWork)
            return false;
        const std::uint32_t place = context_.place_of_spot(trip.spot);
        return !draws_.let_in.happens(in_.standing.openings[place].share, key_, context_.today(),
                                      static_cast<std::uint32_t>(world_.places.kind[place]));
    }
    bool allowed(Trip& trip) const {
        if (rules_.allows(trip.errand)) return true;
        const std::int32_t every = rules_.outing_every;
        trip.quota = trip.errand == Errand::kFood && every > 0 &&
                     context_.date.day - in_.stocks.last_outing[h_] >=
                         every - (core::flawed(core::Flaw::kQuotaADayShort) ? 1 : 0);
        return trip.quota;
    }
    // Most people keep to the rule all day; an empty larder or no medicine makes them try.
    bool gives_up(const Trip& trip) const {
        const bool hungry = trip.errand == Errand::kFood && in_.dawn.hungry(h_);
        const bool sick = trip.errand == Errand::kMedical;
        if (hungry || sick) return false;
        return mind::Compliance::complies(with_.compliance_.word(i_), comply_chance());
    }
    double comply_chance() const { return with_.compliance_.chance(i_, in_.minds.trust[h_]); }
    // Only closed mouths leak; where nothing is closed nobody needs a gap.
    bool leaks(Trip& trip) {
        if (!trip.crosses || !in_.standing.gated) return false;
        if (!draws_.leak.of(trip.errand).happens(with_.leak_share_, key_)) return false;
        book(Count::kLeaks);
        return true;
    }
    bool stairwell_guarded() const {
        return !with_.stairwells_.empty() && with_.stairwells_[world_.household.stairwell[h_]].post;
    }

    void pass_gate(Trip& trip) {
        const std::uint32_t gate = in_.dawn.gate(world_, h_);
        trip.gated = gate != world::kNone;
        if (!trip.gated) return;
        pass(trip, with_.gates_.empty() ? Entrance{} : with_.gates_[gate]);
        if (trip.fate == Fate::kGoes && trip.gated) pass_door(trip);
    }
    void pass_stairwell(Trip& trip) {
        pass(trip, with_.stairwells_[world_.household.stairwell[h_]]);
        if (trip.fate == Fate::kGoes) pass_door(trip);
    }
    void pass(Trip& trip, Entrance entrance) {
        if (entrance.manned_in(trip.first)) {
            check(trip, entrance.guards);
        } else {
            book(Count::kUncheckedPassages);
        }
    }

    // A manned post: permit and pass where it guards, then thermometer, then code.
    void check(Trip& trip, bool guards) {
        book(Count::kAttempts);
        const bool lacks_pass = guards && checks_.pass && trip.quota && !in_.dawn.has_pass(h_);
        if ((guards && trip.forbidden) || lacks_pass) return refuse(trip, true);
        if (checks_.temperature && stopped_by_thermometer()) return refuse(trip, false);
        if (checks_.code && !shows_code()) refuse(trip, true);
    }
    bool stopped_by_thermometer() {
        if (in_.courses.ever[i_] && care::feverish(context_, in_.courses, i_)) {
            book(Count::kFevers);
            if (!draws_.fever.happens(checks_.temperature_sensitivity, key_, context_.today(), 1))
                return false;
            book(Count::kFeversFound);
            if (out_ != nullptr) out_->fevers_found.push_back(i_);
            return true;
        }
        if (!core::happens(draws_.false_alarm.word(key_), checks_.temperature_false_alarm)) return false;
        book(Count::kFalseAlarms);
        return true;
    }
    // Alone, with a helper of the household, or on paper; a code that is not green opens nothing.
    bool shows_code() {
        if (mark_ != world::kNone && in_.standing.marks[mark_].code_red) return false;
        const Permitter::Code code = with_.code(i_, h_, checks_);
        if (code == Permitter::Code::kHelped) book(Count::kCodeHelped);
        return code != Permitter::Code::kNone;
    }

    // Refused: perhaps a conflict, perhaps another way out, perhaps a ticket.
    void refuse(Trip& trip, bool may_evade) {
        book(Count::kRefusals);
        const core::Block conflict = draws_.conflict.of(trip.errand).words(key_);
        Refusal refusal{.resident = i_ & 0x3FFFFFFFu};
        if (core::happens(conflict[0], mind::conflict(context_, in_.minds.grievance[h_]))) {
            book(Count::kConflicts);
            refusal.dispute = core::happens(conflict[1], context_.scenario.organisation.dispute_rate);
        }
        const bool need = trip.errand == Errand::kFood || trip.errand == Errand::kMedical;
        const bool evaded = may_evade && evades(trip);
        trip.fate = evaded ? Fate::kGoes : Fate::kRefused;
        trip.gated = !evaded && trip.gated;
        refusal.ticket =
            !evaded && need && core::happens(conflict[2], context_.scenario.organisation.refusal_ticket);
        if (out_ != nullptr) out_->refusals.push_back(refusal);
    }
    // Kept in by the rules, and yet once a day somebody may try without being asked to stay.
    bool slips_out(const Trip& trip) {
        if (!trip.crosses || !in_.standing.gated || tempted_) return false;
        tempted_ = true;
        const bool need = in_.dawn.hungry(h_) || in_.dawn.lacks_medicine(i_);
        if (!mind::Compliance::tempted(with_.compliance_.word(i_), comply_chance(),
                                       mind::slipping(context_, need)))
            return false;
        if (!finds_way(draws_.slip.words(context_.today(), key_))) return false;
        book(Count::kSlips);
        return true;
    }
    bool evades(const Trip& trip) {
        const core::Block words = draws_.evade.of(trip.errand).words(key_);
        return core::happens(words[0], mind::evasion(context_, in_.minds.grievance[h_])) && finds_way(words);
    }
    // A borrowed pass, a gap or a car boot: words 1 and 2 say which and whether it works.
    bool finds_way(const core::Block& words) {
        const std::uint32_t channel = core::below(words[1], 3);
        const double success = channel == 0   ? mind_.borrowed_pass_success
                               : channel == 1 ? with_.leak_share_
                                              : mind_.car_boot_success;
        if (!core::happens(words[2], success)) return false;
        const Count count = channel == 0   ? Count::kEvasionsPass
                            : channel == 1 ? Count::kEvasionsGap
                                           : Count::kEvasionsBoot;
        book(Count::kEvasions);
        book(count);
        return true;
    }

    // Doors that check codes: shops, market, clinic and the like.
    void pass_door(Trip& trip) {
        if (!checks_.code || checks_.venues == 0 || !context_.is_place(trip.spot)) return;
        if ((checks_.venues >> static_cast<unsigned>(trip.kind) & 1u) == 0) return;
        book(Count::kAttempts);
        if (!shows_code()) refuse(trip, false);
    }

    const Permitter& with_;
    const PermitInputs& in_;
    const PermitDraws& draws_;
    const Context& context_;
    const world::World& world_;
    const policy::Mind& mind_;
    const std::uint32_t i_, h_;
    const std::uint64_t key_;
    const std::uint32_t mark_;
    const bool bound_;            // of the staff, ill or under an order
    const std::uint32_t worker_;  // row of the staff, kNone
    const HouseRules& rules_;
    const policy::Checks& checks_;
    Outings* out_;
    bool tempted_ = false;  // once a day
};

PermitDraws::PermitDraws(core::Seed luck, std::uint32_t today)
    : let_in(luck, core::Purpose::kLetIn),
      fever(luck, core::Purpose::kFever),
      slip(luck, core::Purpose::kSlip),
      leak(luck, core::Purpose::kLeak, today),
      conflict(luck, core::Purpose::kConflict, today),
      evade(luck, core::Purpose::kEvade, today),
      false_alarm(fever.lot(today)),
      paper(core::Draws(luck, core::Purpose::kPaper).lot(0)) {}

Permitter::Permitter(const PermitInputs& in)
    : in_(in),
      draws_(in.context.luck, in.context.today()),
      compliance_(in.context, in.minds),
      home_orders_(in.context, in.standing, in.roster),
      touches_everyone_(in.standing.touches_everyone()),
      leak_share_((1.0 - in.context.world.tightness) * (in.context.world.side_gaps > 0 ? 1.0 : 0.0) *
                  management_factor(in.context.world.property_management)) {
    const world::World& world = in.context.world;
    for (const HouseRules& rules : in.standing.rules) {
        if (rules.checks.code) doors_ |= rules.checks.venues;
    }
    for (std::size_t row = 0; row < in.standing.posts.size(); ++row) {
        const policy::Post& post = in.standing.posts[row];
        const bool at_gate = post.site == policy::Site::kGate;
        std::vector<Entrance>& of = at_gate ? gates_ : stairwells_;
        of.resize(at_gate ? world.gates.key.size() : world.stairwell.key.size());
        Entrance& entrance = of[post.row];
        entrance.post = true;
        entrance.guards = post.guards;
        for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
            if (!in.roster.cover.servers[row * world::kTicks + tick].empty())
                entrance.manned = static_cast<std::uint8_t>(entrance.manned | 1u << tick);
        }
    }
}

template <bool kOrdinary>
void Permitter::settle_all(Trips& trips, Outings* out) const {
    if (trips.count == 0) return;
    Settling settling(*this, trips.begin()->resident, kOrdinary, out);
    for (Trip& trip : trips) settling.settle(trip);
}

Way Permitter::way_of(std::uint32_t household) const {
    const Standing& standing = in_.standing;
    const HouseRules& rules = standing.rules_for(household);
    Way way;
    if (!standing.gated || !standing.openings.empty() || !stairwells_.empty() ||
        rules.allowed != policy::kAllErrands)
        return way;
    const std::uint32_t gate = in_.dawn.gate(in_.context.world, household);
    way.open = gate != world::kNone;
    if (way.open && !gates_.empty()) way.entrance = gates_[gate];
    way.checks = &rules.checks;
    return way;
}

void Permitter::settle(Trips& trips, Outings* out) const {
    settle_all<false>(trips, out);
}

void Permitter::settle_ordinary(Trips& trips, Outings* out) const {
    settle_all<true>(trips, out);
}

}  // namespace wangge::kernel::move
