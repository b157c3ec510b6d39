"""Tests of the charts on a folder of invented numbers. Run: /usr/bin/python3 tests/analysis/charts_test.py"""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
ANALYSIS = HERE.parent.parent / "analysis"
sys.path[:0] = [str(HERE), str(ANALYSIS)]

import h5py  # noqa: E402
import matplotlib.image  # noqa: E402
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
from matplotlib.text import Text  # noqa: E402

import charts  # noqa: E402
import synthetic_result  # noqa: E402
from wangge_charts import epidemic_curves, outbreak_probability, page, paired_differences, who_bears_it  # noqa: E402
from wangge_charts.labels import place_labels  # noqa: E402
from wangge_charts.layout import layout_problems, visible_texts  # noqa: E402
from wangge_charts.result import BadResult, Result  # noqa: E402
from wangge_charts.words import WORDS, Words  # noqa: E402

PAGES = [
    "epidemic_curves",
    "hours_against_need",
    "outbreak_probability",
    "paired_differences_day70_1",
    "paired_differences_day70_2",
    "trade_off_day70",
    "who_bears_it_day70_1",
    "who_bears_it_day70_2",
]


def setUpModule():
    """Writes the synthetic result once for all tests."""
    Folder.temporary = tempfile.TemporaryDirectory()
    Folder.folder = Path(Folder.temporary.name) / "result"
    Folder.comparison = synthetic_result.write_result(Folder.folder, worlds=6)


def tearDownModule():
    Folder.temporary.cleanup()


class Folder(unittest.TestCase):
    """Tests that need a result folder."""

    def changed(self, change):
        """A copy of the folder, without charts, whose comparison.json went through `change`."""
        copy = Path(tempfile.mkdtemp(dir=self.temporary.name))
        shutil.copytree(self.folder / "runs", copy / "runs")
        shutil.copy(self.folder / "summary.csv", copy)
        comparison = json.loads(json.dumps(self.comparison))
        change(comparison)
        (copy / "comparison.json").write_text(json.dumps(comparison), encoding="utf-8")
        return copy


