"""A checkout is made ready: arguments are read, builds chosen, what is broken is mended, or told in one line.

Programs are not started but noted, except in the one test that breaks and mends a real environment.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = '[project]\nname = "thing"\nversion = "1"\ndependencies = ["numpy", "torch>=2.13,<2.14"]\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout under a name with a space and Cyrillic letters."""
    root = tmp_path / "моя копия"
    (root / "tools").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "tools" / "checkout.py").write_bytes((ROOT / "tools" / "checkout.py").read_bytes())
    return root


@pytest.fixture
def dev(checkout: Path) -> types.ModuleType:
    """The module, loaded from that checkout."""
    spec = importlib.util.spec_from_file_location("checkout_under_test", checkout / "tools" / "checkout.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Programs:
    """Stands for everything that is started: notes each command, and answers as told."""

    def __init__(self, dev: types.ModuleType) -> None:
        self.dev = dev
        self.commands: list[list[str]] = []
        self.status: Callable[[list[str]], int] = lambda command: 0
        self.became: list[str] = []
        self.works = True

    def call(self, command: list[str], **named: Any) -> int:
        self.commands.append(command)
        if "-e" in command:
            site = self.dev.VENV / f"lib/python3.{sys.version_info.minor}/site-packages"
            for name in ("numpy", "numpy-2.dist-info", "torch/lib", "torch/nn", "numpy/_core", "__pycache__"):
                (site / name).mkdir(parents=True, exist_ok=True)
            (site / "torch" / "lib" / "libtorch.so").touch()
            (site / "numpy" / "_core" / "multiarray.py").touch()
        return self.status(command)

    def run(self, command: list[str], **named: Any) -> subprocess.CompletedProcess[str]:
        if "venv" in command:
            self.commands.append(command)
            self.works = True
            self.dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            self.dev.PYTHON.write_text("")
            self.dev.PYTHON.chmod(0o755)
            (self.dev.VENV / "pyvenv.cfg").write_text("")
            self.dev.STAMP.unlink(missing_ok=True)
            return subprocess.CompletedProcess(command, self.status(command), "", "Error: [Errno 28]\nno space\n")
        if not os.access(command[0], os.X_OK):
            raise PermissionError
        version = sys.version_info if self.works else (3, 9, 0)
        return subprocess.CompletedProcess(command, 0, " ".join(map(str, version)) + "\n", "")

    def become(self, path: str, command: list[str]) -> None:
        self.became = command[1:]
        raise SystemExit

    def main(self, *arguments: str) -> list[str]:
        """Run it until it becomes another program; that program's arguments."""
        with pytest.raises(SystemExit):
            self.dev.main(list(arguments))
        return self.became

    def verbs(self) -> list[str]:
        """What was asked of venv and pip since the last question, in short."""
        commands, self.commands = self.commands, []
        return [word for each in commands for word in each if word in ("venv", "install", "uninstall")]


@pytest.fixture
def programs(dev: types.ModuleType, monkeypatch: pytest.MonkeyPatch) -> Programs:
    programs = Programs(dev)
    monkeypatch.setattr(dev.subprocess, "call", programs.call)
    monkeypatch.setattr(dev.subprocess, "run", programs.run)
    monkeypatch.setattr(dev.os, "execv", programs.become)
    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.setattr(dev, "PYTHON", dev.VENV / "bin/python")
    monkeypatch.setattr(dev, "install_missing", lambda *, venv: None)
    monkeypatch.setattr(dev, "loads", lambda library: False)
    monkeypatch.setattr(dev, "answers", lambda url: False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.chdir(dev.ROOT)
    return programs


def test_the_first_run_makes_the_environment_and_the_second_only_starts(dev: Any, programs: Programs) -> None:
    window = programs.main("app", "points.csv", "--device", "cpu")
    assert window == ["-m", "wgan_desktop", "points.csv", "--device", "cpu"]
    assert programs.verbs() == ["venv", "install"]
    assert programs.main("test", "-k", "critic") == [*dev.TESTS, "-k", "critic"]
    assert programs.main("prove", "--quick") == ["packaging/prove.py", "--quick"]
    assert programs.main("installer", "--bundle-only") == ["packaging/build.py", "--bundle-only"]
    assert programs.verbs() == []


def test_another_pyproject_is_installed_on_top(dev: Any, programs: Programs) -> None:
    dev.make_ready(None)
    (dev.ROOT / "pyproject.toml").write_text(PYPROJECT.replace("numpy", "scipy"), encoding="utf-8")
    programs.verbs()
    dev.make_ready(None)
    assert programs.verbs() == ["install"]
    dev.make_ready(None)
    assert programs.verbs() == []


@pytest.mark.parametrize(
    "harm", ["package", "part", "inside", "library", "python", "rights", "home", "stamp", "version"]
)
def test_a_broken_environment_is_made_anew(dev: Any, programs: Programs, harm: str) -> None:
    dev.make_ready(None)
    programs.verbs()
    if harm == "package":
        shutil.rmtree(next(dev.VENV.rglob("numpy")))
    elif harm == "part":
        next(dev.VENV.rglob("nn")).rmdir()
    elif harm == "inside":
        next(dev.VENV.rglob("multiarray.py")).unlink()
    elif harm == "library":
        next(dev.VENV.rglob("libtorch.so")).unlink()
    elif harm == "python":
        dev.PYTHON.unlink()
    elif harm == "rights":
        dev.PYTHON.chmod(0o644)
    elif harm == "home":
        (dev.VENV / "pyvenv.cfg").unlink()
    elif harm == "stamp":
        dev.STAMP.write_text("{")
    else:
        dev.STAMP.write_text(dev.STAMP.read_text().replace(dev.fingerprint(), "that of Python 3.9"))
        programs.works = False
    dev.make_ready(None)
    assert programs.verbs() == ["venv", "install"]
    dev.make_ready(None)
    assert programs.verbs() == []


def test_what_is_added_by_hand_does_no_harm(dev: Any, programs: Programs) -> None:
    dev.make_ready(None)
    (next(dev.VENV.rglob("numpy")).parent / "ipython").mkdir()
    programs.verbs()
    dev.make_ready(None)
    assert programs.verbs() == []


def test_a_failed_installation_is_not_taken_for_a_finished_one(dev: Any, programs: Programs, capsys: Any) -> None:
    programs.status = lambda command: int("pip" in command)
    assert dev.main(["app"]) == 2
    assert "pip could not install" in capsys.readouterr().err
    assert not programs.became
    programs.status = lambda command: 0
    assert programs.main("app") == ["-m", "wgan_desktop"]


def test_the_build_of_torch(dev: Any, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dev.default_build() == "cpu"
    assert dev.torch_arguments("cpu") == []  # the CPU index is silent
    assert dev.torch_arguments("cuda") == []
    monkeypatch.setattr(dev, "answers", lambda url: True)
    assert dev.torch_arguments("cpu") == ["--index-url", dev.TORCH_INDEX + "cpu"]
    assert dev.torch_arguments("cuda") == []  # Linux: the ordinary index holds it
    monkeypatch.setattr(dev, "WINDOWS", True)
    assert dev.torch_arguments("cpu") == []  # Windows: the ordinary index holds this one
    assert dev.torch_arguments("cuda") == ["--index-url", dev.TORCH_INDEX + dev.CUDA_BUILD]
    monkeypatch.setattr(dev.sys, "platform", "darwin")
    assert dev.torch_arguments("cpu") == []
    monkeypatch.setattr(dev, "loads", lambda library: True)
    assert dev.default_build() == "cuda"
    assert dev.torch_requirement() == "torch>=2.13,<2.14"


def test_a_build_from_an_index_of_its_own_comes_first(dev: Any, programs: Programs, monkeypatch: Any) -> None:
    monkeypatch.setattr(dev, "answers", lambda url: True)
    dev.make_ready("cpu")
    torch, project = [each for each in programs.commands if "install" in each]
    assert torch[-3:] == ["torch>=2.13,<2.14", "--index-url", dev.TORCH_INDEX + "cpu"]
    assert project[-2:] == ["-e", f"{dev.ROOT}[dev]"]


def test_what_is_used_is_compiled_wherever_python_is_told_to_keep_no_bytecode(
    dev: Any, programs: Programs, monkeypatch: Any
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    told: list[dict[str, str]] = []
    monkeypatch.setattr(dev.subprocess, "call", lambda command, env: told.append(env) or 0)
    dev.compile_used()
    assert "PYTHONDONTWRITEBYTECODE" not in told[0]
    for name in dev.USED.split(", "):
        assert importlib.util.find_spec(name), name


def test_the_chosen_build_is_kept_until_another_is_chosen(dev: Any, programs: Programs) -> None:
    assert programs.main("app", "--cuda", "--theme", "dark") == ["-m", "wgan_desktop", "--theme", "dark"]
    programs.verbs()
    programs.main("test")
    assert programs.verbs() == []
    programs.main("test", "--cpu")
    assert programs.verbs() == ["uninstall", "install"]


def test_an_index_that_does_not_answer_costs_only_a_moment(dev: Any) -> None:
    assert not dev.answers("http://127.0.0.1:9/torch/", seconds=30)  # refused at once


@pytest.mark.parametrize("arguments", [[], ["run"], ["--cpu", "app"], ["--help"]])
def test_says_what_it_can_do(dev: Any, programs: Programs, capsys: Any, arguments: list[str]) -> None:
    assert dev.main(arguments) == 2
    assert capsys.readouterr().err == (
        "dev.py: say what to do: python3 dev.py app|test|check|installer|prove [--cpu|--cuda] [ARGUMENT ...]\n"
    )


def test_a_python_without_venv_is_told_what_to_install(dev: Any, programs: Programs, monkeypatch: Any) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.CannotGoOnError, match="apt-get install python3-venv"):
        dev.make_environment()


@pytest.mark.parametrize("stands", ["file", "link"])
def test_what_stands_in_the_place_of_the_environment_is_named(dev: Any, programs: Programs, stands: str) -> None:
    if stands == "file":
        dev.VENV.write_text("mine")
    else:
        dev.VENV.symlink_to("/nowhere")
    with pytest.raises(dev.CannotGoOnError, match=r"\.venv is no folder: remove it and start again\.$"):
        dev.make_ready(None)
    assert programs.verbs() == []


def test_an_environment_that_cannot_be_made_is_told_in_one_line(dev: Any, programs: Programs) -> None:
    programs.status = lambda command: 1
    with pytest.raises(dev.CannotGoOnError, match=r"-m venv failed \(Error: \[Errno 28\] no space\): mend that"):
        dev.make_ready(None)


def test_the_system_needs_venv_only_where_there_is_none(dev: Any, programs: Programs, monkeypatch: Any) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(dev, "install_missing", lambda *, venv: asked.append(venv))
    programs.main("app")
    programs.main("app")
    assert asked == [True, False]


def test_a_folder_that_may_not_be_entered_is_told_in_one_line(
    dev: Any, programs: Programs, monkeypatch: Any, capsys: Any
) -> None:
    def closed(self: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", closed)
    programs.status = lambda command: int("venv" in command)
    assert dev.main(["app"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_checkout_that_cannot_be_written_is_told_so(dev: Any, programs: Programs, monkeypatch: Any) -> None:
    monkeypatch.setattr(dev.os, "access", lambda path, mode: False)
    with pytest.raises(dev.CannotGoOnError, match="cannot be written: copy the checkout"):
        dev.make_ready(None)
    assert programs.verbs() == []


def test_check_runs_everything_and_remembers_a_failure(dev: Any, programs: Programs) -> None:
    dev.make_ready(None)
    programs.commands.clear()
    programs.status = lambda command: 3 if "format" in command else 0
    assert dev.main(["check"]) == 1
    assert len(programs.commands) == 4


BROKEN = {
    "link to nowhere": lambda python: python.symlink_to("/nowhere/python"),
    "text": lambda python: python.write_text("no program"),
    "nothing": lambda python: python.touch(),
    "another program": lambda python: python.write_text("#!/bin/sh\nexit 1\n"),
}


def test_a_real_broken_environment_is_mended(dev: Any, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    monkeypatch.setattr(dev, "install", lambda build: None)  # all but the network
    dev.PYTHON.parent.mkdir(parents=True)
    (dev.VENV / "pyvenv.cfg").touch()
    dev.STAMP.write_text(f'{{"torch": "cpu", "made_from": "{dev.fingerprint()}", "holds": []}}', encoding="utf-8")
    for harm in BROKEN.values():
        dev.PYTHON.unlink(missing_ok=True)
        harm(dev.PYTHON)
        if dev.PYTHON.exists():
            dev.PYTHON.chmod(0o755)
        assert not dev.works()
    dev.make_ready("cpu")
    assert dev.works()
    made = dev.STAMP.stat().st_mtime_ns
    dev.make_ready("cpu")
    assert dev.STAMP.stat().st_mtime_ns == made
    assert capfd.readouterr().out.count("Setting up") == 1
