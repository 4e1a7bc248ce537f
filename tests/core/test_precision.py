"""Which numbers are computed in where, and that fewer bits still give the gradient."""

from __future__ import annotations

import math

import pytest
import torch

from tests.core.small import settings as small
from tests.core.test_autograd import PAIRS, batch, stream
from tests.core.test_autograd import method as method_of
from tests.core.test_gradients import finish
from wgan_desktop.core import precision
from wgan_desktop.core.autograd import Autograd
from wgan_desktop.core.precision import BACK, FIRST_SCALE, GROWTH, Precision, available, choose
from wgan_desktop.core.settings import PRECISIONS, Settings
from wgan_desktop.core.trainer import Trainer

PICTURES = Settings(problem="digits", network="dcgan")


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def has(bfloat16: bool) -> None:
        monkeypatch.setattr(precision, "_has_bfloat16", lambda: bfloat16)

    return has


@pytest.mark.parametrize("wanted", PRECISIONS)
def test_the_cpu_computes_in_float32_and_says_so(wanted: str) -> None:
    settings = PICTURES.replace(precision=wanted)
    numbers, why = available(settings, "cpu")
    assert numbers == "float32"
    assert bool(why) == (wanted in ("bfloat16", "float16"))
    assert choose(settings, "cpu").dtype is None


def test_a_gpu_computes_in_what_it_has(gpu) -> None:  # type: ignore[no-untyped-def]
    gpu(True)
    assert available(PICTURES, "cuda") == ("bfloat16", "")
    assert available(PICTURES.replace(network="mlp"), "cuda") == ("float32", "")
    assert available(PICTURES.replace(generator_network="mlp"), "cuda") == ("bfloat16", "")
    assert available(PICTURES.replace(precision="float16"), "cuda") == ("float16", "")
    assert available(PICTURES.replace(precision="float16", network="mlp"), "cuda")[0] == "float32"
    assert "NVIDIA" in available(PICTURES.replace(precision="bfloat16"), "mps")[1]
    gpu(False)
    assert available(PICTURES, "cuda") == ("float32", "")
    assert "no bfloat16" in available(PICTURES.replace(precision="bfloat16"), "cuda")[1]


def gradients(by: Autograd) -> tuple[torch.Tensor, torch.Tensor]:
    """Of critic and generator, at the same batch in float32."""
    real, fake, noise = (rows.float() for rows in batch())
    for _ in range(8):  # float16 has found its scale by then
        values = finish(by.critic_pass(real, fake, stream(9)))
        finish(by.generator_pass(noise, real))
        assert values.loss.isfinite()
        assert values.penalty.isfinite()
    return by.critic.gradient.clone(), by.generator.gradient.clone()


@pytest.mark.parametrize("numbers", ["bfloat16", "float16"])
@pytest.mark.parametrize("kind", PAIRS)
def test_gradients_are_those_of_float32_but_for_the_bits(
    kind: str, numbers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.core.test_autograd.DOUBLE", {"dtype": torch.float32})
    plain = method_of(kind, "wasserstein", "gradient_penalty")
    cast = method_of(kind, "wasserstein", "gradient_penalty")
    cast.precision = Precision("cpu", getattr(torch, numbers))
    for ours, theirs in zip(gradients(cast), gradients(plain), strict=True):
        assert ours.dtype == torch.float32
        assert 0 < (ours - theirs).norm() < 0.1 * theirs.norm()


def test_outside_the_gradient_everything_is_float32() -> None:
    by = method_of("dcgan", "wasserstein", "none")
    by.precision = Precision("cpu", torch.bfloat16)
    assert by.generate(torch.randn(3, 3, dtype=torch.float64)).dtype == torch.float64
    assert not torch.is_autocast_enabled("cpu")
    for _ in by.critic_pass(*batch()[:2], stream(9)):
        assert not torch.is_autocast_enabled("cpu"), "a look between two stages computes as always"


def test_the_scale_of_float16_grows_and_gives_way() -> None:
    half = Precision("cpu", torch.float16)
    gradient = torch.tensor([FIRST_SCALE, -2 * FIRST_SCALE])
    half.unscale(gradient)
    assert gradient.tolist() == [1, -2]
    assert float(half.scale) == pytest.approx(FIRST_SCALE * GROWTH)
    gradient = torch.tensor([math.inf, 1.0])
    half.unscale(gradient)
    assert gradient.tolist() == [0, 0], "an overflow moves nothing"
    assert float(half.scale) == pytest.approx(FIRST_SCALE * GROWTH * BACK)
    whole = Precision()
    whole.unscale(gradient.fill_(math.inf))
    assert gradient.isinf().all(), "without a scale it is the optimiser that refuses"


def test_the_numbers_stay_with_their_scale_until_they_are_others(gpu) -> None:  # type: ignore[no-untyped-def]
    gpu(True)
    before = Precision("cuda", None)
    before.dtype, before.scale = torch.float16, 77.0
    half = PICTURES.replace(precision="float16")
    assert choose(half.replace(critic_lr=0.01), "cuda", before) is before
    for other in (choose(half, "cpu", before), choose(PICTURES, "cuda", before)):
        assert other is not before
        assert other.scale == 1.0


def test_an_apply_leaves_the_scale_where_it_is() -> None:
    trainer = Trainer(small())
    numbers = trainer.method.precision
    numbers.scale = 77.0
    trainer.apply(trainer.settings.replace(critic_lr=0.01, loss="hinge"))
    assert trainer.method.precision is numbers
    assert trainer.method.precision.scale == 77.0
