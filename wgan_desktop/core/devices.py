"""Which device a run uses, why not the GPU, and what changes that."""

from __future__ import annotations

import contextlib
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.words import Said

CUDA_INDEX = "https://download.pytorch.org/whl/cu130"  # as dev.py's, which stands alone: a test holds them equal
DEVICES = {
    "auto": Said("Automatic"),
    "cpu": Said("CPU"),
    "cuda": Said("NVIDIA GPU (CUDA)"),
    "mps": Said("Apple GPU (MPS)"),
}


class Device(NamedTuple):
    """A usable device.

    Attributes
    ----------
    name : str
        Torch's.
    label : str
        For people.
    note : str
        Why it is not the GPU, or empty.
    remedy : str
        What changes that, in one sentence with the one command; empty where nothing does.
    """

    name: str
    label: str
    note: str
    remedy: str = ""


def choose(wanted: str = "auto") -> Device:
    """The device to use for ``wanted`` (a key of ``DEVICES``); falls back to the CPU and says why."""
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if wanted in ("auto", "cuda") and cuda:
        return Device("cuda", torch.cuda.get_device_name(0), "")
    if wanted == "mps" and mps:
        return Device("mps", "Apple GPU", "")
    if wanted == "cpu":
        return Device("cpu", "CPU", "")
    if mps and wanted == "auto":
        why = Said("No GPU: the Apple GPU is chosen by hand: small networks are faster on the CPU.")
        return Device("cpu", "CPU", why, Said("--device mps chooses it."))
    if wanted == "mps" or sys.platform == "darwin":
        why = Said("No GPU: PyTorch finds no Apple GPU.")
        return Device("cpu", "CPU", why, Said("It needs a Mac with a processor of Apple's own and macOS 14."))
    if torch.version.cuda is not None:
        why = Said("No GPU: no usable NVIDIA driver was found.")
        return Device("cpu", "CPU", why, Said("With an NVIDIA card: install or update its driver and start again."))
    return Device("cpu", "CPU", Said("No GPU: this PyTorch is a CPU build."), _to_a_cuda_build())


def _to_a_cuda_build() -> Said:
    """The one command that changes a CPU build into one for NVIDIA's cards."""
    dev = f"{'py' if sys.platform == 'win32' else 'python3'} dev.py app --cuda"
    if getattr(sys, "frozen", False):
        return Said(
            "The installed program has no other build; from the source, with an NVIDIA card: {command}", command=dev
        )
    if not (Path(__file__).parents[2] / "dev.py").exists():
        dev = f'python -m pip install --force-reinstall "{_torch_requirement()}" --index-url {CUDA_INDEX}'
    return Said("With an NVIDIA card and its driver: {command}", command=dev)


def _torch_requirement() -> str:
    """The torch that this program was installed with, as pip reads it."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        return next(line for line in metadata.requires("wgan-desktop") or ["torch"] if line.startswith("torch"))
    return "torch"
