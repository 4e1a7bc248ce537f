"""Questions of the viewer's side, answered between two updates, a bit of the work at a time."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from wgan_desktop.core.questions import Answer, Question, Unanswered
from wgan_desktop.core.words import Said, SaidError

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

SPELL = 0.1  # seconds: no order waits longer


class Answering:
    """Works on those of the questions asked now that have no answer yet.

    What is asked stays asked until something else is: a question is answered once a run.
    """

    def __init__(self) -> None:
        self._works: dict[Question, Iterator[Answer | None] | None] = {}  # None: begun when its turn has come
        self._done: set[Question] = set()

    def begin(self) -> None:
        """Another run: everything is to be answered anew."""
        self._works = dict.fromkeys([*self._works, *self._done])
        self._done.clear()

    def ask(self, questions: Collection[Question]) -> None:
        """These are asked now, and no others."""
        self._works = {question: self._works.get(question) for question in questions if question not in self._done}
        self._done.intersection_update(questions)

    def work(self, trainer: Trainer, torch_side: Any, *, idle: bool) -> list[Answer]:
        """Do a bit of the work, while the trainer is ``idle`` as much as `SPELL` allows; what can be told of it."""
        end = time.perf_counter() + (SPELL if idle else 0.0)
        told: list[Answer] = []
        while self._works:
            told += self._bit(trainer, torch_side)
            if time.perf_counter() >= end:
                break
        return told

    def _bit(self, trainer: Trainer, torch_side: Any) -> list[Answer]:
        question = next(iter(self._works))
        work = self._works[question] = self._works[question] or torch_side.answers(trainer, question)
        try:
            answer = next(work)
        except StopIteration:
            self._finish(question)
            return []
        except (SaidError, RuntimeError, MemoryError, OSError, IndexError) as error:
            self._finish(question)
            return [Unanswered(trainer.run, question, trainer.step_count, _why(error))]
        return [] if answer is None else [answer]

    def _finish(self, question: Question) -> None:
        del self._works[question]
        self._done.add(question)


def _why(error: Exception) -> str:
    if isinstance(error, SaidError):
        return str(error)
    return Said("It could not be worked out: {error}", error=str(error) or type(error).__name__)
