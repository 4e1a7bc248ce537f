"""The small numbers at the right of the bottom bar: the machine and its speed."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.timings import Timings

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


class Readings:
    """Puts the numbers into words.

    Parameters
    ----------
    timings : Timings
        Of the bridge.
    """

    WIDTHS = {"steps": 14, "frames": 11, "age": 17, "device": 8}  # noqa: RUF012 - a constant

    def __init__(self, timings: Timings) -> None:
        self._timings = timings

    def read(self, view: View) -> Iterator[tuple[str, str, str]]:
        """Name, text and tooltip of each."""
        steps = view.state.steps_per_second if view.state is not None else 0.0
        yield "steps", tr("{n} steps/s", n=speed(steps)), tr("Training steps a second.")
        frames = self._timings.frames_per_second()
        yield "frames", tr("{n} frames/s", n="–" if math.isnan(frames) else f"{frames:.0f}"), tr("Pictures a second.")
        yield "age", *self._age(view)
        yield "device", *self._device(view)

    def _age(self, view: View) -> tuple[str, str]:
        tip = tr("How long ago the picture on the stage was taken.")
        if view.snapshot is None:
            return tr("no picture yet"), tip
        age = max(0.0, view.age(time.monotonic()))
        return tr("picture {age} s old", age=f"{age:.2f}" if age < 10 else f"{age:.0f}"), tip

    def _device(self, view: View) -> tuple[str, str]:
        if view.started is None:
            return "", ""
        hosts = {"thread": tr("worker thread"), "process": tr("worker process")}
        tip = f"<p>{tr('Trains on {device}, in a {host}.', device=view.started.device, host=hosts[view.host])}</p>"
        tip += f"<p>{tr(view.started.device_note)}</p>" if view.started.device_note else ""
        critic, generator = f"{view.started.critic_parameters:,}", f"{view.started.generator_parameters:,}"
        size = tr("{critic} parameters in the critic, {generator} in the generator", critic=critic, generator=generator)
        tip += f"<p>{size}</p>"
        label = view.started.device.upper() if len(view.started.device) < 5 else view.started.device
        return f"⚠ {label}" if view.started.device_note else label, tip


def speed(steps: float) -> str:
    """Steps a second with about three digits."""
    return f"{steps:,.0f}" if steps >= 100 else f"{steps:.3g}"
