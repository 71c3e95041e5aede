"""Whether a role is an office or an outlet's, so that who has it speaks in public and may be kept as an actor.

No profile of private persons (design.md, Fairness): a witness, a neighbour or a mother gets no page, whatever she says.
"""

import re
from functools import cache

from hearsay.link.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def is_public(role: str | None) -> bool:
    """Whether the role (in English or Russian) is one that a person holds in public."""
    words = " ".join(_WORD.findall((role or "").casefold()))
    yes, no = _patterns()
    return bool(yes.search(words)) and not no.search(words)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [row["word"] for row in rows("public_roles")]
    yes = [re.escape(word) for word in words if not word.startswith("!")]
    no = [re.escape(word[1:]) for word in words if word.startswith("!")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(yes)})"), re.compile(rf"(?<!\w)(?:{'|'.join(no)})")
