#include "wangge/policy/record.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"areas", Kind::kChoice, "", 0, 0, 3, Mark::kSetting,
      "areas of the daily counts; by_size: grids where there are up to 2,000 of them, communities else",
      "每日计数的区域；by_size：网格不超过 2000 个时按网格，否则按社区", "", "by_size|grid|community|all"},
     offsetof(Record, areas)},
    {{"transmissions", Kind::kChoice, "", 0, 0, 2, Mark::kSetting,
      "who infected whom: every infection, a keyed sample of them, or none is written into the file",
      "传播记录：写入每次感染、按键抽取的一部分，或不写入", "", "all|sample|off"},
     offsetof(Record, transmissions)},
    {{"sample_share", Kind::kShare, "", 0.1, 0, 1, Mark::kSetting, "share of infections that a sample keeps",
      "抽样记录时保留的感染份额", ""},
     offsetof(Record, sample_share)},
};

}  // namespace

std::span<const core::Field> Record::fields() {
    return kFields;
}

}  // namespace wangge::policy
