"""A registry fills itself from files: by rank and name, without torch, and refuses twins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wgan_desktop.core.registry import Classes, Entry, Registry

BASE = """
from wgan_desktop.core.registry import Entry, Registry
class Shape(Entry):
    rank = 100
SHAPES = Registry(Shape, __name__)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An importable package of shapes, of a name of its own."""
    folder = tmp_path / f"shapes_{abs(hash(request.node.nodeid))}"
    folder.mkdir()
    (folder / "__init__.py").write_text(BASE)
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def add(package: Path, file: str, **attributes: object) -> None:
    lines = "".join(f"    {name} = {value!r}\n" for name, value in attributes.items())
    (package / f"{file}.py").write_text(
        f"from {package.name} import Shape\nclass {file.title()}(Shape):\n{lines}    about = 'x'\n"
    )


def registry(package: Path) -> Registry[Entry]:
    import importlib

    module = importlib.import_module(package.name)
    found: Registry[Entry] = module.SHAPES
    return found


def test_one_file_is_one_entry_in_the_order_of_ranks_and_names(package: Path) -> None:
    add(package, "square", name="square")
    add(package, "circle", name="circle")
    add(package, "line", name="line", rank=5)
    add(package, "abstract")
    shapes = registry(package)
    assert list(shapes) == ["line", "circle", "square"]
    assert len(shapes) == 3
    assert shapes["circle"] is shapes["circle"]
    assert type(shapes["circle"]).__name__ == "Circle"
    assert "abstract" not in shapes
    with pytest.raises(KeyError):
        shapes["cirlce"]


def test_an_entry_may_build_on_another_file(package: Path) -> None:
    add(package, "square", name="square")
    (package / "cube.py").write_text(
        f"from {package.name}.square import Square\nclass Cube(Square):\n    name = 'cube'\n"
    )
    assert list(registry(package)) == ["cube", "square"]


def test_twins_are_refused(package: Path) -> None:
    add(package, "square", name="square")
    add(package, "box", name="square")
    with pytest.raises(ValueError, match=r"two entries of shapes_.* are named 'square'"):
        list(registry(package))


def test_classes_are_not_built(package: Path) -> None:
    (package / "square.py").write_text(
        f"from {package.name} import Shape\nclass Square(Shape):\n    name = 'square'\n"
        "    def __init__(self): raise AssertionError\n"
    )
    import importlib

    shape = importlib.import_module(package.name).Shape
    assert list(Classes(shape, package.name)) == ["square"]
    with pytest.raises(AssertionError):
        registry(package)["square"]


def test_everything_that_menus_show_is_readable_without_torch() -> None:
    """Losses, constraints and problems with their formulas; the whole field table; a file read and written."""
    code = """
import sys
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import FIELDS, Settings, from_toml, to_toml
import wgan_desktop.core.journal, wgan_desktop.core.snapshot, wgan_desktop.core.evaluation
for entry in (*LOSSES.values(), *CONSTRAINTS.values(), *PROBLEMS.values()):
    assert entry.label and entry.formula and entry.source and entry.about, entry.name
assert from_toml(to_toml(Settings())) == Settings()
print(len(FIELDS) > 20, "torch" in sys.modules, "PySide6" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "False"]
