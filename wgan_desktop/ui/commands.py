"""Everything the window can do, as one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QToolButton

from wgan_desktop.core.devices import DEVICES
from wgan_desktop.core.downloads import OFFERS
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import FIELDS
from wgan_desktop.core.words import Said
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.controls.rail import REGISTRIES
from wgan_desktop.ui.duel.commands import duel_commands
from wgan_desktop.ui.files.unusable import list_unusable
from wgan_desktop.ui.i18n import NAMES, language, set_language, tr

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.panels import Panel
    from wgan_desktop.ui.window.dock import Dock

MENUS = ("File", "Edit", "Run", "Method", "Panels", "View", "Help")
HERTZ = (15, 30, 60)
HOSTS = {"auto": Said("Automatic"), "thread": Said("Worker thread"), "process": Said("Worker process")}
LOOKS = {"dark": Said("Dark"), "light": Said("Light")}

Row = tuple[str, str, Callable[[], object], str, str]
"""Name, text, what it does, shortcut, tip."""


def commands(window: MainWindow) -> Iterator[ActionSpec]:
    """The window's actions, menu by menu."""
    for part in (_file, recent, _edit, _run, _duel, _method, _machine, _layout, _view, _lessons, _help):
        yield from part(window)


def _menu(group: str, rows: Iterable[Row]) -> Iterator[ActionSpec]:
    for name, text, call, shortcut, tip in rows:
        yield ActionSpec(name, text, call, shortcut, group, tip)


def _choice(
    prefix: str, group: str, labels: Mapping[str, str], choose: Callable[[str], object], chosen: Callable[[], str]
) -> Iterator[ActionSpec]:
    """One action a value, of which one is on."""
    for value, label in labels.items():
        on = partial(lambda value: chosen() == value, value)
        yield ActionSpec(f"{prefix}.{value}", tr(label), partial(choose, value), "", group, checked=on)


# fmt: off
def _file(window: MainWindow) -> Iterator[ActionSpec]:
    files = window.files
    yield from _menu(tr("File"), [
        ("file.open", tr("Open …"), files.open, "Ctrl+O", tr("A run, settings, your own points as CSV, or pictures.")),
        ("file.pictures", tr("Open a folder of pictures …"), files.open_pictures, "", tr("Learn your own pictures.")),
        *_downloads(window),
        ("file.unusable", tr("Data that cannot be used …"), partial(list_unusable, window), "",
         tr("All data that are skipped, and why.")),
        ("file.draw", tr("Draw a distribution …"), window.dialogs.draw, "Ctrl+D", tr("Paint points, and learn them.")),
        ("file.save", tr("Save run …"), files.save, "Ctrl+S", tr("The settings and all that was done to the run.")),
        ("file.save_settings", tr("Save settings …"), files.save_settings, "", tr("The settings alone, as TOML.")),
        ("file.copy", tr("Copy run as text"), files.copy, "Ctrl+Shift+C", tr("The whole run in one string to share.")),
        ("file.paste", tr("Paste"), files.paste, "Ctrl+V", tr("A run's text, settings, or points as CSV.")),
        ("file.export", tr("Export the stage …"), window.export_stage, "Ctrl+E", tr("As PNG, SVG or CSV.")),
        ("file.quit", tr("Quit"), window.close, "Ctrl+Q", ""),
    ])


def _downloads(window: MainWindow) -> Iterator[Row]:
    """The sets of pictures that can be had from the network."""
    for name, offer in OFFERS.items():
        download = partial(window.dialogs.download, name)
        yield f"file.download_{name}", tr("Download {name} …", name=offer.label), download, "", tr(offer.about)


def recent(window: MainWindow) -> Iterator[ActionSpec]:
    """The files opened and saved last."""
    for number, path in enumerate(window.remembered.recent):
        load, group = partial(window.files.load, path), tr("File") + "/" + tr("Open recent")
        yield ActionSpec(f"file.recent_{number}", path.name, load, "", group, str(path))


def _edit(window: MainWindow) -> Iterator[ActionSpec]:
    edits, group = window.steering.edits, tr("Edit")
    yield ActionSpec("edit.undo", tr("Undo change"), window.steering.undo, "Ctrl+Z", group,
                     enabled=lambda: edits.can_undo)
    yield ActionSpec("edit.redo", tr("Redo change"), edits.redo, "Ctrl+Shift+Z; Ctrl+Y", group,
                     enabled=lambda: edits.can_redo)


def _run(window: MainWindow) -> Iterator[ActionSpec]:
    steering, group = window.steering, tr("Run")
    critic, generator = partial(steering.advance, "critic"), partial(steering.advance, "generator")
    yield from _menu(group, [
        ("run.play", tr("Play or pause"), steering.toggle_play, "Space", ""),
        ("run.step", tr("One step"), partial(steering.advance, "step"), "Right",
         tr("One step: all critic updates and one generator update")),
        ("run.critic", tr("One critic step"), critic, "C", tr("One update of the critic alone")),
        ("run.generator", tr("One generator step"), generator, "G", tr("One update of the generator alone")),
    ])
    yield ActionSpec("run.slow", tr("Slow motion"), steering.toggle_slow, "S", group,
                     tr("Slow motion: through the named sub-steps of a step"), checked=lambda: steering.pacing.slow)
    yield from _menu(group, [
        ("run.restart", tr("Restart"), steering.restart, "R",
         tr("Restart with the same seed; this run stays as a ghost curve")),
        ("run.restart_new", tr("Restart with a new seed"), steering.restart_with_new_seed, "Shift+R", ""),
        ("run.next_loss", tr("Next loss"), steering.next_loss, "L", tr("The run goes on under the next loss")),
    ])
