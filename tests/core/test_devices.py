"""Which device is used, and why not the GPU."""

from __future__ import annotations

import pytest
import torch

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
        assert choose(wanted) == ("cuda", "NVIDIA Test", "")
    assert choose("cpu") == ("cpu", "CPU", "")


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


def test_an_apple_gpu_is_for_those_who_ask(machine) -> None:  # type: ignore[no-untyped-def]
    machine(mps=True)
    assert choose("mps").name == "mps"
    assert choose("auto").name == "cpu"
    assert "by hand" in choose("auto").note
