"""Everything the window can do, as one list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.core.devices import DEVICES
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import FIELDS
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.rail import REGISTRIES
from wgan_desktop.ui.theme import THEMES

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow

MENUS = ("File", "Edit", "Run", "Method", "Panels", "View", "Help")


def commands(window: MainWindow) -> Iterator[ActionSpec]:
    """The window's actions, menu by menu."""
    for part in (_file, _edit, _run, _method, _machine, _panels, _view, _help):
        yield from part(window)


def _file(window: MainWindow) -> Iterator[ActionSpec]:
    files, group = window.files, tr("File")
    yield ActionSpec("file.open", tr("Open run or settings …"), files.open, "Ctrl+O", group, tr("A run, settings, or your own points as CSV."))
    for number, path in enumerate(window.remembered.recent):
        yield ActionSpec(f"file.recent_{number}", path.name, lambda path=path: files.load(path), "", group + "/" + tr("Open recent"), str(path))
    yield ActionSpec("file.draw", tr("Draw a distribution …"), window.draw_points, "Ctrl+D", group, tr("Paint points with the mouse, and learn them."))
    yield ActionSpec("file.save", tr("Save run …"), files.save, "Ctrl+S", group, tr("Settings and everything that was done to the run, as one text file."))
    yield ActionSpec("file.save_settings", tr("Save settings …"), files.save_settings, "", group, tr("The settings alone, as TOML."))
    yield ActionSpec("file.copy", tr("Copy run as text"), files.copy, "Ctrl+Shift+C", group, tr("The whole run in one string to share."))
    yield ActionSpec("file.paste", tr("Paste run, settings or points"), files.paste, "Ctrl+V", group, tr("Takes a run's text, settings or CSV."))
    yield ActionSpec("file.export", tr("Export panel …"), window.export_stage, "Ctrl+E", group, tr("The stage as PNG, SVG or CSV."))
    yield ActionSpec("file.quit", tr("Quit"), window.close, "Ctrl+Q", group)


def _edit(window: MainWindow) -> Iterator[ActionSpec]:
    edits, group = window.steering.edits, tr("Edit")
    yield ActionSpec("edit.undo", tr("Undo change"), edits.undo, "Ctrl+Z", group, tr("Take the last change of a control back."), enabled=lambda: edits.can_undo)
    yield ActionSpec("edit.redo", tr("Redo change"), edits.redo, "Ctrl+Shift+Z; Ctrl+Y", group, enabled=lambda: edits.can_redo)


def _run(window: MainWindow) -> Iterator[ActionSpec]:
    steering, group = window.steering, tr("Run")
    yield ActionSpec("run.play", tr("Play or pause"), steering.toggle_play, "Space", group)
    yield ActionSpec("run.step", tr("One step"), lambda: steering.advance("step"), "Right", group, tr("All critic updates and one generator update."))
    yield ActionSpec("run.critic", tr("One critic step"), lambda: steering.advance("critic"), "C", group, tr("One update of the critic alone."))
    yield ActionSpec("run.generator", tr("One generator step"), lambda: steering.advance("generator"), "G", group, tr("One update of the generator alone."))
    yield ActionSpec("run.slow", tr("Slow motion"), steering.toggle_slow, "S", group, tr("Through the named sub-steps of a step."), checked=lambda: steering.pacing.slow)
    yield ActionSpec("run.restart", tr("Restart"), steering.restart, "R", group, tr("The same seed again; this run stays as a ghost curve."))
    yield ActionSpec("run.restart_new", tr("Restart with a new seed"), steering.restart_with_new_seed, "Shift+R", group)
    yield ActionSpec("run.next_loss", tr("Next loss"), steering.next_loss, "L", group, tr("The run goes on under it."))


