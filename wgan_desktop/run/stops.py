"""The conditions at which a run stops by itself; that on W1 is the session's, which hears of it."""

from __future__ import annotations

from wgan_desktop.core.evaluation import Evaluation
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said
from wgan_desktop.run.messages import Event, InForce, State

Condition = tuple[str, float]


def reached(settings: Settings, step: int, seconds: float) -> dict[Condition, Said]:
    """Return those that are reached after so many steps and seconds of training, and how that is said."""
    found: dict[Condition, Said] = {}
    if 0 < settings.stop_steps <= step:
        found["steps", float(settings.stop_steps)] = Said("Step {step} is reached.", step=settings.stop_steps)
    if 0 < settings.stop_seconds <= seconds:
        found["seconds", settings.stop_seconds] = Said(
            "{seconds:g} seconds of training have passed.", seconds=settings.stop_seconds
        )
    return found


def freed(before: Settings, after: Settings, state: State | None) -> bool:
    """Whether a run that a condition has stopped may go on, because that condition was changed."""
    if state is None or state.activity != "stopped" or reached(after, state.step, state.seconds):
        return False
    return bool(reached(before, state.step, state.seconds)) or after.stop_w1 < before.stop_w1


class Fall:
    """The bound of W1, which stops a run once a fall: it may go on below."""

    def __init__(self) -> None:
        self._stopped_below = 0.0

    def stops(self, event: Event, in_force: InForce | None, *, playing: bool) -> Said | None:
        """How it is said that an evaluation stops the run; None for any other event, and where the run goes on."""
        if not isinstance(event, Evaluation) or in_force is None:
            return None
        bound = in_force.settings.stop_w1
        if not event.w1 < bound:
            self._stopped_below = 0.0
        elif bound != self._stopped_below and playing:
            self._stopped_below = bound
            at = {"w1": event.w1, "step": event.step, "bound": bound}
            return Said("W1 is {w1:.3g} at step {step}, below {bound:g}.", **at)
        return None
