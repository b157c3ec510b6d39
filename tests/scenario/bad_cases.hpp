#pragma once

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

/// tests/scenario/bad in the source tree, with a slash at its end.
std::string bad_folder();

/// All cases, by name. Throws std::runtime_error on a line that is none of the above.
std::vector<BadCase> bad_cases();

/// The place as a fault gives it: paths of the folder with the folder in front.
std::string full_place(const std::string& place);

}  // namespace wangge::tests
