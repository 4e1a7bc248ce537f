"""The ground we stand on: sound versions, and no code that runs what a file says."""

from __future__ import annotations

import ast
import importlib.metadata
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_void_qt_calls_leave_the_count_of_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference at each, and aborts the process when none is left."""
    from PySide6.QtCore import QObject, QTimer

    timer, thing = QTimer(), QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        timer.setInterval(10)
        thing.blockSignals(False)
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("line", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"])
def test_what_is_installed_is_what_pyproject_asks_for(line: str) -> None:
    wanted = Requirement(line)
    found = importlib.metadata.version(wanted.name)
    assert wanted.specifier.contains(found, prereleases=True), f"{wanted.name} {found}"


def test_versions_known_to_break_are_excluded() -> None:
    pins = {wanted.name: wanted.specifier for wanted in map(Requirement, PROJECT["dependencies"])}
    assert not pins["PySide6-Essentials"].contains("6.12.0")
    assert pins["PySide6-Essentials"].contains("6.11.3")
    assert not pins["torch"].contains("2.14.0")  # pulls in 3 GB of CUDA parts
    assert "PySide6" not in pins  # the meta package brings a web engine


UNPICKLERS = {"pickle", "cPickle", "_pickle", "dill", "joblib", "cloudpickle", "shelve", "marshal"}


def name_of(node: ast.expr) -> str:
    """``a.b.c`` of an expression, or nothing."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def dangers(source: str) -> Iterator[tuple[int, str]]:
    """(line, why) of every call that could run what a file or a person's text says."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            yield from ((node.lineno, f"imports {name}") for name in modules if name.split(".")[0] in UNPICKLERS)
        if not isinstance(node, ast.Call):
            continue
        name, named = name_of(node.func), {each.arg: ast.unparse(each.value) for each in node.keywords}
        if name in ("eval", "exec", "os.system", "os.popen", "builtins.eval", "builtins.exec"):
            yield node.lineno, name
        if name == "torch.load" and named.get("weights_only") != "True":
            yield node.lineno, "torch.load without weights_only=True"
        for argument, value in (("weights_only", "False"), ("shell", "True"), ("allow_pickle", "True")):
            if named.get(argument) == value:
                yield node.lineno, f"{argument}={value}"


def test_no_source_runs_what_a_file_says() -> None:
    sources = [*sorted((ROOT / "wgan_desktop").rglob("*.py")), *(ROOT / "tools").glob("*.py"), ROOT / "dev.py"]
    found = [
        f"{path.relative_to(ROOT)}:{line} {why}" for path in sources for line, why in dangers(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "eval(text)",
        "exec(text)",
        "torch.load(path)",
        "torch.load(path, weights_only=False)",
        "subprocess.run(line, shell=True)",
        "np.load(path, allow_pickle=True)",
        "os.system(line)",
    ],
)
def test_the_scan_sees_each_danger(source: str) -> None:
    assert list(dangers(source))


def test_the_scan_leaves_harmless_namesakes_alone() -> None:
    assert not list(dangers("dialog.exec()\nnetwork.eval()\ntorch.load(path, weights_only=True)\nnp.load(path)"))
