"""Questions get their answers a bit at a time, whatever the trainer does, and leave no trace in the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from tests.run.driving import REAL, SMALL, rests, step, until
from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Question, Unanswered, Walk, Walked
from wgan_desktop.core.words import SaidError
from wgan_desktop.run.answering import Answering
from wgan_desktop.run.record import ANSWERS, Record
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

DIGITS = SMALL.replace(problem="digits")
HERE: Any = SimpleNamespace(run="here", step_count=3)


class Side:
    """Answers every question in three bits, and counts how often one was begun."""

    def __init__(self) -> None:
        self.begun: list[Question] = []

    def answers(self, trainer: Any, question: Question) -> Iterator[Answer | None]:
        self.begun.append(question)
        yield None
        yield part(question)
        yield part(question)


def part(question: Question) -> Answer:
    return Walked("here", cast(Walk, question), 3, np.zeros((1, 1, 1, 1), np.uint8))


def work(answering: Answering, side: Any, times: int, *, idle: bool = False) -> list[Answer]:
    return [answer for _ in range(times) for answer in answering.work(HERE, side, idle=idle)]


ONE, OTHER = Nearest("generated", 1), Walk("generated", 1, 2, 9)


def test_a_question_that_stays_asked_is_answered_once() -> None:
    answering, side = Answering(), Side()
    for _ in range(3):
        answering.ask([ONE])
        work(answering, side, 2)
    assert work(answering, side, 9) == []
    assert side.begun == [ONE]
    answering.begin()
    assert len(work(answering, side, 9)) == 2, "another run: anew"
    answering.ask([])
    answering.ask([ONE])
    assert len(work(answering, side, 9)) == 2, "asked again after nobody wanted to know"


def test_at_work_it_is_a_bit_and_idle_it_is_everything_there_is_time_for() -> None:
    answering, side = Answering(), Side()
    answering.ask([ONE, OTHER])
    assert work(answering, side, 1) == []
    assert len(work(answering, side, 1)) == 1
    assert len(work(answering, side, 1, idle=True)) == 3
    assert set(side.begun) == {ONE, OTHER}


def test_what_is_not_asked_any_more_is_dropped() -> None:
    answering, side = Answering(), Side()
    answering.ask([ONE])
    work(answering, side, 1)
    answering.ask([OTHER])
    assert {answer.question for answer in work(answering, side, 9)} == {OTHER}


@pytest.mark.parametrize(
    ("error", "why"),
    [(SaidError("There are none; choose others."), "There are none; choose others."),
     (RuntimeError("no room"), "It could not be worked out: no room"),
     (MemoryError(), "It could not be worked out: MemoryError")],
)  # fmt: skip
def test_trouble_is_an_answer(error: Exception, why: str) -> None:
    def fail(trainer: Any, question: Question) -> Iterator[Answer | None]:
        yield None
        raise error

    answering = Answering()
    answering.ask([ONE])
    assert work(answering, SimpleNamespace(answers=fail), 9) == [Unanswered("here", ONE, 3, why)]


def test_the_record_keeps_the_newest_answers_and_earlier_views_stay_as_they_were() -> None:
    record = Record("here")
    questions = [Walk("generated", 0, 1, 9, turn) for turn in range(ANSWERS + 3)]
    views: list[View] = []
    for question in questions:
        record.take(part(question))
        views.append(record.view(SMALL, "thread"))
    assert list(views[-1].answers) == questions[-ANSWERS:]
    assert list(views[0].answers) == questions[:1]
    record.take(part(questions[5]))
    assert list(record.answers) == [*questions[3:5], *questions[6:], questions[5]]
    assert Record("another").take(part(questions[0])) is False


def fingerprint(asked: Callable[[Session], object]) -> str:
    """Of a run of 300 steps, while which somebody asks."""
    session = Session(DIGITS.replace(stop_steps=300), host="thread", torch_side=REAL, transport=False)
    session.start()
    try:
        until(session, step(20))
        asked(session)
        view = until(session, lambda view: rests(view) and view.state.step == 300)
    finally:
        session.close()
    assert view.state is not None
    return view.state.fingerprint


def test_a_run_is_the_same_bit_for_bit_whether_somebody_asks_or_not() -> None:
    questions = [Nearest("generated", 2), Nearest("real", 3), Walk("generated", 0, 5, 17)]

    def ask(session: Session) -> None:
        session.set_needs(["generated_tiles_8", "generated_scores_16"], asks=questions)
        view = until(session, lambda view: len(view.answers) == 3)
        assert view.state is not None
        assert view.state.step < 300, "answered while it trains"

    assert fingerprint(ask) == fingerprint(lambda session: None)


@pytest.mark.parametrize("host", ["thread", "process"])
def test_an_answer_comes_while_the_run_rests_and_is_of_its_step(host: Any) -> None:
    session = Session(DIGITS, host=host, torch_side=REAL, transport=False, playing=False)
    session.start()
    try:
        until(session, rests)
        session.advance("step")
        until(session, lambda view: rests(view) and view.state.step == 1)
        session.set_needs((), asks=[ONE, OTHER])
        view = until(session, lambda view: len(view.answers) == 2 and getattr(view.answers[ONE], "complete", False))
        nearest, walked = view.answers[ONE], view.answers[OTHER]
        assert isinstance(nearest, Neighbours)
        assert isinstance(walked, Walked)
        assert (nearest.step, nearest.given, len(walked.frames)) == (1, 1797, 9)
        session.restart(seed=7)
        again = until(session, lambda view: rests(view) and len(view.answers) == 2)
        assert again.answers[OTHER].step == 0, "another run, the same questions"
    finally:
        session.close()
