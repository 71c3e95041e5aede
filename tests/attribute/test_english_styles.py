"""How English news reports what people say, style by style: invented people, one style a case."""

import pytest

from hearsay.attribute.stage import attribute
from hearsay.records import Document, Statement

# (style, text, expected statements as (source, cue, content pieces)); statements beyond these are allowed but for CLOSED ones
CASES = [
    ("said after the quotation", "“The bridge is safe,” Jane Roe said.", [("Jane Roe", "said", ["“The bridge is safe,”"])]),
    ("inverted order", "“The bridge is safe,” said Jane Roe, the mayor of Velmora.", [("Jane Roe, the mayor of Velmora", "said", ["“The bridge is safe,”"])]),
    ("straight marks", '"The bridge is safe," Roe told reporters.', [("Roe", "told", ['"The bridge is safe,"'])]),
    ("two apostrophes as a mark", "''The bridge is safe,'' Mr. Roe said.", [("Mr. Roe", "said", ["''The bridge is safe,''"])]),
    ("British single marks", "‘The bridge is safe,’ Roe said.", [("Roe", "said", ["‘The bridge is safe,’"])]),
    ("guillemets", "«The bridge is safe,» Roe said.", [("Roe", "said", ["«The bridge is safe,»"])]),
    ("interrupted quotation", "“The bridge,” Roe said, “is safe.”", [("Roe", "said", ["“The bridge,”", "“is safe.”"])]),
    ("quotation goes on in the next sentence", "“The bridge is safe,” Roe said. “We tested it twice. It held.”", [("Roe", "said", ["“The bridge is safe,”", "“We tested it twice. It held.”"])]),
    ("question", "“Is the bridge safe?” Roe asked.", [("Roe", "asked", ["“Is the bridge safe?”"])]),
    ("colon", "Roe said: “The bridge is safe.”", [("Roe", "said", ["“The bridge is safe.”"])]),
    ("comma before", "Roe said, “The bridge is safe.”", [("Roe", "said", ["“The bridge is safe.”"])]),
    ("that", "Roe said that the bridge was safe.", [("Roe", "said", ["that the bridge was safe"])]),
    ("bare clause", "Roe said the bridge was safe.", [("Roe", "said", ["the bridge was safe"])]),
    ("adverbial between", "Roe said on Monday that the bridge was safe.", [("Roe", "said", ["that the bridge was safe"])]),
    ("negation", "Roe did not say that the bridge was safe.", [("Roe", "did not say", ["that the bridge was safe"])]),
    ("perfect", "Roe has said that the bridge is safe.", [("Roe", "has said", ["that the bridge is safe"])]),
    ("parenthesis at the end", "The bridge is safe, Roe said.", [("Roe", "said", ["The bridge is safe"])]),
    ("parenthesis within", "The bridge, Roe said, is safe.", [("Roe", "said", ["The bridge", "is safe"])]),
    ("according to, at the end", "The bridge is safe, according to Jane Roe.", [("Jane Roe", "according to", ["The bridge is safe"])]),
    ("according to, at the start", "According to Jane Roe, the bridge is safe.", [("Jane Roe", "According to", ["the bridge is safe"])]),
    ("apposition after", "Jane Roe, a commentator for Radio Harbour, said the bridge was safe.", [("Jane Roe, a commentator for Radio Harbour", "said", ["the bridge was safe"])]),
    ("relative clause after", "Jane Roe, who built the bridge, said it was safe.", [("Jane Roe, who built the bridge", "said", ["it was safe"])]),
    ("role before", "Interior ministry spokesman Pavel Lind said the square was calm.", [("Interior ministry spokesman Pavel Lind", "said", ["the square was calm"])]),
    ("headline with colon", "Roe: bridge is safe\nThe mayor spoke on Monday.", [("Roe", ":", ["bridge is safe"])]),
    ("infinitive with recipient", "Roe urged residents to stay at home.", [("Roe", "urged", ["to stay at home"])]),
    ("attitude with infinitive", "Roe wants to close the bridge.", [("Roe", "wants", ["to close the bridge"])]),
    ("belief", "Roe believes that the bridge is safe.", [("Roe", "believes", ["that the bridge is safe"])]),
    ("accusation", "Roe accused the ministry of hiding the report.", [("Roe", "accused", ["the ministry of hiding the report"])]),
    ("denial", "Roe denied that the bridge had been closed.", [("Roe", "denied", ["that the bridge had been closed"])]),
    ("mixed", "Roe said the bridge was “as safe as a church.”", [("Roe", "said", ["the bridge was “as safe as a church.”"])]),
    ("participle of the same speaker", "Roe said the bridge was safe, adding that it would open on Friday.", [("Roe", "said", ["the bridge was safe"]), ("Roe", "adding", ["that it would open on Friday"])]),
    ("two verbs of one subject", "Roe rejected the claim and said that the bridge was safe.", [("Roe", "said", ["that the bridge was safe"])]),
    ("two speakers in a sentence", "Roe said the bridge was safe, but Lind said that it was not.", [("Roe", "said", ["the bridge was safe"]), ("Lind", "said", ["that it was not"])]),
    ("told an outlet", "“The bridge is safe,” Roe told Radio Harbour.", [("Roe", "told", ["“The bridge is safe,”"])]),
    ("unknown verb beside a quotation", "“The bridge is safe,” Roe thundered.", [("Roe", "thundered", ["“The bridge is safe,”"])]),
    ("announced in the line before", "Roe answered in writing:\n“The bridge is safe.”", [("Roe", "answered", ["“The bridge is safe.”"])]),
    ("signed quotation", "“The bridge is safe.” – Jane Roe", [("Jane Roe", "–", ["“The bridge is safe.”"])]),
    ("unclosed over paragraphs", "“The bridge is safe,” Roe said. “We tested it.\n“It held for a week.”", [("Roe", "said", ["“The bridge is safe,”", "“We tested it.", "“It held for a week.”"])]),
    ("abbreviated title opens the sentence", "Sen. Jane Roe said the bridge was safe.", [("Sen. Jane Roe", "said", ["the bridge was safe"])]),
    ("brackets after the name", "Jane Roe (Harbour Party) said the bridge was safe.", [("Jane Roe (Harbour Party)", "said", ["the bridge was safe"])]),
    ("dateline before", "VELMORA, March 3 – Jane Roe said the bridge was safe.", [("Jane Roe", "said", ["the bridge was safe"])]),
    ("possessive before the speaker", "Reed's daughter said the bridge was safe.", [("Reed's daughter", "said", ["the bridge was safe"])]),
    ("quoted name at the end", "Norvik said that Taloria “cheats”.", [("Norvik", "said", ["that Taloria “cheats”"])]),
    ("day between verb and that", "Dahl said Friday that the bridge was safe.", [("Dahl", "said", ["that the bridge was safe"])]),
    ("another's words after while", "The Palace said that it would answer, while Hagen urged calm.", [("The Palace", "said", ["that it would answer"])]),
    ("what is told behind a quotation", "Lind snapped, “This is a disgrace,” leaving the hall to loud jeers.", [("Lind", "snapped", ["“This is a disgrace,”"])]),
    ("goes on behind a clause with another speaker", "“The bridge is safe,” said Jane Roe, whom reporters had asked whether it would open. “We tested it twice this year.”", [("Jane Roe", "said", ["“The bridge is safe,”", "“We tested it twice this year.”"])]),
    ("left open, closed in the next paragraph", 'Roe said, "The bridge is safe and we are proud of it.\nWe tested it twice this year and it held." Lind was not there.', [("Roe", "said", ['"The bridge is safe and we are proud of it.\nWe tested it twice this year and it held."'])]),
    ("tag behind a statement", "The ministry believes that the bridge is safe, two officials said.", [("two officials", "said", ["The ministry believes that the bridge is safe"]), ("The ministry", "believes", ["that the bridge is safe"])]),
    ("quotation in brackets", "Reed (“I am no saint,” he likes to say) has promised a new bridge.", [("he", "likes to say", ["“I am no saint,”"])]),
    ("participle behind the medium", "The bridge is unsafe, Lind warned in a letter seen by the Herald.", [("Lind", "warned", ["The bridge is unsafe"])]),
    ("quoted as saying", "Roe was quoted as saying by Radio Harbour that the bridge was safe.", [("Roe", "was quoted as saying", ["that the bridge was safe"])]),
    ("citing", "According to Kestrel News, citing a source in the ministry, two men were held.", [("a source in the ministry", "According to", ["two men were held"])]),
    ("agency as recipient", "Lind told the Kestrel agency that her brother “knew nothing.”", [("Lind", "told", ["that her brother “knew nothing.”"])]),
    ("transcript", "ROE: The bridge is safe. We tested it.", [("ROE", ":", ["The bridge is safe. We tested it"])]),
    ("three paragraphs, each opened again", "“We began in May,” Roe said. “It rained.\n“It rained in June too.\n“In July we stopped.”", [("Roe", "said", ["“We began in May,”", "“It rained.", "“It rained in June too.", "“In July we stopped.”"])]),
    ("quotation before a colon form", "Lind put it plainly: “The bridge is safe.”", [("Lind", "put it plainly", ["“The bridge is safe.”"])]),
    ("press release tail", "“We are proud of the new bridge,” said Jane Roe, chief executive of Velmora Works.", [("Jane Roe, chief executive of Velmora Works", "said", ["“We are proud of the new bridge,”"])]),
    ("press release tail that goes on", "“We are proud of the bridge,” said Jane Roe, chief executive of Velmora Works. “It will last for a century.”", [("Jane Roe, chief executive of Velmora Works", "said", ["“We are proud of the bridge,”", "“It will last for a century.”"])]),
    ("title in marks within a quotation", "“I loved ‘The Ferryman’s Daughter’ as a child,” Roe said.", [("Roe", "said", ["“I loved ‘The Ferryman’s Daughter’ as a child,”"])]),
    ("nickname in the speaker's name", "Edward “Ned” Lind said the bridge was safe.", [("Edward “Ned” Lind", "said", ["the bridge was safe"])]),
    ("scare quote in indirect speech", "Roe said that the “experts” were wrong.", [("Roe", "said", ["that the “experts” were wrong"])]),
    ("inverted with title", "“The bridge is safe,” added Foreign Minister Ingrid Solvane.", [("Foreign Minister Ingrid Solvane", "added", ["“The bridge is safe,”"])]),
    ("inverted after a question", "“Is the bridge safe?” asked Lind.", [("Lind", "asked", ["“Is the bridge safe?”"])]),
    ("exclamation", "“Close the bridge!” Roe shouted.", [("Roe", "shouted", ["“Close the bridge!”"])]),
    ("two quotations, two speakers", "“The bridge is safe,” Roe said. “It is not,” Lind replied.", [("Roe", "said", ["“The bridge is safe,”"]), ("Lind", "replied", ["“It is not,”"])]),
    ("contrast with whereas", "Roe says the bridge is safe, but the ministry says it is not.", [("Roe", "says", ["the bridge is safe"]), ("the ministry", "says", ["it is not"])]),
    ("refusal to say", "Roe declined to say whether the bridge was safe.", [("Roe", "declined to say", ["whether the bridge was safe"])]),
    ("never said", "Roe has never said that the bridge was safe.", [("Roe", "has never said", ["that the bridge was safe"])]),
    ("headline with the speaker first", "Minister: talks failed\nJane Roe, the minister, spoke in Velmora on Monday.", [("Minister", ":", ["talks failed"])]),
    ("headline with says", "Bridge is safe, says mayor\nJane Roe spoke on Monday.", [("mayor", "says", ["Bridge is safe"])]),
    ("headline with a bare verb", "Roe denies that bridge was closed\nThe mayor spoke on Monday.", [("Roe", "denies", ["that bridge was closed"])]),
    ("tweet", "Roe tweeted: “The bridge is safe!”", [("Roe", "tweeted", ["“The bridge is safe!”"])]),
    ("post on a network", "“The bridge is safe,” Roe wrote on Twitter.", [("Roe", "wrote", ["“The bridge is safe,”"])]),
    ("list of voices", "“It is safe,” Jane Roe said.\n“It is a shame,” Owen Lind said.\n“It held,” Ida Hagen said.", [("Jane Roe", "said", ["“It is safe,”"]), ("Owen Lind", "said", ["“It is a shame,”"]), ("Ida Hagen", "said", ["“It held,”"])]),
    ("interview in turns", "HOST: Is the bridge safe?\nROE: The bridge is safe.", [("ROE", ":", ["The bridge is safe"])]),
    ("who said", "Jane Roe, who said that the bridge was safe, left early.", [("who", "said", ["that the bridge was safe"])]),
    ("poll as source", "A poll by the Harbour Times found that support had fallen.", [("A poll by the Harbour Times", "found", ["that support had fallen"])]),
    ("report as source", "The report says the bridge is unsafe.", [("The report", "says", ["the bridge is unsafe"])]),
    ("unnamed source", "A source close to the talks said the bridge was safe.", [("A source close to the talks", "said", ["the bridge was safe"])]),
    ("described as", "Roe described the vote as “a farce.”", [("Roe", "described", ["the vote as “a farce.”"])]),
    ("promise", "Roe promised to open the bridge.", [("Roe", "promised", ["to open the bridge"])]),
    ("order", "Roe ordered the police to close the bridge.", [("Roe", "ordered", ["to close the bridge"])]),
    ("fear", "Many residents fear that the bridge will fall.", [("Many residents", "fear", ["that the bridge will fall"])]),
    ("hope", "Lind hopes to reopen the bridge.", [("Lind", "hopes", ["to reopen the bridge"])]),
    ("agency quotes a person", "Radio Harbour quoted Jane Roe as saying that the bridge was safe.", [("Jane Roe", "quoted", ["that the bridge was safe"])]),
    ("statement within a statement", "Roe said that Lind had warned that the bridge was unsafe.", [("Roe", "said", ["that Lind had warned that the bridge was unsafe"]), ("Lind", "had warned", ["that the bridge was unsafe"])]),
    ("first person within a quotation", "“I think that the bridge is safe,” Roe said.", [("Roe", "said", ["“I think that the bridge is safe,”"]), ("I", "think", ["that the bridge is safe"])]),
    ("day before the clause", "On Monday, Roe said the bridge was safe.", [("Roe", "said", ["the bridge was safe"])]),
    ("dash before the name", "“The bridge is safe. It held.” — Jane Roe, mayor", [("Jane Roe, mayor", "—", ["“The bridge is safe. It held.”"])]),
]  # fmt: skip

