"""The history against everything it was told: extremes exact, gaps kept, memory bounded."""

from __future__ import annotations

import math
import threading
import tracemalloc
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wgan_desktop.run import track
from wgan_desktop.run.history import AVERAGED, GHOST, MARKERS, History, Marker, Mean
from wgan_desktop.run.track import BUCKETS, CHUNK, RAW, Curve, Extremes

EVERYTHING = (-math.inf, math.inf)


def filled(values, steps=None, *, batch=30_000):
    """A history that was told ``values`` as "loss", in batches."""
    values = np.asarray(values, float)
    steps = np.arange(len(values)) if steps is None else np.asarray(steps)
    history = History()
    for begin in range(0, len(values), batch):
        part = slice(begin, begin + batch)
        history.append(["loss"], values[part, None], steps[part])
    return history


def check_spans(spans, steps, values):
    """No point (of distinct steps) is missing, and every span holds the exact extremes and gaps of its points."""
    begins, ends = np.searchsorted(steps, spans.first), np.searchsorted(steps, spans.last, side="right")
    np.testing.assert_array_equal(np.append(begins, len(steps)), np.append(0, ends))
    raw = ends - begins == 1
    np.testing.assert_array_equal(spans.low[raw], values[begins[raw]])
    np.testing.assert_array_equal(spans.high[raw], values[begins[raw]])
    np.testing.assert_array_equal(spans.gap[raw], np.isnan(values[begins[raw]]))
    for index in np.flatnonzero(~raw):
        held = values[begins[index] : ends[index]]
        numbers = held[~np.isnan(held)]
        extremes = (numbers.min(), numbers.max()) if len(numbers) else (math.nan, math.nan)
        assert np.array_equal(extremes, (spans.low[index], spans.high[index]), equal_nan=True)
        assert spans.gap[index] == (len(numbers) < len(held))


def check_window(line, steps, values, start, stop, buckets):
    """The line has at most 2 points a bucket, the true extremes of what is inside, and every number is a real one."""
    x, y = line
    assert len(x) == len(y) <= 2 * buckets
    assert (np.diff(x) >= 0).all()
    inside = values[(steps >= start) & (steps <= stop)]
    numbers, drawn = inside[~np.isnan(inside)], y[~np.isnan(y)]
    if len(numbers):
        assert drawn.min() <= numbers.min()
        assert drawn.max() >= numbers.max()
    if np.isnan(inside).any():
        assert np.isnan(y).any()
    assert np.isin(drawn, values).all()
    assert np.isin(x, steps).all()


