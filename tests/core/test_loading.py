from __future__ import annotations

import gc

import pytest

from wgan_desktop.core.loading import without_collection


def test_nothing_is_collected_while_loading_and_afterwards_it_is_again() -> None:
    frozen, collects = gc.get_freeze_count(), True

    def load() -> None:
        nonlocal collects
        with without_collection():
            collects = gc.isenabled()
            raise ImportError

    with pytest.raises(ImportError):
        load()
    assert not collects
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen
