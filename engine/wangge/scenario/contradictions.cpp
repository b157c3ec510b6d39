#include "wangge/scenario/contradictions.hpp"

#include <algorithm>
#include <initializer_list>

#include "wangge/core/calendar.hpp"
#include "wangge/scenario/value.hpp"

namespace wangge::scenario {
namespace {

using core::FaultCode;

constexpr double kShareSlack = 0.02;  // published shares are rounded

std::string date_text(double days) {
    return core::format_date(core::civil_from_days(static_cast<std::int32_t>(days)));
}

class Finder {
  public:
    Finder(std::span<const policy::PolicyKind> library, const Draft& draft, FaultList& faults)
        : library_(library), draft_(draft), scenario_(draft.scenario), faults_(faults) {}

    void all() {
        calendar();
        population();
        people();
        sections();
        for (const policy::PolicyUse& use : scenario_.policies) policy_use(use);
        reports();
    }

  private:
    /// A fault about several keys, unless one of them could not be read; placed at the one that overrides the
    /// others (a setting of the command line, then the file itself, then the files it extends, then further
    /// down the file).
    void wrong(FaultCode code, std::initializer_list<std::string_view> keys,
               std::vector<std::string> arguments) {
        std::string_view best;
        std::pair<std::int64_t, Place> best_rank;
        for (const std::string_view key : keys) {
            if (!draft_.good(key)) return;
            const auto found = draft_.places.find(key);
            if (found == draft_.places.end()) continue;
            const Place place = found->second;
            const std::int64_t source = place.source;
            const std::pair<std::int64_t, Place> rank{place.line == 0 ? 1 : -source, place};
            if (best.empty() || rank > best_rank) {
                best = key;
                best_rank = rank;
            }
        }
        const std::string_view key = best.empty() ? *keys.begin() : best;
        faults_.add(code, draft_.place_of(key), std::string(key), std::move(arguments));
    }

    void contradiction(std::initializer_list<std::string_view> keys, const char* explanation,
                       std::vector<std::string> values) {
        values.insert(values.begin(), explanation);
        wrong(FaultCode::kContradiction, keys, std::move(values));
    }

    void not_above(std::string_view low_key, double low, std::string_view high_key, double high) {
        if (low <= high) return;
        contradiction({low_key, high_key}, "above",
                      {std::string(low_key), number_text(low), std::string(high_key), number_text(high)});
    }

    void not_later(std::string_view first_key, double first, std::string_view last_key, double last) {
        if (first <= last) return;
        contradiction({first_key, last_key}, "later",
                      {std::string(first_key), date_text(first), std::string(last_key), date_text(last)});
    }

    void calendar() {
        const policy::CalendarSection& c = scenario_.calendar;
        not_later("calendar.festival_first", c.festival_first, "calendar.festival_last", c.festival_last);
        const policy::Organisation& o = scenario_.organisation;
        not_later("organisation.sweep1_first", o.sweep1_first, "organisation.sweep2_first", o.sweep2_first);
    }

    void population() {
        const world::Population p = world::filled_in(scenario_.population);
        not_above("population.households", p.households, "population.residents", p.residents);
        not_above("population.rented_households", p.rented_households, "population.households", p.households);
        not_above("population.rented_residents", p.rented_residents, "population.residents", p.residents);
        not_above("population.rented_households", p.rented_households, "population.rented_residents",
                  p.rented_residents);
        if (p.rented_households == 0 && p.rented_residents > 0) {
            contradiction({"population.rented_households", "population.rented_residents"},
                          "people_without_homes",
                          {"population.rented_residents", number_text(p.rented_residents),
                           "population.rented_households", "0"});
        }
        const double owners = p.residents - p.rented_residents, homes = p.households - p.rented_households;
        const bool apart = p.rented_residents <= p.residents && p.rented_households <= p.households;
        if (apart && p.households <= p.residents && (owners < homes || (homes == 0 && owners > 0))) {
            contradiction({"population.residents", "population.households", "population.rented_residents",
                           "population.rented_households"},
                          "owners_do_not_fit", {number_text(owners), number_text(homes)});
        }
        not_above("population.grids", p.grids, "population.stairwells", p.stairwells);
        not_above("population.stairwells", p.stairwells, "population.households", p.households);
        total("population.household_sizes", p.household_sizes, 1 - kShareSlack, 1 + kShareSlack, "1");
        total("population.ages", p.ages, 1e-300, 1e300, "> 0");
        total("population.sectors", p.sectors, 1 - kShareSlack, 1 + kShareSlack, "1");
        total("population.generations", p.generations, 0, 1 + kShareSlack, "<= 1");
        total("population.elder_homes", p.elder_homes, 0, 1 + kShareSlack, "<= 1");
        total("population.hukou_elsewhere", p.hukou_elsewhere, 0, 1 + kShareSlack, "<= 1");
    }

