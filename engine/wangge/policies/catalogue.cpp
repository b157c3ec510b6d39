#include "wangge/policies/catalogue.hpp"

namespace wangge::policies {

std::span<const policy::PolicyKind> catalogue() {
    static const policy::PolicyKind all[] = {
        blanket_closure(), grid_checkpoints(), volunteer_delivery(), digital_codes(),
        quarantine(),      contact_tracing(),  venue_closure(),      door_to_door_census(),
    };
    return all;
}

}  // namespace wangge::policies
