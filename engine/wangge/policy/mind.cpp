#include "wangge/policy/mind.hpp"

#include <cstddef>

namespace wangge::policy {
namespace {

using core::Field;
using core::Kind;
using core::Mark;

const Field kFields[] = {
    {{"half_life", Kind::kNumber, "d", 14.0, 0.5, 365, Mark::kAssumed, "half-life of grievance", "怨气半衰期",
      ""},
     offsetof(Mind, half_life)},
    {{"feed_meal", Kind::kNumber, "1", 0.05, 0, 1, Mark::kAssumed,
      "grievance per missed-meal day of the household", "每缺餐日增怨", ""},
     offsetof(Mind, feed_meal)},
    {{"feed_drug", Kind::kNumber, "1", 0.05, 0, 1, Mark::kAssumed, "grievance per day without medicine",
      "每断药日增怨", ""},
     offsetof(Mind, feed_drug)},
    {{"feed_refusal", Kind::kNumber, "1", 0.03, 0, 1, Mark::kAssumed, "grievance per refused passage",
      "每次拒行增怨", ""},
     offsetof(Mind, feed_refusal)},
    {{"feed_confined", Kind::kNumber, "1", 0.005, 0, 1, Mark::kAssumed, "grievance per confined day",
      "每限足日增怨", ""},
     offsetof(Mind, feed_confined)},
    {{"feed_overdue", Kind::kNumber, "1", 0.02, 0, 1, Mark::kAssumed, "grievance per day a ticket is overdue",
      "每逾期日增怨", ""},
     offsetof(Mind, feed_overdue)},
    {{"relief_ticket", Kind::kNumber, "1", 0.1, 0, 1, Mark::kAssumed, "relief by a closed ticket",
      "工单办结减怨", ""},
     offsetof(Mind, relief_ticket)},
    {{"relief_delivery", Kind::kNumber, "1", 0.02, 0, 1, Mark::kAssumed, "relief by a delivery", "送达减怨",
      ""},
     offsetof(Mind, relief_delivery)},
    {{"compliance", Kind::kShare, "1", 0.95, 0, 1, Mark::kAssumed,
      "people who give up an outing that is not allowed (at the start)", "初始自觉遵守率", ""},
     offsetof(Mind, compliance)},
    {{"compliance_least", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed, "compliance of decliners in the end",
      "遵守率下限", ""},
     offsetof(Mind, compliance_least)},
    {{"decliners", Kind::kShare, "1", 0.143, 0, 1, Mark::kBorrowed, "people whose compliance declines",
      "遵守率下降人群占比", "Wright et al. 2021, one in seven"},
     offsetof(Mind, decliners)},
    {{"decline", Kind::kNumber, "1/d", 0.07, 0, 1, Mark::kAssumed, "rate of decline per confined day",
      "下降速率", "Steens et al. 2020: 0.66 to 0.35 in two months"},
     offsetof(Mind, decline)},
    {{"evasion", Kind::kNumber, "1", 0.05, 0, 1, Mark::kAssumed,
      "refused person tries borrowed pass, side gap or car boot", "被拒后尝试规避概率",
      "0.0005 to 0.005 per closed person-day"},
     offsetof(Mind, evasion)},
    {{"evasion_grievance", Kind::kNumber, "1", 4.0, 0, 100, Mark::kAssumed,
      "evasion times (1 + this times grievance)", "怨气对规避的放大", ""},
     offsetof(Mind, evasion_grievance)},
    {{"borrowed_pass_success", Kind::kShare, "1", 0.5, 0, 1, Mark::kAssumed, "a borrowed pass is not noticed",
      "借证未被发现概率", ""},
     offsetof(Mind, borrowed_pass_success)},
    {{"car_boot_success", Kind::kShare, "1", 0.3, 0, 1, Mark::kAssumed, "a car boot is not searched",
      "后备厢未被检查概率", ""},
     offsetof(Mind, car_boot_success)},
    {{"conflict", Kind::kShare, "1", 0.02, 0, 1, Mark::kAssumed, "conflict per refused attempt",
      "每次拒行发生冲突概率", ""},
     offsetof(Mind, conflict)},
    {{"conflict_grievance", Kind::kNumber, "1", 4.0, 0, 100, Mark::kAssumed,
      "conflict times (1 + this times grievance)", "怨气对冲突的放大", ""},
     offsetof(Mind, conflict_grievance)},
    {{"volunteer_grievance", Kind::kNumber, "1", 0.5, 0, 1, Mark::kAssumed,
      "show-up of volunteers times (1 - this times grievance)", "怨气对志愿到岗的影响", ""},
     offsetof(Mind, volunteer_grievance)},
};

}  // namespace

std::span<const core::Field> Mind::fields() {
    return kFields;
}

}  // namespace wangge::policy
