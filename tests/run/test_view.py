from __future__ import annotations

import dataclasses

import pytest

from tests.ui.panels.fakes import FakeRun
from wgan_desktop.run.messages import State


@pytest.mark.parametrize(
    ("activity", "updates", "current"),
    [("playing", 1500, False), ("warming_up", 1500, False), ("paused", 1500, True), ("stopped", 1500, True),
     ("paused", 1501, False)],
)  # fmt: skip
def test_a_picture_is_current_only_of_a_run_that_rests_there(activity: str, updates: int, current: bool) -> None:
    view = FakeRun().view(300)
    state = State("r1", activity, 300, 0, updates, 300, 0.0)  # type: ignore[arg-type]
    assert dataclasses.replace(view, state=state).current is current
