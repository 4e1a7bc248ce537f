"""Reading what is large beside the window, which goes on meanwhile; of several files only the newest counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from wgan_desktop.ui.bridge import Bridge, Viewer

LOOKS = 10.0  # Hz: how often it is seen whether it is done


class Reader:
    """What is being read in a thread of its own, if anything is.

    Parameters
    ----------
    bridge : Bridge
        Whose beats look whether it is done.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._viewer: Viewer | None = None

    def begin(
        self, read: Callable[[], Any], done: Callable[[Callable[[], Any]], object], going: Callable[[], object]
    ) -> None:
        """Call ``read`` in a thread, ``going`` until that is done, then ``done`` with what gives or raises its outcome.

        What was being read before is forgotten.
        """
        self.cancel()
        outcome: Future[Any] = Future()

        def follow(_: object) -> None:
            if not outcome.done():
                going()
                return
            self.cancel()
            done(outcome.result)

        self._viewer = Viewer(follow, lambda: LOOKS, lambda: True)
        self._bridge.add(self._viewer)
        going()
        threading.Thread(target=_work, args=(read, outcome), name="reading", daemon=True).start()

    def cancel(self) -> None:
        """Forget what is being read: its outcome is of no interest any more."""
        if self._viewer is not None:
            self._bridge.drop(self._viewer)
            self._viewer = None


def _work(read: Callable[[], Any], outcome: Future[Any]) -> None:
    try:
        outcome.set_result(read())
    except Exception as error:  # noqa: BLE001 - the caller that waits for it is told
        outcome.set_exception(error)
