#include "wangge/policy/tasks.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

#include "wangge/core/bytes.hpp"

namespace wangge::policy {
namespace {

Task reading(std::uint32_t resident, std::uint8_t number, double minutes) {
    Task task;
    task.kind = TaskKind::kTemperature;
    task.subject = resident;
    task.cause = -3;
    task.topic = number;
    task.not_before = 1110;
    task.minutes = minutes;
    return task;
}

// More terms than are looked at again.
std::vector<Task> many() {
    std::vector<Task> all;
    for (std::uint32_t k = 0; k < 500; ++k)
        all.push_back(reading(k, static_cast<std::uint8_t>(k % 3), k % 101 * 0.1));
    return all;
}

Tasks listed(const std::vector<Task>& all) {
    Tasks tasks;
    for (const Task& task : all) tasks.push_back(task);
    return tasks;
}

void expect_same(const Tasks& tasks, const std::vector<Task>& all) {
    ASSERT_EQ(tasks.size(), all.size());
    std::size_t row = 0;
    for (const Task& task : tasks) {
        EXPECT_TRUE(task == all[row]) << row;
        EXPECT_TRUE(tasks[row] == all[row]) << row;
        ++row;
    }
    EXPECT_EQ(row, all.size());
}

TEST(Tasks, GivesBackWhatWasPutIn) {
    expect_same(listed(many()), many());
    EXPECT_TRUE(Tasks().empty());
    EXPECT_TRUE(listed(many()).front() == many().front());
    EXPECT_FALSE(reading(1, 0, 6) == reading(2, 0, 6));
}

TEST(Tasks, AppendsThoseOfAnother) {
    std::vector<Task> all = many();
    Tasks tasks, more = listed({reading(7, 1, 2.5), reading(8, 1, 2.5)});
    tasks.append(listed(all));  // of none
    tasks.append(more);
    all.push_back(reading(7, 1, 2.5)), all.push_back(reading(8, 1, 2.5));
    expect_same(tasks, all);
}

TEST(Tasks, KeepsSomeInTheirOrder) {
    std::vector<Task> all = many(), odd;
    Tasks tasks = listed(all);
    std::size_t next = 0;
    tasks.retain([&](std::size_t row) {
        EXPECT_EQ(row, next++);
        return tasks[row].subject % 2 == 1;  // what stands behind is there still
    });
    std::copy_if(all.begin(), all.end(), std::back_inserter(odd),
                 [](const Task& one) { return one.subject % 2 == 1; });
    tasks.give_back_room();
    expect_same(tasks, odd);
}

TEST(Tasks, ComeBackFromBytes) {
    core::ByteWriter writer;
    writer(listed(many()));
    const std::vector<std::byte> bytes = writer.take();
    Tasks read = listed({reading(1, 1, 1)});  // is gone afterwards
    core::ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.done());
    expect_same(read, many());
}

// As many for each person as any policy may have: ten visits, twenty guards, a swab and a visit afterwards.
TEST(Tasks, TakeTwelveBytesEach) {
    Tasks tasks;
    for (std::uint32_t k = 0; k < 500; ++k) {
        for (std::uint8_t number = 0; number < 32; ++number) tasks.push_back(reading(k, number, 6));
    }
    core::ByteWriter writer;
    writer(tasks);
    EXPECT_LT(writer.size(), 12 * tasks.size() + 32 * sizeof(TaskTerms) + 100);
}

TEST(Tasks, OfTermsThatAreNotThereAreRefused) {
    core::ByteWriter writer;
    writer(listed({reading(1, 0, 6), reading(2, 0, 6)}));
    std::vector<std::byte> bytes = writer.take();
    // The terms of the first task follow its subject and cause and, before them, how many tasks there are.
    bytes[sizeof(std::uint64_t) + 8] = std::byte{1};
    Tasks read;
    core::ByteReader reader(bytes);
    reader(read);
    EXPECT_TRUE(reader.failed());
}

}  // namespace
}  // namespace wangge::policy
