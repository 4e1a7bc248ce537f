from __future__ import annotations

import pytest

from wgan_desktop.ui.timings import LONGEST, Elapsed


def test_a_picture_moves_by_what_has_passed_never_back_and_never_leaps() -> None:
    elapsed = Elapsed()
    passed = [elapsed.until(now) for now in (5.0, 5.03, 5.01, 5.02, 99.0, 99.01)]
    assert passed == pytest.approx([0.0, 0.03, 0.0, 0.01, LONGEST, 0.01])
    assert elapsed.now == 99.01
