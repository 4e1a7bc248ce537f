"""Settings: every error at once, files there and back, and a table that is fit to be shown."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import math
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import (
    FIELDS,
    LIVE,
    REBUILD,
    Field,
    Settings,
    SettingsError,
    change_in_words,
    from_toml,
    to_toml,
)
from wgan_desktop.core.words import Said


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Everything the field allows."""
    if field.choices is not None:
        return st.sampled_from(list(field.choices()))
    if field.kind is str:
        return st.text(st.characters(codec="utf-8"))
    if field.kind is int:
        return st.integers(int(field.low), int(field.high))
    return st.floats(field.low, field.high)


ANY = st.fixed_dictionaries({name: values_of(field) for name, field in FIELDS.items()})


# The table


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_can_be_shown(name: str) -> None:
    field = FIELDS[name]
    assert field.label
    assert field.label[0].isupper() or field.label[0] == "β"
    assert field.help.endswith(".")
    assert field.group
    assert field.effect in (LIVE, REBUILD)
    assert field.parse(field.default) == field.default
    assert type(field.default) is field.kind
    if field.kind is not str:
        assert math.isfinite(field.low)
        assert math.isfinite(field.high)
        assert field.low < field.high
    if field.choices is not None:
        assert all(label for label in field.choices().values())


def test_labels_are_distinct_and_groups_stand_together() -> None:
    labels = [field.label for field in FIELDS.values()]
    assert len(set(labels)) == len(labels)
    groups = [field.group for field in FIELDS.values()]
    assert len([1 for a, b in itertools.pairwise(groups) if a != b]) == len(set(groups)) - 1


def test_the_registries_are_the_choices() -> None:
    for name, registry in (("problem", PROBLEMS), ("loss", LOSSES), ("constraint", CONSTRAINTS)):
        assert FIELDS[name].choices is not None
        assert list(FIELDS[name].choices()) == list(registry)


def test_every_field_a_loss_or_constraint_names_exists() -> None:
    for entry in (*LOSSES.values(), *CONSTRAINTS.values(), *PROBLEMS.values()):
        assert set(entry.fields) <= set(FIELDS), entry.name


def test_the_contract_of_the_command_line() -> None:
    """Names that scripts rely on."""
    promised = """problem loss constraint constraint_weight clip critic_steps batch_size noise_dim noise generator_lr
    critic_lr lr_decay optimizer beta1 beta2 generator_width generator_depth critic_width critic_depth activation
    initialisation threads seed critic_steps_burst critic_steps_burst_until critic_steps_burst_every"""
    assert set(promised.split()) <= set(FIELDS)


# Loose values


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = {
        "batch_size": 0, "seed": -1, "loss": "waserstein", "critic_learning_rate": 1, "critic_lr": "fast",
        "beta1": math.nan, "problem": 8, "critic_steps": 5,
    }  # fmt: skip
    with pytest.raises(SettingsError) as error:
        Settings.parse(wrong)
    told = {complaint.field: complaint for complaint in error.value.complaints}
    assert set(told) == set(wrong) - {"critic_steps"}
    assert told["loss"].suggestion == "wasserstein"
    assert told["batch_size"].allowed == "a whole number from 1 to 16384"
    assert str(told["loss"]).endswith("; did you mean 'wasserstein'?")
    assert "critic_lr = 'fast': must be a number from 0 to 100" in str(error.value)
    assert len(str(error.value).splitlines()) == len(told)


