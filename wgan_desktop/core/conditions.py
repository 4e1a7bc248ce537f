"""Conditions on what is measured, such as ``w1 < 0.1 and modes >= 8``: comparisons with numbers, and nothing else."""

from __future__ import annotations

import dataclasses
import itertools
import math
import operator
import re
from collections.abc import Callable, Collection, Mapping
from typing import Literal, NamedTuple

from wgan_desktop.core.dirac import METHODS
from wgan_desktop.core.dirac import STEPS as DIRAC_STEPS
from wgan_desktop.core.two_heaps import GROUND
from wgan_desktop.core.words import Said, SaidError, nearest

LINE = GROUND[1] - GROUND[0]  # longer than any grain's way from one heap to the other; its square at a cost of |x − y|²

Laboratory = Literal["run", "duel", "heaps", "dirac"]


class Quantity(NamedTuple):
    """Something that is measured.

    Attributes
    ----------
    label : str
        What it is called, in a few words.
    about : str
    low, high : float
        Between which it must lie.
    laboratory : {"run", "duel", "heaps", "dirac"}
        Where it is measured.
    needs : tuple of str
        The layers of a snapshot (`snapshot.LAYERS`) that it is computed from.
    whole : bool
        It is a whole number.
    """

    label: str
    about: str
    low: float = 0.0
    high: float = math.inf
    laboratory: Laboratory = "run"
    needs: tuple[str, ...] = ()
    whole: bool = False


_QUANTITIES: dict[str, Quantity] = {
    "step": Quantity(Said("step"), Said("whole steps done"), whole=True),
    "w1": Quantity(Said("exact W1"), Said("exact W1 of the generated points to the real ones")),
    "excess": Quantity(Said("W1 / floor"), Said("exact W1 over its floor: what a perfect generator would score")),
    "estimate": Quantity(
        Said("estimate"), Said("what a Wasserstein critic says of the distance, mean of 20 steps"), -math.inf
    ),
    "corrected": Quantity(Said("corrected estimate"), Said("the same freed of the penalty's overshoot")),
    "estimate_ratio": Quantity(Said("estimate / W1"), Said("the estimate over the exact W1"), -math.inf),
    "corrected_ratio": Quantity(Said("corrected / W1"), Said("the corrected estimate over the exact W1")),
    "js_estimate": Quantity(
        Said("estimate of JS"),
        Said("what the critic of a JS loss says of that divergence, mean of 20 steps"),
        -math.inf,
        0.694,
    ),
    "gradient_norm": Quantity(Said("mean |∇f|"), Said("mean |∇f| at generated points, mean of 20 steps")),
    "agreement": Quantity(
        Said("agreement with the rays"),
        Said("mean cosine of the critic's gradients and the exact rays"),
        -1.0,
        1.0,
        needs=("gradients",),
    ),
    "saturated": Quantity(
        Said("share without a slope"),
        Said("share of generated points at which |∇s(f)| < 0.001, s the logistic function"),
        0.0,
        1.0,
        needs=("gradients", "surface"),
    ),
    "modes": Quantity(
        Said("modes reached"), Said("modes with at least one generated point within 3 standard deviations"), whole=True
    ),
    "fair_modes": Quantity(
        Said("modes with their share"), Said("modes that get at least a fifth of their due"), whole=True
    ),
    "high_quality": Quantity(
        Said("share of high quality"),
        Said("share of generated points within 3 standard deviations of a mode"),
        0.0,
        1.0,
    ),
    "js": Quantity(Said("JS"), Said("Jensen-Shannon divergence of the histograms, nats"), 0.0, 0.694, needs=("cloud",)),
    "rank_agreement": Quantity(
        Said("rank correlation"), Said("Spearman's correlation of estimate and exact W1 so far"), -1.0, 1.0
    ),
    "at_clip": Quantity(
        Said("share of weights at the clip value"),
        Said("share of the critic's weights beyond 0.99 of the clip value"),
        0.0,
        1.0,
        needs=("weights",),
    ),
    "through_layers": Quantity(
        Said("gradient, first layer / last"),
        Said("|∂L/∂h| at the critic's first hidden layer over that at its last"),
        needs=("slopes",),
    ),
    "theta": Quantity(Said("θ"), Said("where the earth lies"), -4.0, 4.0, "heaps"),
    "carried": Quantity(Said("carried"), Said("share of the way that the earth is carried"), 0.0, 1.0, "heaps"),
    "work": Quantity(Said("work"), Said("work of the whole carrying"), 0.0, LINE**2, "heaps"),
    "tied": Quantity(
        Said("every order costs the same"),
        Said("1 when every order of carrying costs the same"),
        0.0,
        1.0,
        "heaps",
        whole=True,
    ),
    "resting": Quantity(
        Said("descent stands still"), Said("1 when descent stands still"), 0.0, 1.0, "heaps", whole=True
    ),
    "heap_w1": Quantity(Said("W₁"), Said("W1 of the two heaps"), 0.0, LINE, "heaps"),
    "heap_w2": Quantity(Said("W₂"), Said("W2 of the two heaps"), 0.0, LINE, "heaps"),
    "heap_kl": Quantity(Said("KL(data ‖ θ)"), Said("KL of the two heaps"), laboratory="heaps"),
    "heap_js": Quantity(Said("JS"), Said("JS of the two heaps"), 0.0, 0.694, "heaps"),
    "heap_tv": Quantity(Said("TV"), Said("total variation of the two heaps"), 0.0, 1.0, "heaps"),
    "dirac_step": Quantity(Said("step"), Said("steps of the Dirac-GAN"), 0.0, float(DIRAC_STEPS), "dirac", whole=True),
    "radius_gan": Quantity(
        Said(METHODS["gan"].label), Said("distance of the GAN from the equilibrium"), laboratory="dirac"
    ),
    "radius_non_saturating": Quantity(
        Said(METHODS["non_saturating"].label), Said("the same of the non-saturating GAN"), laboratory="dirac"
    ),
    "radius_wgan": Quantity(Said(METHODS["wgan"].label), Said("the same of the clipped WGAN"), laboratory="dirac"),
    "radius_wgan_gp": Quantity(Said(METHODS["wgan_gp"].label), Said("the same of WGAN-GP"), laboratory="dirac"),
    "radius_r1": Quantity(Said(METHODS["r1"].label), Said("the same of the GAN with R1"), laboratory="dirac"),
}

