// What a page or Node sees of the engine: plain functions of a WebAssembly reactor. Numbers and addresses
// only; texts are UTF-8 and end with a zero. One run is open at a time. Texts and lists that are returned
// stay valid until the next call; take them before memory grows.
//
// The order of calls: `wangge_buffer`, fill it with policy::flatten's numbers, `wangge_open`, then
// `wangge_step` until `wangge_finished`; everything else may be read in between. Without an open run, counts
// are 0, days -1 and addresses null. Memory that cannot be had stops the module (a trap): no answer rather
// than a wrong one.

#include <string>
#include <string_view>
#include <vector>

#include "wangge/browser/session.hpp"
#include "wangge/core/fault_name.hpp"
#include "wangge/run/outcomes.hpp"

namespace wangge::browser {
namespace {

constexpr std::uint32_t kMostNumbers = 1u << 20;

std::vector<double> input;         // the flattened scenario
std::unique_ptr<Session> session;  // null: none open
std::string fault;                 // of the last wangge_open
std::string text;                  // returned last
std::vector<double> values;        // returned last

const char* told(std::string_view words) {
    text = words;
    return text.c_str();
}

const char* told(const core::StateHash& hash) {
    text = hash.hex();
    return text.c_str();
}

// "code key.path argument argument", the first fault of several; pages word it as they like.
std::string said(const core::Fault& first) {
    std::string words(core::fault_name(first.code));
    words += " " + first.key;
    for (const std::string& argument : first.arguments) words += " " + argument;
    return words;
}

}  // namespace

#define WANGGE_DOOR(type, name) [[clang::export_name(#name)]] type name

extern "C" {

/// Room for the numbers of a scenario; null for none, or for more than any scenario has.
WANGGE_DOOR(double*, wangge_buffer)(std::uint32_t doubles) {
    if (doubles > kMostNumbers) return nullptr;
    input.assign(doubles, 0.0);
    return input.data();
}

/// Opens arm `arm` of world `world` of the scenario in the first `count` numbers of the buffer, in place of
/// the run before. 0: open; 1: refused, see wangge_fault. Takes seconds if transmission has to be solved.
WANGGE_DOOR(std::int32_t, wangge_open)(std::uint32_t count, std::uint32_t arm, std::uint32_t world) {
    session.reset();
    fault.clear();
    const std::size_t given = count <= input.size() ? count : 0;  // more than there are: no scenario
    core::Result<std::unique_ptr<Session>> opened = Session::open(std::span(input).first(given), arm, world);
    if (opened) {
        session = std::move(opened.value());
        return 0;
    }
    fault = said(opened.faults().front());
    return 1;
}

/// Why wangge_open refused: the name of the fault (core/fault_name.hpp), the key path, the arguments.
WANGGE_DOOR(const char*, wangge_fault)() {
    return fault.c_str();
}

/// Simulates the next day, unless all are done; returns how many are done.
WANGGE_DOOR(std::int32_t, wangge_step)() {
    if (!session) return -1;
    if (!session->simulation().finished()) session->simulation().step();
    return session->simulation().day();
}

/// Days done.
WANGGE_DOOR(std::int32_t, wangge_day)() {
    return session ? session->simulation().day() : -1;
}

/// Days of the whole run.
WANGGE_DOOR(std::int32_t, wangge_days)() {
    return session ? session->simulation().ledger().days() : -1;
}

/// 1 when all days are done.
WANGGE_DOOR(std::int32_t, wangge_finished)() {
    return session && session->simulation().finished() ? 1 : 0;
}

/// Residents of the open run.
WANGGE_DOOR(std::uint32_t, wangge_residents)() {
    return session ? session->world().residents : 0;
}

/// 32 hexadecimal digits: the state before day 0.
WANGGE_DOOR(const char*, wangge_initial_hash)() {
    return session ? told(session->simulation().initial_hash()) : nullptr;
}

/// 32 hexadecimal digits: the state at the end of a day that is done.
WANGGE_DOOR(const char*, wangge_hash)(std::int32_t day) {
    if (!session || day < 0 || day >= session->simulation().day()) return nullptr;
    return told(session->simulation().hashes()[static_cast<std::size_t>(day)]);
}

/// Two numbers: the transmission scales of the run, at home and outside.
WANGGE_DOOR(const double*, wangge_transmission)() {
    if (!session) return nullptr;
    values = {session->scenario().transmission.home, session->scenario().transmission.outside};
    return values.data();
}

/// How many outcomes there are.
WANGGE_DOOR(std::uint32_t, wangge_outcome_count)() {
    return static_cast<std::uint32_t>(run::outcomes().size());
}

/// Values of all outcomes over days [0, until), `until` between 1 and the days done.
WANGGE_DOOR(const double*, wangge_outcomes)(std::int32_t until) {
    if (!session || until < 1 || until > session->simulation().day()) return nullptr;
    values =
        run::outcome_values(session->simulation().ledger(), session->scenario(), session->world(), until);
    return values.data();
}

/// Words of an outcome. What: 0 name, 1 title, 2 title in Chinese, 3 unit, 4 unit in Chinese.
WANGGE_DOOR(const char*, wangge_outcome_text)(std::uint32_t outcome, std::uint32_t what) {
    if (outcome >= run::outcomes().size() || what > 4) return nullptr;
    const run::Outcome& words = run::outcomes()[outcome];
    const std::string_view all[] = {words.name, words.title, words.title_zh, words.unit, words.unit_zh};
    return told(all[what]);
}

/// How many daily counts there are.
WANGGE_DOOR(std::uint32_t, wangge_count_count)() {
    return kernel::kCounts;
}

/// Words of a daily count. What: 0 name, 1 title, 2 title in Chinese, 3 unit.
WANGGE_DOOR(const char*, wangge_count_text)(std::uint32_t count, std::uint32_t what) {
    if (count >= kernel::kCounts || what > 3) return nullptr;
    const kernel::CountName& words = kernel::name_of(static_cast<kernel::Count>(count));
    const std::string_view all[] = {words.name, words.title, words.title_zh, words.unit};
    return told(all[what]);
}

/// A curve: one number for each day done, the sum of a count over all areas. Exact up to 2^53.
WANGGE_DOOR(const double*, wangge_daily)(std::uint32_t count) {
    if (!session || count >= kernel::kCounts) return nullptr;
    const kernel::Ledger& ledger = session->simulation().ledger();
    values.clear();
    for (std::int32_t day = 0; day < session->simulation().day(); ++day) {
        values.push_back(static_cast<double>(ledger.of_day(static_cast<kernel::Count>(count), day)));
    }
    return values.data();
}

/// Closes the open run and gives its memory back to the module.
WANGGE_DOOR(void, wangge_close)() {
    session.reset();
}

}  // extern "C"

}  // namespace wangge::browser
