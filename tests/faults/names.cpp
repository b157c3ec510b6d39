// Prints the planted flaws: name, tab, mistake.
#include <cstdio>

#include "wangge/core/flaw.hpp"

int main() {
    for (const wangge::core::FlawName& flaw : wangge::core::kFlaws) {
        std::printf("%.*s\t%.*s\n", static_cast<int>(flaw.name.size()), flaw.name.data(),
                    static_cast<int>(flaw.mistake.size()), flaw.mistake.data());
    }
}
