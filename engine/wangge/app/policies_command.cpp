#include <vector>

#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/manual_page.hpp"
#include "wangge/policies/catalogue.hpp"
#include "wangge/scenario/nearest.hpp"

namespace wangge::app {

ExitCode policies_command(const Options& options, Screen& screen) {
    const auto library = policies::catalogue();
    if (options.subject.empty()) {
        return deliver(options, screen,
                       options.json ? text_of(dictionary_json(library, options.seed))
                                    : library_page(library, screen.language()));
    }
    std::vector<std::string_view> known;
    for (const policy::PolicyKind& kind : library) {
        known.push_back(kind.name);
        if (kind.name != options.subject) continue;
        return deliver(options, screen,
                       options.json ? text_of(policy_json(kind, options.seed))
                                    : manual_page(kind, options.seed, screen.language()));
    }
    screen.say({core::FaultCode::kUnknownName,
                "policies",
                "",
                {options.subject, "policy", scenario::nearest(options.subject, known)}});
    return ExitCode::kBadInput;
}

}  // namespace wangge::app
