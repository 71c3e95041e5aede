"""Who a cue is by: its subject, the subject it shares, the agent of a passive, the noun of a participle or
relative.
"""

from hearsay.attribute.russian.cues import Cue, reading
from hearsay.attribute.russian.morphology import can_be, forms, words
from hearsay.attribute.russian.parse import Tree, Word
from hearsay.attribute.russian.spans import joined
from hearsay.attribute.russian.tables import settings

SUBJECT = ("nsubj", "nsubj:pass")
COORDINATORS = words("и а но однако также при этом затем потом")


def subject(tree: Tree, cue: Cue) -> int | None:
    """The word that heads the cue's subject: its own, or the one it shares."""
    if cue.shape == "participle":
        return _modified(tree, cue.index)
    if cue.shape == "passive participle":
        return None
    at: int | None = cue.index
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        found = tree.child(at, *SUBJECT)
        if found is not None:
            return antecedent(tree, found) if tree.words[found].lower.startswith("котор") else found
        if at == cue.index and cue.shape == "converb":
            return _nearest_subject(tree, at)
        stray = _stray(tree, at) if at == cue.index and cue.shape in ("finite", "state") else None
        if stray is not None:
            return stray
        at = _sharing(tree, at, cue)
    return None


def _sharing(tree: Tree, at: int, cue: Cue) -> int | None:
    """The verb whose subject the one at `at` shares: «заявил …, и добавил», «и просил», «хочет сказать»."""
    earlier = resumed(tree, at)
    if earlier is not None:
        return earlier
    rel, head = tree.words[at].rel, tree.words[at].head
    shares = rel == "conj" or (rel == "xcomp" and cue.shape == "infinitive")
    return head if shares and head >= 0 else None


def _nearest_subject(tree: Tree, converb: int) -> int | None:
    """A converb's subject is that of its main verb: up the tree, else the nearest one before, else the first
    behind.
    """
    at, seen = tree.words[converb].head, set[int]()
    while at >= 0 and at not in seen:
        seen.add(at)
        found = tree.child(at, *SUBJECT)
        if found is not None:
            return found
        at = tree.words[at].head
    before = [i for i in range(converb) if tree.words[i].rel in SUBJECT]
    behind = [i for i in range(converb, len(tree.words)) if tree.words[i].rel in SUBJECT]
    return before[-1] if before else behind[0] if behind else None


def _modified(tree: Tree, participle: int) -> int | None:
    """The noun that a participle modifies: by the tree, else the one before its comma."""
    head = tree.words[participle].head
    if tree.words[participle].rel in ("acl", "amod", "acl:relcl") and head >= 0:
        return head
    at = participle - 1
    while at > 0 and tree.words[at].mark:
        at -= 1
    return at if at >= 0 and at < participle - 1 and can_be(tree.words[at].lower, "NOUN") else None


def resumed(tree: Tree, at: int) -> int | None:
    """The earlier cue whose subject the verb at `at` shares: «заявил, что …, и добавил, что …».

    The parser often hangs the second verb within the first one's clause; form and conjunction tell it apart.
    """
    here = reading(tree.words[at].lower)
    if (
        here is None
        or here[1] != "finite"
        or "речь" not in here[0].takes
        or tree.child(at, *SUBJECT) is not None
    ):
        return None
    before = [tree.words[i].lower for i in range(max(0, at - 3), at)]
    if not any(word in COORDINATORS for word in before):
        return None
    for i in range(at - 3, -1, -1):
        found = reading(tree.words[i].lower)
        if found is None or found[1] != "finite" or "речь" not in found[0].takes:
            continue
        if agree(tree.words[i].lower, tree.words[at].lower) and any(
            w.lower == "что" for w in tree.words[i + 1 : i + 5]
        ):
            return i
    return None


