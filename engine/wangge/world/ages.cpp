#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "wangge/core/exact_math.hpp"
#include "wangge/core/samplers.hpp"
#include "wangge/world/age_stock.hpp"
#include "wangge/world/draft.hpp"
#include "wangge/world/households.hpp"
#include "wangge/world/keys.hpp"

/// Who is how old. Relatives wish for ages that suit each other and take the nearest that the community still
/// has; those with most ties choose first. So the ages of the whole
/// are exact and parents, couples and siblings fit. All gaps between relatives below are assumed.
namespace wangge::world {
namespace {

constexpr std::uint32_t kMinAge[] = {0, kAdult, kElder};
constexpr std::uint32_t kMaxAge[] = {kAdult - 1, kElder - 1, kOldest};

constexpr std::uint32_t up(std::uint32_t age, std::uint32_t years, std::uint32_t least) {
    return std::max(age + years, least);
}

/// What is drawn of the members of households.
struct MemberDraws {
    core::Lot picks, gaps, sexes;
    explicit MemberDraws(const core::Draws& draws)
        : picks(draws.lot(0)), gaps(draws.lot(1)), sexes(draws.lot(2)) {}
};

/// A type of households as its members are asked for.
class Letters {
  public:
    explicit Letters(const HouseholdType& type) : letters_(type.members) {
        for (std::size_t i = letters_.size(); i-- > 0;) {
            has_ |= bit(letters_[i]);
            index_[static_cast<std::size_t>(letters_[i] - 'A')] = static_cast<std::uint8_t>(i);
        }
        for (std::uint32_t i = 0; i < size(); ++i) {
            const char other = partner_of(letters_[i]);
            partner_[i] = static_cast<std::uint8_t>(other != 0 ? index(other) : i);
        }
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(letters_.size()); }
    char operator[](std::uint32_t i) const { return letters_[i]; }
    bool has(char letter) const { return (has_ & bit(letter)) != 0; }
    /// The first of them.
    std::uint32_t index(char letter) const { return index_[static_cast<std::size_t>(letter - 'A')]; }
    /// The member before, of the other sex, whose partner member i is; else i.
    std::uint32_t partner(std::uint32_t i) const { return partner_[i]; }

  private:
    static constexpr char partner_of(char letter) {
        switch (letter) {
            case 'S':
                return 'H';
            case 'Q':
                return 'P';
            case 'F':
            case 'X':
                return 'E';
            default:
                return 0;
        }
    }
    static constexpr std::uint32_t bit(char letter) { return 1u << (letter - 'A'); }

    std::string_view letters_;
    std::uint32_t has_ = 0;
    std::array<std::uint8_t, 26> index_{};
    std::array<std::uint8_t, kMostMembers> partner_{};
};

/// One household while its members get their ages.
class Family {
  public:
    Family(Residents& residents, AgeStock& stock, const MemberDraws& draws, const Letters& letters,
           std::uint32_t first)
        : residents_(residents), stock_(stock), draws_(draws), letters_(letters), first_(first) {}

    /// Children: the first any age (a young one where the grandparents are young), the others 2 to 5 years
    /// apart.
    void children() {
        std::uint32_t before = kOldest;
        for (std::uint32_t i = 0; i < letters_.size(); ++i) {
            if (letters_[i] != 'C') {
                continue;
            }
            const double u = pick(i);
            if (before == kOldest) {
                before = quantile(i, u, 0, has('P') ? 11 : kAdult - 1, 0);
            } else {
                const double gap = 2 + 3 * u;
                before = nearest(i, before >= gap ? before - gap : before + gap, 0, kAdult - 1, 0);
            }
            oldest_child_ = std::max(oldest_child_, before);
            youngest_child_ = std::min(youngest_child_, before);
        }
    }

    /// All others. Children must have their ages.
    void adults() {
        find_children();
        grown_children();
        const std::uint32_t head = has('H') ? head_and_spouse() : kOldest;
        if (has('P')) {
            const std::uint32_t p = index('P');
            const std::uint32_t age = nearest(p, head + 24 + 3 * gap(p), up(head, 18, 0), kElder - 1, 1);
            parent_ = age;
            if (has('Q')) {
                const std::uint32_t q = index('Q');
                nearest(q, age + 2 * gap(q), up(head, 18, 0), kElder - 1, 1);
            }
        }
        if (has('E') && !elder_done_) {
            elder(head);
        }
        if (has('E')) {
            elder_spouse(head);
        }
        if (has('Y')) {
            const std::uint32_t y = index('Y');
            nearest(y, residents_.age[first_ + index('E')] + 3 * gap(y), kElder, kOldest, 2);
        }
        for (std::uint32_t i = 0; has('R') && i < letters_.size(); ++i) {
            if (letters_[i] == 'R') {
                nearest(i, head + 4 * gap(i), kAdult, kElder - 1, 1);
            }
        }
    }

