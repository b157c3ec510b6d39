#include "wangge/world/synthesis.hpp"

#include <utility>

#include "wangge/core/mix.hpp"
#include "wangge/world/draft.hpp"

namespace wangge::world {

core::Result<World> synthesise(const Population& population, core::Seed people, std::string_view community) {
    if (Problem problem = check_ranges(population)) {
        return std::move(*problem);
    }
    const Population filled = filled_in(population);
    if (Problem problem = check_filled(filled)) {
        return std::move(*problem);
    }
    Draft draft{filled, people, core::hash_text(community), {}, {}, {}, {}};
    draft.world.people = people;
    if (Problem problem = name_households(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = deal_sizes(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = deal_tenure(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = deal_types(draft)) {
        return std::move(*problem);
    }
    deal_ages(draft);
    deal_sexes(draft);
    deal_hukou(draft);
    if (Problem problem = deal_returnees(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = deal_roles(draft)) {
        return std::move(*problem);
    }
    if (Problem problem = recruit(draft)) {
        return std::move(*problem);
    }
    deal_traits(draft);
    if (Problem problem = lay_out(draft)) {
        return std::move(*problem);
    }
    befriend(draft);
    deal_places(draft);
    return std::move(draft.world);
}

}  // namespace wangge::world
