"""How a run ended, in words."""

from __future__ import annotations

import pytest

from wgan_desktop.cli.summary import Outcome
from wgan_desktop.core.settings import Settings


@pytest.mark.parametrize(("speed", "said"), [(0.42, "0.42 steps/s"), (0.4, "0.4 steps/s"), (1234.5, "1,234 steps/s")])
def test_a_slow_run_has_a_speed_too(speed: float, said: str) -> None:
    assert f", {said} on cpu" in Outcome(Settings(), "cpu", 3, 7.0, speed, "done").in_words()
