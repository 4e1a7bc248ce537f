from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import lean_pyqtgraph
import pruning
import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "path",
    [
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "torch/_inductor/config.py",
        "torch/functional.py",
        "torch/lib/libgomp.so.1",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "libQt6Core.so.6",
        "wgan_desktop/resources/presets/opening.toml",
        "wgan_desktop/resources/data/digits.npz",
        "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
        "torch-2.13.0.dist-info/METADATA",
    ],
)
def test_what_is_needed_stays(path: str) -> None:
    assert pruning.keeps(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/protoc",
        "torch/include/ATen/ATen.h",
        "torch/lib/libtorch.a",
        "torch/lib/libtorchbind_test.so",
        "torch/nn/init.py",
        "torch/test/x",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Pdf.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "libQt6Network.so.6",
        "numpy-2.4.6.dist-info/RECORD",
        "libGL.so.1",
        "libstdc++.so.6",
        "scipy/optimize/tests/test_linprog.py",
    ],
)
def test_what_nobody_needs_goes(path: str) -> None:
    assert not pruning.keeps(path)


def test_a_rule_sees_the_paths_of_windows() -> None:
    entries = [("PySide6\\Qt6Quick.dll", "x", "BINARY"), ("PySide6\\Qt6Gui.dll", "y", "BINARY")]
    assert pruning.pruned(entries) == entries[1:]


IMPORTS = """
import sys
sys._MEIPASS = ""
import lean_pyqtgraph
del sys._MEIPASS
import torch, ot, scipy.spatial.distance, pyqtgraph, contourpy, safetensors.numpy, PIL.Image, wgan_desktop.core.trainer
print(*sys.modules)
"""
OPTIONAL = {"networkx", "_distutils_hack"}  # imported where they are there


def test_no_rule_takes_what_the_program_imports() -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "packaging")])
    done = subprocess.run(
        [sys.executable, "-OO", "-c", IMPORTS],
        env=os.environ | {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(done.stdout.split())
    assert "torch" in modules
    assert modules >= set(lean_pyqtgraph.UNUSED)
    excluded = set(pruning.EXCLUDED_MODULES) - OPTIONAL
    assert not {name for name in modules if {name, *parents(name)} & excluded}
    assert not {name for name in modules if not pruning.keeps_module(name)}


def parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("libtorch_cpu.so", True),
        ("libpython3.11.so.1.0", True),
        ("bsp_wrap.cpython-311-x86_64-linux-gnu.so", True),
        ("libscipy_openblas64_-32a4b2a6.so", False),
        ("libgfortran-040039e1-0352e75f.so.5.0.0", False),
        ("wgan-desktop", False),
        ("THIRD-PARTY.txt", False),
    ],
)
def test_what_stands_it_is_stripped(name: str, stripped: bool) -> None:
    assert pruning.is_stripped(name) is stripped


def test_libraries_go_with_the_last_that_wanted_them() -> None:
    links = {
        "/q/qxcb.so": ["libxcb-cursor.so.0", "/usr/lib/libbsd.so.0"],
        "/lib/libbsd.so.0": ["libmd.so.0"],
        "/lib/libgtk-3.so.0": ["libgdk-3.so.0"],
    }
    kept = [
        ("PySide6/plugins/qxcb.so", "/q/qxcb.so", "BINARY"),
        ("libbsd.so.0", "/lib/libbsd.so.0", "BINARY"),
        ("libmd.so.0", "/lib/libmd.so.0", "BINARY"),
    ]
    orphans = [("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY"), ("libgdk-3.so.0", "/lib/libgdk-3.so.0", "BINARY")]
    assert pruning.reached([*orphans, *kept], lambda path: links.get(path, [])) == kept


def test_no_script_of_pyinstallers_loads_qt_in_every_process() -> None:
    assert not pruning.keeps_script("pyi_rth_pyside6")
    assert all(map(pruning.keeps_script, ("pyi_rth_multiprocessing", "pyi_rth_inspect", "__main__")))


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("torch-2.13.0+cpu.dist-info/METADATA", True),
        ("pyside6_essentials-6.11.3.dist-info/METADATA", True),
        ("pyside6_essentials-6.11.3.dist-info\\METADATA", True),
        ("wgan_desktop-0.1.0.dist-info/licenses/LICENSE", True),
        ("hypothesis-6.170.17.dist-info/METADATA", False),
        ("wgan_desktop.egg-info/PKG-INFO", True),  # as an editable installation has it
        ("thing.egg-info/PKG-INFO", False),
        ("torch/lib/libtorch_cpu.so", True),
        ("hypothesis/version.py", True),
    ],
)
def test_only_the_metadata_of_what_is_held_stays(path: str, *, kept: bool) -> None:
    assert pruning.keeps_metadata(path, {"torch", "PySide6_Essentials", "wgan-desktop"}) is kept


def test_the_recipe_is_python() -> None:
    compile((ROOT / "packaging" / "wgan_desktop.spec").read_text(encoding="utf-8"), "wgan_desktop.spec", "exec")
