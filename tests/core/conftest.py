"""What a trainer sets for its thread does not outlive its test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

Few = Callable[..., None]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Few:
    """Lets a run begin with so many pictures, decode so many ahead, and keep bytes for all or for ``room``."""
    from wgan_desktop.core import picture_cache, picture_filling, picture_stock

    def make(first: int = 8, room: int | None = None) -> None:
        monkeypatch.setattr(picture_stock, "FIRST", first)
        monkeypatch.setattr(picture_stock, "DRAWS", 1)
        monkeypatch.setattr(picture_filling, "AHEAD", first)
        monkeypatch.setattr(picture_filling, "PIECE", 4)
        if room is not None:
            monkeypatch.setattr(picture_cache, "LARGEST", room)

    return make


@pytest.fixture(autouse=True)
def _thread_as_it_was() -> Iterator[None]:
    threads = sys.modules["torch"].get_num_threads() if "torch" in sys.modules else None
    yield
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        torch.set_flush_denormal(False)
        torch.set_num_threads(threads or 1)
