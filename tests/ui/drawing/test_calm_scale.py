"""The scale of bars and beats: round, calm, and never too small."""

from __future__ import annotations

import pytest

from wgan_desktop.ui.drawing.calm_scale import HOLD, CalmScale, round_end


def test_the_scale_grows_at_once_and_shrinks_rarely() -> None:
    scale = CalmScale()
    scale.fit(0.9, 0.0)
    assert scale.now == scale.wanted == 1.0
    scale.fit(0.97, 0.1)
    wide = scale.wanted
    assert wide > 1.0 == scale.now
    while scale.step(0.03):
        assert 1.0 < scale.now <= wide
    assert scale.now == wide
    scale.fit(0.9 * wide, 99.0)
    assert scale.wanted == wide  # a little less changes nothing
    scale.fit(0.1, 0.1 + HOLD / 2)
    assert scale.wanted == wide  # much less, but too soon
    scale.fit(0.1, 0.2 + HOLD)
    assert scale.wanted == round_end(0.1) < 0.2


@pytest.mark.parametrize("top", [1e-320, 1e-9, 0.056, 0.7, 1.0, 11.0, 1e308])
def test_the_scale_ends_at_a_round_number_with_little_room(top: float) -> None:
    end, seen = round_end(top), min(max(top, 1e-300), 1e300)
    assert 1.049 * seen <= end <= 1.6 * seen
