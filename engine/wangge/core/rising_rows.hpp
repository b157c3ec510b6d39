#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "wangge/core/sort_rows.hpp"

namespace wangge::core {

/// Rows that are walked in rising order, to which others come now and then. Those that came lately stand
/// apart while they are few, so that many are not moved for one; who has gone is found out when they are
/// walked.
class RisingRows {
  public:
    void add(std::uint32_t row) {
        late_.push_back(row);
        in_order_ = false;
    }
    /// To be called before rows are walked: keeps those that came lately for which `keep(row)` holds.
    template <class Keep>
    void put_in_order(Keep keep) {
        if (in_order_) return;
        in_order_ = true;
        sort_end(late_);
        late_.erase(std::unique(late_.begin(), late_.end()), late_.end());
        if (rows_.empty()) return rows_.swap(late_);
        const auto goes = [&](std::uint32_t row) {
            return !keep(row) || std::binary_search(rows_.begin(), rows_.end(), row);
        };
        std::erase_if(late_, goes);
        if (late_.size() < rows_.size() / kFew) return;
        std::erase_if(rows_, [&](std::uint32_t row) { return !keep(row); });
        std::vector<std::uint32_t> all;
        all.reserve(rows_.size() + late_.size());
        std::merge(rows_.begin(), rows_.end(), late_.begin(), late_.end(), std::back_inserter(all));
        rows_ = std::move(all);
        late_.clear();
    }
    /// Calls act(row) for those among the rows [first, end), rising, and for some that have gone.
    template <class Act>
    void for_each(std::uint32_t first, std::uint32_t end, Act act) const {
        auto early = std::lower_bound(rows_.begin(), rows_.end(), first),
             late = std::lower_bound(late_.begin(), late_.end(), first);
        const auto more = [&](auto at, const std::vector<std::uint32_t>& rows) {
            return at != rows.end() && *at < end;
        };
        while (more(early, rows_) || more(late, late_)) {
            const bool is_late = !more(early, rows_) || (more(late, late_) && *late < *early);
            act(is_late ? *late++ : *early++);
        }
    }

  private:
    static constexpr std::size_t kFew = 8;  // one in so many

    std::vector<std::uint32_t> rows_, late_;
    bool in_order_ = true;  // late_ is
};

}  // namespace wangge::core
