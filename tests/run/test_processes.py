"""Whole programs: what their children load, and that none of them outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds: only a hang takes so long
BEGINNING = """
    import sys
    import time
    from tests.run.driving import FAKE, SMALL, activity, step, until
    from wgan_desktop.__main__ import main  # as the console script does
    from wgan_desktop.run.session import Session
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Any]:
    """Starts a program that is its own process group, from the lines of its ``if __name__ == "__main__"``."""
    started: list[subprocess.Popen[str]] = []

    def start(lines: str) -> subprocess.Popen[str]:
        path = tmp_path / "program.py"
        body = textwrap.indent(textwrap.dedent(lines), "    ")
        path.write_text(textwrap.dedent(BEGINNING) + 'if __name__ == "__main__":\n' + body)
        running = subprocess.Popen(
            [sys.executable, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True,
        )  # fmt: skip
        started.append(running)
        return running

    yield start
    for running in started:
        running.kill()
        running.communicate()


def test_the_window_has_no_torch_and_the_trainer_no_qt(program: Any) -> None:
    running = program("""
        session = Session(SMALL, host="process", torch_side="tests.run.telling_side", transport=False)
        session.start()
        import PySide6.QtCore
        view = until(session, step(3))
        print(view.started.device_note.split()[0], "torch" in sys.modules, "ot" in sys.modules)
        session.close()
        print("torch" in sys.modules)
    """)
    out, error = running.communicate(timeout=PATIENCE)
    assert (out.split(), error, running.returncode) == (["torch", "False", "False", "False"], "", 0)


def test_no_child_outlives_a_killed_parent(program: Any) -> None:
    running = program("""
        session = Session(SMALL, host="process", torch_side=FAKE)
        session.start()
        until(session, lambda view: view.plan)
        print("ready", flush=True)
        sys.stdin.read()
        until(session, step(10**9), 1e6)
    """)
    assert running.stdout.readline() == "ready\n"
    running.kill()
    # The children have inherited these pipes: they end when the last child is gone.
    out, error = running.communicate(timeout=PATIENCE)
    assert (out, error) == ("", "")


def test_an_interrupt_ends_children_through_their_parent_alone(program: Any) -> None:
    running = program("""
        session = Session(SMALL, host="process", torch_side=FAKE, transport=False)
        session.start()
        until(session, step(3))
        try:
            print("ready", flush=True)
            time.sleep(1e6)  # not inside one of the session's locks, which an exception may leave held
        except KeyboardInterrupt:
            pid = session.pid
            view = until(session, step(session.view().state.step + 20))  # the child trains on
            print(view.failure, session.pid == pid)
            session.close()
    """)
    assert running.stdout.readline() == "ready\n"
    os.killpg(running.pid, signal.SIGINT)
    out, error = running.communicate(timeout=PATIENCE)
    assert (out.split(), error, running.returncode) == (["None", "True"], "", 0)


def test_a_program_that_forgets_to_close_ends_all_the_same(program: Any) -> None:
    running = program("""
        session = Session(SMALL, host="process", torch_side=FAKE, transport=False)
        session.start()
        until(session, step(3))
        print("done")
    """)
    out, error = running.communicate(timeout=PATIENCE)
    assert (out, error, running.returncode) == ("done\n", "", 0)
