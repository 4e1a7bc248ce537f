"""The rules that every test is held to, whichever way pytest is started.

* Warnings are errors (pyproject.toml).  So are log records of WARNING or above and Qt's own warnings, unless the test
  says with ``allows_log`` that they are part of it.
* A thread, timer, child process or window that outlives its test fails it, and names the line it came from (leaks.py).
* A skip for any reason but the `EXPECTED_SKIPS` fails: a test that silently never runs is worth nothing.
* Home and settings folders are empty and each test's own; ``WGAN_DESKTOP_HOME`` is the folder in which the product
  keeps its settings, log and data when it is set.
* Random generators start alike in every test.  A test that wants to explore takes the fixture ``seed``: it is new in
  every run, printed, and repeated with ``WGAN_DESKTOP_SEED``.
"""

from __future__ import annotations

import logging
import os
import random
import re
import secrets
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.leaks import Ledger

EXPECTED_SKIPS = ("gpu:", "soak:", "display:", "network:", "platform:", "tool:")
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "WGAN_DESKTOP_HOME")
XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
SEED = int(
    os.environ.setdefault("WGAN_DESKTOP_SEED", str(secrets.randbelow(2**31)))
)  # the workers' too, where there are
LEDGER = Ledger()


def has_display() -> bool:
    """Whether windows can be seen: always on Windows and macOS, elsewhere where a display server is named."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# Before Qt and torch are imported: no window where there is no display, and no spinning threads beside the tests.
if not has_display():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def chosen(config: pytest.Config, mark: str) -> bool:
    """Whether ``-m`` asks for tests with this mark."""
    expression = config.getoption("markexpr") or ""
    return bool(re.search(rf"(?<!not )\b{mark}\b", expression))


def pytest_configure(config: pytest.Config) -> None:
    LEDGER.watch()
    logging.getLogger().addHandler(COMPLAINTS)
    quick = hypothesis.settings(max_examples=30, deadline=None, print_blob=True)
    hypothesis.settings.register_profile("suite", quick)
    hypothesis.settings.register_profile("soak", quick, max_examples=1000)
    hypothesis.settings.load_profile("soak" if chosen(config, "soak") else "suite")


def pytest_unconfigure() -> None:
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(None)  # Qt still speaks while the interpreter goes


def pytest_report_header() -> str:
    platform = os.environ.get("QT_QPA_PLATFORM", "its own")
    return f"seed: {SEED} (repeated with WGAN_DESKTOP_SEED={SEED}); Qt's platform: {platform}"


# What a test may not say


class Complaints(logging.Handler):
    """Collects log records of WARNING or above, and Qt's messages of that weight."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def qt(self, kind: Any, context: Any, message: str) -> None:
        """Qt's message handler."""
        if kind.name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"):
            self.lines.append(f"{kind.name}: {message}")

    def take(self, item: pytest.Item) -> list[str]:
        """What was said since the last call and is not allowed here."""
        allowed = [re.compile(mark.args[0]) for mark in item.iter_markers("allows_log")]
        allowed.append(re.compile("QtWarningMsg: This plugin does not support "))  # the offscreen platform's own
        lines, self.lines = self.lines, []
        return [line for line in lines if not any(pattern.search(line) for pattern in allowed)]


COMPLAINTS = Complaints()


def refuse(lines: list[str]) -> None:
    """Fail with these lines, if there are any."""
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    LEDGER.watch_qt()
    COMPLAINTS.lines.clear()
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(COMPLAINTS.qt)
    skip_without_means(item)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    try:
        result = yield
    except BaseException:
        said = COMPLAINTS.take(item)  # told with the failure, not as another one
        item.add_report_section("call", "complaints", "\n".join(said))
        raise
    refuse(COMPLAINTS.take(item))
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    result = yield
    left = LEDGER.left(last=nextitem is None)
    refuse(COMPLAINTS.take(item) + left)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
    if fixturedef.scope == "function":
        return (yield)
    with LEDGER.wider_fixture():
        return (yield)


# What a test may not leave out


def skip_without_means(item: pytest.Item) -> None:
    """Skip what this machine cannot run, for the expected reasons."""
    if item.get_closest_marker("network") and not chosen(item.config, "network"):
        pytest.skip("network: only with -m network")
    if item.get_closest_marker("display") and (not has_display() or os.environ.get("QT_QPA_PLATFORM") == "offscreen"):
        pytest.skip("display: there is none")
    if item.get_closest_marker("gpu"):
        import torch

        if not (torch.cuda.is_available() or torch.backends.mps.is_available()):
            pytest.skip("gpu: there is none")


def fail_unexpected_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure unless its reason is one of the expected."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not reason.removeprefix("Skipped: ").startswith(EXPECTED_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"unexpected skip: {reason} (expected reasons begin with {', '.join(EXPECTED_SKIPS)})"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[pytest.TestReport]:
    report: pytest.TestReport = yield
    fail_unexpected_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Iterator[pytest.CollectReport]:
    report: pytest.CollectReport = yield
    fail_unexpected_skip(report)
    return report


# What every test is given


def settle(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Point everything that keeps settings on disk at an empty folder."""
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in XDG:
        folder = home / name.lower()
        folder.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds one home for each test."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="session", autouse=True)
def _session_home(homes: Path) -> Iterator[None]:
    """Keep the fixtures of wider scope, too, away from the person's own settings."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        settle(monkeypatch, homes / "session")
        yield


@pytest.fixture(autouse=True)
def home(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, homes: Path) -> Path:
    """This test's own empty home folder; the random generators start from the test's name."""
    folder = homes / secrets.token_hex(8)
    settle(monkeypatch, folder)
    start = zlib.crc32(request.node.nodeid.encode())
    random.seed(start)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(start)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(start)
        sys.modules["torch"].set_flush_denormal(False)  # a trainer flushes them in its thread: here, in ours
    return folder


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """A seed that differs from run to run and test to test, printed for the day it fails."""
    value = (SEED + zlib.crc32(request.node.nodeid.encode())) % 2**29  # as many as a run has
    print(f"seed of this test: {value} (the run's: WGAN_DESKTOP_SEED={SEED})")
    return value


@pytest.fixture
def sample_or_soak(request: pytest.FixtureRequest) -> Callable[..., int]:
    """How many rounds to run: ``sample_or_soak(sample=20, full=500)`` gives 20, and 500 under ``-m soak``.

    With ``sample=0`` the test runs in a soak only.
    """
    if not request.node.get_closest_marker("soak"):
        raise ValueError("a test that asks sample_or_soak is marked soak, or -m soak would not find it")

    def count(*, sample: int, full: int) -> int:
        if chosen(request.config, "soak"):
            return full
        if sample == 0:
            pytest.skip("soak: only with -m soak")
        return sample

    return count
