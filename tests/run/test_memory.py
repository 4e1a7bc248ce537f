"""Memory is counted over living processes."""

from __future__ import annotations

import os

import pytest

from wgan_desktop.run.memory import resident


def test_memory_is_that_of_living_processes() -> None:
    own = resident([os.getpid()])
    if own == own:  # this system tells
        assert 20 < own < 50_000
        assert resident([os.getpid(), 2**30]) == pytest.approx(own, rel=0.2)
        assert resident([]) == 0
