"""What a run asks of the machine, told before anything is built: large networks' memory, and how slow they are.

A weight is a float32 four times: itself, its gradient and Adam's two moments (RMSprop has one, SGD none).  A session
keeps two checkpoints besides, without gradients.  Activations and the data are left out: they are small beside that
wherever it is large.
"""

from __future__ import annotations

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import Counts, counts, kinds
from wgan_desktop.core.words import Said, SaidError
from wgan_desktop.run import memory

FLOAT = 4  # bytes
MOMENTS = {"sgd": 0, "rmsprop": 1, "adam": 2, "auto": 2}
KEPT = 2  # checkpoints
LARGE = 2e9  # bytes, from which on it is said
SPEED = 2e10  # multiplications and additions a second of one processor core, in float32
PATIENCE = 2.0  # seconds a step, from which on it is said


class TooLargeError(SaidError):
    """Networks that cannot fit into the memory; the message is one sentence."""


def needed(settings: Settings, counted: Counts, kept: int = KEPT) -> float:
    """Bytes that networks and their training take, with so many checkpoints ``kept``."""
    state = 1 + MOMENTS[settings.optimizer]
    return FLOAT * float(counted.generator + counted.critic) * (state + 1 + kept * state)


def seconds(settings: Settings, counted: Counts) -> float:
    """Roughly a step's on a processor, where the networks are MLPs; 0 where they are not.

    A sample takes six operations a weight forward and back; a critic update has real, generated and penalised ones.
    """
    if kinds(settings) != ("mlp", "mlp"):
        return 0.0
    critic = settings.critic_steps * (3 * counted.critic + counted.generator)
    return 6.0 * settings.batch_size * (critic + counted.critic + counted.generator) / (SPEED * settings.threads)


def large(settings: Settings, device: str = "cpu", counted: Counts | None = None, kept: int = KEPT) -> Said | None:
    """A sentence on networks that take much memory, or seconds a step on a processor; None for others."""
    found = counted or _counted(settings)
    if found is None or device != "cpu":
        return None
    weights, bytes_, pace = found.generator + found.critic, needed(settings, found, kept), seconds(settings, found)
    if bytes_ < LARGE and pace < PATIENCE:
        return None
    said = {"millions": weights / 1e6, "need": bytes_ / 1e9}
    if pace < PATIENCE:
        return Said("Large networks: {millions:.0f} million weights, about {need:.1f} GB of memory", **said)
    unit, much = (Said("s"), pace) if pace < 100 else (Said("min"), pace / 60)
    return Said(
        "Large networks: {millions:.0f} million weights, about {need:.1f} GB of memory, and {much:.0f} {unit} a step",
        **said, much=much, unit=unit,
    )  # fmt: skip


def refuse(settings: Settings, device: str, kept: int = KEPT) -> None:
    """Complain of networks that cannot fit into what is left of the memory.

    Raises
    ------
    TooLargeError
    """
    found, left = _counted(settings), memory.free()
    if found is None or device != "cpu" or needed(settings, found, kept) <= left:
        return
    raise TooLargeError(
        "These networks have {millions:.0f} million weights and need about {need:.1f} GB of memory; {left:.1f} GB are "
        "free.",
        millions=(found.generator + found.critic) / 1e6, need=needed(settings, found, kept) / 1e9, left=left / 1e9,
    )  # fmt: skip


def _counted(settings: Settings) -> Counts | None:
    return counts(settings, PROBLEMS[settings.problem].expected_shape(settings))
