"""The trainer: what one step of a (Wasserstein) GAN is.

A step is ``critic_steps`` critic updates and then one generator update.  Between two updates a trainer may be paused,
copied to a checkpoint or left; between two steps its settings may change.  Settings, seed and journal determine a CPU
run bit for bit: each purpose draws from a random stream of its own (`Streams`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Generator, Iterator
from typing import Any

import torch

from wgan_desktop.core import allocator, checkpoint, precision, schedule, switching
from wgan_desktop.core.averaging import Average
from wgan_desktop.core.batches import Batch, Batches, noise
from wgan_desktop.core.building import begun
from wgan_desktop.core.constraints import CONSTRAINTS, Constraint
from wgan_desktop.core.evaluation import Reference, reference
from wgan_desktop.core.gradients import CriticValues, GeneratorPass, Method, Substep
from wgan_desktop.core.journal import Action, Entry, Journal
from wgan_desktop.core.losses import LOSSES, Loss
from wgan_desktop.core.methods import differentiate
from wgan_desktop.core.networks import Network, SpectralNorm
from wgan_desktop.core.observer import Observer
from wgan_desktop.core.optimisers import OPTIMISERS, Optimiser
from wgan_desktop.core.problems import PROBLEMS, Tell, silent
from wgan_desktop.core.rows import NotFinite, Row
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Extent, Snapshot
from wgan_desktop.core.streams import Streams
from wgan_desktop.core.words import Said


class Trainer:
    """Critic, generator, their optimisers and their place in the run.

    Parameters
    ----------
    settings : Settings
    device, run : str
        torch's name of the device; the run's id, stamped on every snapshot.
    tell : callable
        Called with the progress of loading the data, in words.

    Raises
    ------
    ProblemError
        When the problem's data cannot be used.

    Attributes
    ----------
    step_count, update_index : int
        The place: whole steps done, updates done inside the step in progress.
    warming_up : int
        Critic updates still to come before the step goes on, after a switch of loss or constraint.
    critic_updates, generator_updates : int
        All updates ever made.
    version : int
        How often settings were applied.
    seconds, waited : float
        Time spent training, and how much of it in waiting for data.
    average : Average
        The generator's running mean, where the settings ask for one.
    journal : tuple of Entry
        Everything that was done to the run.
    """

    def __init__(self, settings: Settings, device: str = "cpu", run: str = "", tell: Tell = silent) -> None:
        self.settings, self.device, self.run = settings, device, run
        self.problem = PROBLEMS[settings.problem].prepared(settings, tell)
        self.streams = Streams.of(settings.seed, device)
        self.step_count = self.update_index = self.warming_up = self.version = 0
        self.critic_updates = self.generator_updates = 0
        self.seconds = self.waited = 0.0
        self.journal: Journal = ()
        self.completed: Row | None = None
        self.generator, self.critic = begun(settings, self.problem, device, self.streams)
        self.average = Average(self.generator)
        self._new_optimisers()
        self.prepare()
        self.reference: Reference = reference(self.problem, self.streams.evaluation)
        self.observer = Observer(self)
        self.batches = Batches(self.problem, self._generate, self.streams.training)
        self.critic_values: CriticValues | None = None
        self.finite = torch.ones((), dtype=torch.bool, device=device)

    def _generate(self, z: torch.Tensor) -> torch.Tensor:
        return self.method.generate(z)

    def _optimiser_kind(self) -> type[Optimiser]:
        own = CONSTRAINTS[self.settings.constraint].optimizer
        return OPTIMISERS[own if self.settings.optimizer == "auto" else self.settings.optimizer]

    def _new_optimisers(self) -> None:
        kind = self._optimiser_kind()
        self.critic_optimiser = kind(self.critic.parameters)
        self.generator_optimiser = kind(self.generator.parameters)

    def prepare(self, before: Method | None = None) -> None:
        """Take from the settings all that a live change may touch; what is right already stays, moments and all.

        So does the method that was in force ``before``: its numbers with their scale, and what it recorded.
        """
        if self.device == "cpu":
            allocator.keep_freed()
            # both hold for the calling thread: the one that trains
            torch.set_num_threads(self.settings.threads)
            torch.set_flush_denormal(True)  # the square root of a denormal moment takes 40 times as long
        self.loss: Loss = LOSSES[self.settings.loss]
        self.constraint: Constraint = CONSTRAINTS[self.settings.constraint]
        if self.constraint.spectral and self.critic.spectral is None:
            self.critic.spectral = SpectralNorm(self.critic, self.streams.method)
        elif not self.constraint.spectral:
            self.critic.spectral = None
        if type(self.critic_optimiser) is not self._optimiser_kind():
            self._new_optimisers()
        self.average.keep(self.settings.ema_decay)
        numbers = precision.choose(self.settings, self.device, before.precision if before is not None else None)
        self.method: Method = differentiate(
            self.critic, self.generator, self.loss, self.constraint, self.settings, numbers, before
        )  # fmt: skip

    # ------------------------------------------------------------------ the step

    @property
    def closed_form(self) -> bool:
        """Whether gradients are computed in closed form."""
        return self.method.closed_form

    @property
    def updates(self) -> int:
        """All updates ever made, by either network."""
        return self.critic_updates + self.generator_updates

    def _critic_updates_due(self) -> int:
        return 0 if self.loss.critic_free else schedule.critic_updates(self.settings, self.step_count)

    def step(self) -> Row:
        """Finish the step in progress, or make a whole one, with any warm-up before it."""
        while (row := self.update()) is None:
            pass
        return row

    def update(self) -> Row | None:
        """The next single update; what the step measured when this completed it.

        Raises
        ------
        NotFinite
            On the CPU at once; on a GPU `fetch` tells.  The update is not made, and the step in progress begins anew,
            so that other settings may be applied.
        """
        began, waited = time.perf_counter(), self.problem.waited or 0.0
        for _ in self.substeps():
            pass
        self.seconds += time.perf_counter() - began
        self.waited += (self.problem.waited or 0.0) - waited
        return self.completed

    def substeps(self) -> Iterator[Substep]:
        """The next single update, stage by named stage; to be exhausted, in the caller's own time.

        ``completed`` then holds what `update` returns.
        """
        self.completed = None
        try:
            if self.warming_up:
                yield from self._critic_update(self.batches.take(self.warming_up, self.settings))
                self.warming_up -= 1
            elif (due := self._critic_updates_due() - self.update_index) > 0:
                yield from self._critic_update(self.batches.take(due, self.settings))
                self.update_index += 1
            else:
                values = yield from self._generator_update()
                self.step_count, self.update_index = self.step_count + 1, 0
                self.completed = Row(self.step_count, self.settings, self.critic_values, values, self.finite)
                self.critic_values, self.finite = None, torch.ones_like(self.finite)
        except NotFinite:
            self.record("not_finite")
            self.begin_anew()
            raise

    def begin_anew(self) -> None:
        """Leave the step in progress: its updates stay, what was prepared for the next ones goes."""
        self.update_index = 0
        self.batches.ahead.clear()
        self.critic_values = None

    def critic_step(self) -> None:
        """One more critic update by hand, outside the count of steps; none where the loss knows no critic."""
        if self.loss.critic_free:
            return
        self.record("critic")
        for _ in self._critic_update(*self.batches.draw(1, self.settings)):
            pass

    def generator_step(self) -> None:
        """One more generator update by hand, outside the count of steps."""
        self.record("generator")
        for _ in self._generator_update():
            pass
        self.batches.ahead.clear()  # fakes of the generator as it was

    def _critic_update(self, batch: Batch) -> Generator[Substep, None, None]:
        real, fake = batch
        yield Substep("draw", {"x": real, "y": fake})
        values = yield from self.method.critic_pass(real, fake, self.streams.method)
        total = values.loss if values.penalty is None else values.loss + values.penalty
        self._descend(self.critic, self.critic_optimiser, total, self.settings.critic_lr, "critic")
        self.constraint.after_update(self.critic.parameters, self.settings)
        self.critic_updates += 1
        self.critic_values = values
        yield Substep("critic update", {"w": self.critic.parameters})

    def _generator_update(self) -> GeneratorPass:
        z = noise(self.settings.batch_size, self.settings, self.streams.latents, self.problem.sample)
        yield Substep("sample noise", {"z": z})
        needs_real = self.loss.compares or self.loss.critic_free
        real = self.problem.sample(self.settings.batch_size if needs_real else 0, self.streams.method)
        values = yield from self.method.generator_pass(z, real)
        self._descend(self.generator, self.generator_optimiser, values.loss, self.settings.generator_lr, "generator")
        self.average.follow(self.settings.ema_decay)
        self.generator_updates += 1
        yield Substep("generator update", {"θ": self.generator.parameters})
        return values

    def _descend(self, network: Network, optimiser: Optimiser, value: torch.Tensor, lr: float, name: str) -> None:
        s, lr = self.settings, lr * schedule.fall(self.settings, self.step_count)
        finite = optimiser.step(network.parameters, network.gradient, value, lr=lr, beta1=s.beta1, beta2=s.beta2)
        if finite is False:
            norms = {"gradient": network.gradient.norm(), "weights": network.parameters.norm(), "loss": value}
            numbers = {what: f"{number:.3g}" for what, number in norms.items()}
            said = Said("loss {loss}, |gradient| {gradient}, |weights| {weights}", **numbers)
            raise NotFinite(self.step_count + 1, name, said)
        if self.device != "cpu":
            self.finite = self.finite & finite

    # ------------------------------------------------------------------ what others ask of it

    def apply(self, settings: Settings) -> tuple[Said, ...]:
        """Put live changes in force, between two steps; see `switching.apply`.

        Returns
        -------
        tuple of Said
            What the changes do besides.

        Raises
        ------
        ValueError
            In the middle of a step, or when a field changes that needs a new run.
        """
        return switching.apply(self, settings)

    def look(self, needs: Collection[str], seen: Extent | None = None) -> Snapshot:
        """The present state with the asked layers (`Observer.look`); changes no bit of the training."""
        return self.observer.look(needs, seen)

    def record(self, action: Action, **detail: Any) -> None:
        """Write into the journal what is being done, with its place."""
        entry = Entry(self.step_count, self.update_index, self.updates, action, detail)
        self.journal = (*self.journal, entry)

    def fingerprint(self) -> str:
        """A hash of every parameter: equal exactly when no update was made."""
        both = torch.cat([self.critic.parameters, self.generator.parameters]).cpu().numpy()
        return hashlib.sha256(both.tobytes()).hexdigest()

    def checkpoint(self) -> bytes:
        """Everything the run goes on from, bit for bit on the CPU; the middle of a step included."""
        return checkpoint.save(self)

    @classmethod
    def restore(cls, data: bytes, device: str = "cpu", run: str = "", tell: Tell = silent) -> Trainer:
        """The trainer of `checkpoint`.

        Raises
        ------
        ValueError
            When ``data`` is not a whole checkpoint.
        """
        settings, fill = checkpoint.load(data)
        trainer = cls(settings, device, run, tell)
        fill(trainer)
        return trainer
