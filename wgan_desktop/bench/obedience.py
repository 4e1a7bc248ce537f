"""How exactly the trainer obeys: a pause, a change, a switch of the loss."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure
from wgan_desktop.bench.sizes import FOUR_BY_128
from wgan_desktop.bench.whole import Whole
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.messages import Pace, State
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

T = TypeVar("T")

PATIENCE = 60.0  # seconds for an answer
SLOW = 5.0  # steps a second at which "the next step" can be told from the one after


class Pause(Benchmark):
    """What happens to the parameters while the trainer says that it is paused."""

    name = "pause"
    rank = 40
    label = "A pause"
    about = "Updates made, and parameter hashes changed, while paused."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Counted over a few pauses, each at a place of its own inside a step."""
        updates = hashes = 0
        pauses = effort.rounds(3)
        with Obeyed(FOUR_BY_128) as obeyed:
            for _ in range(pauses):
                before, after = obeyed.pause(effort.round(0.5))
                updates += _updates(after) - _updates(before)
                hashes += before.fingerprint != after.fingerprint
        yield Figure("updates", updates, "in all", high=0.0, note=f"{pauses} pauses")
        yield Figure("changed hashes", hashes, "in all", high=0.0)


class Switch(Benchmark):
    """When a change is in force, at a pace at which the steps can be told apart."""

    name = "switch"
    rank = 50
    label = "A change, a switch"
    about = "Steps that were still made under the old settings, the one in progress included."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """The most of a few, for a learning rate and for the loss."""
        losses = ("hinge", "wasserstein", "least_squares", "non_saturating")[: effort.rounds(4)]
        with Obeyed(FOUR_BY_128.replace(warmup=0)) as obeyed:
            obeyed.session.set_pace(Pace(SLOW))
            rates = [obeyed.change(critic_lr=1e-3 / (2 + k)) for k in range(len(losses))]
            switches = [obeyed.change(loss=loss) for loss in losses]
        yield Figure("a learning rate", max(rates), "steps", high=1.0, note=f"the most of {len(rates)}")
        yield Figure("a loss", max(switches), "steps", high=1.0, note=f"the most of {len(switches)}")


class Obeyed(Whole):
    """A session without a window, given orders.

    Attributes
    ----------
    session : Session
    """

    def __init__(self, settings: Settings) -> None:
        self.session = Session(settings, host="process", device="cpu", transport=False)

    def open(self, made: contextlib.ExitStack) -> None:
        """Start, and wait for the first step."""
        made.callback(self.session.close)
        self.session.start()
        self.await_state(lambda state: state.step > 0)

    def pause(self, seconds: float) -> tuple[State, State]:
        """Pause for so long; the state at its beginning, and that of a trainer which goes on from its end."""
        self.session.play()
        step = self.await_state(lambda state: state.activity == "playing").step
        self.await_state(lambda state: state.step > step + 20)
        self.session.pause()
        before = self.await_state(lambda state: state.activity == "paused")
        time.sleep(seconds)
        self.session.choose_device("cpu")  # a new process begins with the last state of this one
        return before, self.await_state(lambda state: state is not before and bool(state.fingerprint))

    def change(self, **values: object) -> int:
        """Change settings right after a step; how many steps were still made without."""
        step = self.await_state(lambda state: state.step > 0).step
        step = self.await_state(lambda state: state.step > step).step
        wanted = self.session.view().settings.replace(**values)
        self.session.apply(wanted)
        return (
            self._await(lambda view: view.in_force if view.in_force and view.in_force.settings == wanted else None).step
            - step
        )

    def await_state(self, ready: Callable[[State], bool]) -> State:
        """The first state that is so."""
        return self._await(lambda view: view.state if view.state is not None and ready(view.state) else None)

    def _await(self, look: Callable[[View], T | None]) -> T:
        end = time.monotonic() + PATIENCE
        while (found := look(view := self.session.view())) is None:
            if view.failure is not None or time.monotonic() > end:
                raise RuntimeError(f"the trainer did not obey: {view.failure or 'no answer'}")
            time.sleep(0.002)
        return found


def _updates(state: State) -> int:
    return state.critic_updates + state.generator_updates
