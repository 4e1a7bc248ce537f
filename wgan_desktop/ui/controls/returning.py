"""What becomes of the run before where another one cannot begin: nothing that was learnt is lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said, joined

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.controls.steering import Steering

UNUSABLE = "unusable"  # the kind of failure of data, once the run before is back
REFUSED = {"bad_input": UNUSABLE, "too_large": "refused"}
"""The kinds of failure with which no run can begin, and what becomes of them once the run before is back."""


class Returning:
    """Looks at every failure before it is shown.

    Parameters
    ----------
    steering : Steering
    hush : callable
        Takes back what was said to be learnt.
    """

    def __init__(self, steering: Steering, hush: Callable[[], object]) -> None:
        self._steering, self._hush = steering, hush
        self._seen: Failure | None = None
        self._told: Failure | None = None

    def of(self, failure: Failure | None, view: View) -> Failure | None:
        """What is to be told of a failure; where a run cannot begin at all, the run before is put back.

        The same object as long as it is the same failure.
        """
        if failure is None or failure is self._seen:
            self._seen, self._told = failure, self._told if failure else None
            return self._told
        self._seen = failure
        self._hush()
        if view.before is not None and failure.kind in REFUSED:
            self._steering.go_back()
            back = Said("Nothing was changed: the previous run is where it was.")
            self._told = dataclasses.replace(failure, kind=REFUSED[failure.kind], way_back=back)
        elif view.before is not None:
            kept = Said("The previous run is where it was left.")
            self._told = dataclasses.replace(failure, way_back=joined([failure.way_back, kept]))
        else:
            self._told = failure
        return self._told
