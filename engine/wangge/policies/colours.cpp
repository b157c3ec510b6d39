#include "wangge/policies/colours.hpp"

#include <algorithm>
#include <cstddef>

#include "wangge/core/draw.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/sort_end.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

std::vector<double>& column(policy::Memory& memory, ColourColumn which) {
    return memory[static_cast<std::size_t>(which)];
}
const std::vector<double>& column(const policy::Memory& memory, ColourColumn which) {
    return memory[static_cast<std::size_t>(which)];
}

/// The codes of one policy with its rules, for one day.
class Codes {
  public:
    Codes(const ColourRules& rules, const policy::Observation& seen, const policy::Dwellings& dwellings,
          policy::Memory& memory)
        : rules_(rules),
          seen_(seen),
          dwellings_(dwellings),
          colour_(column(memory, ColourColumn::kColour)),
          until_(column(memory, ColourColumn::kUntil)),
          since_(column(memory, ColourColumn::kSince)),
          appeal_(column(memory, ColourColumn::kAppeal)),
          marked_(column(memory, ColourColumn::kMarked)),
          reports_done_(column(memory, ColourColumn::kBook)[0]),
          first_day_(column(memory, ColourColumn::kBook)[1]) {}

    void clear_what_is_over() {
        for (const double row : marked_) {
            const auto r = static_cast<std::size_t>(row);
            if (until_[r] <= seen_.day || core::flawed(core::Flaw::kCodesForgottenOvernight))
                colour_[r] = static_cast<double>(Colour::kGreen);
            if (appeal_[r] <= seen_.day && !core::flawed(core::Flaw::kFalseRedForEver)) appeal_[r] = 0;
        }
        std::erase_if(marked_, [&](double row) { return healthy(static_cast<std::uint32_t>(row)); });
    }

    void learn_from_reports() {
        if (first_day_ < 0) first_day_ = seen_.day;
        std::vector<std::uint32_t> cases;
        for (auto k = static_cast<std::size_t>(reports_done_); k < seen_.reports.size(); ++k) {
            const policy::Report& report = seen_.reports[k];
            cases.push_back(report.resident);
            turn(report.resident, Colour::kRed, report.day, report.day + rules_.red_days);
            if (rules_.housemates_red) turn_housemates(report);
        }
        reports_done_ = static_cast<double>(seen_.reports.size());
        if (cases.empty() || seen_.queries == nullptr) return;
        std::sort(cases.begin(), cases.end());
        cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
        // The earlier days first: red replaces yellow.
        const std::int32_t near_from = seen_.day - rules_.near_days;
        turn_scanned(cases, seen_.day - rules_.window_days, near_from - 1, Colour::kYellow,
                     rules_.yellow_days);
        turn_scanned(cases, near_from, seen_.day - 1, Colour::kRed, rules_.red_days);
    }

    void make_mistakes() {
        if (!(rules_.false_red > 0)) return;
        const core::Draws draws(seen_.luck, core::Purpose::kFalseRed);
        const auto day = static_cast<std::uint64_t>(seen_.day);
        for (std::uint32_t r = 0; r < seen_.world.residents; ++r) {
            if (core::happens(draws.rank_word(day, seen_.world.resident.key[r]), rules_.false_red) &&
                healthy(r) && has_code(r)) {
                appeal_[r] = seen_.day + rules_.appeal_days;
                marked_.push_back(r);
            }
        }
    }

    void sort_marked() { core::sort_end(marked_); }

  private:
    bool has_code(std::uint32_t resident) const {
        return resident < seen_.world.residents &&
               policy::reached(dwellings_, seen_.world, seen_.world.resident.household[resident]);
    }
    bool healthy(std::uint32_t resident) const {
        return colour_[resident] == static_cast<double>(Colour::kGreen) && appeal_[resident] == 0;
    }

    void turn(std::uint32_t resident, Colour colour, std::int32_t since, std::int32_t until) {
        if (!has_code(resident) || until <= seen_.day) return;
        const auto value = static_cast<double>(colour);
        if (colour_[resident] > value) return;
        if (colour_[resident] == value) {
            until_[resident] = std::max<double>(until_[resident], until);
            return;
        }
        if (healthy(resident)) marked_.push_back(resident);
        colour_[resident] = value;
        since_[resident] = since;
        until_[resident] = until;
    }

    void turn_housemates(const policy::Report& report) {
        if (report.resident >= seen_.world.residents) return;
        const auto& first = seen_.world.household.first;
        const std::uint32_t home = seen_.world.resident.household[report.resident];
        for (std::uint32_t r = first[home]; r < first[home + 1]; ++r) {
            turn(r, Colour::kRed, report.day, report.day + rules_.red_days);
        }
    }

    void turn_scanned(std::span<const std::uint32_t> cases, std::int32_t from, std::int32_t to, Colour colour,
                      std::int32_t days) {
        from = std::max(from, static_cast<std::int32_t>(first_day_));  // nothing was recorded before
        if (from > to || core::flawed(core::Flaw::kContactsStayGreen)) return;
        for (const std::uint32_t contact : seen_.queries->scanned_with(cases, from, to)) {
            turn(contact, colour, seen_.day, seen_.day + days);
        }
    }

    const ColourRules& rules_;
    const policy::Observation& seen_;
    const policy::Dwellings& dwellings_;
    std::vector<double>& colour_;
    std::vector<double>& until_;
    std::vector<double>& since_;
    std::vector<double>& appeal_;
    std::vector<double>& marked_;
    double& reports_done_;
    double& first_day_;
};

}  // namespace

void prepare_colours(const world::World& world, policy::Memory& memory) {
    memory.assign(static_cast<std::size_t>(ColourColumn::kBook), std::vector<double>(world.residents, 0.0));
    memory.push_back({0, -1});
    memory.emplace_back();
}

void update_colours(const ColourRules& rules, const policy::Observation& seen,
                    const policy::Dwellings& dwellings, policy::Memory& memory) {
    Codes codes(rules, seen, dwellings, memory);
    codes.clear_what_is_over();
    codes.learn_from_reports();
    codes.make_mistakes();
    codes.sort_marked();
}

void order_colours(const ColourRules& rules, const policy::Observation& seen, const policy::Memory& memory,
                   policy::Directives& orders) {
    const std::vector<double>& colour = column(memory, ColourColumn::kColour);
    const std::vector<double>& until = column(memory, ColourColumn::kUntil);
    const std::vector<double>& since = column(memory, ColourColumn::kSince);
    const std::vector<double>& appeal = column(memory, ColourColumn::kAppeal);
    for (const double row : column(memory, ColourColumn::kMarked)) {
        const auto r = static_cast<std::uint32_t>(row);
        const bool red = colour[r] == static_cast<double>(Colour::kRed);
        const bool mistaken =
            appeal[r] > seen.day || (appeal[r] > 0 && core::flawed(core::Flaw::kFalseRedForEver));
        if (colour[r] == static_cast<double>(Colour::kGreen) && !mistaken) continue;  // corrected today
        policy::Mark mark;
        mark.resident = r;
        mark.code_red = true;
        mark.order = red || mistaken ? policy::Order::kHome : policy::Order::kWatch;
        mark.adherence = mark.order == policy::Order::kHome ? rules.adherence : 0;
        mark.until = static_cast<std::int32_t>(red || !mistaken ? until[r] : appeal[r]);
        mark.since = red || !mistaken ? static_cast<std::int32_t>(since[r]) : mark.until - rules.appeal_days;
        orders.marks.push_back(mark);
    }
}

}  // namespace wangge::policies
