"""Recorded gradients: when they may be, that they are proven before they are used, and what happens when they fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from tests.core.small import settings
from tests.core.test_gradients import batch, finish, stream
from tests.core.test_gradients import method as method_of
from wgan_desktop.core import methods
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import ClosedForm, Method
from wgan_desktop.core.graphs import BAKED, Graphed, Pass, allowed
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.methods import differentiate
from wgan_desktop.core.precision import Precision
from wgan_desktop.core.trainer import Trainer

Work = Callable[[], Pass]


class Tape:
    """Records as CUDA does, as far as a CPU can: what is replayed writes into the places of the first time."""

    def __init__(self, broken: str = "") -> None:
        self.broken, self.replays = broken, 0

    def __call__(self, work: Work) -> tuple[Pass, Callable[[], None]]:
        if self.broken == "at once":
            raise RuntimeError("operation not permitted when stream is capturing\nmore")
        made = work()

        def replay() -> None:
            self.replays += 1
            if self.broken != "stale":
                for old, new in zip(tensors(made), tensors(work()), strict=True):
                    old.copy_(new)

        return made, replay


def tensors(made: Pass) -> list[torch.Tensor]:
    values = [value for value in vars(made.values).values() if value is not None]
    return [*values, *(tensor for stage in made.stages for tensor in stage.tensors.values())]


def graphed(constraint: str = "gradient_penalty", broken: str = "") -> tuple[Graphed, Method, Tape]:
    tape = Tape(broken)
    return Graphed(method_of(ClosedForm, "wasserstein", constraint), tape), method_of(
        ClosedForm, "wasserstein", constraint
    ), tape  # fmt: skip


@pytest.mark.parametrize("constraint", [name for name, each in CONSTRAINTS.items() if not each.spectral])
def test_a_replay_is_the_plain_gradient_batch_after_batch(constraint: str) -> None:
    ours, plain, tape = graphed(constraint)
    assert ours.closed_form
    real, fake, noise = batch()
    kept = []
    for number in range(3):
        values = [finish(by.critic_pass(real + number, fake, stream(number))) for by in (ours, plain)]
        torch.testing.assert_close(ours.critic.gradient, plain.critic.gradient)
        torch.testing.assert_close(values[0].loss, values[1].loss)
        torch.testing.assert_close(values[0].real, values[1].real)
        assert (values[0].penalty is None) == (values[1].penalty is None)
        kept.append((values[0].loss, float(values[1].loss)))
    assert tape.replays == 4, "one for the proof, and one for each batch"
    assert all(float(loss) == value for loss, value in kept), "what was measured is not written over"
    torch.testing.assert_close(ours.generate(noise), plain.generate(noise))
    assert float(finish(ours.generator_pass(noise, real)).loss) == float(finish(plain.generator_pass(noise, real)).loss)


def test_its_stages_are_those_of_the_plain_pass() -> None:
    ours, plain, _ = graphed()
    real, fake, _ = batch()
    for first, second in zip(
        ours.critic_pass(real, fake, stream()), plain.critic_pass(real, fake, stream()), strict=True
    ):
        assert first.name == second.name
        assert first.readings == pytest.approx(second.readings)


@pytest.mark.parametrize(("broken", "why"), [("at once", "stream is capturing"), ("stale", "away from the plain one")])
@pytest.mark.allows_log("No CUDA graph of the critic's update: ")
def test_what_does_not_prove_right_is_not_used(broken: str, why: str, caplog: pytest.LogCaptureFixture) -> None:
    ours, plain, tape = graphed(broken=broken)
    real, fake, _ = batch()
    for number in range(2):
        for by in (ours, plain):
            finish(by.critic_pass(real, fake, stream(number)))
        assert torch.equal(ours.critic.gradient, plain.critic.gradient)
    assert tape.replays == (1 if broken == "stale" else 0)
    (record,) = caplog.records
    assert why in record.getMessage()
    assert "\n" not in record.getMessage()


def test_a_batch_of_another_size_is_computed_plainly() -> None:
    ours, plain, tape = graphed()
    real, fake, _ = batch()
    finish(ours.critic_pass(real, fake, stream()))
    for by in (ours, plain):
        finish(by.critic_pass(real[:4], fake[:4], stream(1)))
    assert torch.equal(ours.critic.gradient, plain.critic.gradient)
    assert tape.replays == 2


def test_which_runs_are_recorded() -> None:
    by = method_of(ClosedForm, "wasserstein", "gradient_penalty")
    assert allowed(by, "cuda")
    assert not allowed(by, "cpu")
    assert not allowed(by, "mps")
    assert not allowed(method_of(ClosedForm, "hinge", "spectral_norm"), "cuda")
    assert not allowed(method_of(ClosedForm, "optimal_transport", "none"), "cuda")
    by.settings = by.settings.replace(graphs="off")
    assert not allowed(by, "cuda")
    half = method_of(ClosedForm, "wasserstein", "none")
    half.precision = Precision("cpu", torch.float16)
    assert not allowed(half, "cuda")
    plain = differentiate(by.critic, by.generator, by.loss, by.constraint, by.settings)
    assert isinstance(plain, ClosedForm)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> tuple[Trainer, Tape]:
    """A run on the CPU whose gradients are recorded nevertheless, and what records them."""
    monkeypatch.setattr(methods, "allowed", lambda method, device: method.settings.graphs == "auto")
    trainer, tape = Trainer(settings()), Tape()
    assert isinstance(trainer.method, Graphed)
    trainer.method._record = tape
    trainer.step()
    assert tape.replays > 1
    return trainer, tape


@pytest.mark.parametrize(
    "changes", [{"critic_lr": 0.01}, {"generator_lr": 0.01, "beta1": 0.1}, {"critic_steps": 3}, {"ema_decay": 0.9}]
)
def test_what_is_recorded_outlives_changes_that_it_does_not_hold(
    recorded: tuple[Trainer, Tape], changes: dict[str, float]
) -> None:
    (trainer, tape), new = recorded, settings().replace(**changes)
    before, replays, plain = trainer.method, tape.replays, Trainer(settings(graphs="off"))
    plain.step()
    for each in (trainer, plain):
        each.apply(new.replace(graphs=each.settings.graphs))
    assert trainer.method is before
    assert trainer.method.settings == before.plain.settings == trainer.settings  # type: ignore[attr-defined]
    for each in (trainer, plain):
        each.step()
    assert tape.replays == replays + new.critic_steps
    torch.testing.assert_close(trainer.critic.parameters, plain.critic.parameters)
    torch.testing.assert_close(trainer.generator.parameters, plain.generator.parameters)


@pytest.mark.parametrize(
    "changes",
    [{"constraint_weight": 2.5}, {"batch_size": 7}, {"loss": "hinge"}, {"constraint": "one_sided_penalty"}],
)
def test_what_is_recorded_goes_with_what_it_holds(
    recorded: tuple[Trainer, Tape], changes: dict[str, float]
) -> None:  # fmt: skip
    trainer, _ = recorded
    before = trainer.method
    trainer.apply(trainer.settings.replace(**changes))
    assert isinstance(trainer.method, Graphed)
    assert trainer.method is not before


def test_a_pass_reads_no_setting_that_a_recording_does_not_hold() -> None:
    read: set[str] = set()

    class Watched:
        def __getattr__(self, name: str) -> object:
            read.add(name)
            return getattr(settings(), name)

    for loss in LOSSES:
        for constraint in CONSTRAINTS:
            by = method_of(ClosedForm, loss, constraint)
            by.settings = Watched()  # type: ignore[assignment]
            real, fake, _ = batch()
            if not by.loss.critic_free:
                finish(by.critic_pass(real, fake, stream()))
    assert {"constraint_weight", "penalty_power", "real_weight"} <= read <= set(BAKED)


@pytest.mark.gpu
@pytest.mark.parametrize("network", ["mlp", "dcgan", "resnet"])
def test_a_run_with_graphs_is_the_run_without(network: str) -> None:
    if not torch.cuda.is_available():
        pytest.skip("gpu: no NVIDIA GPU")
    small = {"generator_width": 8, "critic_width": 8, "generator_output": "tanh", "precision": "float32"}
    runs = [
        Trainer(settings(problem="digits", network=network, graphs=graphs, **small), "cuda")
        for graphs in ("auto", "off")
    ]
    assert isinstance(runs[0].method, Graphed)
    for trainer in runs:
        for _ in range(5):
            trainer.step()
    assert not runs[0].method._given_up
    torch.testing.assert_close(runs[0].critic.parameters, runs[1].critic.parameters, rtol=1e-2, atol=1e-3)
