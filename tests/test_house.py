"""The habits of the house that reading alone can hold: sizes, types, descriptions, directions and words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [
    *sorted((ROOT / "wgan_desktop").rglob("*.py")),
    *sorted((ROOT / "packaging").glob("*.py")),
    *sorted((ROOT / "tools").glob("*.py")),
    ROOT / "dev.py",
]
FILE_LINES, FUNCTION_LINES, USUAL_LINES = 300, 40, 25
Function = ast.FunctionDef | ast.AsyncFunctionDef

# Qt's ways to put words on the screen; what they are given comes from tr().
SHOWS_WORDS = re.compile(
    r"(set(Text|ToolTip|StatusTip|WhatsThis|WindowTitle|Title|PlaceholderText|AccessibleName|AccessibleDescription"
    r"|InformativeText|HeaderLabels)|addAction|addMenu|addTab|addItems?|addRow"
    r"|Q(Label|PushButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget))"
)
WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = {"WGAN Desktop"}  # the same in every language


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def at(path: Path, node: ast.stmt | ast.expr, what: str) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {what}"


def functions() -> Iterator[tuple[Path, Function, int]]:
    """(file, function, lines) of everything that is defined."""
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield path, node, (node.end_lineno or node.lineno) - node.lineno + 1


def is_stray(found: list[str]) -> None:
    assert not found, "\n" + "\n".join(found)


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    is_stray([f"{path.relative_to(ROOT)}: {lines} lines" for path, lines in lengths.items() if lines > FILE_LINES])


def test_functions_are_short() -> None:
    is_stray([at(p, f, f"{f.name}: {lines} lines") for p, f, lines in functions() if lines > FUNCTION_LINES])


def test_nine_functions_in_ten_are_shorter_still() -> None:
    lengths = [lines for _, _, lines in functions()]
    assert sum(lines <= USUAL_LINES for lines in lengths) >= 0.9 * len(lengths)


def test_everything_is_typed() -> None:
    found = []
    for path, function, _ in functions():
        arguments = function.args
        each = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        bare = [one.arg for one in each if one and not one.annotation and one.arg not in ("self", "cls")]
        if bare or function.returns is None:
            found.append(at(path, function, f"{function.name}: {', '.join(bare) or 'what it returns'}"))
    is_stray(found)


def public(path: Path) -> Iterator[ast.ClassDef | Function]:
    """The classes, functions and methods that others may use: no underscore, not inside a function."""
    todo: list[ast.AST] = [tree(path)]
    while todo:
        for node in ast.iter_child_nodes(todo.pop()):
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    todo.append(node)


def is_override(node: ast.AST) -> bool:
    """Whether this is one of Qt's camelCase methods, which Qt describes."""
    return isinstance(node, Function) and bool(re.search(r"[a-z][A-Z]", node.name))


def test_every_public_name_is_described() -> None:
    found = [f"{path.relative_to(ROOT)}: the file" for path in FILES if not ast.get_docstring(tree(path))]
    for path in FILES:
        bare = [node for node in public(path) if not ast.get_docstring(node) and not is_override(node)]
        found += [at(path, node, node.name) for node in bare]
    is_stray(found)


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or "."


@pytest.mark.parametrize("layer", ["core", "run"])
def test_core_and_run_know_no_qt(layer: str) -> None:
    qt = re.compile(r"(PySide6|shiboken6|pyqtgraph|wgan_desktop\.(ui|app))\b")
    files = [path for path in FILES if path.is_relative_to(ROOT / "wgan_desktop" / layer)]
    assert files
    is_stray([at(path, node, f"imports {name}") for path in files for node, name in imports(path) if qt.match(name)])


def test_nothing_is_left_for_later() -> None:
    left = re.compile("TO" + r"DO|FIX" + r"ME|XX" + r"X\b")
    found = []
    for path in FILES:
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        found += [f"{path.relative_to(ROOT)}:{number} {line.strip()}" for number, line in lines if left.search(line)]
    is_stray(found)


def test_no_test_of_the_window_sleeps() -> None:
    """It waits for what it waits for, or for beats: a fixed time is too long here and too short there."""
    sleeps = re.compile(r"\bqtbot\.wait\(")
    files = sorted((ROOT / "tests").rglob("*.py"))
    is_stray([str(path.relative_to(ROOT)) for path in files if sleeps.search(path.read_text(encoding="utf-8"))])


def untranslated(node: ast.AST) -> Iterator[ast.expr]:
    """The arguments with words in them that a call puts on the screen as they stand."""
    if not isinstance(node, ast.Call):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if not SHOWS_WORDS.fullmatch(name):
        return
    for argument in node.args:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if any(WORD.search(word) and word not in NAMES for word in words):
            yield argument


def test_every_word_on_the_screen_can_be_translated() -> None:
    found = []
    for path in FILES:
        if path.is_relative_to(ROOT / "wgan_desktop/ui"):
            words = [each for node in ast.walk(tree(path)) for each in untranslated(node)]
            found += [at(path, each, ast.unparse(each)) for each in words]
    is_stray(found)


def test_the_scan_for_words_sees_them() -> None:
    seen = "label.setText('Pause')\nQLabel(f'{n} steps')\n"
    source = seen + "label.setText(tr('Pause'))\nlabel.setText('−')\nframe.setObjectName('rail')"
    assert [each.lineno for node in ast.walk(ast.parse(source)) for each in untranslated(node)] == [1, 2]


def painters_kept(node: ast.AST) -> Iterator[ast.expr]:
    """Painters that are given a name: one left open where painting raises ends the program.  ``with`` closes it."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        for each in ast.walk(node.value):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == "QPainter":
                yield each


def test_painters_are_closed_by_with() -> None:
    found = []
    for path in FILES:
        if path.is_relative_to(ROOT / "wgan_desktop"):
            kept = [each for node in ast.walk(tree(path)) for each in painters_kept(node)]
            found += [at(path, each, ast.unparse(each)) for each in kept]
    is_stray(found)


def test_the_scan_for_painters_sees_them() -> None:
    closed = "with QPainter(self) as painter:\n    pass\n"
    source = f"painter = QPainter(self)\n{closed}theme, painter = self.theme, QPainter(self)"
    assert [each.lineno for node in ast.walk(ast.parse(source)) for each in painters_kept(node)] == [1, 4]
