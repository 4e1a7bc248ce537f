"""How a run begins on the trainer's side: the problem's data may take long, and somebody may change their mind."""

from __future__ import annotations

from typing import Any

from wgan_desktop.run import messages as say
from wgan_desktop.run.fitting import refuse
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.processors import hold_on


class Superseded(Exception):
    """Another run is wanted, or none: there is no use in reading on."""


def build(side: Any, start: say.Start, device: str, inbox: Inbox, outbox: Outbox) -> Any:
    """The trainer of a new run, or that of a checkpoint; how far its data are is told as the run's state.

    Raises
    ------
    Superseded
        When the inbox wants something else before the data are there.
    TooLargeError
        When the networks cannot fit into the memory.
    """
    refuse(start.settings, device)

    def tell(words: str) -> None:
        outbox.put(say.State(start.run, "preparing", 0, 0, 0, 0, 0.0, reason=words))
        if inbox.holds(say.Start, say.Quit):
            raise Superseded

    hold_on(0)  # the children that decode pictures for it may run anywhere
    if start.checkpoint is None:
        trainer = side.Trainer(start.settings, device, start.run, tell)
    else:
        trainer = side.Trainer.restore(start.checkpoint, device, start.run, tell)
        trainer.problem.resume(tell)
    return trainer
