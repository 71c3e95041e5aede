"""Alternatives, the choice among them, and the confidence that comes of it."""

import time

import numpy as np
import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import Russian, choice, traits
from hearsay.attribute.russian.alternatives import Group
from hearsay.attribute.russian.traits import Setting

TEXT = "Министр финансов Глеб Сорокин, депутат, заявил, что мост закрыт, однако налоги вырастут."


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return "|".join(text[start:end] for start, end in spans)


def proposed(text: str) -> list[tuple[Setting, Group]]:
    found: list[tuple[Setting, Group]] = []

    def choose(setting: Setting, groups: list[Group]) -> list[Draft]:
        found.extend((setting, group) for group in groups)
        return []

    Russian(choose).analyse([text])
    return found


def test_the_rules_own_choice_stands_first_and_nobody_is_among_the_sources() -> None:
    ((_, group),) = proposed(TEXT)
    assert group.sources[0] == group.drafts[0].source
    assert group.contents[0] == group.drafts[0].content
    assert () in group.sources


def test_a_content_may_end_at_each_border_of_its_sentence() -> None:
    ((_, group),) = proposed(TEXT)
    found = {words(TEXT, content) for content in group.contents}
    assert {"что мост закрыт", "что мост закрыт, однако налоги вырастут"} <= found


def test_no_alternative_is_told_twice() -> None:
    for _, group in proposed(TEXT):
        assert len(set(group.sources)) == len(group.sources)
        assert len(set(group.contents)) == len(group.contents)


def test_a_reporting_word_without_a_content_is_proposed_all_the_same() -> None:
    frames = [group.drafts[0].frame for _, group in proposed("Министр ещё вчера заявил прессе.")]
    assert frames == ["loose, subject"]


def test_every_alternative_has_as_many_numbers_as_the_models_know() -> None:
    models = choice.shipped()
    for text in (
        TEXT,
        "«Да», — сказал он.",
        "По словам Орлова, мост цел.",
        "Мост цел. Об этом сообщил Орлов.",
    ):
        for setting, group in proposed(text):
            cue, sources, contents = choice.rows(setting, group, [group])
            assert {len(row) for row in sources} == {sources.shape[1]}
            assert len(cue) == len(traits.cue_numbers(setting, group))
            assert not np.isnan(sources).any()
            assert not np.isnan(contents).any()
            assert models.sources(sources).shape == (len(group.sources),)


def test_who_is_read_among_the_content_is_taken_out_of_it() -> None:
    text = "мост, сказал Орлов, цел"
    assert words(text, choice.without(text, ((0, len(text)),), (13, 18))) == "мост, сказал|цел"


def test_a_draft_is_as_sure_as_the_model_says_and_never_wholly() -> None:
    (draft,) = Russian().analyse(["Министр Глеб Сорокин заявил, что мост закрыт."])[0].drafts
    assert 0.8 < draft.confidence <= 0.99


@pytest.mark.parametrize(
    "text", ["Стол стоит у окна, его хотели убрать.", "Мост давно знаком каждому ребёнку."]
)
def test_what_hardly_reports_is_unsure(text: str) -> None:
    assert all(draft.confidence < 0.6 for draft in Russian().analyse([text])[0].drafts)


def test_one_endless_sentence_of_cues_takes_no_endless_time() -> None:
    russian = Russian()
    russian.analyse([TEXT])
    start = time.process_time()
    russian.analyse(["Министр заявил, что мост, как сообщила мэрия, закрыт, и считает, " * 60])
    assert time.process_time() - start < 10
