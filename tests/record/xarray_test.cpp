// The files open in xarray by name, with both engines of Debian's Python.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "tests/record/sample_content.hpp"
#include "wangge/record/save_file.hpp"
#include "wangge/record/write_hdf5.hpp"

namespace wangge::record {
namespace {

// Only what the sample needs: the test must not depend on the reader that it would check.
std::string json(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n') {
            result += "\\n";
        } else {
            result += c;
        }
    }
    return result + '"';
}

template <class Number>
requires std::is_arithmetic_v<Number> std::string json(Number number) {
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    const std::string result(digits, end.ptr);
    return std::isfinite(static_cast<double>(number)) ? result : '"' + result + '"';
}

std::string json(const Dimension& dimension);
std::string json(const Variable& variable);
std::string json(const Group& group);

template <class Item>
std::string json(const std::vector<Item>& items) {
    std::string result = "[";
    for (const Item& item : items) result += (result.size() > 1 ? "," : "") + json(item);
    return result + "]";
}

std::string json(const std::vector<Attribute>& attributes) {
    std::string result = "{";
    for (const auto& [name, value] : attributes) {
        result += (result.size() > 1 ? "," : "") + json(name) + ":" +
                  std::visit([](const auto& held) { return json(held); }, value);
    }
    return result + "}";
}

template <class Labelled>
std::string labels(const Labelled& item, const Values& values) {
    const char* types[] = {"int64", "double", "float", "int32", "uint8", "uint32", "uint64", "string"};
    return "\"name\":" + json(item.name) + ",\"units\":" + json(item.units) +
           ",\"long_name\":" + json(item.long_name) + ",\"long_name_zh\":" + json(item.long_name_zh) +
           ",\"type\":\"" + types[values.index()] +
           "\",\"values\":" + std::visit([](const auto& v) { return json(v); }, values);
}

std::string json(const Dimension& dimension) {
    return "{" + labels(dimension, dimension.coordinates) + "}";
}

std::string json(const Variable& variable) {
    std::vector<Attribute> attributes;
    for (const auto& [name, value] : variable.attributes) attributes.push_back({name, value});
    return "{" + labels(variable, variable.data) + ",\"dimensions\":" + json(variable.dimensions) +
           ",\"attributes\":" + json(attributes) + "}";
}

std::string json(const Group& group) {
    return "{\"path\":" + json(group.path) + ",\"title\":" + json(group.title) +
           ",\"attributes\":" + json(group.attributes) + ",\"dimensions\":" + json(group.dimensions) +
           ",\"variables\":" + json(group.variables) + "}";
}

std::string json(const FileContent& content) {
    return "{\"attributes\":" + json(content.attributes) + ",\"groups\":" + json(content.groups) + "}";
}

/// Runs the script on a file; its exit code, and what it printed.
std::pair<int, std::string> open_in_xarray(const std::string& file, const std::string& expected) {
    const std::string command = std::string("/usr/bin/python3 -B '") + WANGGE_SOURCE_DIR +
                                "/tests/record/xarray_open.py' '" + file + "' '" + expected + "' 2>&1";
    FILE* pipe = ::popen(command.c_str(), "r");
    std::string printed;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) printed += static_cast<char>(c);
    const int status = ::pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, printed};
}

TEST(Xarray, BothEnginesSeeWhatWasWritten) {
    const TestFolder folder;
    const FileContent content = sample_content();
    ASSERT_FALSE(save_file(folder / "expected.json", json(content)));
    for (const std::uint64_t most_in_memory : {kMostInMemory, std::uint64_t{0}}) {
        ASSERT_FALSE(save_hdf5(folder / "铁南.h5", content, most_in_memory));
        const auto [code, printed] = open_in_xarray(folder / "铁南.h5", folder / "expected.json");
        EXPECT_EQ(code, 0) << printed;
    }
}

TEST(Xarray, TheScriptSeesADifference) {
    const TestFolder folder;
    FileContent content = sample_content();
    ASSERT_FALSE(save_hdf5(folder / "a.h5", content));
    std::get<std::vector<std::int32_t>>(content.groups[0].variables[0].data)[5] += 1;
    ASSERT_FALSE(save_file(folder / "expected.json", json(content)));
    const auto [code, printed] = open_in_xarray(folder / "a.h5", folder / "expected.json");
    EXPECT_EQ(code, 1);
    EXPECT_EQ(printed, "h5netcdf:daily/local_infections values\nnetcdf4:daily/local_infections values\n");
}

}  // namespace
}  // namespace wangge::record
