"""The numbers of the bottom bar: what the run is doing, how fast, and on which machine."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, NamedTuple

from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.timings import Timings

if TYPE_CHECKING:
    from wgan_desktop.run.messages import State
    from wgan_desktop.run.view import View


class Reading(NamedTuple):
    """What one place of the bar says: a value, what it is, and a sentence more."""

    value: str
    caption: str
    tip: str


def activity(view: View, held_up: str = "") -> Reading:
    """What the run is doing, and why, or how many updates each network has had; ``held_up``: for whom it waits."""
    if view.state is None:
        return Reading(tr("failed") if view.failure is not None else tr("starting …"), "", "")
    updates = tr(
        "critic {critic} · generator {generator}",
        critic=short(view.state.critic_updates),
        generator=short(view.state.generator_updates),
    )
    word, tip = held_up or _doing(view, view.state), tr("Updates that each network has had.")
    if view.state.reason:
        return Reading(word, tr(view.state.reason), f"<p>{tr(view.state.reason)}</p><p>{updates}</p>")
    return Reading(word, updates, tip)


def _doing(view: View, state: State) -> str:
    words = {
        "preparing": tr("getting ready"),
        "playing": tr("playing"),
        "paused": tr("paused"),
        "warming_up": tr("warming up"),
        "stopped": tr("stopped"),
        "failed": tr("failed"),
    }
    if state.activity in ("paused", "stopped") and state.substep and not state.fingerprint:
        return tr("one step")  # by hand, in slow motion: a parameter hash is told only at rest
    return words["failed" if view.failure is not None else state.activity]


def of_old(view: View, run: str, step: int) -> str:
    """What is said of a picture that is still shown, though it is of the run before or of steps that were lost."""
    if view.started is not None and view.started.run == run:
        return tr("step {step}, lost since", step=step)
    return tr("step {step} of the previous run", step=step)


def numbers(view: View, timings: Timings, *, held_up: bool = False) -> dict[str, Reading]:
    """The numbers at the right, by name; a run that is ``held_up`` makes no steps."""
    steps = view.state.steps_per_second if view.state is not None and not held_up else 0.0
    frames = timings.frames_per_second()
    return {
        "steps": Reading(speed(steps), tr("steps/s"), tr("Training steps a second.")),
        "frames": Reading("–" if math.isnan(frames) else str(round(frames)), tr("frames/s"), tr("Pictures a second.")),
        "age": Reading(_age(view), tr("picture age"), tr("How long ago the picture on the stage was taken.")),
        "device": _device(view),
    }


WIDTHS = {"steps": 7, "frames": 7, "age": 8, "device": 12}
"""Characters that each of `numbers` may need."""


def _age(view: View) -> str:
    if view.current:
        return tr("current")
    age = max(0.0, view.age(time.monotonic()))
    if math.isinf(age):
        return "–"
    return tr("{age} s", age=localised(f"{age:.2f}" if age < 10 else f"{age:.0f}"))


def _device(view: View) -> Reading:
    hosts = {"thread": tr("worker thread"), "process": tr("worker process")}
    if view.started is None:
        return Reading("–", hosts[view.host], "")
    started, host = view.started, hosts[view.host]
    critic, generator = started.critic_parameters, started.generator_parameters
    lines = [
        tr("Trains on {device}, in a {host}.", device=started.device, host=host),
        tr(started.device_note),
        tr("{critic} parameters in the critic, {generator} in the generator.", critic=critic, generator=generator),
    ]
    tip = "".join(f"<p>{line}</p>" for line in lines if line)
    label = started.device.upper() if len(started.device) < 5 else started.device
    return Reading(f"⚠ {label}" if started.device_note else label, host, tip)


def speed(steps: float) -> str:
    """Steps a second with about three digits."""
    return localised(f"{steps:,.0f}" if steps >= 100 else f"{steps:.3g}")


def short(count: int) -> str:
    """A count, from a million on in millions."""
    return (
        localised(f"{count:,}") if count < 1_000_000 else tr("{count} million", count=localised(f"{count / 1e6:,.2f}"))
    )
