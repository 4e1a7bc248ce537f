"""What went wrong, in words a person can act on."""

from __future__ import annotations

import dataclasses
import signal
import traceback
from collections.abc import Mapping

from wgan_desktop.core.pictures import TooFewError
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said, joined
from wgan_desktop.run.fitting import TooLargeError

NOT_FINITE = {
    "critic": Said("The critic's update was not finite and was not made."),
    "generator": Said("The generator's update was not finite and was not made."),
    "network": Said("The network's update was not finite and was not made."),
}
AGAIN = Said("Go on from the last checkpoint.")
MEMORY = ("out of memory", "can't allocate memory", "not enough memory")
DEVICE = ("cuda error", "device-side assert", "mps backend", "cudnn_status")
LEAVE = Said("Go on from the last checkpoint, on the CPU.")
LOWER = Said("Lower the learning rate, the clip value or the constraint's weight; then go on from the last checkpoint.")


def explain(error: Exception, step: int, settings: Settings) -> Failure:
    """The `Failure` of an exception in the trainer's side during ``step``."""
    detail = "".join(traceback.format_exception(error))
    words = str(error).lower()
    match error:
        case ArithmeticError() if hasattr(error, "norms") and hasattr(error, "network") and hasattr(error, "step"):
            # core.rows.NotFinite, without importing torch
            what = NOT_FINITE.get(error.network, NOT_FINITE["network"])
            why = Said("Training diverged: {norms}.", norms=error.norms)
            return Failure(error.step, what, why, LOWER, "not_finite", detail)
        case TooFewError():
            what = Said("Many of the pictures cannot be used.")
            back = Said("Nothing is learnt from them until you say so.")
            return Failure(step, what, str(error), back, "few", joined(error.lines, "\n"))
        case ProblemError():
            what = Said("The problem's data cannot be used.")
            return Failure(step, what, str(error), Said("Choose other data."), "bad_input", joined(error.lines, "\n"))
        case TooLargeError():
            what = Said("These networks do not fit into the memory.")
            return Failure(step, what, str(error), Said("Choose smaller widths, or fewer layers."), "too_large")
        case MemoryError() | RuntimeError() if isinstance(error, MemoryError) or any(part in words for part in MEMORY):
            sizes = {"half": max(1, settings.batch_size // 2), "size": settings.batch_size}
            back = Said("It was freed; choose a smaller batch ({half} instead of {size}) and go on.", **sizes)
            return Failure(step, Said("Out of memory."), _first_line(error), back, "out_of_memory", detail)
        case RuntimeError() if any(part in words for part in DEVICE):
            return Failure(step, Said("The GPU was lost."), _first_line(error), LEAVE, "device_lost", detail)
    cause = f"{type(error).__name__}: {_first_line(error)}"
    return Failure(step, Said("The trainer met an error."), cause, AGAIN, "internal", detail)


NO_CHECKPOINT: Mapping[str, Said] = {
    AGAIN: Said("Begin again."),
    LEAVE: Said("Begin again, on the CPU."),
    LOWER: Said("Lower the learning rate, the clip value or the constraint's weight; then play on, or begin again."),
}
"""The ways back where there is no checkpoint yet."""


def way_back_to(saved: int | None, failure: Failure) -> Failure:
    """The failure with the step of the last checkpoint named, where the way back is from there, or without one."""
    if saved is None:
        back = NO_CHECKPOINT.get(failure.way_back, failure.way_back)
        return dataclasses.replace(failure, way_back=back, saved=False)
    if failure.way_back == LOWER:
        back = Said(
            "Lower the learning rate, the clip value or the constraint's weight; then go on from the last checkpoint, "
            "at step {step}.",
            step=saved,
        )
    elif failure.way_back == AGAIN:
        back = Said("Go on from the last checkpoint, at step {step}.", step=saved)
    else:
        return failure
    return dataclasses.replace(failure, way_back=back)


def died(step: int, saved: int | None, code: int | None, stacks: str = "") -> Failure:
    """The `Failure` of a trainer that is gone without a word.

    Parameters
    ----------
    step : int
        The last step it told of.
    saved : int or None
        The step of the last checkpoint.
    code : int or None
        Exit status of the process, negative for a signal; None for a thread.
    stacks : str
        What it has left of its threads.
    """
    if saved is None:
        what, back = Said("The trainer died: all {n} steps are lost.", n=step), Said("Begin again.")
    else:
        n = max(0, step - saved)
        since = Said("The trainer died: {n} steps since the last checkpoint are lost.", n=n)
        what = Said("The trainer died: one step since the last checkpoint is lost.") if n == 1 else since
        back = Said("Go on from the last checkpoint, at step {step}.", step=saved)
    return Failure(step, what, _cause(code), back, "died", stacks, saved=saved is not None)


def _cause(code: int | None) -> Said:
    if code is None:
        return Said("Its thread ended.")
    if code >= 0:
        return Said("Its process ended with status {code}.", code=code)
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    if name == "SIGKILL":
        return Said("Its process was killed by {name} (the system does that when memory runs out).", name=name)
    return Said("Its process was killed by {name}.", name=name)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
