"""What went wrong, in words a person can act on."""

from __future__ import annotations

import signal
import traceback

from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Failure

ON = "then go on from the last checkpoint."
MEMORY = ("out of memory", "can't allocate memory", "not enough memory")
DEVICE = ("cuda error", "device-side assert", "mps backend", "cudnn_status")
LOWER = "Lower the learning rate, the clip value or the constraint's weight"


def explain(error: Exception, step: int, settings: Settings) -> Failure:
    """The `Failure` of an exception in the trainer's side during ``step``."""
    detail = "".join(traceback.format_exception(error))
    words = str(error).lower()
    match error:
        case ArithmeticError() if hasattr(error, "norms") and hasattr(error, "network") and hasattr(error, "step"):
            # core.rows.NotFinite, without importing torch
            what = f"The {error.network}'s update was not finite and was not made."
            return Failure(
                error.step, what, f"Training diverged: {error.norms}.", f"{LOWER}; {ON}", "not_finite", detail
            )
        case ProblemError():
            what = "The problem's data cannot be used."
            return Failure(step, what, str(error), "Choose other data.", "bad_input", detail)
        case MemoryError() | RuntimeError() if isinstance(error, MemoryError) or any(part in words for part in MEMORY):
            size, half = settings.batch_size, max(1, settings.batch_size // 2)
            back = f"It was freed; choose a smaller batch ({half:,} instead of {size:,}) and go on."
            return Failure(step, "The memory was not enough.", _first_line(error), back, "out_of_memory", detail)
        case RuntimeError() if any(part in words for part in DEVICE):
            back = "Go on from the last checkpoint, on the CPU."
            return Failure(step, "The GPU was lost.", _first_line(error), back, "device_lost", detail)
    why = f"{type(error).__name__}: {_first_line(error)}"
    return Failure(step, "The trainer met an error.", why, "Go on from the last checkpoint.", "internal", detail)


def died(step: int, saved: int | None, code: int | None) -> Failure:
    """The `Failure` of a trainer that is gone without a word.

    Parameters
    ----------
    step : int
        The last step it told of.
    saved : int or None
        The step of the last checkpoint.
    code : int or None
        Exit status of the process, negative for a signal; None for a thread.
    """
    if saved is None:
        lost, back = f"all {step:,} steps are lost", "Begin again."
    else:
        count = max(0, step - saved)
        lost = (
            f"{count:,} steps since the last checkpoint are lost"
            if count != 1
            else "one step since the last checkpoint is lost"
        )
        back = f"Go on from the last checkpoint, at step {saved:,}."
    return Failure(step, f"The trainer died: {lost}.", _cause(code), back, "died")


def _cause(code: int | None) -> str:
    if code is None:
        return "Its thread ended."
    if code >= 0:
        return f"Its process ended with status {code}."
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    reason = " (the system does that when memory runs out)" if name == "SIGKILL" else ""
    return f"Its process was killed by {name}{reason}."


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
