"""The launcher ./wangge, on a small stand-in project below a folder with Chinese characters and spaces."""

import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
import unittest

import house

PROJECT = {
    "CMakeLists.txt": """
        cmake_minimum_required(VERSION 3.25)
        project(x LANGUAGES C)
        include(CTest)
        add_executable(wangge_cli engine/main.c)
        set_target_properties(wangge_cli PROPERTIES OUTPUT_NAME wangge)
        if(BUILD_TESTING)
            add_test(NAME good COMMAND wangge_cli exit 0)
            add_test(NAME odd COMMAND wangge_cli exit 77)
            add_test(NAME slow COMMAND wangge_cli exit 1)
            set_tests_properties(odd PROPERTIES SKIP_RETURN_CODE 77)
            set_tests_properties(good PROPERTIES LABELS quick)
            set_tests_properties(slow PROPERTIES LABELS full)
        endif()
    """,
    "tests/CMakeLists.txt": "",
    "engine/main.c": r"""
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>
        int main(int argc, char** argv) {
            for (int i = 1; i < argc; ++i) printf("[%s]", argv[i]);
            printf("\n");
            fflush(stdout);
            if (argc > 1 && strcmp(argv[1], "sleep") == 0) sleep(60);
            if (argc > 1 && strcmp(argv[1], "pwd") == 0) system("pwd");
            return argc > 2 ? atoi(argv[2]) : 0;
        }
    """,
    "cmake/packages.txt": "commands bash\ntests coreutils\n",
}


