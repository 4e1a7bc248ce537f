"""A snapshot shows the trainer as it is, in layers that mean what they say."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.core.small import small
from wgan_desktop.core.batches import noise
from wgan_desktop.core.evaluation import CLOUD, IMAGES, PLAN_POINTS, POINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.observer import BINS, MANIFOLD, MARGIN, SURFACE
from wgan_desktop.core.snapshot import LAYERS, Extent
from wgan_desktop.core.trainer import Trainer


def trained(**values: object) -> Trainer:
    trainer = small(**values)
    trainer.step()
    trainer.update()
    return trainer


def test_a_snapshot_says_where_it_comes_from() -> None:
    trainer = trained()
    trainer.run = "here"
    trainer.critic_step()
    snapshot = trainer.look(())
    assert (snapshot.run, snapshot.step, snapshot.update) == ("here", 1, 1)
    assert (snapshot.critic_updates, snapshot.generator_updates, snapshot.version) == (5, 1, 0)
    assert (snapshot.problem, snapshot.shape, snapshot.extent) == ("ring8", (2,), trainer.problem.extent)
    assert snapshot.seconds == trainer.seconds
    assert snapshot.layers == {}


def test_the_points_are_the_generators_and_the_evaluation_cloud() -> None:
    trainer = trained()
    snapshot = trainer.look(())
    assert snapshot.fake.shape == snapshot.real.shape == (POINTS, 2)
    assert snapshot.fake.dtype == snapshot.real.dtype == np.float32
    assert np.array_equal(snapshot.fake, trainer.generator(trainer.observer.latents).numpy())
    assert snapshot.real is trainer.reference.real
    before = trainer.observer.latents.clone()
    trainer.step()
    trainer.look(LAYERS)
    assert torch.equal(trainer.observer.latents, before), "so that a point can be followed"


@pytest.mark.parametrize("needs", [(), ("surface",), ("gradients", "cloud"), LAYERS, ("nothing of ours",)])
def test_only_what_is_needed_is_made(needs: tuple[str, ...]) -> None:
    assert set(trained(ema_decay=0.9).look(needs).layers) == set(needs) & set(LAYERS)
    assert "averages" not in trained().look(needs).layers


def test_every_layer_is_of_this_step_and_a_copy() -> None:
    trainer = trained()
    snapshot = trainer.look(LAYERS)
    kept = {name: layer.value.copy() for name, layer in snapshot.layers.items()}
    fake = snapshot.fake.copy()
    trainer.step()
    for name, layer in snapshot.layers.items():
        assert layer.step == 1
        assert layer.value.dtype == np.float32
        assert layer.value.flags.c_contiguous
        assert np.array_equal(layer.value, kept[name])
    assert np.array_equal(snapshot.fake, fake)
    assert trainer.look(("surface",)).layers["surface"].step == 2


@pytest.mark.parametrize("seen", [None, (-3.0, 4.0, 0.5, 0.75)])
@pytest.mark.parametrize("constraint", ["gradient_penalty", "spectral_norm"])
def test_the_surface_has_its_rows_at_y_and_its_columns_at_x(constraint: str, seen: Extent | None) -> None:
    trainer = trained(constraint=constraint)
    layer = trainer.look(("surface",), seen).layers["surface"]
    assert layer.extent == (seen or trainer.problem.extent)
    surface, (left, right, low, high) = layer.value, layer.extent
    x, y = np.linspace(left, right, SURFACE), np.linspace(low, high, SURFACE)
    assert surface.shape == (SURFACE, SURFACE)
    for row, column in ((0, 0), (0, SURFACE - 1), (SURFACE - 1, 0), (11, 37)):
        point = torch.tensor([[x[column], y[row]]], dtype=torch.float32)
        assert surface[row, column] == pytest.approx(float(trainer.critic(point)), abs=1e-5)


def test_the_gradients_are_those_of_the_surface_at_the_generated_points() -> None:
    trainer = trained(activation="softplus")
    snapshot = trainer.look(("gradients",))
    layer = snapshot.layers["gradients"]
    assert layer.at is not None
    assert np.array_equal(layer.at, snapshot.fake[:PLAN_POINTS])
    assert layer.value.shape == (PLAN_POINTS, 2)
    points = torch.from_numpy(layer.at)
    for axis in range(2):
        shift = torch.zeros(2)
        shift[axis] = 5e-3
        difference = (trainer.critic(points + shift) - trainer.critic(points - shift)).squeeze(1) / 1e-2
        np.testing.assert_allclose(layer.value[:, axis], difference.numpy(), atol=2e-3)


@pytest.mark.parametrize("kind", ["normal", "uniform"])
def test_the_manifold_is_the_image_of_equally_likely_noise(kind: str) -> None:
    """Lines of the noise's grid are equal steps of probability apart, the same share left out at each side."""
    trainer = trained(noise=kind, noise_dim=3)
    grid = trainer.observer._grid.view(MANIFOLD, MANIFOLD, 3)
    drawn = noise(100_000, trainer.settings, torch.Generator().manual_seed(3), trainer.problem.sample)
    shares = [float((drawn[:, 0] < value).float().mean()) for value in grid[0, :, 0]]
    assert shares == pytest.approx(np.linspace(MARGIN, 1 - MARGIN, MANIFOLD).tolist(), abs=0.01)
    assert torch.equal(grid[..., 0], grid[..., 1].t())
    assert not grid[..., 2].any()
    manifold = trainer.look(("manifold",)).layers["manifold"].value
    assert manifold.shape == (MANIFOLD, MANIFOLD, 2)
    expected = trainer.generator(grid[4, 7:8]).numpy()[0]
    np.testing.assert_allclose(manifold[4, 7], expected, rtol=1e-5, atol=1e-6)


