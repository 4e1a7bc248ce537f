"""Which kind of host a trainer is given, as far as a few milliseconds tell."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Literal

Kind = Literal["thread", "process"]


def choose_kind(wanted: Literal["auto", "thread", "process"], device: str) -> Kind:
    """Where the trainer should run, without importing torch: in a thread for a GPU, in a process for the CPU."""
    if wanted != "auto":
        return wanted
    gpu = device == "mps" or (device in ("auto", "cuda") and gpu_likely())
    return "thread" if gpu else "process"


def gpu_likely() -> bool:
    """Whether there is an NVIDIA driver and a PyTorch that could use it, as far as a few milliseconds tell."""
    if platform.system() == "Linux":
        driver = Path("/proc/driver/nvidia/version").exists() or Path("/dev/dxg").exists()  # the second under WSL
    else:
        driver = platform.system() == "Windows" and _library("nvcuda")
    return driver and not _cpu_build()


def _library(name: str) -> bool:
    import ctypes.util  # more milliseconds than all the rest, and only on one system

    return ctypes.util.find_library(name) is not None


def _cpu_build() -> bool:
    """Whether the PyTorch that is installed knows no GPU."""
    import importlib.metadata  # 20 ms of every start, and only where there is a driver

    try:
        return importlib.metadata.version("torch").endswith("+cpu")
    except importlib.metadata.PackageNotFoundError:
        return False  # a bundled program has no metadata
