"""What the window says to a real session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.run.driving import REAL, SMALL, rests, until
from wgan_desktop.core.journal import Entry, Journal, settings_at_end
from wgan_desktop.run.session import Session
from wgan_desktop.ui.controls.runs import Runs
from wgan_desktop.ui.controls.steering import Steering

BEGAN = SMALL.replace(seed=3, stop_steps=40)


def done(change: bool) -> tuple[Journal, str]:
    """What was done to a run, and its fingerprint where it stopped."""
    from wgan_desktop.core.trainer import Trainer

    trainer = Trainer(BEGAN)
    while trainer.step_count < 10:
        trainer.step()
    if change:
        trainer.apply(BEGAN.replace(critic_lr=0.01, loss="hinge"))
    while trainer.step_count < 20:
        trainer.step()
    trainer.update()
    trainer.critic_step()
    trainer.record("pause")
    while trainer.step_count < BEGAN.stop_steps:
        trainer.step()
    return trainer.journal, trainer.fingerprint()


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(SMALL, host="thread", torch_side=REAL, transport=False, playing=False)
    made.start()
    until(made, rests)
    yield made
    made.close()


@pytest.mark.parametrize("change", [False, True])
def test_a_run_that_is_opened_repeats_to_the_last_bit(session: Session, change: bool) -> None:
    journal, fingerprint = done(change)
    session.play()
    Steering(Runs(session)).open(BEGAN, journal)
    view = until(session, lambda view: rests(view) and view.state.step == 40)
    assert view.state.fingerprint == fingerprint
    assert view.settings == view.in_force.settings == settings_at_end(BEGAN, journal)
    assert not view.pending


def test_a_change_while_a_run_is_repeated_ends_the_repetition(session: Session) -> None:
    steering = Steering(Runs(session))
    later: Journal = (Entry(10**6, 0, 3 * 10**6, "apply", {"clip": 0.5}),)
    steering.open(BEGAN.replace(stop_steps=0), later)
    assert steering.edits.settings.clip == 0.5
    steering.edits.change("batch_size", 32)
    view = until(session, lambda view: view.in_force and view.in_force.settings.batch_size == 32)
    assert view.in_force.settings == view.settings == steering.edits.settings
