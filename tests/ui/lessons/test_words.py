"""What the strip says of conditions: by names, in the person's own numbers, and on the right side of the bounds."""

from __future__ import annotations

import math

import pytest

from wgan_desktop.core.conditions import QUANTITIES, Condition
from wgan_desktop.core.lesson_files import lesson, names
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.lessons.words import worded


@pytest.mark.parametrize(
    ("condition", "value", "said"),
    [
        ("carried >= 1", 0.0171, "перенесено ≥ 1 (сейчас 0,0171)"),
        ("through_layers < 0.0000001", 2.64e-9, "градиент, слой 1 / последний < 1e−7 (сейчас 2,64e−9)"),
        ("heap_kl > 1000000", math.inf, "KL(данные ‖ θ) > 1e6 (сейчас ∞)"),
        ("through_layers > 10000", 3.0, "градиент, слой 1 / последний > 10\u202f000 (сейчас 3)"),
        ("radius_gan > 3.09 and radius_gan < 3.1", 3.0976, "3,09 < GAN < 3,1 (сейчас 3,098)"),
        ("radius_wgan > 1.001", 1.00136, "WGAN с обрезкой > 1,001 (сейчас 1,0014)"),
        ("radius_r1 < 0.000003", 2.99996e-6, "GAN с R1 < 3e−6 (сейчас 2,99996e−6)"),
        ("rival_step >= 100", 7.0, "шаг второго запуска ≥ 100 (сейчас 7)"),
        ("resting >= 1", 0.0, "спуск стоит на месте (сейчас нет)"),
        ("tied >= 1", 1.0, "любой порядок стоит одинаково (сейчас да)"),
        ("w1 < 0.35", math.nan, "точное W1 < 0,35 (сейчас ещё не известно)"),
        ("estimate > -1.5", -2.0, "оценка > −1,5 (сейчас −2)"),
    ],
)
def test_conditions_in_russian(condition: str, value: float, said: str) -> None:
    set_language("ru")
    assert worded(Condition.parse(condition), lambda _: value) == said


@pytest.mark.parametrize("bound", [3.1, 1.001, 2.0, 0.5, 1e-7])
@pytest.mark.parametrize("off", [-1e-3, -1e-6, 1e-6, 1e-3])
def test_what_is_read_lies_where_the_number_lies(bound: float, off: float) -> None:
    condition, value = Condition.parse(f"w1 < {bound!r}"), bound * (1 + off)
    read = worded(condition, lambda _: value).partition("(now ")[2].rstrip(")").replace("−", "-")
    assert (float(read) < bound) is (value < bound)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_identifier_is_shown(language: str) -> None:
    set_language(language)
    conditions = [each for name in names() for each in lesson(name).conditions]
    assert not [said for each in conditions if "_" in (said := worded(each, lambda _: 0.5))]
    assert len({tr(QUANTITIES[name].label) for name in QUANTITIES}) > len(QUANTITIES) - 5  # W1 of heaps and runs, steps
