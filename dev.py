#!/usr/bin/env python3
"""From a fresh checkout to a window, or to tests, in one command; the standard library is all it needs.

    python3 dev.py app [ARGUMENT ...]      open the window (any argument of wgan-desktop)
    python3 dev.py test [ARGUMENT ...]     run the tests (any argument of pytest)
    python3 dev.py check                   lint, format, types and import contracts
    python3 dev.py installer               build, try and measure the installers of this system
    python3 dev.py prove                   prove on bare systems what is shipped (Debian, as root)

The first run makes .venv; one that is broken, was made for another Python or from an older pyproject.toml is mended.
``--cpu`` or ``--cuda`` chooses PyTorch's build; else a machine without an NVIDIA driver gets the CPU's.
"""

# This file is all that an old Python reads, back to 2.7: it has to be able to.
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("dev.py: Python 3.11 or newer is needed, and this is %d.%d.%d.\n" % sys.version_info[:3])
    sys.exit(2)

from tools.checkout import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
