"""Where a trainer goes when nobody says so."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import platform
from pathlib import Path
from typing import Any

import pytest

from wgan_desktop.run import kinds
from wgan_desktop.run.kinds import choose_kind, gpu_likely


@pytest.mark.parametrize(
    ("wanted", "device", "gpu", "kind"),
    [
        ("auto", "auto", True, "thread"),
        ("auto", "auto", False, "process"),
        ("auto", "cpu", True, "process"),
        ("auto", "cuda", True, "thread"),
        ("auto", "mps", False, "thread"),
        ("thread", "cpu", False, "thread"),
        ("process", "cuda", True, "process"),
    ],
)
def test_a_thread_for_a_gpu_a_process_for_the_cpu(
    monkeypatch: pytest.MonkeyPatch, wanted: Any, device: str, gpu: bool, kind: str
) -> None:
    monkeypatch.setattr(kinds, "gpu_likely", lambda: gpu)
    assert choose_kind(wanted, device) == kind


@pytest.mark.parametrize(
    ("system", "version", "driver", "likely"),
    [
        ("Linux", "2.13.0", True, True),
        ("Linux", "2.13.0", False, False),
        ("Linux", "2.13.0+cpu", True, False),
        ("Windows", "2.13.0+cu130", True, True),
        ("Windows", "2.13.0+cu130", False, False),
        ("Darwin", "2.13.0", True, False),
        ("Linux", None, True, True),
    ],
)
def test_a_gpu_is_likely_where_driver_and_pytorch_go_together(
    monkeypatch: pytest.MonkeyPatch, system: str, version: str | None, driver: bool, likely: bool
) -> None:
    def installed(name: str) -> str:
        if version is None:
            raise importlib.metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(importlib.metadata, "version", installed)
    monkeypatch.setattr(Path, "exists", lambda path: driver)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: "nvcuda.dll" if driver else None)
    assert gpu_likely() is likely
