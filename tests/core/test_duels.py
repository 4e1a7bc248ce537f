"""In what the runs of a duel agree."""

from __future__ import annotations

import dataclasses

from wgan_desktop.core.duels import METHOD, SHARED, agree, shared
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import Said


def test_data_seed_noise_batches_machine_and_end_are_shared_and_the_method_is_not() -> None:
    assert {"problem", "path", "held_out", "noise", "noise_dim", "batch_size"} <= {*SHARED}
    assert {"seed", "threads", "stop_steps", "stop_seconds", "stop_w1"} <= {*SHARED}
    assert {"loss", "constraint", "constraint_weight", "clip"} <= {*METHOD}
    own = set(FIELDS) - {*SHARED} - {*METHOD}
    assert {"critic_steps", "generator_lr", "critic_width", "optimizer", "activation", "initialisation"} <= own
    assert not {*SHARED} & {*METHOD}


def test_what_disagrees_is_taken_from_the_first_and_said() -> None:
    first = Settings(seed=3, batch_size=64, critic_lr=0.5)
    other = Settings(seed=4, batch_size=32, loss="hinge")
    agreed, said = agree(other, first, "B")
    assert agreed == Settings(seed=3, batch_size=64, loss="hinge")
    assert shared(agreed) == shared(first)
    assert isinstance(said, Said)
    assert said == "B takes from the first run: Batch size, Seed."
    assert agree(agreed, first, "B") == (agreed, "")


def test_who_turns_to_another_problem_can_make_its_points() -> None:
    pictures = Settings(problem="digits", generator_output="tanh", network="dcgan")
    agreed, said = agree(pictures, Settings(), "B")
    assert (agreed.problem, agreed.generator_output, agreed.network) == ("ring8", "linear", "mlp")
    assert said == "B takes from the first run: Problem, Network, Generator output."
    assert agree(Settings(), pictures)[0] == dataclasses.replace(Settings(), problem="digits")
