#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "wangge/core/hashed_column.hpp"
#include "wangge/core/row_set.hpp"
#include "wangge/core/tally_column.hpp"
#include "wangge/kernel/columns.hpp"
#include "wangge/kernel/context.hpp"
#include "wangge/kernel/standing.hpp"
#include "wangge/kernel/work/habits.hpp"

/// Who works today, at which post or on which rounds, until the hours run out.
namespace wangge::kernel::work {

inline constexpr std::uint32_t kShifts = 3;  // tick 0; ticks 1 to 3; ticks 4 and 5
inline constexpr std::uint32_t kShiftFirst[kShifts + 1] = {0, 1, 4, 6};  // first tick of each shift
inline constexpr std::int32_t kShiftMinutes[kShifts] = {360, 540, 540};
inline constexpr std::uint32_t kPeaks[2] = {2, 5};  // ticks with reinforcement
inline constexpr std::int32_t kPeakMinutes = 180;   // at a peak, paid and worked
inline constexpr std::int32_t kRoundsBegin = 540;   // minute of the day

/// State of the staff, by staff row.
struct Hands {
    core::HashedColumn<double> fatigue;  // 0 to 1
    core::HashedColumn<std::uint8_t> quit;
    core::TallyColumn days;  // worked so far
    core::RowSet tired;      // whose fatigue is not 0
    explicit Hands(std::uint32_t staff)
        : fatigue(kFatigue, 0.0, staff),
          quit(kQuitColumn, 0, staff),
          days(kDaysWorked, staff),
          tired(staff) {}
    /// Writes or reads all of it (core/bytes.hpp).
    static void carry(auto& bytes, auto& self) {
        auto& [fatigue, quit, days, tired] = self;
        bytes(fatigue, quit, days, tired);
    }
};

/// A task taken by a worker.
struct Taken {
    std::uint32_t task = 0;               // row in Roster::rounds
    std::uint32_t worker = world::kNone;  // staff row; kNone: nobody
    std::int32_t start = 0;               // planned minute of the day
};

/// Kinds of round work; deliveries are made from orders, care in the centre from beds in use, the others from
/// directives.
enum class Job : std::uint8_t {
    kKnock,
    kTemperature,
    kTicket,
    kDelivery,
    kSwab,
    kWatch,
    kGuard,
    kCentre,
    kInterview,
    kNotify
};
inline constexpr std::uint32_t kJobs = static_cast<std::uint32_t>(Job::kNotify) + 1;
struct RoundTask {
    std::uint64_t key = 0;        // name of (kind, subject, cause)
    double planned = 0;           // minutes with stairs and the usual share of answers, before fatigue
    std::uint32_t what = 0;       // row of Rounds::ordered; delivery: of Rounds::stops, the first of its own
    std::uint32_t community = 0;  // whose staff it is for
    std::uint16_t stops = 0;      // delivery: the households served
    std::int16_t not_before = 0;  // minute of the day
    Job job = Job::kKnock;
    std::uint8_t rank = 0;  // class in the competition for hands
    policy::Pools pools = policy::kAllPools;
};
static_assert(sizeof(RoundTask) == 32);  // of which there are many on a bad day

/// The rounds of a day. What all but deliveries are made from is kept beside them: those ordered, and care in
/// the centre as a task for the resident; so are the households that deliveries go to, one round after the
/// other.
struct Rounds {
    std::vector<RoundTask> tasks{};
    policy::Tasks ordered{};  // in the order of their rounds
    std::vector<std::uint32_t> stops{};
};

/// Posts by (post row of Standing, tick): who serves.
struct PostCover {
    std::vector<std::vector<std::uint32_t>>
        servers;  // [post * kTicks + tick] -> staff rows, in order of server number
};

struct Roster {
    std::vector<policy::Pools> pools;                   // that are called, by community
    std::vector<std::uint32_t> called;                  // staff rows of those pools
    std::vector<std::uint8_t> present;                  // by staff row
    std::vector<std::uint8_t> stand_in;                 // by staff row: works in the place of one who cannot
    std::vector<std::int32_t> left;                     // minutes left, by staff row
    std::vector<std::int32_t> worked;                   // minutes worked today, by staff row
    std::vector<std::array<Spot, world::kTicks>> duty;  // by staff row: spot of a shift, kNowhere if free
    std::vector<std::uint32_t> serving;                 // staff rows that have a shift or a round
    std::vector<std::int32_t> clock;  // minute at which the next round may begin, by staff row
    std::vector<double> fresh;        // of Paces, by staff row
    PostCover cover;
    Rounds rounds;             // done, or told of
    std::vector<Taken> taken;  // in the order of the competition
    std::vector<double>
        attended;  // by row of Standing::marks: share of the tasks for the person that are staffed

