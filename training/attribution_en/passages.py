"""Short invented passages, one form of reporting each, with their statements: what news of one kind shows too seldom.

`passages.txt` holds the forms; names and claims are drawn anew for each passage. Nobody in them is real.
"""

import random
import re
from pathlib import Path
from typing import Any

FIRST = [
    "Mara",
    "Ilse",
    "Tova",
    "Brenna",
    "Odile",
    "Petra",
    "Signe",
    "Wanda",
    "Anders",
    "Bruno",
    "Casper",
    "Dmitar",
    "Edmund",
    "Folke",
    "Goran",
    "Harald",
    "Imre",
    "Jonas",
    "Karel",
    "Lorenz",
    "Milos",
    "Nestor",
    "Oskar",
    "Ruben",
    "Stellan",
    "Tibor",
    "Viktor",
    "Yannis",
    "Zoran",
    "Amira",
    "Leila",
    "Farid",
    "Kwame",
    "Ngozi",
    "Hiro",
    "Mei",
]
LAST = [
    "Vandrell",
    "Oskarby",
    "Tremond",
    "Halvik",
    "Dorrane",
    "Zelnik",
    "Quillon",
    "Marwick",
    "Brandvold",
    "Kestner",
    "Ulvang",
    "Pettersby",
    "Osterlin",
    "Fenwright",
    "Galdrin",
    "Hostrup",
    "Ivarsen",
    "Jarnik",
    "Kolbren",
    "Lundahl",
    "Morvane",
    "Nystad",
    "Ormsby-Gray",
    "Pelling",
    "Rostand",
    "Sandrup",
    "Tavener",
    "Ulrichsen",
    "Varga",
    "Wexlin",
    "Yarrow",
    "Zambery",
    "Achterberg",
    "Bakkoli",
    "Czerny",
    "Adeyin",
    "Okonta",
    "Tanabe",
]
ROLES = [
    "mayor",
    "foreign minister",
    "party leader",
    "police chief",
    "company spokeswoman",
    "spokesman",
    "chief economist",
    "union leader",
    "bishop",
    "head of the election commission",
    "interior minister",
    "school director",
    "governor",
    "campaign manager",
    "lawyer",
    "ambassador",
]
MEDIA = [
    "Radio Tarn",
    "the Tarn Herald",
    "Kelmar News",
    "the Orvik Post",
    "Channel Nine",
    "the news agency Ostpress",
    "the Daily Beacon",
    "Norden TV",
    "the Belgar Tribune",
    "Interpress",
]
BODIES = [
    "the finance ministry",
    "the Green Alliance",
    "the Tarn Council",
    "the central bank",
    "the coast guard",
    "Merrow Holdings",
    "the army",
    "the Farmers' Union",
    "the electoral court",
    "the Health Agency",
]
PLACES = (
    "Tarnholm Kelmar Orvik Belgar Sundrava Port Merrow Novaya Lyrd Cestria Hallen Dravina".replace(
        "Port Merrow", "Port_Merrow"
    )
    .replace("Novaya Lyrd", "Novaya_Lyrd")
    .split()
)
CLAIMS = [
    "the dam is full",
    "the school was closed for a week",
    "prices will rise again",
    "the vote was fair",
    "nobody knew about the letter",
    "the road to the coast is open",
    "the fire had started in the kitchen",
    "the harvest would be poor",
    "talks will go on in spring",
    "the troops have left the valley",
    "the law protects children",
    "taxes were too high",
    "the ship never reached the harbour",
    "we have no more time",
    "it was a mistake",
    "our people deserve better",
    "there is no evidence of fraud",
    "the hospital needs forty more nurses",
    "the team played better than last year",
    "the company had lost two million crowns",
    "the government has done nothing",
    "two men were arrested near the border",
    "the treaty is dead",
    "the water is safe to drink",
    "I was wrong",
    "she would not run again",
    "the border would stay closed until May",
    "thousands had lost their homes",
]
TASKS = [
    "to leave the town",
    "to build a new hospital",
    "to stop the attacks",
    "to vote on Sunday",
    "to cut taxes",
    "to resign",
    "to stay calm",
    "to return to the talks",
    "to close two mines",
    "to open the border",
    "to send more nurses",
]
TIMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SLOT = re.compile(r"\b(CC|DD|EE|[PQNMRSOUBLKCDEXTWV])\b(?=[^A-Za-z]|$)")
TAG = re.compile(r"([sqcav])(\d)(~?) ")


