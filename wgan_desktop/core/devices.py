"""Which device a run uses, and why not the GPU."""

from __future__ import annotations

from typing import NamedTuple

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.words import Said

DEVICES = {
    "auto": Said("Automatic"),
    "cpu": Said("CPU"),
    "cuda": Said("NVIDIA GPU (CUDA)"),
    "mps": Said("Apple GPU (MPS)"),
}


class Device(NamedTuple):
    """A usable device: torch's ``name``, a ``label`` for people and a ``note`` (why it is not the GPU, or empty)."""

    name: str
    label: str
    note: str


def choose(wanted: str = "auto") -> Device:
    """The device to use for ``wanted`` (a key of ``DEVICES``); falls back to the CPU and says why."""
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if wanted in ("auto", "cuda") and cuda:
        return Device("cuda", torch.cuda.get_device_name(0), "")
    if wanted == "mps" and mps:
        return Device("mps", "Apple GPU", "")
    if wanted == "cpu":
        return Device("cpu", "CPU", "")
    built = torch.version.cuda is not None
    why = Said("No GPU: no usable NVIDIA driver was found.") if built else Said("No GPU: this PyTorch is a CPU build.")
    if wanted == "mps":
        why = Said("No GPU: PyTorch finds no Apple GPU.")
    elif mps and wanted == "auto":
        why = Said("No GPU: the Apple GPU is chosen by hand: small networks are faster on the CPU.")
    return Device("cpu", "CPU", why)