    /// The households that a delivery goes to, in order; of no other round.
    std::span<const std::uint32_t> stops_of(const RoundTask& round) const {
        return std::span(rounds.stops).subspan(round.what, round.stops);
    }
    /// Whether somebody has a shift or a round in any tick.
    bool on_duty(std::uint32_t w) const {
        return std::any_of(duty[w].begin(), duty[w].end(), [](Spot spot) { return spot != kNowhere; });
    }
    /// Somebody serves at a spot from now on, and is put on a list of those who do if that is new.
    void send(std::uint32_t w, std::uint32_t tick, Spot spot, std::vector<std::uint32_t>& serving) {
        if (!on_duty(w)) serving.push_back(w);
        duty[w][tick] = spot;
    }
};

/// Communities [first, end) whose staff share out their tasks beside those of other parts, and an empty page
/// of the ledger to count on.
struct StaffPart {
    std::uint32_t first = 0, end = 0;
    LedgerPage* page = nullptr;
};

/// Pools whose people are paid for their day; the others are called when those have no time.
inline constexpr policy::Pools kPaidPools = policy::pool_bit(world::Pool::kCommunity) |
                                            policy::pool_bit(world::Pool::kCrew) |
                                            policy::pool_bit(world::Pool::kSeconded);

/// Who there is, and what keeps or moves them today.
struct Workforce {
    const Habits& habits;
    const Hands& hands;
    const core::RowSet& unavailable;  // staff rows: not there yet, ill, isolated, ordered to stay at home
    const std::vector<Feeling>& grievance;  // by household
    const core::RowBits& aggrieved;         // households among which all are whose grievance is not 0
};

/// `act(staff row)` for a community's staff of some pools, pool after pool.
template <class Act>
void for_each_of(const Context& context, std::uint32_t community, policy::Pools pools, Act act) {
    for (std::size_t pool = 0; pool < world::kPools; ++pool) {
        if ((pools >> pool & 1u) == 0) continue;
        for (const std::uint32_t w : context.world.staff_in(community, static_cast<world::Pool>(pool)))
            act(w);
    }
}

/// The pools (bits) that are called first today, by community: those of forms, of posts, and of tasks the
/// paid ones, or those that there are. Nobody else is called before the paid have no time.
std::vector<policy::Pools> pools_at_work(const Context& context, const Standing& standing,
                                         std::span<const RoundTask> tasks);

/// A roster that calls some pools (by community; empty: all); nobody has come yet. `past` is a roster of
/// another day, taken for its memory.
Roster call(const Context& context, std::vector<policy::Pools> pools = {}, Roster past = {});

/// Calls those of `pools` in a community who are not called yet: their staff rows, at the end of `called`,
/// which is that of the roster or of a part.
std::span<const std::uint32_t> call_more(const Context& context, std::uint32_t community, policy::Pools pools,
                                         Roster& roster, std::vector<std::uint32_t>& called);

/// Makes the community workers unavailable whom the scenario makes ill at once.
void strike(const Context& context, core::RowSet& unavailable);

/// Who of those called (staff rows) comes today, and with how many minutes. Without the loop `staff_absence`
/// a stand-in comes for those who are unavailable: the work is done, but nobody is met.
void muster(const Context& context, const Workforce& workforce, std::span<const std::uint32_t> called,
            Roster& roster, LedgerPage& page);

/// Minutes of a whole day of somebody of a pool.
std::int32_t day_minutes(const policy::Work& work, world::Pool pool);

/// Desk work first: forms take minutes from everybody of the pools.
void sit_at_desks(const Context& context, const Standing& standing, Roster& roster, Ledger& ledger);

/// The community that a post stands in.
std::uint32_t community_of(const Context& context, const policy::Post& post);

/// Posts round the clock and reinforcements in the peaks; what nobody can serve is unmet.
void man_posts(const Context& context, const Standing& standing, Roster& roster, Ledger& ledger);

/// Shares the round tasks out: tasks by (rank, hour, keyed order), each to the highest keyed rank among the
/// paid of the community as long as it leaves them a part of their day (`own_rounds`); then the others whom
/// the task may go to are called, and it goes to the highest rank among all with minutes left. What nobody
/// can take is unmet. Communities have nothing to do with each other: `parts`, which are all of them in
/// order, share side by side, and their pages are added to the day.
void share_tasks(const Context& context, const Workforce& workforce, Rounds rounds, Roster& roster,
                 std::span<const StaffPart> parts, Ledger& ledger);

/// Works out how far the orders on people are attended to: fills `attended`; nothing if nobody was to be
/// visited.
void attend(const Standing& standing, Roster& roster);

/// Books hours, fatigue, and quitting at the end of the day.
void tire(const Context& context, const Roster& roster, Hands& hands, Ledger& ledger);

/// The count that a pool's minutes go to.
Count minutes_of(world::Pool pool);

}  // namespace wangge::kernel::work
