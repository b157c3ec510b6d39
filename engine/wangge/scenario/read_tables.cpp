#include "wangge/scenario/read_tables.hpp"

#include <tuple>
#include <utility>
#include <vector>

#include "wangge/scenario/table_rows.hpp"

namespace wangge::scenario {
namespace {

using world::OwnTables;
using world::PlaceKind;

class Reading {
  public:
    Reading(const std::string& folder, FaultList& faults) : folder_(folder), faults_(faults) {}

    OwnTables take() {
        places();
        gates();
        households();
        residents();
        tables_.checksum = core::hex(sum_.digest());
        return std::move(tables_);
    }

  private:
    TableFile open(Table table) {
        return {table_forms()[static_cast<std::size_t>(table)], folder_, faults_, sum_};
    }

    void places() {
        TableFile file = open(Table::kPlaces);
        places_known_ = file.usable();
        constexpr PlaceKind kKinds[] = {PlaceKind::kWorkplace, PlaceKind::kClass, PlaceKind::kShop};
        file.each([&](TableRow& row) {
            OwnTables::Place place;
            row.name("place", place_names_);
            place.id = row.text("place");
            const std::uint32_t kind = row.choice("kind");
            place.kind = kKinds[kind];
            const bool work = place.kind == PlaceKind::kWorkplace, learn = place.kind == PlaceKind::kClass;
            place.branch = work ? static_cast<std::uint8_t>(world::Sector::kOther) : 0;
            for (const auto& [column, fits] : {std::pair{"sector", work}, std::pair{"level", learn}}) {
                if (row.empty(column)) continue;
                place.branch = static_cast<std::uint8_t>(row.choice(column));
                if (!fits)
                    row.contradiction(column, {"table_field_not_empty", column, "kind", row.text("kind")});
            }
            tables_.places.push_back(std::move(place));
        });
    }

    void gates() {
        TableFile file = open(Table::kGates);
        Names names;
        file.each([&](TableRow& row) {
            row.name("gate", names);
            tables_.gates.push_back({row.text("gate"), row.number("x"), row.number("y")});
        });
    }

    /// A stairwell is in one grid and has a lift or not: what its first household says.
    std::uint32_t stairwell(TableRow& row, bool lifts) {
        const std::string& grid = row.text("grid");
        const std::string& name = row.text("stairwell");
        for (const char* column : {"grid", "stairwell"}) {
            if (row.empty(column)) row.contradiction(column, {"table_field_empty", column});
        }
        const auto [in, new_grid] = grids_.emplace(grid, static_cast<std::uint32_t>(tables_.grids.size()));
        if (new_grid) tables_.grids.push_back(grid);
        const auto [at, fresh] =
            stairwells_.emplace(name, static_cast<std::uint32_t>(tables_.stairwells.size()));
        const bool lift = lifts && row.choice("lift") == 1;
        if (fresh) {
            tables_.stairwells.push_back({name, in->second, lift, 0, 0});
            homes_.push_back(0);
            return at->second;
        }
        const OwnTables::Stairwell& known = tables_.stairwells[at->second];
        if (known.grid != in->second)
            row.contradiction("grid",
                              {"stairwell_in_two_grids", excerpt(name), tables_.grids[known.grid], grid});
        if (known.lift != lift) row.contradiction("lift", {"stairwell_with_and_without_lift", excerpt(name)});
        return at->second;
    }

    void households() {
        TableFile file = open(Table::kHouseholds);
        households_known_ = file.usable();
        if (file.has("x") != file.has("y")) file.missing(file.has("x") ? "y" : "x");
        tables_.positions = file.has("x") && file.has("y");
        tables_.shops = file.has("shop");
        file.each([&](TableRow& row) {
            OwnTables::Household home;
            row.name("household", household_names_);
            home.id = row.text("household");
            home.stairwell = stairwell(row, file.has("lift"));
            ++homes_[home.stairwell];
            if (tables_.positions) {
                tables_.stairwells[home.stairwell].x += row.number("x");
                tables_.stairwells[home.stairwell].y += row.number("y");
            }
            if (file.has("floor")) tables_.floors.push_back(static_cast<std::uint8_t>(row.number("floor")));
            if (file.has("supplied"))
                tables_.supplied.push_back(static_cast<std::uint8_t>(row.choice("supplied")));
            if (file.has("tenure")) home.tenure = static_cast<world::Tenure>(row.choice("tenure"));
            if (file.has("dwelling")) home.dwelling = static_cast<world::Dwelling>(row.choice("dwelling"));
            if (!row.empty("shop")) home.shop = place_of(row, "shop", PlaceKind::kShop);
            tables_.households.push_back(std::move(home));
            household_places_.push_back(row.place("household"));
        });
        for (std::size_t s = 0; s < homes_.size(); ++s) {
            tables_.stairwells[s].x /= homes_[s];
            tables_.stairwells[s].y /= homes_[s];
        }
    }

