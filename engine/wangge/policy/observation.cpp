#include "wangge/policy/observation.hpp"

#include <algorithm>
#include <tuple>

namespace wangge::policy {

void keep_closest(std::vector<Met>& all) {
    std::sort(all.begin(), all.end(), [](const Met& a, const Met& b) {
        return std::tie(a.by, a.resident, a.how) < std::tie(b.by, b.resident, b.how);
    });
    all.erase(
        std::unique(all.begin(), all.end(),
                    [](const Met& a, const Met& b) { return a.by == b.by && a.resident == b.resident; }),
        all.end());
}

}  // namespace wangge::policy