  private:
    bool has(char letter) const { return letters_.has(letter); }
    std::uint32_t index(char letter) const { return letters_.index(letter); }
    std::uint64_t key(std::uint32_t i) const { return residents_.key[first_ + i]; }
    double pick(std::uint32_t i) const { return draws_.picks.unit(key(i)); }
    /// A standard normal number within two.
    double gap(std::uint32_t i) const {
        return std::clamp(core::normal(draws_.gaps.unit(key(i))), -2.0, 2.0);
    }

    std::uint32_t quantile(std::uint32_t i, double part, std::uint32_t low, std::uint32_t high,
                           std::uint32_t group) {
        return residents_.age[first_ + i] =
                   stock_.take_quantile(part, low, high, kMinAge[group], kMaxAge[group]);
    }
    std::uint32_t nearest(std::uint32_t i, double wished, std::uint32_t low, std::uint32_t high,
                          std::uint32_t group) {
        return residents_.age[first_ + i] =
                   stock_.take_nearest(wished, low, high, kMinAge[group], kMaxAge[group]);
    }

    void find_children() {
        for (std::uint32_t i = 0; has('C') && i < letters_.size(); ++i) {
            if (letters_[i] == 'C') {
                oldest_child_ = std::max<std::uint32_t>(oldest_child_, residents_.age[first_ + i]);
                youngest_child_ = std::min<std::uint32_t>(youngest_child_, residents_.age[first_ + i]);
            }
        }
    }

    /// 18 to 35; next to minors the elder brothers and sisters.
    void grown_children() {
        std::uint32_t before = kOldest;
        for (std::uint32_t i = 0; has('G') && i < letters_.size(); ++i) {
            if (letters_[i] != 'G') {
                continue;
            }
            const double u = pick(i);
            if (has('C')) {
                before =
                    nearest(i, oldest_child_ + 2 + 4 * u, kAdult, up(youngest_child_, 16, kAdult + 2), 1);
            } else if (before != kOldest) {
                before = nearest(i, before + 2.5 * gap(i), kAdult, 40, 1);
            } else {
                before = quantile(i, u, kAdult, has('E') ? 30 : 35, 1);
            }
            oldest_child_ = std::max(oldest_child_, before);
            youngest_child_ = std::min(youngest_child_, before);
        }
    }

    std::uint32_t head_and_spouse() {
        const std::uint32_t h = index('H');
        const bool parent = youngest_child_ != kOldest;
        const bool man = residents_.female[first_ + h] == 0;
        const std::uint32_t low = parent ? up(oldest_child_, 20, kAdult) : kAdult;
        const std::uint32_t most = has('P') || has('X') ? 44 : kElder - 1;  // their parents are under 65 too
        const std::uint32_t high = parent ? std::min(youngest_child_ + 45, most) : most;
        std::uint32_t age = 0;
        if (parent) {
            const double years = has('P') ? 24.5 : 26.5;
            age = nearest(h, oldest_child_ + years + (man ? 1.5 : 0.0) + 4 * gap(h), low, high, 1);
        } else if (has('E')) {
            const std::uint32_t e = index('E');
            const std::uint32_t old = has('X') ? nearest(e, kElder + 5 * pick(e), kElder, 74, 2)
                                               : quantile(e, pick(e), kElder, kOldest, 2);
            elder_done_ = true;
            age = nearest(h, old - 26.5 + 4 * gap(h), old > 45 + kAdult ? old - 45 : kAdult,
                          std::min(old - 18, most), 1);
        } else {
            age = quantile(h, pick(h), has('S') ? 25 : kAdult, kElder - 1, 1);
        }
        if (has('S')) {
            const std::uint32_t s = index('S');
            nearest(s, age + (man ? -1.5 : 1.5) + 2.5 * gap(s), std::max(low, 20u), high, 1);
        }
        return age;
    }

    /// The elder of a household: a parent of the head, a grandparent, or on their own.
    void elder(std::uint32_t head) {
        const std::uint32_t e = index('E');
        const double u = pick(e);
        if (has('P')) {
            nearest(e, parent_ + 24 + 3 * gap(e), up(parent_, 18, kElder), std::min(parent_ + 45, kOldest),
                    2);
        } else if (has('H')) {
            nearest(e, head + 26.5 + 4 * gap(e), up(head, 18, kElder), std::min(head + 45, kOldest), 2);
        } else if (has('C')) {
            nearest(e, oldest_child_ + 55 + 5 * gap(e), kElder, kOldest, 2);
        } else if (has('X')) {
            nearest(e, 65 + 5 * u, kElder, 74, 2);
        } else if (has('F')) {
            quantile(e, u * core::sqrt(u), kElder, kOldest, 2);  // couples are younger than the widowed
        } else {
            quantile(e, u, kElder, kOldest, 2);
        }
    }

    void elder_spouse(std::uint32_t head) {
        const std::uint32_t age = residents_.age[first_ + index('E')];
        const std::uint32_t low = has('P') ? parent_ + 18 : head == kOldest ? 0 : head + 18;
        if (has('F')) {
            const std::uint32_t f = index('F');
            nearest(f, age - 0.5 + 2.5 * gap(f), std::max(low, kElder), kOldest, 2);
        }
        if (has('X')) {
            const std::uint32_t x = index('X');
            nearest(x, age - 4.0 + 2 * gap(x), std::max(low, 50u), kElder - 1, 1);
        }
    }

