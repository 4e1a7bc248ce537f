"""Which device is used, and why not the GPU."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import torch

from wgan_desktop.core import devices
from wgan_desktop.core.devices import DEVICES, choose


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Sets what torch says of the machine."""

    def have(*, cuda: bool = False, mps: bool = False, build: str | None = None) -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
        monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: "NVIDIA Test")
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
        monkeypatch.setattr(torch.version, "cuda", build)

    return have


def test_the_gpu_is_used_where_there_is_one(machine) -> None:  # type: ignore[no-untyped-def]
    machine(cuda=True, build="12.8")
    for wanted in ("auto", "cuda"):
        assert choose(wanted) == ("cuda", "NVIDIA Test", "", "")
    assert choose("cpu") == ("cpu", "CPU", "", "")


@pytest.mark.parametrize("wanted", DEVICES)
def test_without_a_gpu_it_is_the_cpu_with_a_reason(machine, wanted: str) -> None:  # type: ignore[no-untyped-def]
    for build, why in ((None, "CPU build"), ("12.8", "driver")):
        machine(build=build)
        device = choose(wanted)
        assert (device.name, device.label) == ("cpu", "CPU")
        if wanted == "cpu":
            assert device.note == ""
        else:
            assert device.note.startswith("No GPU: ")
            assert ("no Apple GPU" if wanted == "mps" else why) in device.note
            assert device.remedy


@pytest.mark.parametrize(
    ("system", "command"), [("linux", "python3 dev.py app --cuda"), ("win32", "py dev.py app --cuda")]
)
def test_the_command_for_a_cuda_build_is_the_systems_own(  # type: ignore[no-untyped-def]
    machine, monkeypatch: pytest.MonkeyPatch, system: str, command: str
) -> None:
    machine()
    monkeypatch.setattr(sys, "platform", system)
    assert choose().remedy.endswith(f" {command}")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert choose().remedy.startswith("The installed program")
    assert choose().remedy.endswith(f" {command}")


def test_without_a_checkout_it_is_pips_command(  # type: ignore[no-untyped-def]
    machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine()
    monkeypatch.setattr(devices, "__file__", str(tmp_path / "site-packages" / "wgan_desktop" / "core" / "devices.py"))
    monkeypatch.setattr(sys, "platform", "linux")
    build = re.search(
        r'CUDA_BUILD = "(\w+)"', (Path(__file__).parents[2] / "tools" / "checkout.py").read_text(encoding="utf-8")
    )
    assert build is not None
    assert choose().remedy.endswith(f"--index-url https://download.pytorch.org/whl/{build[1]}")
    wanted = re.search(r'"torch([<>=.,0-9]+)"', (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    told = re.search(r'"torch([<>=.,0-9]+)"', choose().remedy)
    assert wanted is not None
    assert told is not None
    assert set(told[1].split(",")) == set(wanted[1].split(","))  # whatever their order
    monkeypatch.setattr("importlib.metadata.requires", lambda name: ["numpy>=2.0", "torch<4,>=3"])
    assert '"torch<4,>=3"' in choose().remedy


def test_a_mac_is_told_of_its_own_gpu(machine, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(sys, "platform", "darwin")
    machine()
    assert "NVIDIA" not in choose().note + choose().remedy
    machine(mps=True)
    assert "--device mps" in choose().remedy


def test_an_apple_gpu_is_for_those_who_ask(machine) -> None:  # type: ignore[no-untyped-def]
    machine(mps=True)
    assert choose("mps").name == "mps"
    assert choose("auto").name == "cpu"
    assert "by hand" in choose("auto").note
