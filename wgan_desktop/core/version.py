"""Which version of the program this is."""

from __future__ import annotations


def own_version() -> str:
    """The program's version."""
    from importlib.metadata import PackageNotFoundError, version  # 20 ms that only those pay who ask

    try:
        return version("wgan-desktop")
    except PackageNotFoundError:
        return "(a checkout, not installed)"