def _method(window: MainWindow) -> Iterator[ActionSpec]:
    edits, method = window.steering.edits, tr("Method")
    for name, preset in presets().items():
        yield ActionSpec(f"preset.{name}", tr(preset.label), lambda preset=preset: edits.choose(preset.settings), "", f"{method}/{tr('Preset')}", tr(preset.about))
    for field, registry in REGISTRIES.items():
        for name, entry in registry.items():
            yield ActionSpec(
                f"{field}.{name}", tr(entry.label), lambda field=field, name=name: edits.change(field, name), "",
                f"{method}/{tr(FIELDS[field].label)}", entry.formula,
                checked=lambda field=field, name=name: getattr(edits.settings, field) == name,
            )  # fmt: skip


def _machine(window: MainWindow) -> Iterator[ActionSpec]:
    group = tr("Run") + "/"
    for name, label in DEVICES.items():
        yield ActionSpec(f"device.{name}", tr(label), lambda name=name: window.choose_device(name), "", group + tr("Device"), checked=lambda name=name: window.device == name)
    hosts = {"auto": tr("Automatic"), "thread": tr("Worker thread"), "process": tr("Worker process")}
    for name, label in hosts.items():
        yield ActionSpec(f"host.{name}", label, lambda name=name: window.choose_host(name), "", group + tr("Train in"), checked=lambda name=name: window.host == name)


def _panels(window: MainWindow) -> Iterator[ActionSpec]:
    group = tr("Panels")
    for name, dock in {"controls": window.rail_dock, **window.docks}.items():
        shortcut = "Ctrl+B" if name == "controls" else ""
        yield ActionSpec(f"panel.{name}", dock.windowTitle(), lambda dock=dock: dock.setVisible(dock.isHidden()), shortcut, group, checked=lambda dock=dock: not dock.isHidden())
    yield ActionSpec("panel.reset", tr("Reset the layout"), window.reset_layout, "", group)
    for name, panel in window.panels.items():
        for spec in panel.actions():
            yield ActionSpec(spec.name, spec.text, spec.call, spec.shortcut, f"{group}/{tr(panel.label)}", spec.tip, spec.checked, spec.enabled)


def _view(window: MainWindow) -> Iterator[ActionSpec]:
    group = tr("View")
    yield ActionSpec("view.present", tr("Presentation mode"), window.presentation.toggle, "F11", group, tr("The stage alone, large."), checked=lambda: window.presentation.on)
    yield ActionSpec("view.black", tr("Black screen"), window.presentation.toggle_black, "B", group, tr("In presentation mode: nothing to look at for a while."), enabled=lambda: window.presentation.on)
    yield ActionSpec("view.theme", tr("Dark or light"), window.next_theme, "T", group)
    for name in THEMES:
        label = {"dark": tr("Dark"), "light": tr("Light")}[name]
        yield ActionSpec(f"theme.{name}", label, lambda name=name: window.set_theme(name), "", f"{group}/{tr('Theme')}", checked=lambda name=name: window.theme.tokens.name == name)
    yield ActionSpec("view.larger", tr("Larger"), lambda: window.zoom(1), "Ctrl++; Ctrl+=", group)
    yield ActionSpec("view.smaller", tr("Smaller"), lambda: window.zoom(-1), "Ctrl+-", group)
    yield ActionSpec("view.normal", tr("Normal size"), lambda: window.zoom(0), "Ctrl+0", group)
    for hertz in (15, 30, 60):
        yield ActionSpec(f"view.hertz_{hertz}", tr("{n} a second", n=hertz), lambda hertz=hertz: window.set_hertz(hertz), "", f"{group}/{tr('Pictures')}", checked=lambda hertz=hertz: window.bridge.hertz == hertz)


def _help(window: MainWindow) -> Iterator[ActionSpec]:
    group = tr("Help")
    yield ActionSpec("help.palette", tr("Command palette"), window.open_palette, "Ctrl+K", group, tr("Find and do anything by its name."))
    yield ActionSpec("help.shortcuts", tr("Keyboard shortcuts"), window.show_shortcuts, "?; F1", group)
    yield ActionSpec("help.about", tr("About"), window.show_about, "", group)
