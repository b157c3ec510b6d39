"""Words of the charts in Chinese and English. Titles of arms, outcomes and settings come from the result."""

import datetime

WORDS = {
    "zh": {
        "disclaimer": "模拟推演，非预测、非历史复原",
        "imports": "输入病例设定：{}",
        "assumed": "结果倚赖 {} 个假设参数",
        "worlds": "{} 个孪生世界",
        "partial": "部分结果：{1} 个孪生世界中的 {0} 个",
        "day": "第 {} 日",
        "day_axis": "第几日（日期）",
        "date": "{d.month}月{d.day}日",
        "short_date": "{d.month}/{d.day}",
        "at_day": "截至第 {day} 日（{date}）",
        "measures": "本方案的措施期：自首个至最后生效日（任一世界）",
        "median": "中位数",
        "spread": "世界离散：10–90 % 的世界（不随世界数增加而收窄）",
        "one_world": "单个世界",
        "base_median": "“{}”的中位数，供对照",
        "questions": {
            "health": "健康",
            "restriction": "限制",
            "livelihood": "生计",
            "care": "就医",
            "work": "用工",
            "social": "社会",
            "equity": "公平与隐私",
            "privacy": "公平与隐私",
            "equity, privacy": "公平与隐私",
            "money": "花费",
        },
        "curves_title": "{}：各方案每日新增本地感染",
        "curves_note": "7 日滑动平均（当日及此前 6 日），不含输入病例；各图纵轴相同，个别世界可能高出图框。",
        "curves_axis": "新增本地感染（人/日）",
        "curves_total": "累计 {:,.0f}（{:,.0f}–{:,.0f}）",
        "curves_total_note": "图内数字：全程累计（中位数与 10–90 %）。",
        "differences_title": "{}：各方案与“{}”的成对差",
        "differences_note": "{}。同一批居民、同一份运气，逐世界相减后取平均；0 表示与“{}”无异。",
        "interval": "95 % 蒙特卡罗区间（随世界数增加而收窄）",
        "simultaneous": "同上，对当日全部方案与主要结果同时成立",
        "excludes": "后者不含 0",
        "includes": "后者含 0 或未给出",
        "counts": "右侧数字：较好/相同/较差的世界数",
        "synergy": "协同",
        "synergy_note": "“协同”= 全部并用的效果 − 各单项效果之和。",
        "lower": "← 越低越好",
        "higher": "越高越好 →",
        "neither": "不分优劣",
        "page": "（{}/{}）",
        "trade_title": "{}：此消彼长",
        "trade_note": "{}。圆点为各世界的中位数，十字线为 10–90 % 的世界（世界离散），浅点为单个世界。",
        "scaled": "坐标为平方根刻度",
        "hours_title": "{}：投入工时与需要工时",
        "hours_note": "全社区每日工时，各世界平均，7 日滑动平均；总高度为需要的工时，各图纵轴相同。",
        "hours_axis": "工时（小时/日）",
        "hours_worked": "投入工时",
        "hours_unmet": "工时缺口",
        "hours_share": "缺口占需要的 {}",
        "who_title": "{}：由谁承担",
        "who_note": "{}。各世界平均值，按年龄组（上）与住房（下）分列。",
        "per_thousand": "人/千人（本组）",
        "outbreak_title": "{}：暴发概率",
        "outbreak_note": "暴发：本地感染达 {:g} 人及以上。圆点为发生暴发的世界所占比例，横线为 95 % 威尔逊区间（随世界数增加而收窄）。",
        "outbreak_axis": "占全部世界的比例",
        "outbreak_count": "{}/{}",
        "groups": {
            "age:0-17": "0–17 岁",
            "age:18-59": "18–59 岁",
            "age:60-74": "60–74 岁",
            "age:75+": "75 岁及以上",
            "tenancy:owner": "自有住房",
            "tenancy:tenant": "租户",
        },
        "group_kinds": {"age": "按年龄", "tenancy": "按住房"},
    },
    "en": {
        "disclaimer": "Simulation: not a forecast, not a reconstruction of history",
        "imports": "imports: {}",
        "assumed": "leans on {} assumed parameters",
        "worlds": "{} twin worlds",
        "partial": "partial result: {0} of {1} twin worlds",
        "day": "day {}",
        "day_axis": "day (date)",
        "date": "{d.day} {month}",
        "short_date": "{d.day} {month}",
        "at_day": "Up to day {day} ({date})",
        "measures": "the arm's own measures: first to last day in force in any world",
        "median": "median",
        "spread": "spread of worlds: 10–90 % (does not shrink with more worlds)",
        "one_world": "one world",
        "base_median": 'median of "{}", for reference',
        "questions": {
            "health": "Health",
            "restriction": "Restriction",
            "livelihood": "Livelihood",
            "care": "Care",
            "work": "Work",
            "social": "Social",
            "equity": "Equity and privacy",
            "privacy": "Equity and privacy",
            "equity, privacy": "Equity and privacy",
            "money": "Money",
        },
        "curves_title": "{}: new local infections per day under each arm",
        "curves_note": "7-day mean (the day and the six before), imports excluded; one scale for all panels, which single "
        "worlds may leave.",
        "curves_axis": "new local infections (persons per day)",
        "curves_total": "total {:,.0f} ({:,.0f}–{:,.0f})",
        "curves_total_note": "In the panels: median and 10–90 % of the total.",
        "differences_title": '{}: paired differences from "{}"',
        "differences_note": "{}. Same people, same luck: subtracted world by world, then averaged. 0 means no "
        'difference from "{}".',
        "interval": "95 % Monte Carlo interval (shrinks with more worlds)",
        "simultaneous": "the same, for all arms and headline outcomes of the day at once",
        "excludes": "the latter excludes 0",
        "includes": "includes 0 or is not given",
        "counts": "At the right: worlds better/same/worse",
        "synergy": "Synergy",
        "synergy_note": '"Synergy" = effect of all together minus the sum of the single effects.',
        "lower": "← lower is better",
        "higher": "higher is better →",
        "neither": "neither is better",
        "page": " ({}/{})",
        "trade_title": "{}: what is traded for what",
        "trade_note": "{}. Dot: median of worlds; cross: 10–90 % of worlds (spread of worlds); pale dots: "
        "single worlds.",
        "scaled": "square-root scale",
        "hours_title": "{}: hours worked against hours needed",
        "hours_note": "Whole community, mean over worlds, 7-day mean. Full height: hours needed; one scale for all "
        "panels.",
        "hours_axis": "hours per day",
        "hours_worked": "hours worked",
        "hours_unmet": "hours unmet",
        "hours_share": "{} of need unmet",
        "who_title": "{}: who bears it",
        "who_note": "{}. Means over worlds, by age group (above) and tenancy (below).",
        "per_thousand": "persons per 1,000 of the group",
        "outbreak_title": "{}: outbreak probability",
        "outbreak_note": "Outbreak: {:g} or more local infections. Dot: share of worlds with one; line: 95 % Wilson "
        "interval (shrinks with more worlds).",
        "outbreak_axis": "share of worlds",
        "outbreak_count": "{}/{}",
        "groups": {
            "age:0-17": "age 0–17",
            "age:18-59": "age 18–59",
            "age:60-74": "age 60–74",
            "age:75+": "age 75+",
            "tenancy:owner": "owners",
            "tenancy:tenant": "tenants",
        },
        "group_kinds": {"age": "by age", "tenancy": "by tenancy"},
    },
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Words:
    """The words of one language, and the titles a result gives in it."""

    def __init__(self, language, result):
        self.language = language
        self.result = result
        self._words = WORDS[language]

    def __call__(self, key, *values):
        text = self._words[key]
        return text.format(*values) if values else text

    def titled(self, entry, key="title"):
        """`title_zh` or `title` (or unit, imports_setting) of an entry of comparison.json."""
        return entry[key + "_zh"] if self.language == "zh" else entry[key]

    def place(self):
        return self.titled(self.result.comparison)

    def arm(self, name):
        for arm in self.result.comparison["arms"]:
            if arm["name"] == name:
                return self.titled(arm)
        raise KeyError(name)

    def outcome(self, name):
        return self.titled(self.result.outcomes[name])

    def unit(self, name):
        return self.titled(self.result.outcomes[name], "unit")

    def question(self, outcome):
        """Which of the eight questions an outcome of comparison.json answers."""
        name = outcome["question"]
        if self.language == "zh" and outcome.get("question_zh"):
            return outcome["question_zh"]
        return self._words["questions"].get(name, name)

    def group(self, name):
        return self._words["groups"].get(name, name.partition(":")[2] or name)

    def group_kind(self, kind):
        return self._words["group_kinds"].get(kind, kind)

    def date(self, day, form="date"):
        """The date of a day; days count from 0. `short_date` is for axes."""
        d = self.result.start_date + datetime.timedelta(days=int(day))
        return self._words[form].format(d=d, month=MONTHS[d.month - 1])

    def at_day(self, day):
        """A report day is a number of days: the last of them is day - 1."""
        return self._words["at_day"].format(day=day, date=self.date(day - 1))
