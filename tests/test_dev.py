"""dev.py: any Python can read it, an old one is told so, a new one is handed on; and nothing is needed but Python."""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

DEV = Path(__file__).parents[1] / "dev.py"


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 9), (3, 10, 4)])
def test_an_old_python_is_told_so_in_one_line(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit, match="2"):
        runpy.run_path(str(DEV), run_name="__main__")
    written = ".".join(map(str, version))
    assert capsys.readouterr() == ("", f"dev.py: Python 3.11 or newer is needed, and this is {written}.\n")


def test_an_old_python_can_read_it() -> None:
    tree = ast.parse(DEV.read_text(encoding="ascii"))  # without a coding line Python 2 reads nothing else
    new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.FunctionDef, ast.Match, ast.Starred)
    assert not [type(node).__name__ for node in ast.walk(tree) if isinstance(node, new)]
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    (guard,) = [node.lineno for node in tree.body if isinstance(node, ast.If) and "version_info" in ast.unparse(node)]
    assert [ast.unparse(node) for node in imports if node.lineno < guard] == ["import sys"]


def test_what_it_says_it_does_is_what_it_does() -> None:
    told = subprocess.run([sys.executable, str(DEV), "nothing"], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    usage = "say what to do: python3 dev.py app|test|check|installer|prove [--cpu|--cuda] [ARGUMENT ...]"
    assert (told.stdout, told.stderr) == ("", f"dev.py: {usage}\n")
    lines = (ast.get_docstring(ast.parse(DEV.read_text(encoding="utf-8"))) or "").splitlines()
    commands = [line.split()[2] for line in lines if line.strip().startswith("python3 dev.py")]
    assert "|".join(commands) in usage


def test_nothing_but_the_standard_library_is_imported() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import dev; print(*{n.split('.')[0] for n in sys.modules})"
    command = [sys.executable, "-I", "-c", code, str(DEV.parent)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    outside = set(told.stdout.split()) - sys.stdlib_module_names - {"dev", "tools", "__main__"}
    assert not {name for name in outside if not name.startswith(("_", "sitecustomize", "usercustomize"))}
