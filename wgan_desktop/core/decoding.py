"""Pictures decoded in child processes: whatever a broken file does to its reader, only the picture is lost.

No threads and no shared memory: each child has a pipe of its own, is asked for a few pictures at a time and works ahead
of the reader of its answers; one that dies or takes too long is replaced.  What it was asked for is then asked for one
by one, until the culprit is known.
"""

from __future__ import annotations

import collections
import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import Self

from wgan_desktop.core.decoder import Answer, Decoder, Piece
from wgan_desktop.core.pictures import Listing
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said

PIECE = 32  # pictures that a child is asked for at a time
AHEAD = 16  # pieces that a child may be asked for before the first is answered
POLL = 0.2  # seconds between two looks while nothing comes; for a listing, as long as the child lives
MOST_CHILDREN = 4
TRIES = 2  # for a listing: a child may also have been ended from outside
GONE = Said("its decoder crashed or timed out")


class Decoders:
    """The child processes that read one file or folder; to be used as a context, or closed.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all: list[Decoder] = []
        self._todo: collections.deque[Piece] = collections.deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End them all."""
        for decoder in self._all:
            decoder.close()
        self._all.clear()
        self._todo.clear()

    def listing(self, waiting: Callable[[], object] = int) -> Listing:
        """What pictures there are; ``waiting`` is called now and then meanwhile, and may raise, to leave.

        Raises
        ------
        ProblemError
            With one sentence, when there are none, or a second child died of them.
        """
        answer = None
        for _ in range(TRIES):
            decoder = self._start()
            with contextlib.suppress(OSError):
                decoder.pipe.send(None)
                while not decoder.pipe.poll(POLL):
                    waiting()
            answer = decoder.answer()
            if answer is not None:
                break
            self._drop(decoder)
        if isinstance(answer, ProblemError):
            raise answer
        if answer is None:
            raise ProblemError(
                "{path} is damaged: its reader crashed; copy or download it again.", path=str(self._path)
            )
        assert isinstance(answer, Listing)
        return answer

    def ask(self, pieces: Iterable[Piece]) -> None:
        """Have these decoded, too."""
        self._todo.extend(pieces)
        self._hand_out()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._todo) or any(decoder.asked for decoder in self._all)

    def answers(self, patience: float) -> list[Answer]:
        """What was decoded meanwhile, in no order; where there is nothing yet, wait so many seconds for the first.

        Raises
        ------
        ProblemError
            When nothing can be read any more, or nothing be written.
        """
        self._hand_out()
        by_pipe = {decoder.pipe: decoder for decoder in self._all if decoder.asked}
        ready = wait(list(by_pipe), patience)
        found: list[Answer] = []
        for pipe, decoder in by_pipe.items():
            if pipe in ready:
                found += self._of(decoder)
            elif decoder.late:
                found += self._lost(decoder)
        self._hand_out()
        return found

    def _of(self, decoder: Decoder) -> Iterator[Answer]:
        """All that a child has to say."""
        while decoder.asked and decoder.pipe.poll():
            answer = decoder.answer()
            if isinstance(answer, ProblemError):
                raise answer
            if answer is None:
                yield from self._lost(decoder)
                return
            yield decoder.asked.popleft(), answer

    def _lost(self, decoder: Decoder) -> Iterator[Answer]:
        """One that is dead or too slow is gone; what it was at is asked for one by one."""
        first, *others = decoder.asked
        self._drop(decoder)
        self._todo.extendleft(reversed(others))
        if len(first.places) > 1:
            self._todo.extendleft(reversed(list(first.alone())))
        else:
            yield first, [GONE]

    def _hand_out(self) -> None:
        """Give the child with the least to do a piece; start another child while there is more."""
        most = min(MOST_CHILDREN, os.cpu_count() or 1)
        while self._todo:
            least = min(self._all, key=lambda decoder: len(decoder.asked), default=None)
            if least is None or (least.asked and len(self._all) < most):
                least = self._start()
            if len(least.asked) >= AHEAD:
                return
            least.ask(self._todo.popleft())

    def _start(self) -> Decoder:
        self._all.append(Decoder(self._path))
        return self._all[-1]

    def _drop(self, decoder: Decoder) -> None:
        decoder.close()
        self._all.remove(decoder)
