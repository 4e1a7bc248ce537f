from __future__ import annotations

import pytest

from wgan_desktop.core.pictures import TooFewError
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.rows import NotFinite
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.failures import died, explain

SETTINGS = Settings(batch_size=64)


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (NotFinite(8, "critic", "loss nan, |gradient| inf, |weights| 2"), "not_finite"),
        (ProblemError("The file is empty."), "bad_input"),
        (TooFewError("Only 2 of 9 pictures can be used."), "few"),
        (MemoryError(), "out_of_memory"),
        (RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB."), "out_of_memory"),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to ..."), "out_of_memory"),
        (RuntimeError("CUDA error: unspecified launch failure\nCompile with ..."), "device_lost"),
        (RuntimeError("shapes do not match"), "internal"),
        (ArithmeticError("of somebody else"), "internal"),
        (KeyError("x"), "internal"),
    ],
)
def test_every_exception_becomes_words(error: Exception, kind: str) -> None:
    failure = explain(raised(error), 7, SETTINGS)
    assert failure.kind == kind
    assert failure.step == (8 if kind == "not_finite" else 7)
    assert (type(error).__name__ in failure.detail) == (kind not in ("bad_input", "few"))  # bad data are no mistake
    for sentence in (failure.what, failure.why, failure.way_back):
        assert sentence
        assert "\n" not in sentence


def test_norms_and_a_smaller_batch_are_named() -> None:
    assert "|gradient| inf" in explain(NotFinite(8, "critic", "loss nan, |gradient| inf"), 8, SETTINGS).why
    assert "32 instead of 64" in explain(MemoryError(), 1, SETTINGS).way_back


@pytest.mark.parametrize(
    ("saved", "code", "words"),
    [
        (900, -9, ("100 steps since", "SIGKILL", "memory runs out", "at step 900")),
        (1000, 1, ("0 steps since", "status 1")),
        (None, -11, ("all 1,000 steps", "SIGSEGV", "Begin again")),
        (1000, -77, ("killed by 77",)),
        (990, None, ("10 steps since", "thread")),
    ],
)
def test_a_death_says_what_is_lost(saved: int | None, code: int | None, words: tuple[str, ...]) -> None:
    failure = died(1000, saved, code)
    assert failure.kind == "died"
    assert failure.saved is (saved is not None)
    assert all(word in str(failure) for word in words), str(failure)
