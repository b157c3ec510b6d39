#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

/// The folder of bad scenarios. Beside `name.yaml` stands `name.expect`:
///
///     set: key.path=value        (any number, given like --set)
///
///     code: unknown_key          (then one block a fault, in order)
///     place: name.yaml:3:5       (of the folder; or what stands there instead of a file)
///     key: population.gate
///     en: unknown key | gates    (words that must appear)
///     zh: 未知的键 | gates
namespace wangge::tests {

struct ExpectedFault {
    std::string code, place, key;
    std::vector<std::string> english, chinese;
};

struct BadCase {
    std::string name;
    std::string path;  // of the scenario
    std::vector<std::string> sets;
    std::vector<ExpectedFault> faults;
};

inline std::vector<std::string> words_of(std::string text) {
    std::vector<std::string> words;
    while (true) {
        const std::size_t bar = text.find(" | ");
        words.push_back(text.substr(0, bar));
        if (bar == std::string::npos) return words;
        text.erase(0, bar + 3);
    }
}

inline void read_line(const std::string& line, BadCase& into) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) throw std::runtime_error(into.name + ".expect: " + line);
    const std::string what = line.substr(0, colon), value = line.substr(colon + 2);
    if (what == "set") {
        into.sets.push_back(value);
        return;
    }
    if (what == "code") into.faults.emplace_back();
    if (into.faults.empty()) throw std::runtime_error(into.name + ".expect: a block begins with its code");
    ExpectedFault& fault = into.faults.back();
    if (what == "code")
        fault.code = value;
    else if (what == "place")
        fault.place = value;
    else if (what == "key")
        fault.key = value;
    else if (what == "en")
        fault.english = words_of(value);
    else if (what == "zh")
        fault.chinese = words_of(value);
    else
        throw std::runtime_error(into.name + ".expect: " + line);
}

/// tests/scenario/bad in the source tree, with a slash at its end.
inline std::string bad_folder() {
    return std::string(WANGGE_SOURCE_DIR) + "/tests/scenario/bad/";
}

/// The place as a fault gives it: paths of the folder with the folder in front.
inline std::string full_place(const std::string& place) {
    const bool path = !place.empty() && place.compare(0, 2, "--") != 0;
    return path ? bad_folder() + place : place;
}

/// All cases, by name. Throws std::runtime_error on a line that is none of the above.
inline std::vector<BadCase> bad_cases() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(bad_folder())) {
        if (entry.path().extension() == ".expect") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<BadCase> cases;
    for (const std::filesystem::path& file : files) {
        BadCase each;
        each.name = file.stem().string();
        each.path = bad_folder() + each.name + ".yaml";
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            if (!line.empty()) read_line(line, each);
        }
        cases.push_back(std::move(each));
    }
    return cases;
}

}  // namespace wangge::tests
