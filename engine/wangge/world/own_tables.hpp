#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wangge/core/fault.hpp"
#include "wangge/world/population.hpp"
#include "wangge/world/world.hpp"

namespace wangge::world {

/// Rows of a user's own tables, checked by whoever read them: ids are unique and name each other, values are
/// in range. A column that a table does not have is empty here and dealt as the synthesis does.
struct OwnTables {
    std::vector<std::string> grids;  // ids, in the order in which they are first named

    struct Stairwell {
        std::string id;
        std::uint32_t grid = 0;
        bool lift = false;
        double x = 0, y = 0;  // metres
    };
    std::vector<Stairwell> stairwells;

    struct Household {
        std::string id;
        std::uint32_t stairwell = 0;
        Dwelling dwelling = Dwelling::kFamily;
        Tenure tenure = Tenure::kOwner;
        std::uint32_t shop = kNone;  // row in places
    };
    std::vector<Household> households;
    std::vector<std::uint8_t> floors, supplied;  // by household

    struct Resident {
        std::string id;
        std::uint32_t household = 0;
        std::uint8_t age = 0;
        std::uint8_t female = 0;
        std::uint32_t workplace = kNone, school_class = kNone;  // rows in places
    };
    std::vector<Resident> residents;
    std::vector<Role> roles;
    std::vector<Sector> sectors;  // of workers; kNone for others
    std::vector<Pool> pools;
    std::vector<Hukou> hukou;
    std::vector<std::int16_t> arrivals;
    std::vector<std::uint8_t> remote, essential, phones, codes, chronic;
    bool positions = false, shops = false, workplaces = false, classes = false;  // are there such columns

    struct Place {
        std::string id;
        PlaceKind kind = PlaceKind::kWorkplace;  // or kClass, kShop
        std::uint8_t branch = 0;                 // Sector or Level
    };
    std::vector<Place> places;

    struct Gate {
        std::string id;
        double x = 0, y = 0;
    };
    std::vector<Gate> gates;

    std::string checksum;  // of the bytes of all files
};

/// What the tables say of a population's totals: residents, households, rented ones, grids, stairwells,
/// gates and who is in care. Everything else stays as it is.
Population totals_of(const OwnTables& tables, Population population);

/// The world that the tables describe. Names of things are their ids: another order of the rows gives the
/// same world. What the tables leave out is dealt by keyed ranks as `population` asks. Errors: those of the
/// stages of synthesise() that still have to deal something.
core::Result<World> settle(const OwnTables& tables, const Population& population, core::Seed people);

}  // namespace wangge::world