def agree(one: str, other: str) -> bool:
    """Whether two verbs can share a subject: same number, and gender where both show one."""

    def marks(lower: str) -> set[str]:
        return next(
            (
                set(f.grammemes & {"sing", "plur", "masc", "femn", "neut"})
                for f in forms(lower)
                if f.pos == "VERB"
            ),
            set(),
        )

    return marks(one) == marks(other)


def _stray(tree: Tree, cue: int) -> int | None:
    """A subject right beside the verb that the tree hangs on another word behind it."""
    for i in range(cue - 1, -1, -1):
        word = tree.words[i]
        if word.rel in SUBJECT and word.head > cue:
            return i
        if word.rel in SUBJECT or word.text in ";:" or can_be(word.lower, "VERB"):
            break
    for i in range(cue + 1, min(cue + 4, len(tree.words))):
        word = tree.words[i]
        if word.mark:
            break
        if word.rel in SUBJECT and can_be(word.lower, "nomn"):
            return i
    return None


def agent(tree: Tree, cue: Cue) -> int | None:
    """Who a passive or a subjectless plural is by: an instrumental, or the office in «в МИД сообщили»."""
    for i in tree.children[cue.index]:
        word = tree.words[i]
        case = tree.child(i, "case")
        if (
            case is None
            and word.rel in ("obl", "obl:agent", "iobj")
            and can_be(word.lower, "ablt")
            and (cue.shape in ("passive", "passive participle") or cue.impersonal)
        ):
            return i
    for i in tree.children[cue.index]:
        case = tree.child(i, "case")
        if (
            case is not None
            and tree.words[case].lower in ("в", "во", "на", "из")
            and tree.words[i].rel in ("obl", "nmod")
        ):
            prep = tree.words[case].lower
            word = tree.words[i]
            if not _speaks(word):
                continue
            if prep in cue.verb.takes and prep != "из":
                continue
            if word.lower.startswith("котор") and prep != "из":
                return antecedent(tree, i)
            if (prep != "из" and (cue.shape == "passive" or cue.impersonal or _plural(tree, cue.index))) or (
                prep == "из" and "из" in cue.verb.takes
            ):
                return i
    return None


def antecedent(tree: Tree, relative: int) -> int:
    """The noun that a relative pronoun stands for, or the pronoun itself."""
    at = relative
    for _ in tree.words:
        if at < 0 or tree.words[at].rel.startswith("acl"):
            break
        at = tree.words[at].head
    head = tree.words[at].head if at >= 0 else -1
    return head if 0 <= head < relative else relative


def _plural(tree: Tree, at: int) -> bool:
    return tree.words[at].lower == "говорится" or can_be(tree.words[at].lower, "VERB", "plur")


def _speaks(word: Word) -> bool:
    """Whether «в …» can name who reports: a name, a pronoun, or an office or document of the table."""
    if (
        word.text[:1].isupper()
        or word.text[:1] in "«“"
        or word.lower in ("нем", "нём", "ней", "них", "которой", "котором", "которых")
    ):
        return True
    return any(form.lemma in settings() for form in word.forms)


def source_end(tree: Tree, cue: int, head: int) -> int:
    """The last word of a source behind its cue, with an apposition: «сказал депутат, лидер партии Орлов»."""
    if head < cue:
        return cue
    last = max(joined(tree.under(head, [cue]), head))
    at = last + 1
    if at + 1 >= len(tree.words) or tree.words[at].text != ",":
        return last
    stop = next((i for i in range(at + 1, len(tree.words)) if tree.words[i].text in ",.;—–"), len(tree.words))
    words = tree.words[at + 1 : stop]
    if not words or any(
        f.pos in ("VERB", "GRND", "PRTF", "CONJ", "PREP") for w in words[:1] for f in w.forms[:1]
    ):
        return last
    verbal = any(
        w.forms and w.forms[0].pos in ("VERB", "GRND", "INFN", "CONJ", "PRTS", "ADJS", "PRED") for w in words
    )
    nominal = any(f.pos in ("NOUN", "ADJF") and f.has("nomn") for f in words[0].forms)
    return stop - 1 if nominal and not verbal else last
