"""Makes bench/office_questions.tsv: dated questions about offices in English and Russian, the answers from Phoenix.

usage: python bench/make_questions.py REGISTER, one built with --without phoenix
Phoenix (../shared/data/actors/phoenix-countries-actors.txt, MIT) names leaders with days and ministers by sector with months
until 2011; a minister of foreign affairs is among its ministers without a sector, so there `answers` holds all of them. A
question is drawn where the register names anybody, right or wrong, for that office on that day; what it does not know is
counted in holes.
"""

import csv
import os
import random
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "training/register"))
from phoenix import Term, heads_and_ministers  # noqa: E402

from hearsay.link.register import load  # noqa: E402

SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared"))
# code of Phoenix: English name, English adjective, Russian genitive, Russian adjective (masculine, nominative)
COUNTRIES = {
    "RUS": ("Russia", "Russian", "России", "российский"),
    "UKR": ("Ukraine", "Ukrainian", "Украины", "украинский"),
    "BLR": ("Belarus", "Belarusian", "Белоруссии", "белорусский"),
    "KAZ": ("Kazakhstan", "Kazakh", "Казахстана", "казахстанский"),
    "KGZ": ("Kyrgyzstan", "Kyrgyz", "Киргизии", "киргизский"),
    "TJK": ("Tajikistan", "Tajik", "Таджикистана", "таджикский"),
    "UZB": ("Uzbekistan", "Uzbek", "Узбекистана", "узбекский"),
    "AZE": ("Azerbaijan", "Azerbaijani", "Азербайджана", "азербайджанский"),
    "ARM": ("Armenia", "Armenian", "Армении", "армянский"),
    "GEO": ("Georgia", "Georgian", "Грузии", "грузинский"),
    "MDA": ("Moldova", "Moldovan", "Молдавии", "молдавский"),
    "LTU": ("Lithuania", "Lithuanian", "Литвы", "литовский"),
    "LVA": ("Latvia", "Latvian", "Латвии", "латвийский"),
    "EST": ("Estonia", "Estonian", "Эстонии", "эстонский"),
    "GBR": ("Britain", "British", "Великобритании", "британский"),
    "USA": ("the United States", "American", "США", "американский"),
    "FRA": ("France", "French", "Франции", "французский"),
    "ITA": ("Italy", "Italian", "Италии", "итальянский"),
    "POL": ("Poland", "Polish", "Польши", "польский"),
    "TUR": ("Turkey", "Turkish", "Турции", "турецкий"),
    "CAN": ("Canada", "Canadian", "Канады", "канадский"),
    "AUS": ("Australia", "Australian", "Австралии", "австралийский"),
    "JPN": ("Japan", "Japanese", "Японии", "японский"),
    "IND": ("India", "Indian", "Индии", "индийский"),
    "CHN": ("China", "Chinese", "Китая", "китайский"),
    "KOR": ("South Korea", "South Korean", "Южной Кореи", "южнокорейский"),
    "BRA": ("Brazil", "Brazilian", "Бразилии", "бразильский"),
    "ARG": ("Argentina", "Argentine", "Аргентины", "аргентинский"),
    "ROM": ("Romania", "Romanian", "Румынии", "румынский"),
    "HUN": ("Hungary", "Hungarian", "Венгрии", "венгерский"),
    "BGR": ("Bulgaria", "Bulgarian", "Болгарии", "болгарский"),
    "ISR": ("Israel", "Israeli", "Израиля", "израильский"),
    "IRN": ("Iran", "Iranian", "Ирана", "иранский"),
    "ZAF": ("South Africa", "South African", "ЮАР", "южноафриканский"),
    "MEX": ("Mexico", "Mexican", "Мексики", "мексиканский"),
    "IDN": ("Indonesia", "Indonesian", "Индонезии", "индонезийский"),
}
# {c} name, {a} adjective; by class: English, Russian
PHRASES = {
    "head_of_state": (
        ("the president of {c}", "the {a} president", "the {a} head of state", "the head of state of {c}"),
        ("президент {c}", "{a} президент", "глава государства {c}", "глава {a_gen} государства"),
    ),
    "head_of_government": (
        (
            "the prime minister of {c}",
            "the {a} premier",
            "the {a} head of government",
            "the {a} prime minister",
        ),
        ("премьер-министр {c}", "{a} премьер", "глава правительства {c}", "премьер {c}"),
    ),
    "foreign": (
        (
            "the foreign minister of {c}",
            "the {a} foreign minister",
            "the top {a} diplomat",
            "the head of {c}'s foreign ministry",
        ),
        (
            "министр иностранных дел {c}",
            "глава МИД {c}",
            "глава {a_fem} дипломатии",
            "глава внешнеполитического ведомства {c}",
        ),
    ),
    "agriculture": (
        ("the {a} agriculture minister", "the agriculture minister of {c}"),
        ("министр сельского хозяйства {c}", "глава Минсельхоза {c}"),
    ),
    "health": (
        ("the {a} health minister", "the minister of health of {c}"),
        ("министр здравоохранения {c}", "глава Минздрава {c}"),
    ),
    "education": (
        ("the {a} education minister", "the minister of education of {c}"),
        ("министр образования {c}", "глава министерства образования {c}"),
    ),
    "justice": (
        ("the {a} justice minister", "the head of {c}'s justice ministry"),
        ("министр юстиции {c}", "глава Минюста {c}"),
    ),
}
SECTORS = {
    "agriculture": "GOVAGR",
    "health": "GOVHLH",
    "education": "GOVEDU",
    "justice": "GOVJUD",
    "foreign": "GOV",
}
# how many of each class, a half in each language
WANTED = {
    "head_of_state": 60,
    "head_of_government": 90,
    "foreign": 70,
    "agriculture": 20,
    "health": 20,
    "education": 20,
    "justice": 20,
}


