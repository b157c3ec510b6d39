#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wangge/app/words.hpp"

namespace wangge::app {

/// A file of the example: its name and what is in it.
struct ExampleFile {
    std::string name, text;
};

/// A small complete set of own tables, two grids of invented people, and a scenario that uses it. Headers and
/// comments in the language given; ages vary with the seed.
std::vector<ExampleFile> example_tables(Language language, std::uint64_t seed);

/// The columns of all tables, as a page.
std::string columns_page(Language language);

}  // namespace wangge::app
