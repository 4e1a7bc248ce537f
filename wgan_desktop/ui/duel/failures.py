"""The failures of several runs, shown as one: it says whose it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said
from wgan_desktop.ui.duel.chips import letter

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


class Failures:
    """Finds the first run that has failed.

    Parameters
    ----------
    told : callable
        Given the run's index, once a failure.
    """

    def __init__(self, told: Callable[[int], object]) -> None:
        self._told = told
        self._failure: Failure | None = None
        self._named: Failure | None = None

    def of(self, views: Sequence[View]) -> Failure | None:
        """The failure of one of them, with its name; the same object as long as it is the same failure."""
        index, failure = next(
            ((index, view.failure) for index, view in enumerate(views) if view.failure is not None), (0, None)
        )
        if failure is None:
            self._failure = self._named = None
        elif failure != self._failure:
            what = Said("Run {run}: {what}", run=letter(index), what=failure.what)
            self._failure, self._named = failure, dataclasses.replace(failure, what=what)
            self._told(index)
        return self._named