def main() -> None:
    draw = random.Random(20261125)
    heads, ministers = heads_and_ministers(SHARED)
    register = load(Path(sys.argv[1]))
    rows, kinds, holes = [], list(WANTED), {}
    for kind in kinds:
        pool = []
        for code in COUNTRIES:
            terms = (
                heads.get(code, {}).get(kind, [])
                if kind in {"head_of_state", "head_of_government"}
                else ministers.get(code, {}).get(SECTORS[kind], [])
            )
            for first, end, name in terms:
                start = max(first, 20030201 if kind in SECTORS else 19920101)
                if end - start <= 300 or end >= 20120101:
                    continue
                for _ in range(1 if kind in SECTORS else 2):
                    day = _within(draw, start, end)
                    if not start <= day <= end:
                        continue
                    known = register.holders(kind, register.country_id(code) or "", day)
                    holes[kind] = holes.get(kind, 0) + (not known)
                    if known:
                        pool.append((code, day, name))
        draw.shuffle(pool)
        for number, (code, day, name) in enumerate(pool[: WANTED[kind]]):
            english = number % 2 == 0
            name_en, adjective_en, genitive, adjective = COUNTRIES[code]
            phrase = draw.choice(PHRASES[kind][0 if english else 1])
            words = (
                {"c": name_en, "a": adjective_en}
                if english
                else {
                    "c": genitive,
                    "a": adjective,
                    "a_gen": adjective[:-2] + "ого",
                    "a_fem": adjective[:-2] + "ой",
                }
            )
            answers = {name} if kind not in SECTORS else sharing(ministers.get(code, {}), SECTORS[kind], day)
            rows.append(
                (
                    "en" if english else "ru",
                    phrase.format(**words),
                    f"{day // 10000}-{day // 100 % 100:02d}-{day % 100:02d}",
                    kind,
                    code,
                    "|".join(sorted(answers)),
                )
            )
    with (REPOSITORY / "bench/office_questions.tsv").open("w", encoding="utf8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n")
        table.writerow(("lang", "question", "date", "kind", "country", "answers"))
        table.writerows(rows)
    print(len(rows), {kind: sum(row[3] == kind for row in rows) for kind in kinds}, "holes", holes)


def sharing(ministers: dict[str, list[Term]], role: str, day: int) -> set[str]:
    """All who had a role that day; Phoenix gives a minister and his juniors the same one."""
    return {who for since, until, who in ministers.get(role, []) if since <= day <= until}


def _within(draw: random.Random, start: int, end: int) -> int:
    """A day well inside a term, as yyyymmdd."""
    months = [
        year * 12 + month
        for year, month in ((start // 10000, start // 100 % 100), (end // 10000, end // 100 % 100))
    ]
    month = draw.randint(months[0] + 1, max(months[0] + 1, months[1] - 1))
    year, month = (month - 1) // 12, (month - 1) % 12 + 1
    return year * 10000 + month * 100 + 15


if __name__ == "__main__":
    main()
