#include "wangge/world/synthesis.hpp"

#include <utility>

#include "wangge/core/mix.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/join.hpp"

namespace wangge::world {

Problem make_people(Draft& draft) {
    if (Problem problem = name_households(draft)) {
        return problem;
    }
    if (Problem problem = deal_sizes(draft)) {
        return problem;
    }
    if (Problem problem = deal_tenure(draft)) {
        return problem;
    }
    if (Problem problem = deal_types(draft)) {
        return problem;
    }
    deal_ages(draft);
    deal_sexes(draft);
    deal_hukou(draft);
    if (Problem problem = deal_returnees(draft)) {
        return problem;
    }
    if (Problem problem = deal_roles(draft)) {
        return problem;
    }
    if (Problem problem = recruit(draft)) {
        return problem;
    }
    deal_traits(draft);
    if (Problem problem = lay_out(draft)) {
        return problem;
    }
    befriend(draft);
    return std::nullopt;
}

core::Result<World> synthesise(const Population& population, core::Seed people, std::string_view community,
                               core::ParallelFor parallel) {
    if (Problem problem = check_ranges(population)) {
        return std::move(*problem);
    }
    const Population filled = filled_in(population);
    if (Problem problem = check_filled(filled)) {
        return std::move(*problem);
    }
    const std::uint64_t code = core::hash_text(community);
    if (filled.communities > 1 && filled.grids > 1) {
        return synthesise_parts(population, people, code, parallel);
    }
    Draft draft{filled, people, code, {}, {}, {}, {}};
    draft.world.people = people;
    if (Problem problem = make_people(draft)) {
        return std::move(*problem);
    }
    deal_places(draft);
    return std::move(draft.world);
}

}  // namespace wangge::world
