"""What a bundle does without.

Each rule is about a path inside the bundle, always with ``/``.  What no rule names stays.
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""Of PyInstaller's tables: the place in the bundle, the source, the kind."""

EXCLUDED_MODULES = (
    # never reached by torch's own import, and large
    "torch.utils.benchmark", "torch.utils.tensorboard", "torch.utils.bottleneck", "torch.utils.hipify",
    "torch.utils.viz", "torch._inductor", "torch.onnx", "triton", "tensorboard", "functorch",
    # what torch._dynamo, torch.fx's symbolic shapes and torch's exporters want, none of which the app calls
    "sympy", "mpmath", "networkx", "jinja2", "markupsafe",
    # what rich error messages and remote files would take
    "rich", "pygments", "markdown_it", "mdurl", "fsspec",
    # parts of the other libraries that nothing here imports
    "scipy.io", "scipy.signal", "scipy.cluster", "scipy.odr",
    "scipy.datasets", "PIL.AvifImagePlugin", "PIL._avif",
    "PIL._imagingft", "PIL._imagingcms", "PIL.ImageQt", "sqlite3", "readline", "curses",
    # tools of developers
    "setuptools", "pkg_resources", "pip", "wheel", "_distutils_hack", "pytest", "_pytest", "hypothesis", "mypy",
    "IPython", "matplotlib", "pandas", "tkinter", "_tkinter", "idlelib", "lib2to3", "pydoc_data", "turtledemo",
    "ensurepip",
    # pyqtgraph's examples, what only its unused widgets want, and its ways to other toolkits
    "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter", "pyqtgraph.multiprocess",
    "pyqtgraph.parametertree", "pyqtgraph.exporters", "pyqtgraph.flowchart", "pyqtgraph.console", "pyqtgraph.canvas",
    "OpenGL", "PyQt5", "PyQt6", "PySide2",
    # optional backends of POT
    "jax", "tensorflow", "cupy", "cvxopt", "autograd", "pymanopt", "sklearn",
)  # fmt: skip
"""What PyInstaller is not to follow."""

TORCH_TESTS = "torch.testing._internal."
TORCH_IMPORTS = {TORCH_TESTS + name for name in ("common_dtype", "logging_tensor")}
"""Of torch's own tests it imports these itself, always."""

TORCH_READS = {"torch/functional.py", "torch/nn/functional.py", "torch/nn/modules/rnn.py"}
"""The sources that torch reads while it is imported: overloads are told apart by their text."""

QT_MODULES = {
    "Core", "Gui", "Widgets", "Svg", "SvgWidgets", "OpenGL", "DBus", "XcbQpa", "WaylandClient",
    "WlShellIntegration", "WaylandEglClientHwIntegration",
}  # fmt: skip
"""The modules of Qt that the window, or a plugin that stays, is linked with."""

