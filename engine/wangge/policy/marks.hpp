#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

#include "wangge/core/rows_of.hpp"
#include "wangge/policy/terms.hpp"

namespace wangge::policy {

/// marks: standing orders on persons (strictest wins). Who is sent to central quarantine and finds no bed
/// stays at home.
enum class Order : std::uint8_t { kNone, kWatch, kHome, kCentral };
inline constexpr std::int32_t kSinceToday = -1000000;
struct Mark {
    std::uint32_t resident = 0;
    Order order = Order::kHome;
    bool code_red =
        false;  // the health code is not green: doors and gates that ask for it turn the person away
    bool when_told = false;            // does not bind before a call (kNotify) reaches the person
    std::int32_t until = 0;            // first day it no longer holds
    std::int32_t since = kSinceToday;  // first day of the order; read by `escalate` alone
    double adherence = 1;              // keeps to it on a day
    double watched = 0;  // keeps to it on a day on which all visits and guards ordered for the person come
};

/// How an order on a person is kept: few differ, and many are under one.
struct MarkTerms {
    double adherence = 1;
    double watched = 0;  // adherence when every visit and guard comes
    friend bool operator==(const MarkTerms&, const MarkTerms&) = default;
};

/// Rows of terms are counted in 28 bits: there is one for each mark at most, and there are fewer people.
inline constexpr std::uint32_t kMostTerms = (1u << 28) - 1;

/// A list of marks. In an epidemic most people have one, so each takes twelve bytes: days are kept up to
/// kLastDay, beyond any run, and terms apart.
class Marks {
  public:
    static constexpr std::int32_t kLastDay = std::numeric_limits<std::int16_t>::max();

    using Iterator = core::RowsOf<Marks, Mark>;

    std::size_t size() const { return marks_.size(); }
    bool empty() const { return marks_.empty(); }
    void reserve(std::size_t marks) { marks_.reserve(marks); }
    void push_back(const Mark& mark) { marks_.push_back(packed(mark)); }
    Mark operator[](std::size_t row) const {
        const Short& one = marks_[row];
        const MarkTerms& terms = terms_[one.terms];
        return {one.resident,    one.order,    one.code_red,
                one.when_told,   one.until,    one.since == kToday ? kSinceToday : one.since,
                terms.adherence, terms.watched};
    }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }
    /// A mark without its terms, which stand in their row.
    struct Short {
        std::uint32_t resident = 0;
        std::int16_t until = 0, since = 0;
        Order order : 2;
        bool code_red : 1;
        bool when_told : 1;
        std::uint32_t terms : 28;  // up to kMostTerms
    };
    const std::vector<MarkTerms>& terms() const { return terms_; }
    /// act(mark) for those that hold on a day.
    template <class Act>
    void for_each_on(std::int32_t day, Act act) const {
        for (const Short& one : marks_) {
            if (one.until > day) act(one);
        }
    }

    void append(Marks more) {
        if (empty()) return std::swap(*this, more);
        for (const Mark& mark : more) push_back(mark);
    }
    /// change(mark) for each.
    template <class Change>
    void change(Change change) {
        for (std::size_t row = 0; row < size(); ++row) {
            Mark mark = (*this)[row];
            change(mark);
            marks_[row] = packed(mark);
        }
    }
    /// Keeps those for which `keep(mark)` holds.
    template <class Keep>
    void retain(Keep keep) {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < size(); ++row) {
            if (keep((*this)[row])) marks_[kept++] = marks_[row];
        }
        marks_.resize(kept);
    }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        using Bytes = std::remove_reference_t<decltype(bytes)>;
        std::vector<Mark> all;
        if constexpr (!Bytes::kReads) all.assign(self.begin(), self.end());
        bytes(all);
        if constexpr (Bytes::kReads) {
            self = {};
            for (const Mark& mark : all) self.push_back(mark);
        }
    }

  private:
    static constexpr std::int32_t kToday = std::numeric_limits<std::int16_t>::min();

    static std::int16_t day(std::int32_t day) {
        return static_cast<std::int16_t>(std::clamp(day, kToday + 1, kLastDay));
    }
    Short packed(const Mark& mark) {
        Short one;
        one.resident = mark.resident;
        one.until = day(mark.until);
        one.since = mark.since == kSinceToday ? static_cast<std::int16_t>(kToday) : day(mark.since);
        one.order = mark.order, one.code_red = mark.code_red, one.when_told = mark.when_told;
        one.terms = row_of({mark.adherence, mark.watched}, terms_) & kMostTerms;
        return one;
    }

    std::vector<Short> marks_;
    std::vector<MarkTerms> terms_;
};

}  // namespace wangge::policy