class Launcher(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.home = cls.folder / "网格 clone, 一"
        cls.lay(cls.home)
        cls.first = cls.call(cls.home, "run", "3")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @staticmethod
    def lay(home):
        house.write_tree(home, PROJECT)
        shutil.copy(house.ROOT / "wangge", home / "wangge")

    @staticmethod
    def call(home, *words, cwd="/", **environment):
        return subprocess.run([home / "wangge", *words], cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              env={**os.environ, **environment}, timeout=300)

    def test_first_call_builds_and_passes_everything_through(self):
        self.assertEqual(3, self.first.returncode, self.first.stderr)
        self.assertEqual("[run][3]\n", self.first.stdout)
        self.assertIn("正在编译", self.first.stderr)
        self.assertIn("building", self.first.stderr)

    def test_later_calls_are_silent_and_start_at_once(self):
        run = self.call(self.home, "run", "0", "a b", "", "中文")
        self.assertEqual(("[run][0][a b][][中文]\n", "", 0), (run.stdout, run.stderr, run.returncode))
        def seconds(command):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - start
        program = self.home / "build/release/wangge"
        overhead = [seconds([self.home / "wangge"]) - seconds([program]) for _ in range(7)]
        self.assertLess(statistics.median(overhead), 0.2)  # about 0.02 s; the rest is for a busy machine

    def test_keeps_the_working_folder_and_works_through_a_link(self):
        link = self.folder / "link"
        link.symlink_to(self.home / "wangge")
        run = subprocess.run([link, "pwd"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(f"[pwd]\n{self.folder}\n", run.stdout)

    def test_an_edit_is_built(self):
        home = self.folder / "edited 二"
        shutil.copytree(self.home, home, symlinks=True)  # with its build folder, as if the clone had been moved
        run = self.call(home, "run", "4")
        self.assertEqual(4, run.returncode, run.stderr)
        self.assertIn("building", run.stderr)
        source = home / "engine/main.c"
        source.write_text(source.read_text().replace('"[%s]"', '"<%s>"'))
        self.assertEqual("<run><0>\n", self.call(home, "run", "0").stdout)
        self.assertEqual("", self.call(home, "run", "0").stderr)
        source.write_text("broken")
        run = self.call(home, "run", "0")
        self.assertEqual((1, ""), (run.returncode, run.stdout))
        self.assertIn("编译失败", run.stderr)
        self.assertIn("the build failed", run.stderr)
        self.assertEqual(1, self.call(home, "run", "0").returncode)  # the old program does not run instead

    def test_several_at_once_build_once(self):
        home = self.folder / "several 三"
        self.lay(home)
        runs = [subprocess.Popen([home / "wangge", "run", "5"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(4)]
        talk = [run.communicate(timeout=300) for run in runs]
        self.assertEqual([5] * 4, [run.returncode for run in runs], talk)
        self.assertEqual(1, sum("building (" in errors for _, errors in talk), talk)

    def test_interrupt_reaches_the_program(self):
        run = subprocess.Popen([self.home / "wangge", "sleep"], stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.assertEqual("[sleep]\n", run.stdout.readline())
        os.killpg(run.pid, signal.SIGINT)
        self.assertEqual(-signal.SIGINT, run.wait(timeout=10))
        run.stdout.close()

    def test_tiers(self):
        home = self.folder / "tiers 四"
        self.lay(home)
        for words, status, closing in [
            (("test", "quick"), 0, "1 passed, 0 failed"),
            (("test",), 0, "1 passed, 0 failed, 1 skipped"),
            (("test", "full"), 8, "1 passed, 1 failed, 1 skipped"),
            (("test", "full", "-R", "slow"), 8, "0 passed, 1 failed"),
        ]:
            with self.subTest(words=words):
                run = self.call(home, *words)
                self.assertEqual((status, closing), (run.returncode, run.stdout.splitlines()[-1]), run.stderr)
        self.assertEqual(0, self.call(home, "run", "0").returncode)

    def test_bad_tiers_explain_themselves_before_anything_is_built(self):
        home = self.folder / "bad tiers 五"
        self.lay(home)
        for tier, words in [("validation", "not in this version"), ("fast", "usage: ./wangge test")]:
            run = self.call(home, "test", tier)
            self.assertEqual(2, run.returncode)
            self.assertIn(words, run.stderr)
        self.assertEqual(0, self.call(home, "test", "--help").returncode)
        self.assertFalse((home / "build").exists())

    def test_missing_packages(self):
        home = self.folder / "packages 六"
        self.lay(home)
        (home / "cmake/packages.txt").write_text("# c\ncommands bash\ncommands lib-one\ntests two+three\ncommands lib-four\n")
        tools = self.folder / "tools"
        log = self.folder / "apt.log"
        house.write_tree(tools, {  # lib-one counts as installed once asked for; "not-installed" is Debian's word
            "dpkg-query": f'#!/bin/sh\necho "installed bash"\nif grep -qs " install .*lib-one" "{log}"; '
                          'then echo "installed lib-one"; else echo "not-installed lib-one"; fi\n'
                          f'grep -qs " install .*lib-four" "{log}" && echo "installed lib-four"\nexit 1\n',
            "apt-get": f'#!/bin/sh\necho "$@" >>"{log}"\necho noise\ncase "$*" in *update*) exit 100;; esac\n'
                       'exit "${APT_STATUS:-0}"\n',
        })
        for tool in tools.iterdir():
            tool.chmod(0o755)
        path = f"{tools}:{os.environ['PATH']}"
        run = self.call(home, "run", "0", PATH=path, APT_STATUS="100")
        self.assertEqual((1, ""), (run.returncode, run.stdout), run.stderr)
        for words in ("lib-one lib-four", "需要安装 2 个", "installing 2 Debian packages", "installation failed",
                      "安装失败", "apt-get install lib-one lib-four"):
            self.assertIn(words, run.stderr)
        self.assertEqual(["update", "install"], [next(w for w in line.split() if w in ("update", "install"))
                                                 for line in log.read_text().splitlines()])
        log.unlink()
        run = self.call(home, "run", "6", PATH=path)
        self.assertEqual((6, "[run][6]\n"), (run.returncode, run.stdout), run.stderr)
        self.assertNotIn("two+three", run.stderr)
        log.unlink()
        self.assertEqual(6, self.call(home, "run", "6", PATH=path).returncode)
        self.assertFalse(log.exists())  # up to date: packages are not asked for again


if __name__ == "__main__":
    unittest.main()
