"""What can be done with a duel, for the menu, the palette and the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from wgan_desktop.core.duels import MOST, Share, duel_presets
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.duel.plate_export import export
from wgan_desktop.ui.duel.start import AGAINST, START
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.ui.duel.duel import Duels


# fmt: off
def duel_commands(duels: Duels) -> Iterator[ActionSpec]:
    """All of it."""
    group = f"{tr('Run')}/{tr('Duel')}"
    for name, preset in duel_presets().items():
        yield ActionSpec(START + name, tr(preset.title), partial(duels.start, name), "", group, tr(preset.text))
    yield ActionSpec(AGAINST, tr("Against the present run"), duels.against, "", group,
                     tr("The present run beside a copy as the first GAN; the first GAN itself beside WGAN-GP."))
    yield from _sharing(duels, group)
    rows: list[tuple[str, str, Callable[[], object], str, str]] = [
        ("duel.swap", tr("Swap losses"), duels.swap, "X",
         tr("Each run takes the loss and the constraint of the next one.")),
        ("duel.next", tr("Controls act on the next run"), duels.next_run, "A", tr("After the last one, on all.")),
        ("duel.plate", tr("Export the plate …"), partial(export, duels, on_paper=False), "",
         tr("The runs side by side as PNG, with captions.")),
        ("duel.plate_white", tr("Export the plate on white …"), partial(export, duels, on_paper=True), "",
         tr("The runs side by side as PNG, with captions, for paper.")),
        ("duel.leave", tr("End the duel"), duels.leave, "", tr("The first run goes on alone.")),
    ]
    for name, text, call, keys, tip in rows:
        yield ActionSpec(name, text, call, keys, group, tip, enabled=lambda: duels.on)


def _sharing(duels: Duels, group: str) -> Iterator[ActionSpec]:
    """Who takes part, and what every run gets as much of."""
    yield ActionSpec("duel.add", tr("Add a run"), duels.add, "", group,
                     tr("A copy of the run that the controls act on."), enabled=lambda: 0 < duels.count < MOST)
    shares: dict[Share, tuple[str, str]] = {
        "steps": (tr("Equal steps"), tr("Every run gets the same number of generator steps.")),
        "seconds": (tr("Equal seconds"), tr("Every run gets the same training time.")),
    }
    for share, (text, tip) in shares.items():
        yield ActionSpec(f"duel.{share}", text, partial(duels.set_share, share), "", group, tip,
                         checked=partial(lambda share: duels.share() == share, share), enabled=lambda: duels.on)
# fmt: on
