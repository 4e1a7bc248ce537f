"""Which part of the plane is seen: smooth to zoom and to move, and always with equal axes."""

from __future__ import annotations

import dataclasses
import math

EASE = 0.09  # seconds in which about two thirds of the way to the wanted view are made
NEAREST, FARTHEST = 1e-4, 20.0  # half sizes seen, of the home view's
DONE = 1e-3  # of the half size: near enough to have arrived


@dataclasses.dataclass(frozen=True)
class Outlook:
    """A centre, and half the length seen along the picture's shorter side."""

    x: float
    y: float
    half: float


class Camera:
    """The view now, and the one wanted; `step` brings them together.

    Attributes
    ----------
    now, wanted, home : Outlook
    """

    def __init__(self) -> None:
        self.now = self.wanted = self.home = Outlook(0.0, 0.0, 1.0)

    def set_home(self, extent: tuple[float, float, float, float], *, anew: bool = True) -> None:
        """Look at the whole of an extent (x low, x high, y low, y high); at once, where it is ``anew`` another picture.

        Else whoever looks at the whole goes there by and by, and whoever looks at a part stays.
        """
        left, right, low, high = extent
        home = Outlook((left + right) / 2, (low + high) / 2, max(right - left, high - low) / 2)
        if anew or self.wanted == self.home:
            self.wanted = home
        self.home, self.now = home, home if anew else self.now

    def reset(self) -> None:
        """Want the home view."""
        self.wanted = self.home

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Want to see ``factor`` as much, with the point (x, y) staying where it is on the screen."""
        half = min(max(self.wanted.half * factor, NEAREST * self.home.half), FARTHEST * self.home.half)
        share = half / self.wanted.half
        self.wanted = Outlook(x + share * (self.wanted.x - x), y + share * (self.wanted.y - y), half)

    def move(self, x: float, y: float) -> None:
        """Move the view by (x, y), at once: it follows the hand."""
        self.now = dataclasses.replace(self.now, x=self.now.x + x, y=self.now.y + y)
        self.wanted = dataclasses.replace(self.wanted, x=self.wanted.x + x, y=self.wanted.y + y)

    def step(self, seconds: float) -> bool:
        """Come nearer to the wanted view; whether anything has moved.  It arrives exactly."""
        if self.now == self.wanted:
            return False
        share = 1 - math.exp(-seconds / EASE)
        here, there = self.now, self.wanted
        half = here.half * (there.half / here.half) ** share
        moved = 1.0 if here.half == there.half else (half - here.half) / (there.half - here.half)
        near = abs(half - there.half) < DONE * there.half
        # While it zooms, the point under the pointer stays put: the centre moves as the size does.
        part = moved if here.half != there.half else share
        x, y = here.x + part * (there.x - here.x), here.y + part * (there.y - here.y)
        near &= math.hypot(x - there.x, y - there.y) < DONE * there.half
        self.now = there if near else Outlook(x, y, half)
        return True

    def ranges(
        self, width: float, height: float, outlook: Outlook | None = None
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """The x and y ranges that a picture of so many pixels shows, now or at another ``outlook``."""
        at, short = outlook or self.now, max(min(width, height), 1.0)
        x, y = at.half * width / short, at.half * height / short
        return (at.x - x, at.x + x), (at.y - y, at.y + y)