# what looks like speech and is none: nothing may be found in it
SILENT = [
    ("a title in marks", "The choir sang. The film “The Ferryman’s Daughter” opened in March."),
    ("a scare quote", "The so-called “experts” left the room."),
    ("a nickname", "Edward “Ned” Lind opened the bridge."),
    ("an action", "Roe signed the treaty and left the hall."),
    ("a condition", "If he said sorry tomorrow, would anyone listen?"),
    ("a question to the reader", "Do you regret it?"),
    ("a match", "Velmora beat Kestrel by three goals and won the cup."),
    ("numbers and dates", "The bridge opened in 1998 and is 400 metres long."),
]


def found(text: str) -> list[Statement]:
    return attribute([Document(text, lang="en")])[0]


def parts(text: str, statement: Statement) -> tuple[str, str, list[str]]:
    words = [
        [text[start:end] for start, end in spans]
        for spans in (statement.source, statement.cue, statement.content)
    ]
    return " ".join(words[0]), " ".join(words[1]), words[2]


@pytest.mark.parametrize(("style", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_style_of_reporting_is_understood(
    style: str, text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    got = [parts(text, statement) for statement in found(text)]
    for row in expected:
        assert row in got, style


@pytest.mark.parametrize(("style", "text"), SILENT, ids=[case[0] for case in SILENT])
def test_what_nobody_said_is_not_attributed(style: str, text: str) -> None:
    assert [parts(text, statement) for statement in found(text)] == [], style
