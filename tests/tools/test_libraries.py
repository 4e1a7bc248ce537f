"""What Qt lacks on this system: found, installed where that is allowed, else told in one line.

Programs are not started but noted.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tools import libraries
from tools.libraries import CannotGoOnError, install_missing, missing


class System:
    """A Debian that lacks some libraries until apt-get installs them; who asks is root."""

    def __init__(self) -> None:
        self.lacks: set[str] = set()
        self.user = 0
        self.commands: list[list[str]] = []
        self.status: Callable[[list[str]], int] = self.install

    def call(self, command: list[str], **named: object) -> int:
        self.commands.append(command)
        return self.status(command)

    def install(self, command: list[str]) -> int:
        if "install" in command:
            self.lacks.clear()
        return 0


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    system = System()
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(libraries, "loads", lambda library: library not in system.lacks)
    monkeypatch.setattr(libraries.sys, "platform", "linux")
    monkeypatch.setattr(libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(libraries.os, "geteuid", lambda: system.user, raising=False)
    monkeypatch.setattr(libraries.subprocess, "call", system.call)
    return system


def test_root_on_debian_installs_the_libraries(system: System) -> None:
    system.lacks = {"libEGL.so.1", "libdbus-1.so.3"}
    install_missing(venv=False)
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    install = ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libdbus-1-3"]
    assert system.commands == [[*environment, "apt-get", "update"], environment + install]


def test_what_is_there_is_left_alone(system: System) -> None:
    install_missing(venv=True)
    assert system.commands == []


def test_sudo_without_a_password_installs_them_too(system: System) -> None:
    system.lacks, system.user = {"libGL.so.1"}, 1000
    install_missing(venv=False)
    assert system.commands[-1][:2] == ["sudo", "-n"]


def test_without_rights_the_one_exact_line_is_told(system: System) -> None:
    system.lacks, system.user = {"libEGL.so.1", "libGL.so.1"}, 1000
    system.status = lambda command: 1
    with pytest.raises(CannotGoOnError) as why:
        install_missing(venv=False)
    assert str(why.value).endswith("sudo apt-get install -y --no-install-recommends libegl1 libgl1")
    assert [each for each in system.commands if "apt-get" in each] == []


def test_elsewhere_the_libraries_are_named(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.lacks = {"libEGL.so.1"}
    monkeypatch.setattr(libraries.shutil, "which", lambda name: None)
    with pytest.raises(CannotGoOnError, match=r"^this system lacks libEGL\.so\.1: install that and start again\.$"):
        install_missing(venv=False)


def test_what_apt_could_not_install_stops_us(system: System) -> None:
    system.lacks = {"libEGL.so.1"}
    system.status = lambda command: 100
    with pytest.raises(CannotGoOnError, match="libegl1 could not be installed"):
        install_missing(venv=False)


def test_a_display_asks_for_more_libraries(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "loads", lambda library: False)
    assert not any("xcb" in name for name in missing(venv=False))
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in missing(venv=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libwayland-cursor0" in missing(venv=False)


def test_a_python_that_cannot_make_an_environment_asks_for_what_it_lacks(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.importlib.util, "find_spec", lambda name: None)
    assert missing(venv=True) == {"python3-venv": "Python's venv"}
    assert missing(venv=False) == {}