class TestBounds:
    def test_sixteen_curves_take_at_most_32_mb(self):
        history = History()
        history.append([str(number) for number in range(16)], np.zeros((1, 16)), np.zeros(1))
        assert history.nbytes <= 32e6

    def test_ten_million_steps(self):
        """Made and told a batch at a time: memory stays where it was, and the extremes are exact."""
        history, total, batch = History(), 10_000_000, 200_000
        history.append(["loss"], np.zeros((1, 1)), np.zeros(1))
        before = history.nbytes
        tracemalloc.start()
        for begin in range(0, total, batch):
            steps = np.arange(begin, begin + batch)
            history.append(["loss"], np.sin(steps / 1e5)[:, None] + (steps == 5_000_000)[:, None] * 7, steps)
        grown = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert history.nbytes == before
        assert grown < 20e6  # what a batch itself takes
        x, y = history.window("loss", *EVERYTHING, 1600)
        assert len(x) <= 3200
        assert y.max() == pytest.approx(math.sin(50) + 7)
        assert abs(x[y.argmax()] - 5_000_000) <= total / 1600 + 1024
        x, y = history.window("loss", 4_990_000, 5_010_000, 1600)  # zoomed in: exact at the buckets' resolution
        assert abs(x[y.argmax()] - 5_000_000) <= 1024
        x, y = history.window("loss", total - 3000, total, 1600)  # the newest are raw
        np.testing.assert_array_equal(x, np.arange(total - 3001, total))
        np.testing.assert_array_equal(y, np.sin(x / 1e5))

    def test_the_newest_points_are_raw(self):
        count = RAW + 3 * CHUNK + 17
        spans = filled(np.arange(count)).track("loss")
        np.testing.assert_array_equal(spans.first[-RAW:], np.arange(count - RAW, count))
        np.testing.assert_array_equal(spans.high[-RAW:], np.arange(count - RAW, count))
        assert len(spans) <= BUCKETS + RAW + CHUNK

    def test_buckets_merge_when_full(self):
        random = np.random.default_rng(1)
        values = random.normal(size=RAW + 5 * BUCKETS)
        values[random.integers(0, len(values), 40)] = np.nan
        curve = Curve()
        for begin in range(0, len(values), 777):
            curve.append(np.arange(begin, min(begin + 777, len(values))), values[begin : begin + 777])
        spans = track.joined(curve.parts())
        assert set((spans.last - spans.first + 1).tolist()) == {1, 8}
        check_spans(spans, np.arange(len(values)), values)

    @settings(max_examples=25, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.sampled_from([2, 3, 8]), st.sampled_from([8, 16]))
    def test_any_order_of_appends_and_rewinds(self, seed, chunk, buckets):
        """A memory of a few points, so that buckets of all widths, half full ones too, are met soon."""
        random = np.random.default_rng(seed)
        with mock.patch.multiple(track, RAW=40, CHUNK=chunk, BUCKETS=buckets):
            curve, steps, values = track.Curve(), np.empty(0, np.int64), np.empty(0)
            for _ in range(60):
                new = 1 + (steps[-1] if len(steps) else 0) + np.cumsum(random.integers(1, 4, random.integers(0, 60)))
                found = np.where(random.random(len(new)) < 0.02, np.nan, random.normal(size=len(new)))
                curve.append(new, found)
                steps, values = np.append(steps, new), np.append(values, found)
                if len(steps) and random.random() < 0.2:
                    back = int(random.choice(steps[-200:]))
                    spans = track.joined(curve.parts())
                    widest = np.diff(np.searchsorted(steps, spans.first), append=len(steps)).max()
                    curve.rewind(back)
                    kept = steps <= (curve.latest or (-1, 0))[0]
                    assert 0 <= (steps <= back).sum() - kept.sum() < widest
                    steps, values = steps[kept], values[kept]
                check_spans(track.joined(curve.parts()), steps, values)


