#include "wangge/app/commands.hpp"
#include "wangge/app/delivery.hpp"
#include "wangge/app/model_page.hpp"
#include "wangge/policies/catalogue.hpp"

namespace wangge::app {

ExitCode model_command(const Options& options, Screen& screen) {
    return deliver(options, screen, model_page(policies::catalogue(), screen.language()));
}

}  // namespace wangge::app