def test_one_dimensional_noise_has_a_manifold_too() -> None:
    manifold = trained(noise_dim=1).look(("manifold",)).layers["manifold"].value
    assert np.array_equal(manifold[0], manifold[-1])


def test_the_cloud_is_fresh_in_every_picture() -> None:
    trainer = trained()
    clouds = [trainer.look(("cloud",)).layers["cloud"].value for _ in range(2)]
    assert clouds[0].shape == (CLOUD, 2)
    assert not np.array_equal(*clouds)
    assert clouds[0].mean(0) == pytest.approx(clouds[1].mean(0), abs=0.1)


def test_images_have_no_surface_and_no_cloud() -> None:
    trainer = trained(problem="digits")
    snapshot = trainer.look(LAYERS)
    assert snapshot.shape == (1, 8, 8)
    assert snapshot.fake.shape == (IMAGES, 64)
    assert set(snapshot.layers) == set(LAYERS) - {"surface", "cloud", "held_out", "averages"}
    assert snapshot.layers["manifold"].value.shape == (MANIFOLD, MANIFOLD, 64)
    assert snapshot.layers["gradients"].value.shape == (IMAGES, 64)


def test_the_weights_are_counted_layer_by_layer_and_together() -> None:
    trainer = trained(constraint="clip", clip=0.05, initialisation="he", critic_lr=0.1)
    layer = trainer.look(("weights",)).layers["weights"]
    assert layer.at is not None
    weights = [weight.flatten().numpy() for weight, _ in trainer.critic.layers]
    rows = [np.concatenate(weights), *weights]
    assert layer.value.shape == (len(rows), BINS)
    for shares, (low, high), row in zip(layer.value, layer.at, rows, strict=True):
        assert (low, high) == (-np.abs(row).max(), np.abs(row).max())
        assert shares.sum() == pytest.approx(1, abs=1e-5)
        assert shares[[0, -1]].sum() == pytest.approx((np.abs(row) > 0.99 * high).mean(), abs=0.02)
    assert layer.at[0, 1] == np.float32(0.05)
    assert layer.value[0, [0, -1]].sum() > 0.2  # they pile up where they are clipped


@pytest.mark.parametrize("values", [{}, {"activation": "tanh"}, {"constraint": "spectral_norm"}, {"loss": "hinge"}])
def test_the_slopes_are_those_of_the_loss_in_each_hidden_layer(values: dict[str, str]) -> None:
    """By finite differences: of what is added to a layer's bias, each unit of it for all rows at once."""
    trainer = trained(**values)
    snapshot = trainer.look(("slopes",))
    found = snapshot.layers["slopes"].value
    count, critic, loss = PLAN_POINTS, trainer.critic, LOSSES[trainer.settings.loss]
    points = torch.cat([torch.from_numpy(snapshot.real[:count]), torch.from_numpy(snapshot.fake[:count])]).double()
    layers = [(weight.double(), bias.double()) for weight, bias in critic.effective()]
    activate = torch.tanh if values.get("activation") == "tanh" else torch.relu

    def value(place: int, shift: torch.Tensor) -> float:
        h = points
        for number, (weight, bias) in enumerate(layers[:-1]):
            h = activate(h @ weight.t() + bias) + (shift if number == place else 0.0)
        scores = (h @ layers[-1][0].t() + layers[-1][1]).squeeze(1)
        return float(loss.critic(scores[:count], scores[count:], trainer.settings))

    for place, norm in enumerate(found.tolist()):
        way = torch.zeros(2 * count, critic.sizes[place + 1], dtype=torch.float64, requires_grad=True)
        h = points
        for number, (weight, bias) in enumerate(layers[:-1]):
            h = activate(h @ weight.t() + bias) + (way if number == place else 0.0)
        scores = (h @ layers[-1][0].t() + layers[-1][1]).squeeze(1)
        (slope,) = torch.autograd.grad(loss.critic(scores[:count], scores[count:], trainer.settings), way)
        assert norm == pytest.approx(float(slope.norm()), rel=1e-4)
        step = 1e-6 * slope / slope.norm()
        assert (value(place, step) - value(place, -step)) / 2e-6 == pytest.approx(norm, rel=1e-3)


def test_a_critic_without_hidden_layers_has_no_slopes_and_one_at_rest_none_at_all() -> None:
    assert trained(critic_depth=0).look(("slopes",)).layers["slopes"].value.shape == (0,)
    resting = trained(loss="optimal_transport").look(LAYERS)
    assert not {"slopes", "held_out"} & resting.layers.keys()


@pytest.mark.parametrize("loss", ["wasserstein", "relativistic"])
def test_the_held_out_loss_is_that_of_points_that_are_never_drawn(loss: str) -> None:
    trainer = trained(problem="digits", held_out=0.4, loss=loss)
    snapshot = trainer.look(("held_out",))
    problem = trainer.problem
    held_out = np.resize(problem.held_out, snapshot.fake.shape)
    scores = trainer.critic(torch.from_numpy(snapshot.fake)).squeeze(1)
    for found, real in zip(snapshot.layers["held_out"].value, (snapshot.real, held_out), strict=True):
        values = trainer.critic(torch.from_numpy(real)).squeeze(1)
        assert found == pytest.approx(float(LOSSES[loss].critic(values, scores, trainer.settings)), rel=1e-5)


def test_of_a_distribution_every_draw_is_held_out() -> None:
    losses = trained().look(("held_out",)).layers["held_out"].value
    assert losses[0] == pytest.approx(losses[1], abs=0.1)
    assert losses[0] != losses[1]
