#include "wangge/scenario/fault_list.hpp"

#include <algorithm>

namespace wangge::scenario {
namespace {

constexpr std::size_t kMostKept = 2000;
constexpr std::size_t kLongestQuote = 60;  // bytes

}  // namespace

std::uint32_t FaultList::add_source(std::string label) {
    sources_.push_back(std::move(label));
    return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::string FaultList::where(Place place) const {
    std::string text = place.source < sources_.size() ? sources_[place.source] : std::string();
    if (place.line > 0) text += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    return text;
}

void FaultList::add(core::FaultCode code, Place place, std::string key, std::vector<std::string> arguments) {
    core::Fault fault;
    fault.code = code;
    fault.key = std::move(key);
    fault.arguments = std::move(arguments);
    add(std::move(fault), place);
}

void FaultList::add(core::Fault fault, Place place) {
    if (items_.size() >= kMostKept) {
        ++uncounted_;
        return;
    }
    fault.where = where(place);
    items_.push_back({place, std::move(fault)});
}

void FaultList::take(FaultList other) {
    const auto first = static_cast<std::uint32_t>(sources_.size());
    sources_.insert(sources_.end(), other.sources_.begin(), other.sources_.end());
    for (Item& item : other.items_) {
        item.place.source += first;
        items_.push_back(std::move(item));
    }
    uncounted_ += other.uncounted_;
}

std::vector<core::Fault> FaultList::sorted() const {
    std::vector<Item> items = items_;
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.place < b.place; });
    const std::uint64_t all = items.size() + uncounted_;
    std::vector<core::Fault> faults;
    for (Item& item : items) {
        if (faults.size() == kMostFaults) break;
        faults.push_back(std::move(item.fault));
    }
    if (all > faults.size()) {
        core::Fault more;
        more.code = core::FaultCode::kMoreFaults;
        more.arguments = {std::to_string(all - faults.size())};
        faults.push_back(std::move(more));
    }
    return faults;
}

std::string excerpt(std::string_view text) {
    std::size_t end = std::min(text.size(), kLongestQuote);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    std::string result;
    for (const char c : text.substr(0, end)) {
        const auto byte = static_cast<unsigned char>(c);
        result += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    if (end < text.size()) result += "…";
    return result;
}

}  // namespace wangge::scenario
