"""The presets against the published table, written down here a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from wgan_desktop.core import shapes
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import FIELDS, Settings

PAPER = {"width": 128, "depth": 4, "initialisation": "fan", "batch": 64, "problem": "ring8", "noise": ("normal", 2)}
OURS = {**PAPER, "depth": 3, "initialisation": "he", "batch": 256}
TABLE = {
    "opening": {**OURS, "method": ("wasserstein", "gradient_penalty", 1), "adam": (0.5, 0.9, 2e-3), "critic_steps": 3,
                "batch": 64, "width": 64},
    "grid25": {**OURS, "method": ("wasserstein", "gradient_penalty", 1), "adam": (0.5, 0.9, 1e-3), "critic_steps": 3,
               "problem": "grid25"},
    "wgan_2017": {**PAPER, "method": ("wasserstein", "clip", None), "rmsprop": (0.99, 5e-5), "critic_steps": 5},
    "wgan_gp_paper": {**PAPER, "method": ("wasserstein", "gradient_penalty", 10), "adam": (0.0, 0.9, 1e-4),
                      "critic_steps": 5},
    "wgan_gp_toy": {**OURS, "method": ("wasserstein", "gradient_penalty", 0.1), "adam": (0.5, 0.9, 1e-4),
                    "critic_steps": 5, "width": 512, "initialisation": "he_uniform"},
    "gan_2014": {**PAPER, "method": ("minimax", "none", None), "adam": (0.5, 0.999, 2e-4), "critic_steps": 1},
    "dcgan": {**PAPER, "method": ("non_saturating", "none", None), "adam": (0.5, 0.999, 2e-4), "critic_steps": 1},
    "least_squares": {**PAPER, "method": ("least_squares", "none", None), "adam": (0.5, 0.999, 2e-4),
                      "critic_steps": 1},
    "sn_hinge": {**PAPER, "method": ("hinge", "spectral_norm", None), "adam": (0.0, 0.9, 2e-4), "critic_steps": 5},
    "r1": {**PAPER, "method": ("non_saturating", "r1", 0.1), "adam": (0.0, 0.99, 1e-3), "critic_steps": 1, "depth": 3},
    "r3gan": {**PAPER, "method": ("relativistic", "r1r2", 0.1), "adam": (0.0, 0.99, 1e-3), "critic_steps": 1,
              "depth": 3},
    "mode_loss": {**OURS, "method": ("minimax", "none", None), "adam": (0.5, 0.9, 1e-3), "critic_steps": 5},
    "gan_lab": {**PAPER, "method": ("non_saturating", "none", None), "sgd": 0.1, "batch": 150, "critic_steps": 2,
                "width": 8, "depth": 2, "initialisation": "lecun", "problem": "one_ring"},
}  # fmt: skip
NOT_FULL_RATE = {"opening", "grid25", "digits"}  # their rates fall to a fiftieth
TANH = {"gan_lab", "digits", "robustness"}
BURSTS = {"wgan_2017", "robustness"}


def described(settings: Settings) -> dict[str, object]:
    """Settings in the words of the table."""
    s = settings
    weight = s.constraint_weight if s.constraint in ("gradient_penalty", "r1", "r1r2") else None
    optimiser: dict[str, dict[str, object]] = {
        "adam": {"adam": (s.beta1, s.beta2, s.critic_lr)},
        "rmsprop": {"rmsprop": (s.beta2, s.critic_lr)},
        "sgd": {"sgd": s.critic_lr},
    }
    assert s.generator_lr == s.critic_lr
    assert (s.generator_width, s.generator_depth) == (s.critic_width, s.critic_depth)
    kind = CONSTRAINTS[s.constraint].optimizer if s.optimizer == "auto" else s.optimizer
    return {
        "method": (s.loss, s.constraint, weight), **optimiser[kind], "critic_steps": s.critic_steps,
        "width": s.critic_width, "depth": s.critic_depth, "initialisation": s.initialisation, "batch": s.batch_size,
        "problem": s.problem, "noise": (s.noise, s.noise_dim),
    }  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_the_preset_is_the_table_s_row(name: str) -> None:
    assert described(presets()[name].settings) == TABLE[name]


def test_what_the_table_leaves_to_the_default() -> None:
    assert set(presets()) == {*TABLE, "digits", "robustness"}
    for name, preset in presets().items():
        s = preset.settings
        assert s.activation == "relu"
        assert s.generator_output == ("tanh" if name in TANH else "linear")
        assert s.real_weight == (0.95 if name == "gan_lab" else 1)
        assert (s.stop_steps, s.stop_seconds, s.stop_w1, s.seed, s.threads) == (0, 0, 0, 0, 1)
        assert (s.lr_decay > 0) == (name in NOT_FULL_RATE)
        assert s.lr_floor == (0.02 if name in NOT_FULL_RATE else 0)
        burst = (s.critic_steps_burst, s.critic_steps_burst_until, s.critic_steps_burst_every)
        assert burst == ((100, 25, 500) if name in BURSTS else (0, 0, 0))
        assert s.clip == 0.01


def test_texts_say_what_was_changed() -> None:
    for name, row in TABLE.items():
        if row["depth"] == 4:
            assert "4 × 128 ReLU network with noise N(0, I₂)" in presets()[name].text
    assert "wrong sign" in presets()["wgan_gp_paper"].text
    assert "published" in presets()["r1"].text
    assert "published" in presets()["r3gan"].text


def test_the_digits_have_networks_of_their_own() -> None:
    s = presets()["digits"].settings
    assert (s.problem, s.loss, s.constraint) == ("digits", "wasserstein", "gradient_penalty")
    assert s.noise_dim > 8


def test_the_figure_of_robustness() -> None:
    """Arjovsky et al. 2017, figure 7: an MLP of 4 x 512 before a DCGAN's critic."""
    s = presets()["robustness"].settings
    assert shapes.kinds(s) == ("mlp", "dcgan")
    assert shapes.sizes(s, 64)[0] == [100, 512, 512, 512, 512, 64]
    assert (s.constraint, s.critic_lr, s.generator_lr, s.batch_size, s.critic_steps) == ("clip", 5e-5, 5e-5, 64, 5)


def test_presets_can_be_handed_about_but_not_changed() -> None:
    with pytest.raises(TypeError):
        presets()["mine"] = presets()["opening"]  # type: ignore[index]
    assert presets() is presets()
    assert set(presets()["opening"].settings.differences()) <= set(FIELDS)


def test_the_readme_lists_every_preset_as_it_is() -> None:
    lines = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip(" `") for cell in line.split("|")[1:4]] for line in lines if line.startswith("| `")]
    told = {name: (method, problem) for name, method, problem in rows}
    known = {name: preset.settings for name, preset in presets().items()}
    assert told == {name: (f"{s.loss} + {s.constraint}", s.problem) for name, s in known.items()}
