#include "wangge/policies/colours.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "wangge/core/draw.hpp"
#include "wangge/core/exact_math.hpp"
#include "wangge/core/flaw.hpp"
#include "wangge/core/give_back.hpp"
#include "wangge/core/room.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/core/sort_rows.hpp"
#include "wangge/policy/reach.hpp"

namespace wangge::policies {
namespace {

std::vector<double>& column(policy::Memory& memory, ColourColumn which) {
    return memory[static_cast<std::size_t>(which)];
}
const std::vector<double>& column(const policy::Memory& memory, ColourColumn which) {
    return memory[static_cast<std::size_t>(which)];
}

/// The code of one person.
struct Code {
    Colour colour = Colour::kGreen;
    std::int32_t until = 0;   // first day on which it is green again
    std::int32_t since = 0;   // first day of the colour
    std::int32_t appeal = 0;  // first day on which a mistaken red is cleared (0: none)
    bool healthy() const { return colour == Colour::kGreen && appeal == 0; }
};

/// Whose code it is, in 53 bits, which a number of a policy's memory holds: in an epidemic most people have
/// one. Days to come count from the day on which it was written: no rule reaches further than 60 days. There
/// are fewer than 2^28 people.
using Packed = std::uint64_t;
Packed packed(std::uint32_t resident, const Code& code, std::int32_t today) {
    const auto ahead = [&](std::int32_t day) { return static_cast<Packed>(std::max(0, day - today)); };
    return Packed{resident} << 25 | static_cast<Packed>(code.since) << 14 | ahead(code.appeal) << 8 |
           ahead(code.until) << 2 | static_cast<Packed>(code.colour);
}
std::uint32_t resident_of(Packed bits) {
    return static_cast<std::uint32_t>(bits >> 25);
}
Code code_of(Packed bits, std::int32_t written) {
    const auto field = [&](unsigned at, unsigned width) {
        return static_cast<std::int32_t>(bits >> at & ((1u << width) - 1));
    };
    const std::int32_t appeal = field(8, 6);
    return {static_cast<Colour>(bits & 3u), written + field(2, 6), field(14, 11),
            appeal == 0 ? 0 : written + appeal};
}

/// As the memory holds it, and back. A number with a sign is one instruction from there, one without several.
double number_of(Packed bits) {
    return static_cast<double>(static_cast<std::int64_t>(bits));
}
Packed bits_of(double number) {
    return static_cast<Packed>(static_cast<std::int64_t>(number));
}

/// Row by row the codes that are not healthy.
class Rows {
  public:
    Rows(policy::Memory& memory, std::int32_t today)
        : codes_(column(memory, ColourColumn::kCode)),
          written_(static_cast<std::int32_t>(column(memory, ColourColumn::kBook)[2])) {
        column(memory, ColourColumn::kBook)[2] = today;
    }

    std::size_t size() const { return codes_.size(); }
    std::uint32_t resident(std::size_t row) const { return resident_of(at(row)); }
    /// As of the day before.
    Code code(std::size_t row) const { return code_of(at(row), written_); }
    /// As of today.
    void set(std::size_t row, Packed code) { codes_[row] = number_of(code); }
    void move(std::size_t from, std::size_t to) { codes_[to] = codes_[from]; }
    void resize(std::size_t rows) {
        core::make_room(codes_, rows);
        codes_.resize(rows);
        core::give_back_room(codes_);
    }

  private:
    Packed at(std::size_t row) const { return bits_of(codes_[row]); }

    std::vector<double>& codes_;
    std::int32_t written_;
};

/// The codes of one policy with its rules, for one day.
class Codes {
  public:
    Codes(const ColourRules& rules, const policy::Observation& seen, const policy::Dwellings& dwellings,
          policy::Memory& memory)
        : rules_(rules),
          seen_(seen),
          dwellings_(dwellings),
          memory_(memory),
          reports_done_(column(memory, ColourColumn::kBook)[0]),
          first_day_(column(memory, ColourColumn::kBook)[1]) {}

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

    // Points fall on the people of each grid, one after the other, at a rate that gives everybody the asked
    // chance to be hit: most grids have none, and nobody is asked one by one. The higher the rate, the more
    // points come on a day; those of a lower one are among them.
    void make_mistakes() {
        const world::World& world = seen_.world;
        if (!(rules_.false_red > 0)) return;
        if (rules_.false_red >= 1) {
            for (std::uint32_t r = 0; r < world.residents; ++r) mistake(r);
            return;
        }
        const core::Draws draws(seen_.luck, core::Purpose::kFalseRed);
        const double rate = -core::log1p(-rules_.false_red);
        std::uint32_t first = 0;
        for (std::uint32_t grid = 0; grid < world.grid.key.size(); ++grid) {
            const std::uint32_t end = world.end_of_grid(grid);
            double passed = 0;
            for (std::uint32_t point = 0; first < end; ++point) {
                const core::Block words =
                    draws.block(world.grid.key[grid], static_cast<std::uint32_t>(seen_.day), point);
                passed += core::exponential(core::unit53(words[0], words[1])) / (end - first);
                if (passed >= rate) break;
                mistake(first + core::below(words[2], end - first));
            }
            first = end;
        }
    }

