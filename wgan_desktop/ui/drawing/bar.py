"""One of the lengths that `Bars` compares."""

from __future__ import annotations

import dataclasses
from typing import Literal


@dataclasses.dataclass(frozen=True)
class Bar:
    """One length, its words already in the person's language.

    Attributes
    ----------
    label : str
    value : str
        The number; empty where there is none.
    length : float or None
        None: no bar.
    token : str
        Its colour.
    style : {"solid", "pale", "hatched"}
    spread : float
        Half the width of its whisker.
    notes : tuple of str
        Where it comes from: the first that fits is shown.
    phrase : str
        Why there is no number; stands in the bar's place, or behind its name.
    warns : bool
        Whether the phrase is a warning.
    whole : float or None
        The end of a scale of its own, for another unit than the others'.
    tip : str
    """

    label: str
    value: str = ""
    length: float | None = None
    token: str = "text"
    style: Literal["solid", "pale", "hatched"] = "solid"
    spread: float = 0.0
    notes: tuple[str, ...] = ()
    phrase: str = ""
    warns: bool = False
    whole: float | None = None
    tip: str = ""

    @property
    def words(self) -> str:
        """The phrase as it is shown."""
        return ("⚠ " if self.warns else "") + self.phrase
