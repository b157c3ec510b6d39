#include "wangge/app/json_text.hpp"

#include "wangge/core/fault_name.hpp"

namespace wangge::app {

std::string text_of(const Json& object) {
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json faults_json(const std::vector<core::Fault>& faults, Language language) {
    Json list = Json::array();
    for (const core::Fault& fault : faults) {
        list.push_back({{"code", std::string(core::fault_name(fault.code))},
                        {"where", fault.where},
                        {"key", fault.key},
                        {"message", describe(fault, language)}});
    }
    return list;
}

}  // namespace wangge::app