def passages(count: int, rng: random.Random) -> list[dict[str, Any]]:
    """`count` passages as records, like those of our own annotation."""
    lines = (Path(__file__).parent / "passages.txt").read_text(encoding="utf8").splitlines()
    forms = [line for line in lines if line and not line.startswith("#")]
    return [passage(f"own {i}", rng.choice(forms), rng) for i in range(count)]


def passage(name: str, form: str, rng: random.Random) -> dict[str, Any]:
    names = [(rng.choice(FIRST), rng.choice(LAST)) for _ in range(2)]
    places, claims = rng.sample(PLACES, 2), rng.sample(CLAIMS, 3)
    media = rng.sample(MEDIA, 2)
    fill = {
        "P": " ".join(names[0]),
        "Q": " ".join(names[1]),
        "N": names[0][1],
        "M": names[1][1],
        "W": names[0][1].upper(),
        "V": names[1][1].upper(),
        "R": rng.choice(ROLES),
        "S": rng.choice(ROLES),
        "O": media[0],
        "U": media[1],
        "B": rng.choice(BODIES),
        "L": places[0].replace("_", " "),
        "K": places[1].replace("_", " "),
        "C": claims[0],
        "D": claims[1],
        "E": claims[2],
        "X": rng.choice(TASKS),
        "T": rng.choice(TIMES),
    }
    for key in "CDE":
        fill[key * 2] = fill[key][0].upper() + fill[key][1:]
    text, spans = "", {}
    kinds: dict[str, str] = {}
    open_: list[tuple[str, str, int]] = []
    i = 0
    while i < len(form):
        if form[i] == "{":
            match = TAG.match(form, i + 1)
            assert match, form
            open_.append((match[1], match[2], len(text)))
            if match[1] == "q":
                kinds[match[2]] = "attitude" if match[3] else "speech"
            i = match.end()
        elif form[i] == "}":
            part, number, start = open_.pop()
            spans.setdefault((number, part), []).append([start, len(text)])
            i += 1
        elif form[i] == "|":
            for part, number, start in [row for row in open_ if row[0] == "c"]:
                spans.setdefault((number, part), []).append([start, len(text)])
                open_ = [(p, n, len(text) + 1 if (p, n) == (part, number) else s) for p, n, s in open_]
            text += "\n"
            i += 1
        else:
            slot = SLOT.match(form, i) if i == 0 or not form[i - 1].isalnum() else None
            if slot:
                word = fill[slot[1]]
                opens = not text or text.endswith(("\n", ". ", "“", "‘", "«"))
                text += word[0].upper() + word[1:] if opens else word
                i = slot.end()
            else:
                text += form[i]
                i += 1
    statements = []
    for number in sorted(kinds):
        get = lambda part, n=number: spans.get((n, part), [])  # noqa: E731
        statements.append(
            {
                "source": get("s")[-1:],
                "cue": get("q"),
                "content": get("c"),
                "kind": kinds[number],
                "addressee": get("a"),
                "via": get("v"),
                "parent": None,
            }
        )
    for inner in statements:
        for k, outer in enumerate(statements):
            if outer is not inner and any(a <= inner["cue"][0][0] < b for a, b in outer["content"]):
                inner["parent"] = k
    return {"id": name, "text": text, "statements": statements, "licence": "own", "spans": True}