STEPS = ("step", "rival_step")
RIVAL = "rival_"  # before the name of a quantity: of the run beside the first one, in a duel
_QUANTITIES |= {
    RIVAL + name: _QUANTITIES[name]._replace(
        label=Said("{what} of the second run", what=_QUANTITIES[name].label),
        about=Said("{what}, of the second run", what=_QUANTITIES[name].about),
        laboratory="duel",
    )
    for name in ("step", "w1", "excess", "modes", "fair_modes", "high_quality")
}
QUANTITIES: Mapping[str, Quantity] = _QUANTITIES

OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_COMPARISON = re.compile(r"\s*([A-Za-z_]\w*)\s*(<=|>=|<|>)\s*([-+]?(?:\d+\.?\d*|\.\d+|inf)(?:[eE][-+]?\d+)?)\s*")


class ConditionError(SaidError):
    """A condition that cannot be read or can never hold, in one clear sentence."""


@dataclasses.dataclass(frozen=True)
class Comparison:
    """One quantity against one number."""

    name: str
    sign: str
    bound: float

    def holds(self, value: float) -> bool:
        """Whether it does; never for NaN, which is a quantity that is not known."""
        return OPERATORS[self.sign](value, self.bound)

    def __str__(self) -> str:
        return f"{self.name} {self.sign} {self.bound:g}"


@dataclasses.dataclass(frozen=True)
class Condition:
    """Comparisons that must all hold."""

    comparisons: tuple[Comparison, ...]

    @classmethod
    def parse(cls, text: str) -> Condition:
        """Read ``w1 < 0.1 and modes >= 8``.

        Raises
        ------
        ConditionError
        """
        found = []
        for part in re.split(r"\band\b", text):
            match = _COMPARISON.fullmatch(part)
            if match is None:
                raise ConditionError(
                    "“{text}” is not a comparison such as w1 < 0.1; comparisons are joined by “and”", text=part.strip()
                )
            found.append(Comparison(match[1], match[2], float(match[3])))
        condition = cls(tuple(found))
        condition._check()
        return condition

    def _check(self) -> None:
        """See to it that every quantity is known, and that there are values with which all comparisons hold."""
        for name in self.names:
            if name not in QUANTITIES:
                if near := nearest(name, QUANTITIES):
                    raise ConditionError("nothing called {name} is measured; {near} is", name=name, near=near)
                raise ConditionError("nothing called {name} is measured", name=name)
            if not self.is_possible(name):
                said = " and ".join(str(each) for each in self.comparisons if each.name == name)
                raise ConditionError("{condition} can never hold{range}", condition=said, range=_range(name))

    def is_possible(self, name: str, most: float = math.inf) -> bool:
        """Whether the ends of the quantity's range, its bounds, or what lies between two of them would do.

        ``most`` : what it is at most, where that is less than the end of its range.
        """
        mine, quantity = [each for each in self.comparisons if each.name == name], QUANTITIES[name]
        low, high = quantity.low, min(quantity.high, most)
        ends = sorted({low, high, *(each.bound for each in mine)})
        tried = [*ends, *(_middle(below, above) for below, above in itertools.pairwise(ends))]
        if quantity.whole:
            near = {math.floor(end) for end in ends if math.isfinite(end)}
            tried = [float(value + side) for value in near for side in (-1, 0, 1)]
        return any(all(each.holds(value) for each in mine) for value in tried if low <= value <= high)

    @property
    def names(self) -> tuple[str, ...]:
        """The quantities that are compared."""
        return tuple(dict.fromkeys(each.name for each in self.comparisons))

    def least(self, names: Collection[str]) -> float:
        """The whole number from which on it holds, where it bounds nothing but these from below; else infinity."""
        if not all(each.name in names and each.sign in (">", ">=") for each in self.comparisons):
            return math.inf
        return max(
            math.floor(each.bound) + 1 if each.sign == ">" else math.ceil(each.bound) for each in self.comparisons
        )

    def holds(self, read: Callable[[str], float]) -> bool:
        """Whether all comparisons hold; what comes after one that does not is not even read."""
        return all(each.holds(read(each.name)) for each in self.comparisons)

    def __str__(self) -> str:
        return " and ".join(map(str, self.comparisons))


def _range(name: str) -> str:
    """Between which a quantity lies, in words; empty where anything is possible."""
    low, high = QUANTITIES[name].low, QUANTITIES[name].high
    if math.isinf(low):
        return ""
    if math.isinf(high):
        return Said(": {name} is never below {low:g}", name=name, low=low)
    return Said(": {name} lies between {low:g} and {high:g}", name=name, low=low, high=high)


def _middle(low: float, high: float) -> float:
    if math.isinf(low):
        return high - 1 if math.isfinite(high) else 0.0
    return low + 1 if math.isinf(high) else (low + high) / 2
