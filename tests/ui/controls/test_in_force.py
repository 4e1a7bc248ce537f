from __future__ import annotations

from tests.ui.fakes import FakeSession
from wgan_desktop.ui.controls.in_force import Since


def test_a_change_is_pending_until_it_is_in_force(session: FakeSession) -> None:
    since = Since()
    since.follow(session.view())
    session.delay_apply = True
    before, wanted = session.settings, session.settings.replace(clip=0.5)
    session.apply(wanted)
    since.follow(session.view())
    assert since.pending("clip", wanted)
    assert since.step("clip") is None
    session.train(10)
    session.enforce(before)
    since.follow(session.view())
    assert not since.pending("clip", wanted)
    assert since.step("clip") == 310


def test_a_new_run_begins_with_what_changed(session: FakeSession) -> None:
    since = Since()
    since.follow(session.view())
    session.apply(session.settings.replace(clip=0.5))
    since.follow(session.view())
    session.apply(session.settings.replace(seed=3))
    since.follow(session.view())
    assert since.step("clip") is None  # in force since the run began
    assert since.step("seed") == 0