class Drawing(Folder):
    def draw(self, language):
        """Draws everything with every warning an error; returns folder, texts and layout problems of each page."""
        out = Path(tempfile.mkdtemp(dir=self.temporary.name))
        texts, problems = {}, {}

        def inspect(stem, figure):
            found = visible_texts(figure)
            texts[stem] = [text for text, _ in found]
            problems[stem] = layout_problems(figure, found)

        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "Glyph ... missing from current font" is a warning
            page.prepare(language)
            result = Result(self.folder)
            written, faults = charts.draw_all(result, Words(language, result), out, [70], None, inspect, 1)
        self.assertEqual(faults, [])
        self.assertEqual(sorted(written), sorted(PAGES))
        return out, texts, problems

    def check_language(self, language):
        out, texts, problems = self.draw(language)
        for stem in PAGES:
            with self.subTest(page=stem):
                svg = out / f"{stem}_{language}.svg"
                root = ElementTree.parse(svg).getroot()
                self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
                names = {element.tag.rpartition("}")[2] for element in root.iter()}
                self.assertIn("path", names)
                self.assertNotIn("text", names)  # letters are paths: no font needed to read them
                picture = matplotlib.image.imread(out / f"{stem}_{language}.png")[..., :3]
                self.assertEqual(picture.shape[:2], (1125, 1999))
                ink = np.mean(np.any(picture < 0.9, axis=-1))
                self.assertGreater(ink, 0.01)
                self.assertLess(ink, 0.6)
                self.assertEqual(problems[stem], [])
                self.check_honesty(language, " ".join(texts[stem]))
        date, up_to = {"zh": ("60 / 3/24", "截至第 70 日（4月2日）"), "en": ("60 / 24 Mar", "Up to day 70 (2 Apr)")}[language]
        self.assertTrue(any(date in text for text in texts["epidemic_curves"]))
        self.assertTrue(any(up_to in text for text in texts["trade_off_day70"]))

    def check_honesty(self, language, text):
        for demanded in {
            "zh": ["模拟推演，非预测、非历史复原", "压力输入（假设输入）", "99", "6 个孪生世界"],
            "en": ["Simulation: not a forecast, not a reconstruction of history", "stress (hypoth", "99", "6 twin"],
        }[language]:
            self.assertIn(demanded, text)

    def test_chinese(self):
        self.check_language("zh")

    def test_english(self):
        self.check_language("en")

    def test_same_result_same_file(self):
        page.prepare("zh")
        result = Result(self.folder)
        files = []
        for name in ("a", "b"):
            out = Path(self.temporary.name) / name
            out.mkdir()
            charts.draw_all(result, Words("zh", result), out, [70], ["outbreak_probability"])
            files.append((out / "outbreak_probability_zh.svg").read_bytes())
        self.assertEqual(files[0], files[1])

    def test_program(self):
        """As a user calls it, in parallel, warnings as errors."""
        done = subprocess.run(
            [sys.executable, "-W", "error", ANALYSIS / "charts.py", self.folder, "--lang", "zh", "--days", "120"],
            capture_output=True,
            text=True,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        made = {path.stem for path in (self.folder / "charts").iterdir()}
        self.assertIn("trade_off_day120_zh", made)
        self.assertNotIn("trade_off_day70_zh", made)


class Refusals(Folder):
    def refuse(self, folder, *words, arguments=()):
        shown = io.StringIO()
        with contextlib.redirect_stderr(shown), contextlib.redirect_stdout(io.StringIO()):
            code = charts.main([str(folder), "--lang", "en", *arguments])
        for word in words:
            self.assertIn(word, shown.getvalue())
        return code

    def test_missing_keys_are_named(self):
        for path in ("title_zh", "assumed_parameters", "report_days", "imports_setting_zh", "groups"):
            with self.subTest(key=path):
                folder = self.changed(lambda c: c.pop(path))
                self.assertEqual(self.refuse(folder, "comparison.json", path, "missing"), 2)

    def test_missing_inner_key(self):
        folder = self.changed(lambda c: c["table"][3]["difference"].pop("simultaneous_low"))
        self.assertEqual(self.refuse(folder, "table[3].difference.simultaneous_low: missing"), 2)

    def test_wrong_type(self):
        folder = self.changed(lambda c: c.update(worlds="six"))
        self.assertEqual(self.refuse(folder, "worlds: 'six' is not a whole number"), 2)
        folder = self.changed(lambda c: c["outcomes"][0].update(lower_is_better=1))
        self.assertEqual(self.refuse(folder, "outcomes[0].lower_is_better", "true or false"), 2)

    def test_unknown_names(self):
        folder = self.changed(lambda c: c.update(base="rutine"))
        self.assertEqual(self.refuse(folder, "base: 'rutine' is not among arms"), 2)
        folder = self.changed(lambda c: c["p_outbreak"][0].update(arm="nobody"))
        self.assertEqual(self.refuse(folder, "p_outbreak[0].arm"), 2)

    def test_not_json_and_not_there(self):
        folder = self.changed(lambda c: None)
        (folder / "comparison.json").write_text("{\n  oops", encoding="utf-8")
        self.assertEqual(self.refuse(folder, "comparison.json:2:3: not JSON"), 2)
        (folder / "comparison.json").unlink()
        self.assertEqual(self.refuse(folder, "missing", "wangge compare"), 2)

    def test_day_that_is_no_report_day(self):
        self.assertEqual(self.refuse(self.folder, "--days: 71", arguments=["--days", "71"]), 2)

    def test_missing_run_spares_the_other_charts(self):
        folder = self.changed(lambda c: None)
        (folder / "runs" / "gates-2.h5").unlink()
        self.assertEqual(self.refuse(folder, "gates-2.h5 missing", "epidemic_curves", arguments=["--days", "70"]), 3)
        self.assertTrue((folder / "charts" / "paired_differences_day70_1_en.png").exists())
        self.assertFalse((folder / "charts" / "epidemic_curves_en.png").exists())

    def test_damaged_run(self):
        folder = self.changed(lambda c: None)
        (folder / "runs" / "all-0.h5").write_bytes(b"not HDF5")
        with self.assertRaisesRegex(BadResult, "all-0.h5: daily: unreadable"):
            Result(folder).daily("local_infections")

    def test_missing_variable_lists_the_known_ones(self):
        with self.assertRaisesRegex(BadResult, "daily/nothing: missing.*hours_unmet"):
            Result(self.folder).daily("nothing")

    def test_summary_without_a_column(self):
        folder = self.changed(lambda c: None)
        text = (folder / "summary.csv").read_text(encoding="utf-8")
        (folder / "summary.csv").write_text(text.replace("luck_seed", "luck", 1), encoding="utf-8")
        with self.assertRaisesRegex(BadResult, "summary.csv:1: luck_seed: column missing"):
            Result(folder).worlds_of("local_infections", 70)


class Unusual(Folder):
    """Results at the edge of what `compare` may write."""

    def draw(self, folder, only, days=(70,)):
        page.prepare("en")
        result = Result(folder)
        problems = []
        chart = next(chart for chart in charts.CHARTS if chart.NAME == only)
        words = Words("en", result)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for _, sheet in chart.draw(result, words, days) if chart in charts.BY_DAY else chart.draw(result, words):
                problems += layout_problems(sheet.figure)
                plt.close(sheet.figure)
        self.assertEqual(problems, [])

    def test_undefined_numbers(self):
        def change(comparison):
            for row in comparison["table"]:
                if row["outcome"] == "acute_delay":
                    row.update(median=None, p10=None, p90=None, mean=None, better=None, same=None, worse=None)
                    row["difference"] = dict.fromkeys(row["difference"])
            for row in comparison["groups"]:
                if row["outcome"] == "acute_delay":
                    row.update(median=None, p10=None, p90=None, mean=None)

            for row in comparison["table"]:
                if row["arm"] == "routine":
                    row["difference"] = None

        folder = self.changed(change)
        self.draw(folder, "paired_differences")
        self.draw(folder, "who_bears_it")

    def test_nothing_happens(self):
        def change(comparison):
            for row in comparison["table"]:
                row.update(median=0, p10=0, p90=0, mean=0)
                row["difference"] = dict.fromkeys(row["difference"], 0)
            for row in comparison["p_outbreak"]:
                row.update(share=0, low=0, high=0.4)

        folder = self.changed(change)
        for chart in ("paired_differences", "trade_off", "outbreak_probability"):
            self.draw(folder, chart)

    def with_arms(self, *kept):
        """A folder of these arms alone, without measures or synergy."""

        def change(comparison):
            comparison["synergy"] = []
            comparison["arms"] = [arm for arm in comparison["arms"] if arm["name"] in kept]
            for part in ("table", "p_outbreak", "groups"):
                comparison[part] = [row for row in comparison[part] if row["arm"] in kept]

        folder = self.changed(change)
        for path in (folder / "runs").glob("*.h5"):
            with h5py.File(path, "r+") as run:
                del run["policies"]
        return folder

    def test_few_arms_without_measures_or_synergy(self):
        folder = self.with_arms("routine", "delivery")
        for chart in charts.CHARTS:
            self.draw(folder, chart.NAME)

    def test_the_base_alone_is_drawn_without_charts_that_compare(self):
        folder = self.with_arms("routine")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = charts.main([str(folder), "--lang", "en", "--days", "70"])
        self.assertEqual(code, 0)
        self.assertIn("paired_differences, trade_off: not drawn (one arm", said.getvalue())
        stems = {path.stem for path in (folder / "charts").glob("*.png")}
        self.assertEqual(
            stems,
            {f"{stem}_en" for stem in PAGES if not stem.startswith(("paired_differences", "trade_off"))},
        )
        for chart in (epidemic_curves, who_bears_it, outbreak_probability):
            self.draw(folder, chart.NAME)

    def test_long_names(self):
        def change(comparison):
            long = "Volunteer delivery with batching, priority for the elderly and two rounds a day"
            comparison["arms"][3]["title"] = long
            comparison["outcomes"][0]["title"] = "Local infections, among them those of workers who live elsewhere"
            comparison["title"] = "A community whose name and description take more than one line of a slide " * 2
            comparison["scenario"] = "scenarios/" + "a_rather_long_folder/" * 5 + "four_policies.yaml"

        folder = self.changed(change)
        for chart in charts.CHARTS:
            self.draw(folder, chart.NAME)

    def test_overviews_show_headline_outcomes_alone(self):
        def change(comparison):
            for i, outcome in enumerate(comparison["outcomes"]):
                outcome["headline"] = i < 5

        page.prepare("zh")
        result = Result(self.changed(change))
        stems = [stem for stem, _ in paired_differences.draw(result, Words("zh", result), [70])]
        self.assertEqual(stems, ["paired_differences_day70"])
        plt.close("all")

    def test_a_world_beyond_the_compared_ones_is_left_out(self):
        result = Result(self.changed(lambda c: c.update(worlds=4)))
        self.assertEqual(result.daily("local_infections")["gates"].shape, (4, 180))

    def test_partial_result_says_so(self):
        for language, said in (("zh", "部分结果：32 个孪生世界中的 6 个"), ("en", "partial result: 6 of 32 twin worlds")):
            page.prepare(language)
            result = Result(self.changed(lambda c: c.update(worlds_asked=32)))
            for _, sheet in outbreak_probability.draw(result, Words(language, result)):
                self.assertTrue(any(said in text for text, _ in visible_texts(sheet.figure)))
                self.assertEqual(layout_problems(sheet.figure), [])
                plt.close(sheet.figure)

    def who_bears_infections(self, folder):
        """(labels of all rows of panels, x of the dots) of the panels of infections, or None if there are none."""
        page.prepare("en")
        result = Result(folder)
        for _, sheet in who_bears_it.draw(result, Words("en", result), [70]):
            rows = [axes for axes in sheet.figure.axes if axes.get_xlabel() == "persons per 1,000 of the group"]
            if rows:
                dots = [[line.get_xdata()[0] for line in axes.lines if line.get_marker() != "None"] for axes in rows]
                labels = [axes.get_xlabel() for axes in sheet.figure.axes]
                plt.close("all")
                return labels, dots
        plt.close("all")
        return None

    def test_persons_of_a_group_are_told_per_thousand_of_it(self):
        """Of 400 children 2 are infected, of 2,000 adults 4, of 3,420 owners 6, of 380 tenants 1."""

        def change(comparison):
            counts = {"age:0-17": 2, "age:18-59": 4, "tenancy:owner": 6, "tenancy:tenant": 1}
            for row in comparison["groups"]:
                if row["outcome"] == "local_infections":
                    row["mean"] = counts.get(row["group"])

        folder = self.changed(change)
        labels, dots = self.who_bears_infections(folder)
        arms = len(self.comparison["arms"])
        np.testing.assert_allclose(dots[0], [5, 2] * arms)
        np.testing.assert_allclose(dots[1], [1000 * 6 / 3420, 1000 / 380] * arms)
        self.assertNotIn("", labels)  # a unit below every panel of every row

    def test_hidden_groups_leave_order_and_scale(self):
        """Of one's own people small groups are hidden: the first outcome may know tenancy alone, and one value."""

        def change(comparison):
            comparison["groups"] = [
                row for row in comparison["groups"]
                if row["outcome"] != "local_infections" or row["group"] == "tenancy:owner" and row["arm"] == "routine"
            ]

        result = Result(self.changed(change))
        self.assertEqual(list(who_bears_it.kinds_of(result.comparison["groups"])), ["age", "tenancy"])
        rows = {(row["arm"], row["day"], row["outcome"], row["group"]): row for row in result.comparison["groups"]}
        low, high = who_bears_it.limits(result, rows, 70, "local_infections")
        self.assertLess(low, 0)
        self.assertGreater(low, -0.1 * high)

    def test_persons_of_groups_of_unknown_size_are_left_out(self):
        folder = self.changed(lambda c: None)
        for path in (folder / "runs").glob("*.h5"):
            with h5py.File(path, "r+") as run:
                del run["groups"]
        self.assertIsNone(self.who_bears_infections(folder))
        self.draw(folder, "who_bears_it")

    def test_a_panel_is_shaded_by_its_own_measures(self):
        """Of all worlds: those of the later ones end later."""
        result = Result(self.folder)
        self.assertEqual(result.measures("routine"), [])
        self.assertEqual(result.measures("delivery"), [(30, 65)])
        self.assertEqual(result.measures("closure_delivery"), [(10, 45), (60, 85)])
        page.prepare("en")
        for name in ("epidemic_curves", "hours_against_need"):
            chart = next(chart for chart in charts.CHARTS if chart.NAME == name)
            for _, sheet in chart.draw(result, Words("en", result)):
                shaded = [
                    sorted({(p.get_extents().x0, p.get_extents().x1) for p in map(self.in_days, axes.patches)})
                    for axes in sheet.figure.axes
                ]
                self.assertEqual(shaded[result.arms.index("routine")], [])
                self.assertEqual(shaded[result.arms.index("delivery")], [(29.5, 65.5)])
                self.assertEqual(shaded[result.arms.index("closure_delivery")], [(9.5, 45.5), (59.5, 85.5)])
                plt.close(sheet.figure)

    @staticmethod
    def in_days(patch):
        """The outline of an area in days."""
        return patch.get_patch_transform().transform_path(patch.get_path())

    def test_dates_of_a_short_run_keep_apart(self):
        result = Result(self.changed(lambda c: c.update(days=40)))
        for language in ("zh", "en"):
            page.prepare(language)
            for _, sheet in epidemic_curves.draw(result, Words(language, result)):
                self.assertEqual(layout_problems(sheet.figure, tolerance=-6), [])  # six pixels of air
                for axes in sheet.figure.axes:
                    self.assertLessEqual(max(axes.get_xticks()), 39)  # days count from 0
                plt.close(sheet.figure)

    def test_long_titles_of_panels_stay_inside_the_margin(self):
        titles = {
            "zh": "志愿配送（每日两轮，优先照顾独居老人，并凭诉求单补送药品与口粮至各楼道，直至解除为止）" * 2,
            "en": "delivery_with_batching_and_priority_for_the_elderly_and_two_rounds_a_day_until_lifted" * 2,
        }
        for language, title in titles.items():
            page.prepare(language)
            result = Result(self.changed(lambda c: c["arms"][3].update(title=title, title_zh=title)))
            for _, sheet in epidemic_curves.draw(result, Words(language, result)):
                sheet.figure.canvas.draw()
                heading = sheet.figure.axes[3]._left_title
                self.assertTrue(heading.get_text().endswith("…"))
                self.assertEqual(heading.get_text().count("\n"), 1)
                self.assertLessEqual(heading.get_window_extent().x1, page.RIGHT * sheet.figure.bbox.width + 1)
                self.assertEqual(layout_problems(sheet.figure), [])
                plt.close(sheet.figure)

    def test_start_date_from_the_runs(self):
        result = Result(self.changed(lambda c: c.pop("start_date")))
        self.assertEqual(result.start_date.isoformat(), "2020-01-24")


class Parts(unittest.TestCase):
    def test_rolling_mean(self):
        daily = np.array([[7.0, 0, 0, 0, 0, 0, 0, 14.0, 0]])
        expected = [7, 3.5, 7 / 3, 7 / 4, 7 / 5, 7 / 6, 1, 2, 2]
        np.testing.assert_allclose(page.rolling_mean(daily)[0], expected)
        np.testing.assert_allclose(page.rolling_mean(np.array([3.0, 5.0])), [3, 4])

    def test_both_languages_say_the_same_things(self):
        self.assertEqual(set(WORDS["zh"]), set(WORDS["en"]))
        for key in ("questions", "groups", "group_kinds"):
            self.assertEqual(set(WORDS["zh"][key]), set(WORDS["en"][key]))
        for key, text in WORDS["zh"].items():
            if isinstance(text, str) and key != "date":
                self.assertEqual(text.count("{"), WORDS["en"][key].count("{"), key)

    def test_labels_of_crowded_points_keep_apart(self):
        page.prepare("zh")
        figure, axes = plt.subplots(figsize=(8, 6))
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 10)
        points = [(5, 5), (5.1, 5.05), (5, 5.2), (4.9, 5.1), (0.1, 0.1), (9.9, 9.9), (5, 5)]
        place_labels(axes, points, [f"方案之{i}，名字较长" for i in range(len(points))], 11)
        self.assertEqual(layout_problems(figure), [])
        for label in axes.texts:
            self.assertIsNone(label.get_bbox_patch())  # a box would cover dots
        plt.close(figure)

    def test_labels_keep_off_dots(self):
        page.prepare("zh")
        figure, axes = plt.subplots(figsize=(8, 6))
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 10)
        dots = [(x, y) for x in np.linspace(5, 9, 20) for y in np.linspace(4, 6, 20)]
        place_labels(axes, [(5, 5)], ["封闭加配送"], 11, dots)
        figure.canvas.draw()
        box = Text.get_window_extent(axes.texts[0])
        self.assertFalse(any(box.contains(*pixel) for pixel in axes.transData.transform(dots)))
        plt.close(figure)

    def test_layout_check_sees_faults(self):
        page.prepare("en")
        figure = plt.figure()
        figure.text(0.95, 0.5, "this runs off the page")
        figure.text(0.2, 0.2, "one text")
        figure.text(0.21, 0.2, "another on top")
        problems = layout_problems(figure)
        self.assertTrue(any(problem.startswith("cut") for problem in problems))
        self.assertTrue(any(problem.startswith("overlap") for problem in problems))
        plt.close(figure)

    def test_missing_glyph_is_an_error(self):
        page.prepare("en")
        plt.rcParams["font.family"] = ["DejaVu Sans"]  # has no Chinese: this is what must not go unseen
        figure = plt.figure()
        figure.text(0.1, 0.1, "网格")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with self.assertRaisesRegex(UserWarning, "[Gg]lyph"):
                figure.canvas.draw()
        plt.close(figure)


if __name__ == "__main__":
    unittest.main()