@pytest.mark.parametrize(
    ("wrong", "meant"), [("critic_step", "critic_steps"), ("batchsize", "batch_size"), ("lr_decy", "lr_decay")]
)
def test_did_you_mean(wrong: str, meant: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.parse({wrong: 1})
    assert error.value.complaints[0].suggestion == meant


def test_a_huge_value_is_told_shortly() -> None:
    with pytest.raises(SettingsError) as error:
        Settings.parse({"loss": "w" * 1_000_000, "x" * 1000: 1})
    assert len(str(error.value.complaints[0])) < 400


def test_a_number_may_come_as_text() -> None:
    parsed = Settings.parse({"critic_lr": "1e-4", "beta1": 0, "seed": "12"})
    assert parsed == Settings(critic_lr=1e-4, beta1=0.0, seed=12)
    assert type(parsed.beta1) is float


def test_settings_are_frozen_and_comparable() -> None:
    one, other = Settings.parse({"seed": 4}), Settings().replace(seed="4")
    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.seed = 5  # type: ignore[misc]
    with pytest.raises(SettingsError):
        one.replace(seed=-4)


def test_changes_say_old_and_new_and_whether_a_new_run_is_needed() -> None:
    old = Settings()
    new = old.replace(critic_lr=0.5, seed=9)
    assert old.changes(new) == {"critic_lr": (1e-3, 0.5), "seed": (0, 9)}
    assert old.changes(old) == {}
    assert old.needs_rebuild(new)
    assert not old.needs_rebuild(old.replace(critic_lr=0.5))
    assert new.differences() == {"critic_lr": 0.5, "seed": 9}
    assert Settings.parse(new.differences()) == new


def test_a_change_is_told_as_the_window_shows_it() -> None:
    assert change_in_words("critic_lr", 1e-3, 2e-5) == "Critic's learning rate: 0.001 → 2e-5"
    assert change_in_words("batch_size", 64, 4096) == "Batch size: 64 → 4,096"
    said = change_in_words("loss", "wasserstein", "minimax")
    assert said == f"Loss: {LOSSES['wasserstein'].label} → {LOSSES['minimax'].label}"
    assert all(isinstance(value, Said) for value in said.values.values())


# Files


@given(values=ANY)
def test_every_settings_comes_back_from_its_file_exactly(values: dict[str, Any]) -> None:
    settings = Settings.parse(values)
    assert from_toml(to_toml(settings)) == settings
    assert from_toml(to_toml(settings).encode().decode()) == settings


@pytest.mark.parametrize(
    "points", ['a"b\\c', "line\nbreak", "tab\t", "\x00\x1f\x7f\x85", "C:\\new\\table.csv", "日本 😀", "'''"]
)
def test_any_text_comes_back(points: str) -> None:
    assert from_toml(to_toml(Settings(points=points))).points == points


def test_a_file_may_have_a_bom_windows_lines_and_few_fields() -> None:
    base = Settings(critic_lr=0.25)
    assert from_toml('\ufeffloss = "hinge"\r\n# mine\r\nseed = 3\r\n', base) == base.replace(loss="hinge", seed=3)
    assert from_toml("") == Settings()


@pytest.mark.parametrize(
    "source",
    ["loss = ", "seed = 1\nseed = 2", "[[[", "\x00", "a = " + "[" * 50_000, "seed = " + "9" * 5000, "seed = 1e999", "=",
     "PK\x03\x04", "seed = {", string.printable],
    ids=lambda source: repr(source[:12]),
)  # fmt: skip
def test_what_is_no_settings_file_is_refused(source: str) -> None:
    with pytest.raises(SettingsError):
        from_toml(source)


def test_all_that_is_wrong_in_a_file_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        from_toml("seed = -1\nlos = 3\n[loss]\nname = 'hinge'\n[[problem]]\n")
    assert {complaint.field for complaint in error.value.complaints} == {"seed", "los", "loss", "problem"}


@given(source=st.text())
def test_any_text_is_settings_or_a_refusal(source: str) -> None:
    with contextlib.suppress(SettingsError):
        assert isinstance(from_toml(source), Settings)


def test_text_is_no_number_in_a_file() -> None:
    with pytest.raises(SettingsError, match="critic_lr"):
        from_toml('critic_lr = "1e-4"')


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ('generator_lr = "1e-4"', "must be a number from 0 to 100, without quotation marks: 1e-4"),
        ('critic_steps = " 7 "', "must be a whole number from 1 to 500, without quotation marks: 7"),
        ('critic_steps = "700"', "must be a whole number from 1 to 500"),
        ('critic_steps = "many"', "must be a whole number from 1 to 500"),
    ],
)
def test_a_number_in_quotation_marks_says_the_way_back(line: str, end: str) -> None:
    with pytest.raises(SettingsError) as refused:
        from_toml(line)
    assert str(refused.value).endswith(end)
