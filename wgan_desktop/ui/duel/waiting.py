"""For whom the runs of a duel wait: they stand at the end of their lease, and one that is behind comes up."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wgan_desktop.ui.duel.chips import letter
from wgan_desktop.ui.i18n import localised, tr

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

PATIENCE = 1.0  # seconds: in step with the others, too, the faster ones wait, for moments


class Waiting:
    """Whom the others wait for, and how far it is.

    Parameters
    ----------
    clock : callable
        Monotonic seconds.

    Attributes
    ----------
    last : int or None
        Who is waited for; None while all go on.
    words : str
        "C (36 of 221)"; empty while all go on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stood: dict[int, tuple[str, int, float]] = {}
        self.last: int | None = None
        self.words = ""

    def follow(self, views: Sequence[View], *, by_seconds: bool) -> None:
        """Take note of the runs."""
        stands = [self._stands(index, view) for index, view in enumerate(views)]
        places = [_place(view, by_seconds=by_seconds) for view in views]
        behind = [index for index, stood in enumerate(stands) if not stood]
        self.last, self.words = None, ""
        if any(stands) and behind:
            self.last = min(behind, key=places.__getitem__)
            at, whole = (_worded(each, by_seconds=by_seconds) for each in (places[self.last], max(places)))
            self.words = tr("{run} ({at} of {whole})", run=letter(self.last), at=at, whole=whole)

    def held_up(self, index: int) -> str:
        """What is said of a run that waits; empty for one that goes on."""
        return tr("waits for {run}", run=self.words) if self.words and index != self.last else ""

    def _stands(self, index: int, view: View) -> bool:
        """Whether a run has waited at one step for so long that a person sees it."""
        state = view.state
        if state is None or not state.waits or view.failure is not None:
            self._stood.pop(index, None)
            return False
        if self._stood.get(index, ("", 0, 0.0))[:2] != (state.run, state.step):
            self._stood[index] = (state.run, state.step, self._clock())
        return self._clock() - self._stood[index][2] >= PATIENCE


def _place(view: View, *, by_seconds: bool) -> float:
    """How much a run has had of what is shared."""
    if view.state is None:
        return 0.0
    return view.state.seconds if by_seconds else float(view.state.step)


def _worded(place: float, *, by_seconds: bool) -> str:
    return tr("{seconds} s", seconds=localised(f"{place:.1f}")) if by_seconds else localised(f"{place:,.0f}")
