"""Pictures decoded in child processes: whatever a broken file does to its reader, only the picture is lost.

No threads and no shared memory: each child has a pipe of its own, is asked for a few pictures at a time, and one that
dies or takes too long is replaced.  What it was asked for is then asked for one by one, until the culprit is known.
"""

from __future__ import annotations

import collections
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Self

from wgan_desktop.core.pictures import Bytes, Listing, Reference, opened, square
from wgan_desktop.core.problems import ProblemError

PIECE = 32  # pictures that a child is asked for at a time
POLL = 0.2  # seconds between two looks at the listing
PATIENCE = 30.0  # seconds for a piece; for the listing there is no limit, as long as the child lives
MOST_CHILDREN = 4
GONE = "whoever decodes it dies of it, or does not come to an end"

Decoded = tuple[int, Bytes | str]
"""The place of a picture and its bytes, or why it cannot be used."""


class Decoder:
    """A child process that reads one file or folder."""

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(path, theirs), name="decoder", daemon=True)
        self._process.start()
        theirs.close()
        self.asked: Sequence[int] = ()

    def close(self) -> None:
        """End the child, whatever it is at."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def answer(self) -> Any:
        """What the child says; None when it is dead."""
        with contextlib.suppress(EOFError, OSError):
            return self.pipe.recv()
        return None


def serve(path: Path, pipe: Connection) -> None:
    """The child's loop: asked for None it lists, asked for (references, pixels, channels) it decodes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        kept: Any = None
        while True:
            asked = pipe.recv()
            try:
                kept = kept or opened(path)
                answer: Any = kept.listing() if asked is None else [_one(kept, each, *asked[1:]) for each in asked[0]]
            except ProblemError as error:
                answer = error
            except OSError as error:
                answer = ProblemError(f"{path} cannot be read ({error.strerror or error}); choose it again.")
            pipe.send(answer)


def _one(kept: Any, reference: Reference, pixels: int, channels: int) -> Bytes | str:
    try:
        return square(kept.picture(reference), pixels, channels)
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})"
    except (ValueError, MemoryError) as error:
        return str(error) or "there is not enough memory for it"


class Decoders:
    """The child processes that read one file or folder; to be used as a context.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all: list[Decoder] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for decoder in self._all:
            decoder.close()
        self._all.clear()

    def listing(self, waiting: Callable[[], object] = int) -> Listing:
        """What pictures there are; ``waiting`` is called now and then meanwhile, and may raise, to leave.

        Raises
        ------
        ProblemError
            With one sentence, when there are none, or the child died of them.
        """
        decoder = self._start()
        with contextlib.suppress(OSError):
            decoder.pipe.send(None)
            while not decoder.pipe.poll(POLL):
                waiting()
        answer = decoder.answer()
        if isinstance(answer, ProblemError):
            raise answer
        if answer is None:
            self._drop(decoder)
            raise ProblemError(f"{self._path} is damaged: whoever reads it dies of it; copy or download it again.")
        assert isinstance(answer, Listing)
        return answer

    def decode(self, references: Sequence[Reference], pixels: int, channels: int) -> Iterator[Decoded]:
        """Each picture as ``pixels`` x ``pixels`` in 1 or 3 channels, or why it cannot be used; in their order."""
        todo = collections.deque(range(at, min(at + PIECE, len(references))) for at in range(0, len(references), PIECE))
        found: dict[int, Bytes | str] = {}
        due = 0
        while due < len(references):
            self._hand_out(todo, references, pixels, channels)
            for decoder, answer in self._answers():
                asked, decoder.asked = decoder.asked, ()
                if isinstance(answer, ProblemError):
                    raise answer
                if answer is not None:
                    found |= dict(zip(asked, answer, strict=True))
                elif len(asked) > 1:
                    todo.extendleft([range(at, at + 1) for at in reversed(asked)])
                else:
                    found[asked[0]] = GONE
            while due in found:
                yield due, found.pop(due)
                due += 1

    def _hand_out(
        self, todo: collections.deque[range], references: Sequence[Reference], pixels: int, channels: int
    ) -> None:
        """Give whoever is idle a piece; start another child while there is more to do."""
        most = min(MOST_CHILDREN, os.cpu_count() or 1)
        while todo:
            idle = next((decoder for decoder in self._all if not decoder.asked), None)
            if idle is None:
                if len(self._all) >= most:
                    return
                idle = self._start()
            idle.asked = todo.popleft()
            with contextlib.suppress(OSError):  # one that is dead says so when it is asked for its answer
                idle.pipe.send(([references[at] for at in idle.asked], pixels, channels))

    def _answers(self) -> Iterator[tuple[Decoder, Any]]:
        """Wait for those that are asked; one that is dead or too slow answers None and is gone."""
        busy = {decoder.pipe: decoder for decoder in self._all if decoder.asked}
        ready = wait(list(busy), PATIENCE)
        for pipe, decoder in busy.items():
            answer = decoder.answer() if pipe in ready else None
            if pipe not in ready and ready:
                continue
            if answer is None:
                self._drop(decoder)
            yield decoder, answer

    def _start(self) -> Decoder:
        self._all.append(Decoder(self._path))
        return self._all[-1]

    def _drop(self, decoder: Decoder) -> None:
        decoder.close()
        self._all.remove(decoder)
