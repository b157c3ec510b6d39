#pragma once

#include <string>

#include "wangge/app/words.hpp"

namespace wangge::app {

// Arguments of faults that are names of this program rather than words of a user. An unknown name comes back
// as it is.

std::string type_name(const std::string& key, Language language);   // <number>, <list>, ... of kWrongType
std::string total_name(const std::string& key, Language language);  // what kImpossibleTotal counted
std::string difference_name(const std::string& key, Language language);  // scenario, arm, world of kOtherRun
std::string thing_name(const std::string& key, Language language);       // policy, use of kUnknownName
std::string syntax_words(const std::string& key, Language language);     // what the YAML reader says
std::string memory_name(const std::string& key, Language language);      // what takes memory
std::string memory_words(const std::string& item, Language language);    // "people 12" of kTooMuchMemory
std::string reason_words(const std::string& key, Language language);  // why a file cannot be read or written

}  // namespace wangge::app
