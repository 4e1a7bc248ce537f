"""Tables of numbers, however they were written, and the sentence for each that cannot be read."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core import tables
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.tables import check_columns, read_table

EXPECTED = [[1.5, 2.0], [-3.0, 4e-3]]


def written(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        "x,y\n1.5,2\n-3,4e-3\n",
        "1.5,2\n-3,4e-3\n",
        "1.5,2\n-3,4e-3",
        "x,y\r\n1.5,2\r\n-3,4e-3\r\n",
        "x,y\r1.5,2\r-3,4e-3\r",
        "\ufeffx,y\n1.5,2\n-3,4e-3\n",
        "\ufeff1.5,2\n-3,4e-3\n",
        "x;y\n1.5;2\n-3;4e-3\n",
        "x;y\n1,5;2\n-3;0,004\n",
        "1,5;2\n-3;0,004\n",
        "1.5\t2\n-3\t0.004\n",
        "1,5\t2,0\n-3\t0,004\n",
        "1.5 2\n-3 4e-3\n",
        "  1.5    2\n-3  4e-3\n",
        "x|y\n1.5|2\n-3|4e-3\n",
        "# x,y\n1.5,2\n-3,4e-3\n",
        '"x","y"\n"1.5","2"\n"-3","4e-3"\n',
        '"a; b";"c"\n"1,5";"2"\n"-3";"0,004"\n',
        "\n\nx,y\n\n1.5,2\n   \n-3,4e-3\n\n",
        "kind,x,y\na,1.5,2\nb,-3,4e-3\n",
        "a,1.5,2\nb,-3,4e-3\n",
        "x,y,empty\n1.5,2,\n-3,4e-3,\n",
    ],
)
def test_every_way_of_writing_a_table(tmp_path: Path, content: str) -> None:
    table = read_table(written(tmp_path, content))
    assert table.values.tolist() == EXPECTED
    assert (table.rows, table.skipped) == (2, 0)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("piece", [tables.PIECE, 7])
def test_unicode_text_of_a_spreadsheet_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, piece: int
) -> None:
    monkeypatch.setattr(tables, "PIECE", piece)
    mark = "" if encoding == "utf-16" else "\ufeff"
    table = read_table(written(tmp_path, (mark + "ширина\tвысота\r\n1,5\t2\r\n-3\t0,004\r\n").encode(encoding)))
    assert table.values.tolist() == EXPECTED
    assert table.names == ("ширина", "высота")
    with pytest.raises(ProblemError, match="not UTF-8"):  # cut in the middle of a character
        read_table(written(tmp_path, "\ufeff1\t2\n3\t4\n".encode("utf-16-le")[:-1]))


def test_a_column_without_a_name_is_called_and_chosen_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "1,2\n3,4\n")
    for wanted in ("2", "column 2", "столбец 2"):
        (name,) = read_table(path, wanted).names
        assert (name, name.pattern, name.values) == ("column 2", "column {number}", {"number": "2"})  # type: ignore[attr-defined]
    with pytest.raises(ProblemError, match="has no column “столбец 3”; it has column 1, column 2"):
        read_table(path, "столбец 3")
    with pytest.raises(ProblemError):
        read_table(written(tmp_path, "a,b\n1,2\n"), "column 2")


@pytest.mark.parametrize("content", ["1e300,1e300\n2e300,1e301\n", "x,y\n1,1e100\n-1e120,oops\n,3\n"])
def test_numbers_that_are_too_large_are_told_as_such(tmp_path: Path, content: str) -> None:
    with pytest.raises(ProblemError, match=r"too large to reckon with \(1e\+100 or more\); write them"):
        read_table(written(tmp_path, content))


def test_names_and_numbers_choose_columns(tmp_path: Path) -> None:
    path = written(tmp_path, 'name,width,"height, mm",Depth\na,1,2,3\nb,4,5,6\n')
    assert read_table(path).names == ("width", "height, mm", "Depth")
    chosen = read_table(path, 'Depth, "height, mm"')
    assert chosen.names == ("Depth", "height, mm")
    assert chosen.values.tolist() == [[3, 2], [6, 5]]
    assert read_table(path, "4,2").values.tolist() == [[3, 1], [6, 4]]
    with pytest.raises(ProblemError, match="no column “widht”; did you mean “width”"):
        read_table(path, "widht")
    with pytest.raises(ProblemError, match="name, width"):
        read_table(path, "zzz")
    assert read_table(written(tmp_path, "1,2\n3,4\n"), "2").names == ("column 2",)


def test_what_is_no_number_is_skipped_and_counted(tmp_path: Path) -> None:
    lines = ["x,y", "1,2", "nan,3", "oops,4", ",5", "6", "inf,1", "1e200,0", "1_0,1", "7,8", "9,10,11"]
    table = read_table(written(tmp_path, "\n".join(lines)))
    assert table.values.tolist() == [[1, 2], [7, 8], [9, 10]]
    assert (table.rows, table.skipped) == (10, 7)


@pytest.mark.parametrize("first", ["nan,1", "oops,1", ",1", "NA,1"])
def test_a_bad_first_row_is_no_header(tmp_path: Path, first: str) -> None:
    table = read_table(written(tmp_path, first + "\n2,3\n4,5\n"))
    assert table.values.tolist() == [[2, 3], [4, 5]]
    assert table.names == ("column 1", "column 2")


def test_one_name_above_decimal_commas_is_one_column(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "x\n104,1234\n-2,50\n")).values.tolist() == [[104.1234], [-2.5]]
    assert read_table(written(tmp_path, "my data\n1,2\n3,4\n")).values.tolist() == [[1, 2], [3, 4]]
    quoted = 'x,y\n"100,5","-7,25"\n"1,0","2,5"\n\n'
    assert read_table(written(tmp_path, quoted)).values.tolist() == [[100.5, -7.25], [1, 2.5]]


def test_columns_are_checked_by_the_first_lines_alone(tmp_path: Path) -> None:
    path = written(tmp_path, b"x,y\n1,2\n" * 20000 + b"\xff")
    check_columns(path, "y, x")
    with pytest.raises(ProblemError, match="no column “yy”; did you mean “y”"):
        check_columns(path, "x,yy")


def test_one_column_and_a_hundred(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "v\n1\n2.5\n")).values.tolist() == [[1], [2.5]]
    assert read_table(written(tmp_path, "1\n2\n")).names == ("column 1",)
    values = np.random.default_rng(0).normal(size=(50, 100))
    path = tmp_path / "wide.csv"
    np.savetxt(path, values, delimiter=",", fmt="%.17g")
    np.testing.assert_array_equal(read_table(path).values, values)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\n \n\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"hello\nworld\n", "no column of numbers"),
        (b"a,b\n", "no column of numbers"),
        (b"a,b\nx,y\n", "no column of numbers"),
        (b"x,y\n\xff\xfe1,2\n", "not UTF-8"),
        ("größe,y\n1,2\n".encode("latin-1"), "not UTF-8"),
        ("x,y\n1,2\n".encode("utf-16-le"), "no column of numbers"),  # without a mark: a guess might be wrong
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not UTF-8"),
        (b"x,y\n1,2\n" * 20000 + b"\xff", "not UTF-8"),
        (b"a,b\n1,\n2,\n,3\n,4\n", "no row with numbers in all of a, b"),
        (b"\x00" * 100, "no column of numbers"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence) as caught:
        read_table(written(tmp_path, content))
    said = str(caught.value)
    assert "table.csv" in said
    assert said.endswith((".", "name."))
    assert "\n" not in said


def test_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProblemError, match="no file"):
        read_table(tmp_path / "absent.csv")
    with pytest.raises(ProblemError, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(ProblemError, match="cannot be read"):
        read_table(Path("nul\0.csv"))
    with pytest.raises(ProblemError, match="cannot be read"):
        read_table(tmp_path / ("x" * 5000))
    path = written(tmp_path, "1,2\n")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ProblemError, match=r"cannot be read \(Permission denied\)"):
        read_table(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="platform: no named pipes")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProblemError, match="not an ordinary file"):
        read_table(tmp_path / "pipe")


def test_many_rows_are_sampled_uniformly_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows kept are spread over the whole file; what is held does not grow with it."""
    count, kept = 200_000, 2_000
    monkeypatch.setattr(tables, "ROWS", kept)
    path = written(tmp_path, "x,y\n" + "".join(f"{i},{-i}\n" for i in range(count)))
    tracemalloc.start()
    table = read_table(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40e6
    assert (table.rows, len(table.values)) == (count, kept)
    x = table.values[:, 0]
    assert (np.diff(x) > 0).all()  # in the file's order, none twice
    tenths = np.histogram(x, bins=10, range=(0, count))[0]
    assert (np.abs(tenths - kept / 10) < 5 * np.sqrt(kept / 10)).all()
    np.testing.assert_array_equal(read_table(path).values, table.values)  # a file is always the same points


def test_a_line_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST", 1 << 18)
    monkeypatch.setattr(tables, "PIECE", 1 << 16)
    with pytest.raises(ProblemError, match="no table"):
        read_table(written(tmp_path, "1,2\n" + "1" * (1 << 20)))


def test_too_many_columns_ask_for_a_choice(tmp_path: Path) -> None:
    path = written(tmp_path, ",".join("12" for _ in range(2000)) + "\n")
    with pytest.raises(ProblemError, match="2,000 columns"):
        read_table(path)
    assert read_table(path, "7,8").values.tolist() == [[12, 12]]


finite = st.floats(-1e99, 1e99)


@given(
    rows=st.lists(st.tuples(finite, finite), min_size=1, max_size=30),
    mark=st.sampled_from(",;\t| "),
    header=st.booleans(),
)
def test_every_number_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[float, float]], mark: str, header: bool
) -> None:
    lines = [f"{x!r}{mark}{y!r}" for x, y in rows]
    path = written(tmp_path_factory.mktemp("t"), "\n".join([f"a{mark}b"] * header + lines))
    assert read_table(path).values.tolist() == [list(row) for row in rows]


@given(content=st.one_of(st.binary(max_size=80), st.text(',;|\t "\n\r.-e019ax', max_size=120).map(str.encode)))
def test_any_bytes_give_a_table_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = written(tmp_path_factory.mktemp("t"), content)
    try:
        table = read_table(path)
    except ProblemError:
        return
    assert np.isfinite(table.values).all()
    assert 0 < len(table.values) == table.rows - table.skipped