    Residents& residents_;
    AgeStock& stock_;
    const MemberDraws& draws_;
    const Letters& letters_;
    std::uint32_t first_;
    std::uint32_t oldest_child_ = 0;
    std::uint32_t youngest_child_ = kOldest;
    std::uint32_t parent_ = 0;
    bool elder_done_ = false;
};

constexpr std::uint32_t kTurns = 6;

/// Who chooses first: the lower, the more ties.
std::uint32_t turn(const Letters& of) {
    if (of.has('C')) {
        return 0;
    }
    if (of.has('G')) {
        return 1;
    }
    if (of.has('X')) {
        return 2;
    }
    if (of.has('E') && of.has('H')) {
        return 3;
    }
    if (of.has('F')) {
        return 4;
    }
    return 5;
}

/// Couples get their sexes before their ages: husbands are the elder by a year or two. What the others get
/// here only moves their ages a little; deal_sexes() decides.
void deal_couples(Residents& residents, const core::Lot& sexes, const Letters& letters, std::uint32_t first) {
    for (std::uint32_t i = 0; i < letters.size(); ++i) {
        const bool woman = sexes.happens(letters[i] == 'P' ? 0.5 : 0.45, residents.key[first + i]);
        const std::uint32_t partner = letters.partner(i);
        residents.female[first + i] = partner != i ? residents.female[first + partner] == 0 : woman;
    }
}

/// Ages in care homes and dormitories, taken from the stock before families choose. Elders in care are older
/// than others; two thirds in dormitories are 18 to 24, as long as no more than seven in ten of that age live
/// there (assumed).
void deal_room_ages(Draft& draft, AgeStock& stock) {
    World& world = draft.world;
    Residents& residents = world.resident;
    const core::Draws draws(draft.people, core::Purpose::kDormitory);
    constexpr std::uint32_t kYoung = 24;
    const double young = std::min(0.65 * draft.in_dormitories, 0.7 * stock.left(kAdult, kYoung));
    const double share = draft.in_dormitories > 0 ? young / draft.in_dormitories : 0;
    for (std::uint32_t r = draft.at_home; r < world.residents; ++r) {
        const core::Block words = draws.words(0, residents.key[r]);
        const double u = core::unit(words[1]);
        if (world.household.dwelling[residents.household[r]] == Dwelling::kCareHome) {
            residents.age[r] = stock.take_quantile(core::sqrt(u), kElder, kOldest, kElder, kOldest);
        } else if (core::happens(words[0], share)) {
            residents.age[r] = stock.take_quantile(u, kAdult, kYoung, kAdult, kElder - 1);
        } else {
            residents.age[r] = stock.take_quantile(u, kYoung + 1, 59, kAdult, kElder - 1);
        }
    }
}

}  // namespace

void deal_ages(Draft& draft) {
    World& world = draft.world;
    Residents& residents = world.resident;
    residents.key.resize(world.residents);
    residents.household.reserve(world.residents);
    residents.age.assign(world.residents, 0);
    residents.female.assign(world.residents, 0);
    const std::vector<Letters> types(draft.types.begin(), draft.types.end());
    const auto letters = [&](std::uint32_t h) -> const Letters& { return types[draft.type[h]]; };
    std::vector<std::uint32_t> turns;
    for (const Letters& type : types) turns.push_back(turn(type));
    const MemberDraws draws(core::Draws(draft.people, core::Purpose::kMemberAge));
    const Names names(draft.community, Thing::kResident);
    for (std::uint32_t h = 0; h < world.households; ++h) {
        const std::uint32_t first = world.household.first[h], end = world.household.first[h + 1];
        for (std::uint32_t r = first; r < end; ++r) {
            residents.key[r] = names(h, static_cast<std::uint8_t>(r - first));
            residents.household.push_back(h);
        }
        if (h < world.families) {
            deal_couples(residents, draws.sexes, letters(h), first);
        }
    }
    AgeStock stock(world.residents, draft.population, core::Draws(draft.people, core::Purpose::kAgeRemainder),
                   draft.rounding);
    deal_room_ages(draft, stock);
    const core::Draws order(draft.people, core::Purpose::kAgeOrder);
    // brothers and sisters first: they have to fit each other; then the others, turn by turn
    std::vector<std::uint32_t> siblings, children;
    std::array<std::vector<std::uint32_t>, kTurns> adults;
    for (const std::uint32_t h :
         by_rank(order, draft.community, all_rows(world.families), world.household.key)) {
        const std::uint8_t minors = draft.types[draft.type[h]].minors;
        if (minors > 0) (minors > 1 ? siblings : children).push_back(h);
        adults[turns[draft.type[h]]].push_back(h);
    }
    const auto family = [&](std::uint32_t h) {
        return Family(residents, stock, draws, letters(h), world.household.first[h]);
    };
    for (const std::uint32_t h : siblings) family(h).children();
    for (const std::uint32_t h : children) family(h).children();
    for (const std::vector<std::uint32_t>& now : adults) {
        for (const std::uint32_t h : now) family(h).adults();
    }
}

}  // namespace wangge::world
