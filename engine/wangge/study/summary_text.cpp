#include "wangge/record/summary_csv.hpp"
#include "wangge/study/result_files.hpp"

namespace wangge::study::detail {

std::string summary_text(const Comparison& comparison) {
    std::string table(record::kSummaryHeader);
    table += '\n';
    record::SummaryRow row;
    row.scenario = comparison.scenario;
    const auto outcomes = run::outcomes();
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        row.arm = comparison.arms[arm].name;
        for (std::uint32_t world = 0; world < comparison.worlds; ++world) {
            row.world = world;
            row.people_seed = comparison.people_seeds[world];
            row.luck_seed = comparison.luck_seeds[world];
            for (std::size_t report = 0; report < comparison.reports(); ++report) {
                row.day = comparison.report_days[report];
                for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
                    row.outcome = outcomes[outcome].name;
                    row.unit = outcomes[outcome].unit;
                    row.group = "all";
                    row.value = comparison.value(arm, outcome, report, world);
                    record::append_row(table, row);
                    for (std::size_t group = 0;
                         outcomes[outcome].by_group && group < run::group_names().size(); ++group) {
                        row.group = run::group_names()[group];
                        row.value = comparison.group_worlds_of(arm, outcome, report, group)[world];
                        record::append_row(table, row);
                    }
                }
            }
        }
    }
    return table;
}

}  // namespace wangge::study::detail
