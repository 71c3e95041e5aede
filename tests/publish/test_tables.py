"""Tables hold what they were given, and no cell of them starts a formula."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import UsageError
from hearsay.publish import csv_rows, xlsx_rows
from hearsay.publish.cells import safe

ROWS = [
    {"quote": '=HYPERLINK("https://a.example")', "speaker": None, "confidence": 0.5, "via": ["A", "B"]},
    {"quote": "— «Да», — сказал он;\nи ушёл", "speaker": "@roe", "confidence": 1, "via": []},
]
COLUMNS = ("quote", "speaker", "confidence", "via")


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    cell = str(safe(text))
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert cell[:1] not in set("\t\r\n")
    assert cell in {text, f"'{text}"}


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-5 degrees", "@roe", "\t=1", " =1", "\r\n=1"])
def test_what_would_start_one_gets_a_mark_before_it(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_csv_comes_back_as_it_went_out() -> None:
    stream = io.StringIO(newline="")
    csv_rows.write(ROWS, COLUMNS, stream)
    stream.seek(0)
    rows = list(csv.DictReader(stream))
    assert [row["speaker"] for row in rows] == ["", "'@roe"]
    assert rows[1]["quote"] == ROWS[1]["quote"]
    assert rows[0]["via"] == "A; B"


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers() -> None:
    stream = io.BytesIO()
    xlsx_rows.write([{**row, "url": "https://a.example"} for row in ROWS], (*COLUMNS, "url"), stream)
    sheet = openpyxl.load_workbook(stream).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [*COLUMNS, "url"]
    assert sheet["A2"].value == "'" + str(ROWS[0]["quote"])
    assert sheet["C2"].value == 0.5
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["E2"].hyperlink is None


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    stream = io.BytesIO()
    xlsx_rows.write([{"quote": "a" * 40_000}], ("quote",), stream)
    sheet = openpyxl.load_workbook(stream).active
    assert sheet is not None
    assert len(str(sheet["A2"].value)) == 32_767
    assert str(sheet["A2"].value).endswith("…")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_rows, "_MOST_ROWS", 3)
    with pytest.raises(UsageError, match="--csv"):
        xlsx_rows.write([{"quote": "a"}] * 3, ("quote",), io.BytesIO())
