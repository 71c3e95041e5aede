"""Spellings to set and judge costs and confidence on, which are no dev set: people whom the table has in Cyrillic only, spelled in
Latin letters by five schemes, and in the oblique cases of Russian.

    .venv/bin/python training/register/pairs.py
prints what share was right by confidence, and what was not found.
"""

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from spelling import SCHEMES, latin, without_patronymic  # noqa: E402

from hearsay.link.keys import is_cyrillic  # noqa: E402
from hearsay.link.register import open_register  # noqa: E402
from hearsay.link.stage import link_name  # noqa: E402


def main() -> None:
    register = open_register()
    asked, right = Counter(), Counter()
    for person in register:
        own = [name for name in person.names if is_cyrillic(name)]
        if (
            not own
            or not person.id.startswith("Q")
            or any(
                not is_cyrillic(name) and latin(without_patronymic(own[0])) != name for name in person.names
            )
        ):
            continue
        for scheme in SCHEMES:
            link = link_name(register, latin(without_patronymic(own[0]), scheme), always=True)
            band = min(9, int(link.confidence * 10)) if link.actor else -1
            for key in (scheme, band, "all"):
                asked[key] += 1
                right[key] += link.actor == person.id
            if link.actor != person.id and link.confidence > 0.9 and "-v" in sys.argv:
                print(own[0], latin(without_patronymic(own[0]), scheme), link)
    for key in (*SCHEMES, *range(-1, 10), "all"):
        print(key, asked[key], f"{100 * right[key] / max(1, asked[key]):.1f}")


if __name__ == "__main__":
    main()
