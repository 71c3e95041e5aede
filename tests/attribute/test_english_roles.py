"""What English text says somebody is, before and behind the name."""

import pytest

from hearsay.attribute.stage import attribute
from hearsay.records import Document, Statement


def said(text: str) -> Statement:
    """The first statement of a text."""
    return attribute([Document(text, lang="en")])[0][0]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dale Bellan, a professor at Harbour University who wrote a book, said the dam is full.", "professor at Harbour University"),
        ("Tad Devlin, a senior adviser to Mr. Orvath, said the vote was fair.", "senior adviser to Mr. Orvath"),
        ("“It is so,” said Lance Bebe, 49, a navy veteran.", "navy veteran"),
        ("“It is so,” said Ed Rendall, former Ellory governor and two-term mayor.", "former Ellory governor and two-term mayor"),
        ("“It is so,” said Corey Lund, Mara Trent’s campaign manager.", "Mara Trent’s campaign manager"),
        ("Sofia Gerlan, who chairs the election commission, said the count is complete.", "chair of the election commission"),
        ("Luka Prisht, who speaks for the growers, doubts that the figure is right.", "spokesperson for the growers"),
        ("The secretary general of the Council (Harbour), Nunzio Galt, called it a mistake.", "secretary general of the Council (Harbour)"),
    ],
)  # fmt: skip
def test_a_role_is_what_stands_in_apposition(text: str, role: str) -> None:
    assert said(text).role == role


def test_a_noun_that_goes_on_to_act_is_no_apposition() -> None:
    text = "Mark Rathby wrote a book. According to Rathby, a detective for the sheriff was given the letter."
    assert said(text).role is None


def test_whose_chair_its_chair_is_stands_before() -> None:
    text = (
        "The Central Election Commission met in Velmora on Monday. "
        "Its chair, Sofia Gerlan, said that the count is complete."
    )
    assert said(text).role == "chair of the Central Election Commission"


def test_one_without_a_name_has_the_role_in_apposition() -> None:
    statement = said("One man in the queue, a retired teacher, said he had waited since six.")
    assert (statement.speaker, statement.role) == (None, "retired teacher")


def test_the_role_where_somebody_speaks_comes_before_one_elsewhere() -> None:
    text = (
        "Kirsten Wilk, curator of the long exhibition at the University of Southern Ellory.\n"
        "Kirsten Wilk, assistant professor of photography, said the pictures were a gift."
    )
    assert said(text).role == "assistant professor of photography"


def test_a_body_before_a_calling_is_part_of_the_role() -> None:
    text = "Harbour University Student Association president Sehar Menon said the talk was good."
    statement = said(text)
    assert (statement.speaker, statement.role) == (
        "Sehar Menon",
        "Harbour University Student Association president",
    )
