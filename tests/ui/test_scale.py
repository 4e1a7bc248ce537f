from __future__ import annotations

import pytest

from wgan_desktop.core.fields import Field
from wgan_desktop.core.settings import FIELDS
from wgan_desktop.ui.widgets.scale import STEPS, SliderScale

NUMBERS = [field for field in FIELDS.values() if field.kind is not str]


@pytest.mark.parametrize("field", NUMBERS, ids=[field.name for field in NUMBERS])
def test_every_position_of_every_slider_is_allowed(field: Field) -> None:
    scale = SliderScale.around(field, float(field.default))
    if scale is None:
        assert field.scale == "linear"
        return
    values = [field.parse(scale.value(position)) for position in range(STEPS + 1)]
    assert values == sorted(values)
    assert values[0] == max(field.low, scale.low if not scale.zero else 0)
    assert field.parse(scale.value(scale.position(float(field.default)))) == pytest.approx(
        field.default, rel=0.01, abs=1e-9
    )


@pytest.mark.parametrize("field", NUMBERS, ids=[field.name for field in NUMBERS])
def test_values_beyond_the_slider_stand_at_its_end(field: Field) -> None:
    scale = SliderScale.around(field, float(field.default))
    if scale is not None:
        assert scale.position(field.low) == 0
        assert scale.position(field.high) == STEPS


def test_arrows_go_through_round_numbers() -> None:
    scale = SliderScale.around(FIELDS["critic_lr"], 1e-3)
    assert scale is not None
    assert [scale.moved(value, 1) for value in (1e-3, 2e-3, 5e-3, 3e-3, 0)] == [2e-3, 5e-3, 1e-2, 5e-3, scale.low]
    assert [scale.moved(value, -1) for value in (1e-3, 2e-3, 3e-3)] == [5e-4, 1e-3, 2e-3]
    steps = SliderScale.around(FIELDS["critic_steps"], 5)
    assert steps is not None
    assert steps.moved(5, 1) == 6
