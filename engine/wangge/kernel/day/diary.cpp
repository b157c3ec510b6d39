#include "wangge/kernel/day/diary.hpp"

#include <algorithm>
#include <numeric>

#include "wangge/kernel/day/normal_week.hpp"

namespace wangge::kernel::day {
namespace {

double ratio(std::uint64_t count, std::uint64_t of) {
    return of == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(of);
}

// Drops repetitions of a sorted list and returns how many remain.
std::uint64_t different(std::vector<std::uint32_t>& people) {
    std::sort(people.begin(), people.end());
    return static_cast<std::uint64_t>(std::unique(people.begin(), people.end()) - people.begin());
}

}  // namespace

Survey survey_of(Setting setting) {
    switch (setting) {
        case Setting::kHome:
        case Setting::kGuest:
        case Setting::kNeighbour:
        case Setting::kLift:
        case Setting::kCompound:
            return Survey::kHome;
        case Setting::kClass:
        case Setting::kSchool:
            return Survey::kSchool;
        case Setting::kWork:
            return Survey::kWork;
        default:
            return Survey::kOther;
    }
}

std::uint64_t Diary::all_persons() const {
    return std::accumulate(persons.begin(), persons.end(), std::uint64_t{0});
}
double Diary::mean(Survey survey) const {
    std::uint64_t sum = 0;
    for (const auto& age : met) sum += age[static_cast<std::size_t>(survey)];
    return ratio(sum, all_persons());
}
double Diary::mean(Survey survey, std::uint32_t age) const {
    return ratio(met[age][static_cast<std::size_t>(survey)], persons[age]);
}
double Diary::mean() const {
    return ratio(std::accumulate(met_anywhere.begin(), met_anywhere.end(), std::uint64_t{0}), all_persons());
}
double Diary::mean_of_age(std::uint32_t age) const {
    return ratio(met_anywhere[age], persons[age]);
}
double Diary::mean(Setting setting) const {
    return ratio(by_setting[static_cast<std::size_t>(setting)], all_persons());
}

std::uint32_t Diary::quantile(double share) const {
    const double least = share * static_cast<double>(all_persons());
    std::uint64_t sum = 0;
    for (std::uint32_t people = 0; people < met_so_many.size(); ++people) {
        sum += met_so_many[people];
        if (static_cast<double>(sum) >= least) return people;
    }
    return 0;
}

double Diary::dispersion() const {
    const double centre = mean();
    double square = 0;
    for (std::size_t people = 0; people < met_so_many.size(); ++people) {
        const double off = static_cast<double>(people) - centre;
        square += off * off * static_cast<double>(met_so_many[people]);
    }
    const double variance = all_persons() == 0 ? 0.0 : square / static_cast<double>(all_persons());
    return variance > centre ? centre * centre / (variance - centre) : 0.0;
}

double Diary::share_who_met(std::uint32_t people) const {
    return people < met_so_many.size() ? ratio(met_so_many[people], all_persons()) : 0.0;
}

double Diary::household_share() const {
    const std::uint64_t all = std::accumulate(met_anywhere.begin(), met_anywhere.end(), std::uint64_t{0});
    return ratio(by_setting[static_cast<std::size_t>(Setting::kHome)], all);
}

DiaryBook::DiaryBook(const world::World& world, std::uint32_t window)
    : world_(world), window_(window), pages_(world.residents), absent_(world.residents, 0) {}

void DiaryBook::write(const Context& context, const meet::Meetings& meetings, const move::Whereabouts& where,
                      std::span<const Encounter> encounters) {
    const auto note = [&](std::uint32_t i, std::uint32_t j, Setting setting) {
        if (i < world_.residents) pages_[i].push_back(static_cast<std::uint64_t>(setting) << 32 | j);
    };
    for (std::uint32_t tick = 0; tick < world::kTicks; ++tick) {
        for (std::uint32_t i = 0; i < context.world.residents; ++i) {
            if (where(i, tick) == kNowhere) absent_[i] = 1;
            meetings.for_each(i, tick, [&](std::uint32_t j, Setting setting, double, std::uint32_t) {
                note(i, j, setting);
            });
        }
    }
    for (const Encounter& encounter : encounters) {
        note(encounter.a, encounter.b, encounter.setting);
        note(encounter.b, encounter.a, encounter.setting);
    }
    if (++written_ % window_ == 0) close();
}

void DiaryBook::close() {
    std::vector<std::uint32_t> group[kSurveys], anywhere;
    for (std::uint32_t i = 0; i < world_.residents; ++i) {
        std::vector<std::uint64_t>& page = pages_[i];
        if (absent_[i] == 0) {
            std::sort(page.begin(), page.end());
            page.erase(std::unique(page.begin(), page.end()), page.end());
            for (std::vector<std::uint32_t>& people : group) people.clear();
            anywhere.clear();
            for (const std::uint64_t one : page) {
                const auto setting = static_cast<Setting>(one >> 32);
                ++diary_.by_setting[static_cast<std::size_t>(setting)];
                group[static_cast<std::size_t>(survey_of(setting))].push_back(
                    static_cast<std::uint32_t>(one));
                anywhere.push_back(static_cast<std::uint32_t>(one));
            }
            const std::uint32_t age = diary_age(world_.resident.age[i]);
            const std::uint64_t people = different(anywhere);
            for (std::uint32_t k = 0; k < kSurveys; ++k) diary_.met[age][k] += different(group[k]);
            diary_.met_anywhere[age] += people;
            ++diary_.persons[age];
            if (people >= diary_.met_so_many.size()) diary_.met_so_many.resize(people + 1, 0);
            ++diary_.met_so_many[people];
        }
        page.clear();
        absent_[i] = 0;
    }
}

Diary keep_diary(const world::World& world, const policy::Scenario& scenario, core::Seed luck,
                 std::int32_t days, std::uint32_t window) {
    const NormalWeek week(world, scenario, luck, days);
    DiaryBook book(world, window);
    for (std::size_t day = 0; day < week.contexts.size(); ++day) {
        const meet::Meetings meetings(week.contexts[day], week.where[day]);
        book.write(week.contexts[day], meetings, week.where[day], {});
    }
    return book.diary();
}

}  // namespace wangge::kernel::day