    std::uint32_t place_of(TableRow& row, const char* column, PlaceKind kind) {
        if (!places_known_) return world::kNone;
        const std::uint32_t place = row.row_of(column, place_names_, "place");
        if (place < tables_.places.size() && tables_.places[place].kind != kind) {
            row.contradiction(column, {"place_of_another_kind", excerpt(row.text(column)), column});
            return world::kNone;
        }
        return place;
    }

    void residents() {
        TableFile file = open(Table::kResidents);
        const bool roles = file.has("role");
        for (const char* column : {"sector", "workplace", "class", "remote", "essential"}) {
            if (file.usable() && file.has(column) && !roles) {
                file.missing("role");
                return;
            }
        }
        tables_.workplaces = file.has("workplace");
        tables_.classes = file.has("class");
        Names names;
        std::vector<std::uint32_t> members(tables_.households.size(), 0);
        file.each([&](TableRow& row) {
            row.name("resident", names);
            OwnTables::Resident person;
            person.id = row.text("resident");
            if (households_known_) person.household = row.row_of("household", household_names_, "household");
            if (person.household < members.size()) ++members[person.household];
            person.age = static_cast<std::uint8_t>(row.number("age"));
            person.female = static_cast<std::uint8_t>(row.choice("sex"));
            if (roles) daytime(file, row, person);
            flags(file, row);
            tables_.residents.push_back(std::move(person));
        });
        for (std::size_t h = 0; file.usable() && h < members.size(); ++h) {
            if (members[h] > 0) continue;
            faults_.add(core::FaultCode::kContradiction, household_places_[h], "household",
                        {"household_without_residents", excerpt(tables_.households[h].id)});
        }
    }

    void daytime(const TableFile& file, TableRow& row, OwnTables::Resident& person) {
        const auto role = static_cast<world::Role>(row.choice("role"));
        const bool works = role == world::Role::kWorker;
        tables_.roles.push_back(role);
        if (file.has("sector")) {
            const bool empty = row.empty("sector");
            if (!works && !empty)
                row.contradiction("sector", {"table_field_not_empty", "sector", "role", row.text("role")});
            tables_.sectors.push_back(works ? static_cast<world::Sector>(row.choice("sector"))
                                            : world::Sector::kNone);
        }
        for (const auto& [column, fits, kind, into] :
             {std::tuple{"workplace", works, PlaceKind::kWorkplace, &person.workplace},
              std::tuple{"class", role == world::Role::kPupil, PlaceKind::kClass, &person.school_class}}) {
            if (row.empty(column)) continue;
            if (!fits) row.contradiction(column, {"table_field_not_empty", column, "role", row.text("role")});
            *into = place_of(row, column, kind);
        }
    }

    void flags(const TableFile& file, TableRow& row) {
        for (const auto& [column, into] :
             {std::pair{"remote", &tables_.remote}, std::pair{"essential", &tables_.essential},
              std::pair{"phone", &tables_.phones}, std::pair{"code_alone", &tables_.codes},
              std::pair{"chronic", &tables_.chronic}}) {
            if (file.has(column)) into->push_back(static_cast<std::uint8_t>(row.choice(column)));
        }
        if (file.has("pool")) tables_.pools.push_back(static_cast<world::Pool>(row.choice("pool")));
        if (file.has("hukou")) tables_.hukou.push_back(static_cast<world::Hukou>(row.choice("hukou")));
        if (file.has("arrival")) tables_.arrivals.push_back(static_cast<std::int16_t>(row.number("arrival")));
    }

    const std::string& folder_;
    FaultList& faults_;
    core::Checksum128 sum_;
    OwnTables tables_;
    Names place_names_, household_names_, grids_, stairwells_;
    std::vector<std::uint32_t> homes_;  // by stairwell
    // Names of a table that could not be read at all are not looked up: that fault is told already.
    bool places_known_ = false, households_known_ = false;
    std::vector<Place> household_places_;  // where each was named
};

}  // namespace

std::shared_ptr<const OwnTables> read_tables(const std::string& folder, FaultList& faults) {
    OwnTables tables = Reading(folder, faults).take();
    if (!faults.empty()) return nullptr;
    return std::make_shared<const OwnTables>(std::move(tables));
}

}  // namespace wangge::scenario