# fmt: on


def _duel(window: MainWindow) -> Iterator[ActionSpec]:
    return duel_commands(window.duels)


def _method(window: MainWindow) -> Iterator[ActionSpec]:
    edits, method = window.steering.edits, tr("Method")
    for name, preset in presets().items():
        choose = partial(edits.choose, preset.settings)
        yield ActionSpec(f"preset.{name}", tr(preset.title), choose, "", f"{method}/{tr('Preset')}", tr(preset.text))
    for field, registry in REGISTRIES.items():
        labels = {name: entry.label for name, entry in registry.items()}
        chosen = partial(lambda field: str(getattr(edits.settings, field)), field)
        yield from _choice(field, f"{method}/{tr(FIELDS[field].label)}", labels, partial(edits.change, field), chosen)


def _machine(window: MainWindow) -> Iterator[ActionSpec]:
    run = tr("Run")
    yield from _choice("device", f"{run}/{tr('Device')}", DEVICES, window.choose_device, lambda: window.device)
    yield from _choice("host", f"{run}/{tr('Train in')}", HOSTS, window.choose_host, lambda: window.host)


def _layout(window: MainWindow) -> Iterator[ActionSpec]:
    group, rail = tr("Panels"), window.rail_dock
    yield ActionSpec("panel.controls", rail.windowTitle(), rail.toggle, "Ctrl+B", group, checked=rail.is_open)
    yield ActionSpec("panel.reset", tr("Reset the layout"), window.reset_layout, "", group)


def dock_commands(docks: Mapping[str, Dock]) -> Iterator[ActionSpec]:
    """Every panel's dock to open and close."""
    for name, dock in docks.items():
        yield ActionSpec(f"panel.{name}", dock.windowTitle(), dock.toggle, "", tr("Panels"), checked=dock.is_open)


def panel_commands(panel: Panel) -> Iterator[ActionSpec]:
    """What a panel can do itself."""
    return (spec.under(f"{tr('Panels')}/{tr(panel.label)}") for spec in panel.actions())


# fmt: off
def _view(window: MainWindow) -> Iterator[ActionSpec]:
    group, presentation = tr("View"), window.presentation
    yield ActionSpec("view.present", tr("Presentation mode"), presentation.toggle, "F11", group,
                     tr("The stage alone, large"), checked=lambda: presentation.on)
    yield ActionSpec("view.black", tr("Black screen"), presentation.toggle_black, "B", group,
                     tr("In presentation mode: nothing to look at for a while"), enabled=lambda: presentation.on)
    yield from _menu(group, [
        ("view.notices", tr("What deserves a look"), window.dialogs.notices, "",
         tr("All that the bottom line says of the run, to be read and copied")),
        ("view.theme", tr("Dark or light"), window.next_theme, "T", ""),
        ("view.larger", tr("Larger"), partial(window.zoom, 1), "Ctrl++; Ctrl+=", ""),
        ("view.smaller", tr("Smaller"), partial(window.zoom, -1), "Ctrl+-", ""),
        ("view.normal", tr("Normal size"), partial(window.zoom, 0), "Ctrl+0", ""),
    ])
    yield from window.workspaces.actions()
    yield from _choice("theme", f"{group}/{tr('Theme')}", LOOKS, window.set_theme, lambda: window.theme.tokens.name)
    yield from _choice("language", f"{group}/{tr('Language')}", NAMES, partial(speak, window), language)
    hertz = {str(n): Said("{n} a second", n=n) for n in HERTZ}
    yield from _choice("hertz", f"{group}/{tr('Frame rate')}", hertz, lambda value: window.set_hertz(int(value)),
                       lambda: str(window.bridge.hertz))


def _lessons(window: MainWindow) -> Iterator[ActionSpec]:
    lessons, group = window.lessons, f"{tr('Help')}/{tr('Lesson')}"
    yield ActionSpec("help.lessons", tr("Lessons …"), lessons.list, "Ctrl+L", tr("Help"),
                     tr("Short lessons, from two heaps of earth to two plates of digits"))
    rows = [
        ("lesson.next", tr("Next scene"), lessons.next, "PgDown; N"),
        ("lesson.back", tr("Previous scene"), lessons.back, "PgUp"),
        ("lesson.pause", tr("Pause the lesson, or go on"), lessons.toggle, "P"),
        ("lesson.leave", tr("Take over"), lessons.leave, "H"),
    ]
    for name, text, call, keys in rows:
        yield ActionSpec(name, text, call, keys, group, enabled=lambda: lessons.on)


def _help(window: MainWindow) -> Iterator[ActionSpec]:
    yield from _menu(tr("Help"), [
        ("help.palette", tr("Command palette"), window.dialogs.palette, "Ctrl+K", tr("Do anything by its name")),
        ("help.shortcuts", tr("Keyboard shortcuts"), window.dialogs.shortcuts, "?; Shift+?; F1", ""),
        ("help.about", tr("About"), window.dialogs.about, "", ""),
    ])
# fmt: on


def speak(window: MainWindow, name: str) -> None:
    """Say everything in another language while the run goes on, and remember it."""
    set_language(name)
    window.remembered.put("language", name)
    window.setLocale(QLocale())
    window.retheme(window.theme)
    window.bottom.setWindowTitle(tr("Transport"))
    window.actions_of.add(commands(window))
    window.actions_of.add(window.panels.commands())
    window.renew_menus()
    window.panels.title_docks()
    window.bar.retheme(window.theme)  # its buttons are called like the actions
    for button in window.menuBar().cornerWidget().findChildren(QToolButton):
        button.setAccessibleName(button.text())
