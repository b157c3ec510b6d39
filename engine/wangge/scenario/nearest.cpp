#include "wangge/scenario/nearest.hpp"

#include <algorithm>
#include <vector>

namespace wangge::scenario {
namespace {

constexpr std::size_t kLongest = 64;  // longer words are no misspelt keys

char folded(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' || c == ' ' ? '_' : c;
}

std::string folded(std::string_view text) {
    std::string result;
    for (const char c : text) result += folded(c);
    return result;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view written, std::span<const std::string_view> known) {
    if (written.empty() || written.size() > kLongest) return {};
    const std::string mine = folded(written);
    std::string best;
    std::size_t least = kLongest;
    for (const std::string_view candidate : known) {
        const std::size_t steps = distance(mine, folded(candidate));
        const std::size_t bearable = std::max<std::size_t>(1, std::max(mine.size(), candidate.size()) / 3);
        if (steps <= bearable && steps < least) {
            least = steps;
            best = candidate;
        }
    }
    return best;
}

}  // namespace wangge::scenario
