from __future__ import annotations

import pytest

from tools import libraries
from wgan_desktop.ui import displays


def test_a_display_that_only_lacks_a_library_is_not_said_to_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(displays.sys, "platform", "linux")
    monkeypatch.setattr(displays, "_loads", lambda library: "icccm" not in library)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert "no display" in displays.without_display()
    monkeypatch.setenv("DISPLAY", ":7")
    said = displays.without_display()
    assert "libxcb-icccm.so.4" in said
    assert "apt-get install libxcb-icccm4)" in said
    assert "no display" not in said


def test_the_libraries_are_those_that_the_set_up_installs() -> None:
    assert {package: library for library, package in displays.X11.items()} == libraries.LIBRARIES["DISPLAY"]