class TestWindow:
    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.integers(3, 60))
    def test_against_a_naive_oracle(self, seed, buckets):
        """Random curves with gaps and repeated steps, told in random batches, looked at through random windows."""
        random = np.random.default_rng(seed)
        count = int(random.integers(1, 2000))
        values = random.normal(size=count)
        values[random.random(count) < random.choice([0, 0.01, 0.5])] = np.nan
        steps = np.cumsum(random.integers(0, 3, count))
        history, place = History(), 0
        while place < count:
            size = int(random.integers(1, 300))
            history.append(["loss"], values[place : place + size, None], steps[place : place + size])
            place += size
        np.testing.assert_array_equal(history.track("loss").low, values)
        for _ in range(4):
            start, stop = np.sort(random.uniform(-5, steps[-1] + 5, 2))
            check_window(history.window("loss", start, stop, buckets), steps, values, start, stop, buckets)
        check_window(history.window("loss", *EVERYTHING, buckets), steps, values, *EVERYTHING, buckets)

    @settings(max_examples=8, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.sampled_from([50, 1600]))
    def test_against_a_naive_oracle_beyond_the_raw_points(self, seed, buckets):
        random = np.random.default_rng(seed)
        values = np.cumsum(random.normal(size=RAW + int(random.integers(1, 4 * BUCKETS))))
        values[random.random(len(values)) < 1e-4] = np.nan
        steps = np.cumsum(random.integers(0, 3, len(values)))
        history = filled(values, steps, batch=int(random.integers(1000, 90_000)))
        for _ in range(6):
            start, stop = np.sort(random.uniform(0, steps[-1], 2))
            check_window(history.window("loss", start, stop, buckets), steps, values, start, stop, buckets)

    def test_extremes_of_each_column_of_raw_points(self):
        values = np.random.default_rng(0).normal(size=10_000)
        x, y = filled(values).window("loss", 0, 9999, 100)
        columns = np.array_split(values, 100)
        np.testing.assert_array_equal(y[::2], [column.min() for column in columns])
        np.testing.assert_array_equal(y[1::2], [column.max() for column in columns])
        np.testing.assert_array_equal(x[::2], np.arange(0, 10_000, 100))

    def test_a_line_leaves_the_view(self):
        x, y = filled([5, 6, 7, 8], [0, 10, 20, 30]).window("loss", 12, 18, 100)
        assert (x.tolist(), y.tolist()) == ([10, 20], [6, 7])

    def test_one_nan_among_many_is_a_gap_beside_its_extremes(self):
        values = np.zeros(50_000)
        values[25_000], values[25_001] = np.nan, 9
        _, y = filled(values).window("loss", *EVERYTHING, 100)
        assert np.isnan(y).sum() == 1
        assert np.nanmax(y) == 9

    def test_nothing_but_gaps(self):
        x, y = filled(np.full(RAW + BUCKETS, np.nan)).window("loss", *EVERYTHING, 100)
        assert len(x) <= 200
        assert np.isnan(y).all()

    @pytest.mark.parametrize(
        "value",
        [0.0, 1e308, -1e308, 5e-324, np.inf, -np.inf, np.nan],
        ids=["0", "big", "low", "tiny", "inf", "-inf", "nan"],
    )
    @pytest.mark.parametrize("count", [1, 5000, RAW + 2 * CHUNK])
    def test_constant_and_extreme_values(self, value, count):
        x, y = filled(np.full(count, value)).window("loss", *EVERYTHING, 100)
        assert (x[0], x[-1]) == (0, count - 1)
        assert np.array_equal(np.unique(y), [value], equal_nan=True)

    def test_all_points_at_one_step(self):
        x, y = filled(np.arange(1000.0), np.full(1000, 7)).window("loss", *EVERYTHING, 10)
        assert set(x) == {7}
        assert (y.min(), y.max()) == (0, 999)

    @pytest.mark.parametrize("window", [(5, 3), (100, 200), (-9, -3), (math.nan, 3)])
    def test_nothing_there(self, window):
        assert len(filled([1, 2, 3]).window("loss", *window, 100)[0]) == 0
        assert len(History().window("loss", *window, 100)[0]) == 0

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, 2**32 - 1))
    def test_parts_of_a_curve_read_like_the_whole(self, seed):
        """Nothing that is drawn or read tells where the buckets end and the raw points begin."""
        random = np.random.default_rng(seed)
        count = int(random.integers(2, 300))
        steps = np.cumsum(random.integers(0, 3, count))
        values = np.where(random.random(count) < 0.05, np.nan, random.normal(size=count))
        whole = track.Track.raw(steps, values)
        if random.random() < 0.5:
            whole = whole.merged(np.unique(np.append(0, random.integers(0, count, 40))))
        cut = int(random.integers(0, len(whole) + 1))
        parts = whole.cut(0, cut), whole.cut(cut, len(whole))
        for _ in range(10):
            start, stop = np.sort(random.uniform(-5, steps[-1] + 5, 2))
            buckets = int(random.integers(3, 60))
            for one, other in zip(
                track.window(parts, start, stop, buckets), track.window([whole], start, stop, buckets), strict=True
            ):
                np.testing.assert_array_equal(one, other)
            step = float(random.choice([random.uniform(-5, steps[-1] + 5), *random.choice(steps, 3)]))
            np.testing.assert_array_equal(track.nearest(parts, step), whole.nearest(step))


