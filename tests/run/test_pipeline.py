"""What the working process loads, and when."""

import subprocess
import sys

import pytest

from hearsay.errors import LineError
from hearsay.pipeline import attributed

ENGLISH = """
import sys
from hearsay import pipeline
pipeline.open_attribution()
pipeline.attributed({"text": "Jane Roe said that the bridge is safe.", "lang": "en"})
print(*sorted(name for name in sys.modules if name.startswith("hearsay.attribute.")))
"""


def test_a_batch_in_english_loads_no_russian_models():
    loaded = subprocess.run(
        [sys.executable, "-c", ENGLISH], capture_output=True, text=True, check=True
    ).stdout
    assert "hearsay.attribute.english" in loaded
    assert "russian" not in loaded


@pytest.mark.parametrize("written", ["en", "EN", " en-GB", "en_us"])
def test_a_language_may_be_written_with_its_region_and_in_capitals(written):
    answer = attributed({"text": "Jane Roe said that the bridge is safe.", "lang": written})
    assert answer["lang"] == "en"
    assert answer["statements"]


@pytest.mark.parametrize("field", ["lang", "date"])
def test_a_language_or_a_day_that_is_no_string_is_refused(field):
    with pytest.raises(LineError, match=f'"{field}"'):
        attributed({"text": "Jane Roe said no.", field: 5})
