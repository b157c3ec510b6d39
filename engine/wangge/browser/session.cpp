#include "wangge/browser/session.hpp"

#include <utility>

#include "wangge/policies/catalogue.hpp"
#include "wangge/policy/flat.hpp"

namespace wangge::browser {

core::Result<std::unique_ptr<Session>> Session::open(std::span<const double> numbers, std::uint32_t arm,
                                                     std::uint32_t world) {
    core::Result<policy::Scenario> read = policy::unflatten(numbers, policies::catalogue());
    if (!read) return read.faults();
    policy::Scenario& scenario = read.value();
    std::vector<core::Fault> faults = run::check(scenario, policies::catalogue());
    if (!faults.empty()) return faults;
    if (arm >= scenario.arms.size()) {
        const std::size_t last = scenario.arms.empty() ? 0 : scenario.arms.size() - 1;
        return core::Fault{
            core::FaultCode::kOutOfRange, "", "arm", {std::to_string(arm), "0", std::to_string(last), ""}};
    }
    if (scenario.transmission.home == 0 && scenario.transmission.outside == 0) {
        const core::Result<kernel::day::Fit> fit = run::solve(scenario);
        if (!fit) return fit.faults();
        scenario.transmission = fit.value().transmission;
    }
    core::Result<world::World> made = run::make_world(scenario, world);
    if (!made) return made.faults();
    std::unique_ptr<Session> session(new Session(std::move(scenario), std::move(made.value())));
    session->run_.emplace(session->world_, session->scenario_, arm, world, policies::catalogue());
    return session;
}

}  // namespace wangge::browser
