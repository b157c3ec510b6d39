#pragma once

#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/record/file_image.hpp"

namespace wangge::record {

/// A folder of its own for each test, with Chinese and a space in its name; removed at the end.
class TestFolder {
  public:
    TestFolder() {
        static int counter = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("wangge 记录 " + std::to_string(::getpid()) + "-" + std::to_string(counter++));
        std::filesystem::create_directories(path_);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::string path() const { return path_.string(); }
    std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            result.push_back(entry.path().filename().string());
        }
        return result;
    }

  private:
    std::filesystem::path path_;
};

inline std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::string& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
}

inline std::vector<std::byte> bytes_of(std::string_view text) {
    std::vector<std::byte> bytes;
    for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

/// Numbers that look like a run's: smooth, with repeats, so that deflating them is worth while.
template <class Number>
std::vector<Number> ramp(std::size_t count) {
    std::vector<Number> result(count);
    for (std::size_t k = 0; k < count; ++k) result[k] = static_cast<Number>((k * 37 % 251) / 8);
    return result;
}

/// A file with every type, label and shape that a run can write.
inline FileContent sample_content() {
    Dimension time{"time", "days since 2020-01-24", "date", "日期", {}};
    std::vector<std::int64_t> days(180);
    for (std::size_t k = 0; k < days.size(); ++k) days[k] = static_cast<std::int64_t>(k);
    time.coordinates = days;
    const Dimension area{"area", "", "area", "区域",
                         std::vector<std::string>{"铁南社区", "一网格", "二网格", "三网格 · 商铺"}};
    const Dimension age{"age", "a", "lower bound of age", "年龄下限", std::vector<std::int32_t>{0, 18, 60}};
    const Dimension event{"event", "", "transmission", "传播事件", std::vector<std::int64_t>{}};
    const Dimension step{"step", "", "step", "步", ramp<std::uint32_t>(3000)};

    Group daily{"daily", "Every day and area", {}, {time, area, age}, {}};
    daily.attributes = {{"note", std::string("模拟推演，非预测、非历史复原")},
                        {"residents", std::int64_t{3812}},
                        {"r0", 2.5},
                        {"assumed", std::vector<std::string>{"gates", "团队人数", ""}},
                        {"nothing", std::vector<std::string>{}},
                        {"empty", std::string()}};
    daily.variables = {{"local_infections",
                        "persons",
                        "local infections",
                        "本地感染",
                        {"time", "area"},
                        ramp<std::int32_t>(180 * 4),
                        {{"mark", "measured"}, {"来源", "系统 N1"}}},
                       {"missed_meal_days",
                        "person-days per 1,000",
                        "missed meals",
                        "缺餐人日",
                        {"time", "area", "age"},
                        ramp<double>(180 * 4 * 3),
                        {}},
                       {"share", "1", "a share", "", {"age"}, std::vector<float>{0.1F, 0.25F, 1e-30F}, {}},
                       {"缺药", "", "", "缺药人日", {"area"}, std::vector<std::uint8_t>{0, 1, 255, 7}, {}},
                       {"seed", "", "seed", "种子", {}, std::vector<std::uint64_t>{0xFFFFFFFFFFFFFFFFU}, {}},
                       {"hash",
                        "",
                        "state hash",
                        "状态校验",
                        {"age"},
                        std::vector<std::string>{"00ff", "", "一个很长的字符串：" + std::string(5000, 'x')},
                        {}},
                       {"extremes",
                        "1",
                        "extremes",
                        "极值",
                        {"age"},
                        std::vector<double>{std::numeric_limits<double>::infinity(),
                                            std::numeric_limits<double>::denorm_min(), -0.0},
                        {}}};

    Group transmissions{"transmissions", "", {}, {event}, {}};
    transmissions.variables = {
        {"infector", "", "infector", "传染者", {"event"}, std::vector<std::uint32_t>{}, {}}};

    Group closure{
        "policies/blanket_closure", "Blanket closure 封控", {{"start", std::int64_t{10}}}, {step}, {}};
    closure.variables = {
        {"visits", "1", "visits", "入户次数", {"step"}, ramp<std::uint8_t>(3000), {}},
        {"arrivals", "persons", "arrivals", "到达人数", {"step"}, ramp<std::uint32_t>(3000), {}},
        {"wait", "s", "wait", "等待", {"step"}, ramp<double>(3000), {}}};
    // Large enough for several chunks.
    const Dimension wide{"wide", "", "wide", "宽", ramp<std::int64_t>(1000)};
    const Dimension deep{"deep", "", "deep", "深", ramp<float>(300)};
    Group big{"policies/blanket_closure/big", "Many chunks", {}, {wide, deep}, {}};
    big.variables = {{"field", "1", "field", "场", {"wide", "deep"}, ramp<double>(300000), {}}};
    Group bare{"bare", "", {}, {}, {}};

    FileContent content;
    content.attributes = {{"scenario", std::string("name: 铁南\nseed: 1\n")}, {"format", std::int64_t{1}}};
    content.groups = {daily, transmissions, closure, big, bare};
    return content;
}

}  // namespace wangge::record
