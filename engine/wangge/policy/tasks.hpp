#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "wangge/core/room.hpp"
#include "wangge/core/rows_of.hpp"
#include "wangge/policy/pools.hpp"
#include "wangge/policy/terms.hpp"

namespace wangge::policy {

/// tasks: typed work, keyed by (kind, subject, cause, topic).
enum class TaskKind : std::uint8_t {
    kKnock,
    kTemperature,
    kTicket,
    kSwab,
    kWatch,
    kGuard,
    kInterview,
    kNotify
};
/// What a task asks for: few differ, and on a bad day there are a hundred thousand for a million people.
struct TaskTerms {
    TaskKind kind = TaskKind::kKnock;
    std::uint8_t rank = 0;  // class in the competition for hands (ranks.hpp); smaller first
    Pools pools = kAllPools;
    bool gives_pass = false;  // knock: hands out the pass too
    std::uint8_t topic = 0;   // ticket: TicketKind; swab: TestKind; else number of the task that day, from 0
    std::uint8_t pool = 1;    // swab: how many share a tube
    bool census = false;      // knock: of a census (Observation::census), not of the running sweep
    std::int32_t not_before = 0;  // minute of the day
    double minutes = 0;           // at the door, answered
    double minutes_unanswered = 0;
    double asks_fever = 0;  // knock: share of people with a fever at home who say so when asked
    friend bool operator==(const TaskTerms&, const TaskTerms&) = default;
};
struct Task : TaskTerms {
    std::uint32_t subject = 0;  // household (knock, ticket) or resident (all others)
    std::int32_t cause = 0;     // cause day, or number of the sweep
    friend bool operator==(const Task&, const Task&) = default;
};
/// Whether a task is about one resident (else about a household).
constexpr bool about_resident(TaskKind kind) {
    return kind != TaskKind::kKnock && kind != TaskKind::kTicket;
}

/// A list of tasks, each in twelve bytes, their terms apart: whoever asks for several things of one person
/// asks for the same of the next.
class Tasks {
  public:
    using Iterator = core::RowsOf<Tasks, Task>;

    std::size_t size() const { return tasks_.size(); }
    bool empty() const { return tasks_.empty(); }
    void reserve(std::size_t tasks) { tasks_.reserve(tasks); }
    void clear() { *this = {}; }
    void push_back(const Task& task) {
        tasks_.push_back({task.subject, task.cause, row_of(terms(task), terms_)});
    }
    Task operator[](std::size_t row) const {
        const Short& one = tasks_[row];
        return {terms_[one.terms], one.subject, one.cause};
    }
    Task front() const { return (*this)[0]; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    void append(Tasks more) {
        if (empty()) return std::swap(*this, more);
        reserve(size() + more.size());
        for (const Task& task : more) push_back(task);
    }
    /// Keeps those for which `keep(row)` holds, in their order. Asks row after row.
    template <class Keep>
    void retain(Keep keep) {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < size(); ++row) {
            if (keep(row)) tasks_[kept++] = tasks_[row];
        }
        tasks_.resize(kept);
    }
    void give_back_room() { core::give_back_room(tasks_); }

    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [tasks, terms] = self;
        bytes(tasks, terms);
        if constexpr (std::remove_reference_t<decltype(bytes)>::kReads) {
            for (const Short& one : tasks) bytes.expect(one.terms < terms.size());
        }
    }

  private:
    struct Short {
        std::uint32_t subject;
        std::int32_t cause;
        std::uint32_t terms;  // row
    };
    static const TaskTerms& terms(const Task& task) { return task; }

    std::vector<Short> tasks_;
    std::vector<TaskTerms> terms_;
};

}  // namespace wangge::policy
