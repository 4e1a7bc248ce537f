"""The entry of ``python -m wgan_desktop``, of the command ``wgan-desktop`` and of the bundled program."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        Default: those of the process.
    """
    multiprocessing.freeze_support()
    # Waiting OpenMP threads must sleep: spinning ones starve every other program.  Read when torch loads.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's: on busy processors several wait for each other
    from wgan_desktop.app import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
