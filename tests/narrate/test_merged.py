"""What people say of narratives, put on what was found."""

from dataclasses import replace

from hearsay.narrate.judged import applied
from hearsay.records import Judgement, Narrative, Telling


def telling(name: str, day: str) -> Telling:
    return Telling(
        statement=name,
        document=f"document {name}",
        text=f"words of {name}",
        lang="en",
        speaker=None,
        outlet="Velmora Herald",
        country=None,
        published=day,
        title=None,
        url=None,
        message="message",
        voice=name,
        confidence=0.9,
    )


BOTH, DENIAL = telling("both", "2024-03-02"), telling("denial", "2024-03-04")
OWN, OTHER = telling("own", "2024-03-01"), telling("other", "2024-03-03")
DEFINED = Narrative("defined", "core", (OWN, BOTH, DENIAL), defined=True, against=("denial",))
FOUND = Narrative("found", BOTH.text, (BOTH, OTHER, DENIAL))


def merged(name: str, into: str, found: Narrative = FOUND) -> Narrative:
    (left,) = applied([DEFINED, found], [Judgement({"merge": name, "into": into}, "one", "us", "2024-04-01")])
    return left


def test_a_merged_narrative_holds_a_statement_of_both_once_from_the_earliest():
    left = merged("found", "defined")
    assert left.id == "defined"
    assert left.tellings == (OWN, BOTH, OTHER, DENIAL)


def test_a_known_denial_stays_one_whichever_narrative_is_merged_into_the_other():
    other = replace(FOUND, against=("denial",))
    assert merged("found", "defined").against == ("denial",)
    assert merged("defined", "found").against == ("denial",)
    assert merged("found", "defined", other).against == ("denial",)
