"""What the stage shows, in the plane: the parts of a view brought together, each with the step it belongs to."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.evaluation import PlanReport
from wgan_desktop.core.picture_plan import PicturePlan, Pictures
from wgan_desktop.core.projection import Projection, square
from wgan_desktop.core.snapshot import Extent, Layer, Snapshot
from wgan_desktop.core.transport import Agreement
from wgan_desktop.ui.drawing.routes import Pairs

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

CLOSE = 0.06  # beyond the outermost images, of their width
STEP, WIDEST = 1.12, 14  # times as much is seen where generated images lie farther out than real ones; steps at most
REMEMBERED = 16  # gradients of so many steps wait for the plan of their step
PATIENCE = 20  # newer gradients without a plan of their step, until those are shown that had one


@dataclasses.dataclass(frozen=True)
class DrawnPlan:
    """The plan in the plane: k pairs with their mass, and ends (k, 4), start and end of each.

    ``distance`` (k,) and ``work`` (the sum of mass x distance) are of all dimensions, also where the plane shows two.
    """

    sources: Pairs
    targets: Pairs
    mass: Floats
    ends: Floats
    distance: Floats
    work: float
    step: int
    points: int


@dataclasses.dataclass(frozen=True)
class Field:
    """The critic's gradients ``ways`` (n, 2) at ``tails`` (n, 2), their ``norms`` (n,) in all dimensions.

    ``agreement`` with the rays of the very same step; None where that plan is not known.
    """

    tails: Floats
    ways: Floats
    norms: Floats
    agreement: Agreement | None
    step: int


@dataclasses.dataclass(frozen=True)
class Scene:
    """One picture of the stage.

    ``projection`` is None for points of the plane.  ``floor`` is 0 while it is not known.  ``made`` and ``given`` are
    thumbnails of the generated and the real images, (n, height, width) of 0xffRRGGBB.
    """

    run: str
    step: int
    extent: Extent
    real: Floats
    generated: Floats
    projection: Projection | None = None
    surface: Layer | None = None
    manifold: Floats | None = None
    field: Field | None = None
    plan: DrawnPlan | None = None
    floor: float = 0.0
    made: Pictures | None = None
    given: Pictures | None = None

    @classmethod
    def of_images(cls, found: PicturePlan, before: Scene | None = None) -> Scene:
        """What a plan of images looks like, in the plane that it says; ``before``: the scene it comes after."""
        plan = found.plan
        drawn = DrawnPlan(
            plan.sources, plan.targets, plan.mass,
            np.hstack([found.generated[plan.sources], found.real[plan.targets]]), plan.distance, plan.work, found.step,
            len(found.generated),
        )  # fmt: skip
        run = f"{found.run} {found.space}"
        last = before.extent if before is not None and before.run == run else None
        return cls(
            run, found.step, _around(square(found.real, CLOSE), found.generated, last), found.real, found.generated,
            plan=drawn, floor=found.floor.mean, made=found.made, given=found.given,
        )  # fmt: skip


def _around(home: Extent, points: Floats, last: Extent | None) -> Extent:
    """The square ``home``, enlarged in steps until it holds the points, or at most `WIDEST`.

    It stays the ``last`` one while that holds them and is not much too large: nothing is to move at every picture.
    """
    left, right, low, high = home
    x, y, half = (left + right) / 2, (low + high) / 2, (right - left) / 2
    reach = float(np.nan_to_num(np.abs(points - (x, y)), posinf=0.0).max(initial=0.0)) * (1 + CLOSE)
    steps = min(max(math.ceil(math.log(max(reach, half) / half, STEP) - 1e-9), 0), WIDEST)
    if last is not None and 0 <= round(math.log((last[1] - last[0]) / (right - left), STEP)) - steps < 2:
        return last
    half *= STEP**steps
    return x - half, x + half, y - half, y + half


class Scenes:
    """Makes a scene of each view; a part that has not changed stays the same object."""

    def __init__(self) -> None:
        self._run = ""
        self._start("")

    def _start(self, run: str) -> None:
        self._run = run
        self._projection: Projection | None = None
        self._extent: Extent = (-1.0, 1.0, -1.0, 1.0)
        self._real: Floats = np.empty((0, 2))
        self._snapshot: Snapshot | None = None
        self._generated: Floats = np.empty((0, 2))
        self._layers: dict[str, Layer] = {}
        self._manifold: Floats | None = None
        self._gradients: dict[int, Layer] = {}
        self._field: Field | None = None
        self._alone = 0  # gradients since the last that met the plan of their step
        self._report: PlanReport | None = None
        self._plan: DrawnPlan | None = None

    def of(self, view: View) -> Scene | None:
        """The scene of a view; None before the first snapshot."""
        snapshot = view.snapshot
        if snapshot is None:
            self._start("")
            return None
        if snapshot.run != self._run or (self._snapshot is not None and snapshot.step < self._snapshot.step):
            self._begin(snapshot)
        if snapshot is not self._snapshot:
            self._snapshot, self._generated = snapshot, self._flat(snapshot.fake)
            self._take_layers(snapshot)
        if view.plan is not None and view.plan.run == self._run and view.plan is not self._report:
            self._take_plan(view.plan)
        floor = view.evaluation.floor if view.evaluation is not None and view.evaluation.run == self._run else None
        return Scene(
            self._run, snapshot.step, self._extent, self._real, self._generated, self._projection,
            self._layers.get("surface"), self._manifold, self._field, self._plan, floor.mean if floor else 0.0,
        )  # fmt: skip

    def _begin(self, snapshot: Snapshot) -> None:
        """A new run, or one that went back: its real cloud stays, and decides the plane."""
        self._start(snapshot.run)
        if snapshot.real.shape[1] > 2:
            self._projection = Projection.of(snapshot.real)
        self._real = self._flat(snapshot.real)
        self._extent = square(self._real) if self._projection else snapshot.extent

    def _flat(self, points: Points) -> Floats:
        return self._projection.points(points) if self._projection is not None else points.astype(np.float64)

    def _take_layers(self, snapshot: Snapshot) -> None:
        for name, layer in snapshot.layers.items():
            known = self._layers.get(name)
            if (
                known is not None
                and (known.step, known.extent) == (layer.step, layer.extent)
                and np.array_equal(known.value, layer.value)
            ):
                continue
            self._layers[name] = layer
            if name == "manifold":
                self._manifold = self._flat(layer.value)
            elif name == "gradients":
                self._take_gradients(layer)

    def _take_gradients(self, layer: Layer) -> None:
        self._gradients[layer.step] = layer
        for step in sorted(self._gradients)[:-REMEMBERED]:
            del self._gradients[step]
        self._alone += 1
        if self._field is None or self._field.agreement is None or self._alone > PATIENCE:
            self._field = self._fielded(layer, None)

    def _take_plan(self, report: PlanReport) -> None:
        self._report, plan = report, report.plan
        starts, ends = self._flat(report.generated), self._flat(report.real)
        self._plan = DrawnPlan(
            plan.sources, plan.targets, plan.mass, np.hstack([starts[plan.sources], ends[plan.targets]]),
            plan.distance, plan.work, report.step, len(report.generated),
        )  # fmt: skip
        layer = self._gradients.get(report.step)
        if layer is not None and report.agreement is not None:
            self._field, self._alone = self._fielded(layer, report.agreement), 0

    def _fielded(self, layer: Layer, agreement: Agreement | None) -> Field:
        tails, ways = layer.at if layer.at is not None else layer.value, layer.value
        norms = np.linalg.norm(ways.astype(np.float64), axis=1)
        flat = self._projection.ways(ways) if self._projection is not None else ways.astype(np.float64)
        if agreement is not None and len(agreement.cosine) != len(norms):
            agreement = None
        return Field(self._flat(tails), flat, norms, agreement, layer.step)


def nearest(points: Floats, x: float, y: float) -> tuple[int, float]:
    """Index of the nearest of points (n, 2) and its distance; (-1, inf) when there is none."""
    with np.errstate(over="ignore", invalid="ignore"):
        distance = np.hypot(points[:, 0] - x, points[:, 1] - y)
    if not len(points) or np.isnan(distance).all():
        return -1, math.inf
    index = int(np.nanargmin(distance))
    return index, float(distance[index])


def height(surface: Layer, extent: Extent, x: float, y: float) -> float | None:
    """The critic's value at (x, y), bilinear between the four nearest of the grid; None outside the extent."""
    left, right, low, high = extent
    if not (left <= x <= right and low <= y <= high):
        return None
    rows, columns = surface.value.shape
    column, row = (x - left) / (right - left) * (columns - 1), (y - low) / (high - low) * (rows - 1)
    j, i = min(int(column), columns - 2), min(int(row), rows - 2)
    across, up = column - j, row - i
    corners = surface.value[i : i + 2, j : j + 2].astype(np.float64)
    weights = np.outer([1 - up, up], [1 - across, across])
    return float((corners * weights).sum())
