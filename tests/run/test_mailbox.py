from __future__ import annotations

import threading
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.settings import Settings
from wgan_desktop.run.mailbox import Mailbox
from wgan_desktop.run.messages import NEWEST, Advance, Apply, Needs, Pace, Pause, Play, Taken

MESSAGES = st.one_of(
    st.builds(Advance, st.sampled_from(["step", "critic", "generator"])),
    st.just(Play()),
    st.just(Pause()),
    st.just(Taken()),
    st.builds(lambda seed: Apply(Settings(seed=seed)), st.integers(0, 9)),
    st.builds(Pace, st.floats(1, 9)),
    st.builds(lambda rate: Needs(frozenset(), rate), st.floats(1, 9)),
)


def all_of(mailbox: Mailbox[Any]) -> list[Any]:
    mailbox.close()
    return list(mailbox)


@given(st.lists(MESSAGES))
def test_of_some_kinds_the_newest_and_of_all_others_each_in_order(messages: list[Any]) -> None:
    mailbox: Mailbox[Any] = Mailbox()
    for message in messages:
        mailbox.put(message)
    last = {type(message): index for index, message in enumerate(messages)}
    kept = [m for index, m in enumerate(messages) if not isinstance(m, NEWEST) or last[type(m)] == index]
    assert len(mailbox) == len(kept)
    assert all_of(mailbox) == kept


def test_many_writers_lose_nothing_and_keep_their_order() -> None:
    mailbox: Mailbox[tuple[int, int]] = Mailbox()

    def write(writer: int) -> None:
        for number in range(500):
            mailbox.put((writer, number))

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in writers:
        thread.start()
    taken = [next(iter(mailbox)) for _ in range(2000)]
    for thread in writers:
        thread.join()
    for writer in range(4):
        assert [number for who, number in taken if who == writer] == list(range(500))


def test_a_sleeper_wakes_at_a_message_and_at_the_end() -> None:
    mailbox: Mailbox[str] = Mailbox()
    taken: list[str] = []
    reader = threading.Thread(target=lambda: taken.extend(mailbox))
    reader.start()
    mailbox.put("one")
    mailbox.put("two")
    mailbox.close()
    reader.join(10)
    assert taken == ["one", "two"]
    mailbox.put("too late")
    assert not mailbox
    assert mailbox.take() is None
    assert mailbox.wait(0)


def test_waiting_ends_without_a_message() -> None:
    assert not Mailbox[str]().wait(0.0)