class TestReadings:
    def test_nearest(self):
        history = filled([5, 6, math.nan, 8], [0, 10, 10, 30])
        assert history.nearest("loss", -99) == Extremes(0, 0, 5, 5)
        assert history.nearest("loss", 6).first == 10
        assert math.isnan(history.nearest("loss", 11).low)  # the newest of two at step 10
        assert history.nearest("loss", 25) == Extremes(30, 30, 8, 8)
        assert history.nearest("loss", 1e9) == Extremes(30, 30, 8, 8)
        assert history.nearest("w1", 0) is None

    def test_nearest_among_buckets_gives_their_extremes(self):
        count = RAW + 3 * BUCKETS
        reading = filled(np.arange(count)).nearest("loss", 1001)
        assert reading.first <= 1001 <= reading.last
        assert (reading.low, reading.high) == (reading.first, reading.last)

    def test_newest(self):
        history = filled([5, 6, 7], [3, 4, 9])
        assert [array.tolist() for array in history.newest("loss", 2)] == [[4, 9], [6, 7]]
        assert [array.tolist() for array in history.newest("loss", 9)] == [[3, 4, 9], [5, 6, 7]]
        assert [array.tolist() for array in history.newest("loss", 2, until=4)] == [[3, 4], [5, 6]]
        assert [len(array) for array in history.newest("w1", 9)] == [0, 0]

    def test_a_mean_is_of_the_newest_that_are_numbers(self):
        history = filled([9e300, 1, 2, math.nan, 4, math.inf], [3, 4, 5, 6, 7, 8])
        assert history.mean("loss", 3) == Mean(pytest.approx(7 / 3), 7, 3)
        assert history.mean("loss", 3, until=5) == Mean(1.5, 5, 2)
        assert history.mean("loss", 7) == history.mean("w1", 0) == Mean()
        assert filled([math.nan] * AVERAGED + [5.0] * AVERAGED).mean("loss", 0) == Mean(5.0, 2 * AVERAGED - 1, AVERAGED)
        assert filled([1e308] * AVERAGED).mean("loss", -1).value == pytest.approx(1e308)

    def test_extent_and_latest(self):
        history = filled([5, 6], [3, 9])
        assert history.extent("loss") == (3, 9)
        assert history.latest("loss") == (9, 6)
        assert history.extent("w1") is history.latest("w1") is None

    def test_sparse_and_dense_curves_side_by_side(self):
        history = History()
        history.append(["critic_loss", "estimate"], np.array([[1.0, 2], [3, 4]]), np.array([0, 1]))
        history.append_one("w1", 1, 0.5)
        assert history.names() == ("critic_loss", "estimate", "w1")
        assert history.window("estimate", *EVERYTHING, 10)[1].tolist() == [2, 4]
        assert history.latest("w1") == (1, 0.5)

    def test_rows_of_another_shape_are_refused(self):
        with pytest.raises(ValueError, match="2 steps of 1 curves"):
            History().append(["loss"], np.zeros((2, 2)), np.arange(2))

    def test_an_empty_batch(self):
        history = History()
        history.append(["loss"], np.empty((0, 1)), np.empty(0))
        assert history.latest("loss") is history.extent("loss") is None

    def test_a_copy_does_not_change(self):
        values = np.ones((3, 1))
        history = History()
        history.append(["loss"], values, np.arange(3))
        values[:] = 9
        spans = history.track("loss")
        history.rewind(0)
        history.append(["loss"], values, np.arange(3))
        assert spans.low.tolist() == [1, 1, 1]