    template <class List>
    void total(std::string_view key, const List& list, double least, double most, const char* expected) {
        double sum = 0;
        for (const double each : list) sum += each;
        if (sum >= least && sum <= most) return;
        wrong(FaultCode::kImpossibleTotal, {key}, {"sum", number_text(sum), expected});
    }

    void people() {
        const world::Population p = world::filled_in(scenario_.population);
        const double staff = p.community_workers + p.party_volunteers + p.other_volunteers;
        if (staff > p.residents) {
            contradiction({"population.community_workers", "population.party_volunteers",
                           "population.other_volunteers", "population.residents"},
                          "more_staff_than_residents", {number_text(staff), number_text(p.residents)});
        }
        const double returnees = p.returnees + p.returnees_later;
        if (returnees > p.residents) {
            contradiction({"population.returnees", "population.returnees_later", "population.residents"},
                          "more_returnees_than_residents",
                          {number_text(returnees), number_text(p.residents)});
        }
    }

    void sections() {
        const policy::Organisation& o = scenario_.organisation;
        not_above("organisation.ticket_unit_least", o.ticket_unit_least, "organisation.ticket_unit_most",
                  o.ticket_unit_most);
        const policy::Needs& n = scenario_.needs;
        not_above("needs.shop_at", n.shop_at, "needs.shop_to", n.shop_to);
        not_above("needs.refill_at", n.refill_at, "needs.refill_days", n.refill_days);
        const policy::Care& c = scenario_.care;
        not_above("care.acute_grace", c.acute_grace, "care.acute_censor", c.acute_censor);
        const policy::Mind& m = scenario_.mind;
        not_above("mind.compliance_least", m.compliance_least, "mind.compliance", m.compliance);
        const policy::Contacts& met = scenario_.contacts;
        const double leisure = met.square_rate + met.park_rate + met.restaurant_rate + met.store_rate;
        const double most = leisure * *std::max_element(met.outing_ages.begin(), met.outing_ages.end());
        if (most > 1) {
            contradiction({"contacts.outing_ages", "contacts.square_rate", "contacts.park_rate",
                           "contacts.restaurant_rate", "contacts.store_rate"},
                          "more_leisure_than_days", {number_text(most)});
        }
    }

    void policy_use(const policy::PolicyUse& use) {
        const std::string key = key_path("policies", use.label);
        not_above(key_path(key, "least_days"), use.common.least_days, key_path(key, "most_days"),
                  use.common.most_days);
        if (use.common.target_grid > world::filled_in(scenario_.population).grids) {
            contradiction({key_path(key, "target_grid"), "population.grids"}, "no_such_grid",
                          {number_text(use.common.target_grid),
                           number_text(world::filled_in(scenario_.population).grids)});
        }
        const auto kind = std::find_if(library_.begin(), library_.end(),
                                       [&](const policy::PolicyKind& each) { return each.name == use.name; });
        if (kind == library_.end() || !kind->check || !draft_.good(key)) return;
        for (core::Fault& fault : kind->check(use.common, use.settings)) {
            const bool whole = fault.key.compare(0, key.size(), key) == 0;
            fault.key = whole ? fault.key : fault.key.empty() ? key : key_path(key, fault.key);
            const Place place = draft_.place_of(fault.key);
            faults_.add(std::move(fault), place);
        }
    }

    void reports() {
        const std::vector<std::int32_t>& days = scenario_.report_days;
        for (std::size_t k = 0; k < days.size(); ++k) {
            if (days[k] > scenario_.calendar.days) {
                contradiction({"report.days", "calendar.days"}, "report_after_end",
                              {std::to_string(days[k]), number_text(scenario_.calendar.days)});
            }
            if (k > 0 && days[k] <= days[k - 1]) {
                contradiction({"report.days"}, "not_ascending",
                              {std::to_string(days[k]), std::to_string(days[k - 1])});
            }
        }
    }

    std::span<const policy::PolicyKind> library_;
    const Draft& draft_;
    const policy::Scenario& scenario_;
    FaultList& faults_;
};

}  // namespace

void find_contradictions(std::span<const policy::PolicyKind> library, const Draft& draft, FaultList& faults) {
    Finder(library, draft, faults).all();
}

}  // namespace wangge::scenario
