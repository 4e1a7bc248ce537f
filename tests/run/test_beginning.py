"""A run whose data take long: it says how far they are, survives what kills their reader, and may be given up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest

from tests.core import made_pictures as made
from tests.run.driving import FAKE, SMALL, activity, step, until
from wgan_desktop.core.problems import Problem, Tell, silent
from wgan_desktop.run import messages as say
from wgan_desktop.run.beginning import Superseded, build
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.notices import notices
from wgan_desktop.run.session import Session


@pytest.fixture
def begin() -> Iterator[Any]:
    sessions: list[Session] = []

    def start(path: Path, host: Literal["thread", "process"], pixels: int = 8) -> Session:
        settings = SMALL.replace(problem="images", path=str(path), pixels=pixels)
        sessions.append(Session(settings, host=host, device="cpu", transport=False))
        sessions[-1].start()
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()


@pytest.mark.parametrize("host", ["thread", "process"])
def test_it_says_how_far_the_data_are(begin: Any, tmp_path: Path, host: Literal["thread", "process"]) -> None:
    photos = made.folder(tmp_path / "photos", 40)
    (photos / "no.png").write_text("text")
    session = begin(photos, host)
    view = until(session, activity("preparing"))
    assert view.state.reason == "looking for pictures in photos"
    view = until(session, step(3))
    assert view.started.reference.real.shape == (512, 192)
    (notice,) = [notice for notice in notices(view) if notice.name == "skipped"]
    assert str(notice) == "Of the data, 1 of 41 cannot be used"
    assert notice.detail.startswith("no.png: it is no picture that can be read. ")
    for _ in range(2):  # and of each run once
        view = until(session, lambda view: view.started is not None and step(3)(view) and view.unusable)
        assert view.unusable == ["no.png: it is no picture that can be read"]
        session.restart()


def test_where_many_are_bad_it_waits_for_somebody_to_say_so(begin: Any, tmp_path: Path) -> None:
    photos = made.folder(tmp_path / "photos", 5)
    (photos / "no.png").write_text("text")
    session = begin(photos, "process")
    view = until(session, lambda view: view.failure)
    assert view.failure.kind == "few"
    assert view.failure.why.startswith("Only 5 of 6 pictures in photos can be used (no.png: it is no picture")
    assert view.failure.detail == "no.png: it is no picture that can be read"
    session.apply(view.settings.replace(unusable="skip"))
    view = until(session, step(2))
    assert view.failure is None
    assert view.state.wait_share == 0
    assert view.state.skipped.values["short"] == "1 of 6 cannot be used"


def test_another_wish_is_granted_at_once(begin: Any, tmp_path: Path) -> None:
    session = begin(made.folder(tmp_path / "photos", 400), "thread")
    until(session, activity("preparing"))
    session.apply(SMALL)
    view = until(session, step(2))
    assert view.settings_in_force == SMALL


@pytest.mark.parametrize("host", ["thread", "process"])
def test_a_path_that_leads_nowhere_is_a_failure(begin: Any, tmp_path: Path, host: Literal["thread", "process"]) -> None:
    session = begin(tmp_path / "absent", host)
    view = until(session, lambda view: view.failure)
    assert view.failure.kind == "bad_input"
    assert "There is no file or folder" in view.failure.why
    made.folder(tmp_path / "absent", 5)
    session.restart()
    until(session, step(1))


def test_a_run_that_goes_on_says_how_far_its_next_data_are() -> None:
    told: list[str] = []

    class Restored(Problem):
        def resume(self, tell: Tell = silent) -> None:
            tell("reading pictures: 70 of 90")

    def restore(checkpoint: bytes, device: str, run: str, tell: Tell) -> Any:
        told.append(checkpoint.decode())
        return SimpleNamespace(problem=Restored(), settings=SMALL, run=run)

    side, outbox = SimpleNamespace(Trainer=SimpleNamespace(restore=restore)), Outbox()
    start = say.Start("a", SMALL, checkpoint=b"saved")
    assert build(side, start, "cpu", Inbox(), outbox).run == "a"
    state = outbox.take()
    assert isinstance(state, say.State)
    assert (told, state.activity, state.reason) == (["saved"], "preparing", "reading pictures: 70 of 90")


def test_what_is_not_wanted_any_more_is_left() -> None:
    side: Any = __import__(FAKE, fromlist=["Trainer"])
    inbox, outbox = Inbox(), Outbox()
    inbox.put(say.Needs(frozenset()))
    assert build(side, say.Start("a", SMALL), "cpu", inbox, outbox).run == "a"
    told = outbox.take()
    assert isinstance(told, say.State)
    assert (told.activity, told.reason) == ("preparing", "reading: 1 of 1")
    for other in (say.Quit(), say.Start("b", SMALL)):
        inbox.put(other)
        with pytest.raises(Superseded):
            build(side, say.Start("a", SMALL), "cpu", inbox, outbox)
        inbox.take()
        inbox.put(say.Needs(frozenset()))