class TestGoingBack:
    def test_rewind_forgets_what_came_after(self):
        history = filled(np.arange(100.0))
        history.mark(10, "penalty weight 1 to 10")
        history.mark(60, "loss hinge")
        history.rewind(50)
        assert history.latest("loss") == (50, 50)
        assert history.markers == (Marker(10, "penalty weight 1 to 10"),)

    def test_a_step_that_goes_back_replaces_what_came_after(self):
        history = filled(np.arange(100.0))
        history.append(["loss"], np.array([[-1.0], [-2]]), np.array([40, 41]))
        x, y = history.window("loss", 38, 99, 100)
        assert x.tolist() == [37, 38, 39, 40, 41]
        assert y.tolist() == [37, 38, 39, -1, -2]

    def test_also_in_the_middle_of_a_batch(self):
        _, y = filled([1, 2, 3, 4, 5], [0, 1, 2, 1, 2]).window("loss", *EVERYTHING, 100)
        assert y.tolist() == [1, 4, 5]

    @pytest.mark.parametrize("back", [RAW, RAW + 3 * CHUNK + 5, RAW + 4 * BUCKETS])
    def test_beyond_the_raw_points(self, back):
        """At most the bucket that holds the step is lost with what came after; then the run goes on."""
        count = RAW + 5 * BUCKETS
        history = filled(np.arange(float(count)))
        history.rewind(count - back)
        step, value = history.latest("loss")
        assert count - back - 16 < step == value <= count - back
        more = np.arange(step + 1, count, dtype=float)
        for begin in range(0, len(more), 9999):
            history.append(["loss"], more[begin : begin + 9999, None], more[begin : begin + 9999])
        check_spans(history.track("loss"), np.arange(count), np.arange(float(count)))

    @pytest.mark.parametrize("count", [10, RAW + 2 * CHUNK])
    def test_to_before_the_beginning(self, count):
        history = filled(np.arange(float(count)), 5 + np.arange(count))
        history.rewind(0)
        assert history.latest("loss") is None
        history.append_one("loss", 3, 1.0)
        assert history.window("loss", *EVERYTHING, 10)[1].tolist() == [1]


class TestMarkers:
    def test_the_newest_are_kept(self):
        history = History()
        for number in range(MARKERS + 5):
            history.mark(number, f"change {number}")
        assert len(history.markers) == MARKERS
        assert history.markers[-1] == Marker(MARKERS + 4, f"change {MARKERS + 4}")


class TestGhost:
    def test_is_small_and_keeps_the_extremes(self):
        values = np.random.default_rng(0).normal(size=RAW + 3 * BUCKETS)
        history = filled(values)
        history.append_one("w1", 3, 0.5)
        history.mark(4, "a change")
        ghost = history.copy()
        assert ghost.names() == ("loss", "w1")
        assert len(ghost.track("loss")) <= GHOST
        _, y = ghost.window("loss", *EVERYTHING, 500)
        assert (y.min(), y.max()) == (values.min(), values.max())
        assert ghost.extent("loss") == (0, len(values) - 1)
        assert ghost.nearest("w1", 0) == Extremes(3, 3, 0.5, 0.5)
        assert ghost.markers == (Marker(4, "a change"),)
        assert ghost.nearest("kl", 0) is None


class TestThreads:
    def test_a_reader_never_sees_half_a_batch(self):
        """A writer appends while this thread reads: every window is a whole, consistent stretch of the curve."""
        history, done, seen = History(), threading.Event(), 0

        def write():
            for begin in range(0, 400_000, 500):
                steps = np.arange(begin, begin + 500)
                history.append(["loss", "twice"], np.stack([steps, 2 * steps], axis=1), steps)
            done.set()

        writer = threading.Thread(target=write)
        writer.start()
        while not done.is_set():
            spans = history.track("loss")
            assert (spans.last - spans.first + 1).sum() % 500 == 0
            assert (spans.low == spans.first).all()
            assert (spans.high == spans.last).all()
            x, y = history.window("twice", *EVERYTHING, 100)
            assert (y == 2 * x).all()
            assert len(x) == 0 or x[-1] >= seen
            seen = x[-1] if len(x) else 0
            history.copy()
        writer.join()
        assert history.latest("twice") == (399_999, 799_998)


def test_two_ghosts_of_one_run_can_be_compared():
    history = filled([1.0, 2.0, 3.0])
    assert history.copy() != history.copy()
