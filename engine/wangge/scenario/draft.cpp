#include "wangge/scenario/draft.hpp"

namespace wangge::scenario {

Place Draft::place_of(std::string_view key) const {
    while (!key.empty()) {
        const auto found = places.find(key);
        if (found != places.end()) return found->second;
        const std::size_t cut = key.find_last_of(".[");
        key = key.substr(0, cut == std::string_view::npos ? 0 : cut);
    }
    return root;
}

}  // namespace wangge::scenario