    /// What is over ends, and what came today comes, in the order in which it came.
    void turn_codes() {
        core::sort_by_row(std::span(turns_), resident_of);
        Rows rows(memory_, seen_.day);
        std::vector<Packed> fresh;
        auto turn = turns_.cbegin();
        const auto turn_up_to = [&](std::uint32_t end) {
            while (turn != turns_.end() && resident_of(*turn) < end) {
                const std::uint32_t r = resident_of(*turn);
                Code code;
                apply(turn, r, code);
                fresh.push_back(packed(r, code, seen_.day));
            }
        };
        std::size_t kept = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::uint32_t r = rows.resident(row);
            turn_up_to(r);
            Code code = what_is_left(rows.code(row));
            apply(turn, r, code);
            if (!code.healthy()) rows.set(kept++, packed(r, code, seen_.day));
        }
        turn_up_to(world::kNone);
        core::give_back(turns_);
        rows.resize(kept + fresh.size());
        for (std::size_t end = rows.size(); !fresh.empty();) {  // from behind, as far as somebody is new
            if (kept > 0 && rows.resident(kept - 1) > resident_of(fresh.back())) {
                rows.move(--kept, --end);
            } else {
                rows.set(--end, fresh.back());
                fresh.pop_back();
            }
        }
    }

  private:
    bool has_code(std::uint32_t resident) const {
        return resident < seen_.world.residents &&
               policy::reached(dwellings_, seen_.world, seen_.world.resident.household[resident]);
    }

    void turn(std::uint32_t resident, Colour colour, std::int32_t since, std::int32_t until) {
        if (has_code(resident) && until > seen_.day)
            turns_.push_back(packed(resident, {.colour = colour, .until = until, .since = since}, seen_.day));
    }
    void mistake(std::uint32_t resident) {
        turn(resident, Colour::kGreen, seen_.day, seen_.day + rules_.appeal_days);
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

    Code what_is_left(Code code) const {
        if (code.until <= seen_.day || core::flawed(core::Flaw::kCodesForgottenOvernight))
            code.colour = Colour::kGreen;
        if (code.appeal > 0 && code.appeal <= seen_.day)
            code.appeal = core::flawed(core::Flaw::kFalseRedForEver) ? seen_.day + 1 : 0;
        return code;
    }
    // All of somebody's.
    void apply(std::vector<Packed>::const_iterator& next, std::uint32_t resident, Code& code) const {
        for (; next != turns_.end() && resident_of(*next) == resident; ++next) {
            const Code turn = code_of(*next, seen_.day);
            if (turn.colour == Colour::kGreen) {
                if (code.healthy()) code.appeal = turn.until;
            } else if (code.colour == turn.colour) {
                code.until = std::max(code.until, turn.until);
            } else if (code.colour < turn.colour) {
                code.colour = turn.colour, code.since = turn.since, code.until = turn.until;
            }
        }
    }

    const ColourRules& rules_;
    const policy::Observation& seen_;
    const policy::Dwellings& dwellings_;
    policy::Memory& memory_;
    std::vector<Packed> turns_;  // what turns codes today; green: a mistake, until the appeal is heard
    double& reports_done_;
    double& first_day_;
};

}  // namespace

void prepare_colours(policy::Memory& memory) {
    memory.assign(static_cast<std::size_t>(ColourColumn::kColumns), {});
    column(memory, ColourColumn::kBook) = {0, -1, 0};
}

void update_colours(const ColourRules& rules, const policy::Observation& seen,
                    const policy::Dwellings& dwellings, policy::Memory& memory) {
    Codes codes(rules, seen, dwellings, memory);
    codes.learn_from_reports();
    codes.make_mistakes();
    codes.turn_codes();
}

void order_colours(const ColourRules& rules, const policy::Observation& seen, const policy::Memory& memory,
                   policy::Directives& orders) {
    const std::vector<double>& codes = column(memory, ColourColumn::kCode);
    const auto written = static_cast<std::int32_t>(column(memory, ColourColumn::kBook)[2]);
    orders.marks.reserve(orders.marks.size() + codes.size());
    for (const double number : codes) {
        const Packed bits = bits_of(number);
        const Code code = code_of(bits, written);
        const bool red = code.colour == Colour::kRed;
        const bool mistaken = code.appeal > seen.day;
        if (code.colour == Colour::kGreen && !mistaken) continue;  // corrected today
        policy::Mark mark;
        mark.resident = resident_of(bits);
        mark.code_red = true;
        mark.order = red || mistaken ? policy::Order::kHome : policy::Order::kWatch;
        mark.adherence = mark.order == policy::Order::kHome ? rules.adherence : 0;
        mark.until = red || !mistaken ? code.until : code.appeal;
        mark.since = red || !mistaken ? code.since : mark.until - rules.appeal_days;
        orders.marks.push_back(mark);
    }
}

}  // namespace wangge::policies