QT_PLUGINS = (
    "platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*", "platforms/qwindows*", "platforms/*cocoa*",
    "xcbglintegrations/*", "wayland-shell-integration/*", "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*", "imageformats/*svg*", "imageformats/*jpeg*", "iconengines/*svg*",
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*", "platformthemes/*portal*", "styles/*",
)  # fmt: skip
"""The plugins that stay."""

QT_LANGUAGES = ("en", "ru")

USELESS = (
    "*.a", "*.lib", "*.pyi", "*.h", "*.hpp", "*.cuh", "*.cmake", "*.pxd", "*.pyx",  # to build against
    "torch/test/*", "torch/include/*", "torch/share/*", "*.dist-info/RECORD", "*.dist-info/sboms/*",
    "torch/lib/*test*", "torch/lib/libtorchbind_test*", "torch/lib/libjitbackend_test*",
    "torch/lib/libbackend_with_compiler*",
    "torch/lib/libaoti_custom_ops*", "torch/lib/libnnapi_backend*",
    "numpy/*/tests/*", "scipy/*/tests/*", "*/tests/data/*", "ot/*/tests/*",
    "PySide6/Qt/qml/*", "PySide6/qml/*", "PySide6/Qt/resources/*", "PySide6/resources/*", "PySide6/Qt/metatypes/*",
    "pyqtgraph/examples/*", "pyqtgraph/icons/*.svg.bak",
)  # fmt: skip

HOST_LIBRARIES = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libGLX.so.0": "libgl1", "libOpenGL.so.0": "libopengl0",
    "libGLdispatch.so.0": "libgl1", "libdrm.so.2": "libdrm2", "libgbm.so.1": "libgbm1", "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1", "libXau.so.6": "libxau6", "libXdmcp.so.6": "libxdmcp6",
    "libxcb.so.1": "libxcb1", "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0", "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1", "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0", "libxcb-xkb.so.1": "libxcb-xkb1", "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1",
    "libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0", "libgmodule-2.0.so.0": "libglib2.0-0", "libpcre2-8.so.0": "libpcre2-8-0",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6", "libexpat.so.1": "libexpat1",
    "libdbus-1.so.3": "libdbus-1-3", "libsystemd.so.0": "libsystemd0", "libz.so.1": "zlib1g",
    "libstdc++.so.6": "libstdc++6", "libgcc_s.so.1": "libgcc-s1", "libc.so.6": "libc6", "libm.so.6": "libc6",
    "libpthread.so.0": "libc6", "libdl.so.2": "libc6", "librt.so.1": "libc6", "libutil.so.1": "libc6",
    "ld-linux-x86-64.so.2": "libc6", "ld-linux-aarch64.so.1": "libc6",
}  # fmt: skip
"""The libraries that a Linux bundle leaves to the system it runs on, each with its Debian package.

They belong to drivers and display servers, or are older than anything that the bundle was built on: a copy of our own
would hide the one that fits.
"""

REPAIRED = re.compile(r"-[0-9a-f]{8}\.|openblas")
"""Libraries that a wheel was repaired with: their headers were moved, and to strip them breaks them."""


def keeps(path: str) -> bool:
    """Whether a file stays in the bundle."""
    if any(fnmatch.fnmatchcase(path, rule) for rule in USELESS):
        return False
    return _keeps_of_torch(path) and _keeps_of_qt(path) and Path(path).name not in HOST_LIBRARIES


def _keeps_of_torch(path: str) -> bool:
    """Torch's code lies in the archive; few of its sources are read as files, and one of its programs is started."""
    if path.startswith("torch/bin/"):
        return path.startswith("torch/bin/torch_shm_manager")
    if path.startswith(("torch/", "torchgen/")) and path.endswith((".py", ".pyc")):
        return "config" in Path(path).name or path in TORCH_READS
    return True


def _keeps_of_qt(path: str) -> bool:
    if "/" not in path and path.startswith("libQt6"):  # a link to one in its folder
        return qt_module(path) in QT_MODULES
    inside = path.removeprefix("PySide6/").removeprefix("Qt/")
    if inside == path:
        return True
    name = Path(path).name
    if inside.startswith("plugins/"):
        return any(fnmatch.fnmatchcase(inside.removeprefix("plugins/"), rule) for rule in QT_PLUGINS)
    if inside.startswith("translations/"):
        return name in {f"qtbase_{language}.qm" for language in QT_LANGUAGES}
    if name == "opengl32sw.dll":
        return False
    return (module := qt_module(name)) is None or module in QT_MODULES


def qt_module(name: str) -> str | None:
    """The module of Qt that a file belongs to (``Gui`` of ``libQt6Gui.so.6``); None where it is none's."""
    stem = name.split(".", maxsplit=1)[0].removeprefix("lib")
    for start in ("Qt6", "Qt"):
        if stem.startswith(start) and len(stem) > len(start):
            return stem.removeprefix(start)
    return None


def is_stripped(name: str) -> bool:
    """Whether a library may lose its symbols."""
    return ".so" in name and not REPAIRED.search(name)


def keeps_module(name: str) -> bool:
    """Whether a module stays in the archive."""
    return not name.startswith(TORCH_TESTS) or name in TORCH_IMPORTS


def keeps_script(name: str) -> bool:
    """Whether a script that runs before the program stays; what ``quick_start.py`` does instead goes."""
    return name != "pyi_rth_pyside6"


def pruned(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of one of PyInstaller's tables that stay."""
    return [entry for entry in entries if keeps(entry[0].replace("\\", "/"))]


def keeps_metadata(path: str, held: Iterable[str]) -> bool:
    """Whether a path is no distribution's metadata, or that of one of these distributions, by any spelling."""
    folder = path.replace("\\", "/").split("/")[0]
    if not folder.endswith((".dist-info", ".egg-info")):
        return True
    name = folder.removesuffix(".dist-info").removesuffix(".egg-info").split("-")[0]
    return canonical(name) in map(canonical, held)


def canonical(name: str) -> str:
    """A distribution's name as installers compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def reached(binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The binaries without the libraries that only something pruned had brought along.

    Parameters
    ----------
    binaries : iterable of Entry
        Those in a folder belong to a package that may load them by itself, and stay; those at the top were found by
        following what others are linked with.
    needs : callable
        The names of the libraries that the file at a path is linked with.
    """
    entries = list(binaries)
    at_top = {entry[0]: entry for entry in entries if "/" not in entry[0].replace("\\", "/")}
    todo = [source for place, source, _ in entries if place not in at_top]
    kept: set[str] = set()
    while todo:
        for name in map(os.path.basename, needs(todo.pop())):
            if name in at_top and name not in kept:
                kept.add(name)
                todo.append(at_top[name][1])
    return [entry for entry in entries if entry[0] not in at_top or entry[0] in kept]
