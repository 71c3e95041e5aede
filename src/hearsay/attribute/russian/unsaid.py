"""Reports that state nothing: questions, conditions, wishes and orders («разве кто сказал, что …?», «если бы он сказал»).

Nobody has said what is only asked or imagined; a question of why or when takes it that somebody has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.alternatives import word_at
from hearsay.attribute.russian.morphology import words
from hearsay.attribute.russian.parse import Tree

_ASKING = words(
    "спросить спрашивать поинтересоваться интересоваться осведомиться справиться вопрос недоумевать гадать"
)
_WHY = words("почему зачем отчего когда")
_ANYBODY = words("кто-нибудь кто-либо что-нибудь что-либо какой-нибудь какой-либо")
_EITHER = words("тот весь каждый любой всякий единственный первый последний немногие многие")
# where a sentence holds one of these, «если» only sets two times against each other
_TIMES = words("раньше прежде ранее вчера теперь сегодня сейчас")
_I = words("я мы")
_ABLE = words("мог могла могли могло смог смогла смогли следовало стоило должен должна должны")
_LET = words("пусть пускай")
_REFUSING = words("отказаться отказываться")
_TELLING = words(
    "сообщить сообщать комментировать прокомментировать сказать говорить рассказать рассказывать уточнить уточнять"
    " раскрыть раскрывать пояснить назвать"
)
_MARKS_OF_CLAUSE = ",;:—–(…"
# a clause opens this near before its verb, in words
_NEAR = 8
_SAID_WITHIN = ("parenthesis", "as he said")


def said(text: str, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that state something, those of a refusal with all that is refused."""
    placed = [(word_at(tree, draft), draft) for draft in drafts]
    left = [(at, draft) for at, draft in placed if not _unsaid(text, tree, at, draft)]
    return list(_refusals(tree, left))


def _unsaid(text: str, tree: Tree, at: int, draft: Draft) -> bool:
    """Whether the sentence asks, supposes, wishes or orders what the draft takes for reported; `at` is its verb."""
    source = text[slice(*draft.source[0])].lower() if draft.source else ""
    if source.partition(" ")[0] in _ANYBODY or (source == "кто" and not _relative(tree, draft)):
        return True
    if at < 0:
        return False
    if _asks(tree, draft) and draft.lemma not in _ASKING and _main(tree, at):
        framed = draft.frame.startswith(_SAID_WITHIN) and draft.kind == "speech"
        return not framed and not any(word.lower in _WHY for word in tree.words[:3])
    return _whether(tree, at) or _attending(tree, at, draft) or _supposed(tree, at, draft, source)


def _relative(tree: Tree, draft: Draft) -> bool:
    """«тот, кто …»: the pronoun points to somebody before it."""
    i = next((i for i, word in enumerate(tree.words) if word.start >= draft.source[0][0]), 0)
    before = tree.words[max(0, i - 4) : i]
    return (
        bool(before)
        and before[-1].text == ","
        and any(form.lemma in _EITHER for word in before for form in word.forms[:2])
    )


def _asks(tree: Tree, draft: Draft) -> bool:
    """Whether the sentence around the cue ends in a question mark; what follows a colon asks for itself."""
    marks = [word.text for word in tree.words if word.start >= draft.cue[1]]
    last = next((word for word in reversed(tree.words) if word.text not in '»”"'), None)
    return last is not None and last.text.startswith("?") and ":" not in marks


def _main(tree: Tree, at: int) -> bool:
    """Whether the word is asked itself: nothing between it and the root only modifies."""
    seen: set[int] = set()
    while at >= 0 and at not in seen:
        seen.add(at)
        if tree.words[at].rel.startswith(("acl", "advcl", "amod")):
            return False
        at = tree.words[at].head
    return True


def _whether(tree: Tree, at: int) -> bool:
    """«верит ли он»; Ли with a capital is a name: «говорит Ли»."""
    return at + 1 < len(tree.words) and tree.words[at + 1].text == "ли"


def _attending(tree: Tree, at: int, draft: Draft) -> bool:
    """«Спрошенный о сроках, министр ответил»: what stands before the verb only tells more of its subject."""
    if not draft.frame.startswith("parenthesis"):
        return False
    first = next((i for i, word in enumerate(tree.words) if word.start >= draft.content[0][0]), at)
    if first >= at or not any(form.pos in ("PRTF", "GRND") for form in tree.words[first].forms[:1]):
        return False
    head = tree.words[first].head
    return head == at or (
        head >= 0 and tree.words[head].head == at and tree.words[head].rel.startswith("nsubj")
    )


def _supposed(tree: Tree, at: int, draft: Draft, source: str) -> bool:
    """«если бы он сказал», «если он скажет», «чтобы он сказал», «сказал бы он», «мог бы сказать», «пусть скажет», «скажите»."""
    low = at
    while low and at - low < _NEAR and tree.words[low - 1].text not in _MARKS_OF_CLAUSE:
        low -= 1
    clause = [word.lower for word in tree.words[low : at + 2]]
    if any(form.pos == "INFN" for form in tree.words[at].forms[:1]):
        return "бы" in clause and not _ABLE.isdisjoint(clause) and draft.kind == "speech"
    top = next((form for form in tree.words[at].forms if form.pos == "VERB"), None)
    if top is None:
        return False
    if tree.words[at].forms[0].has("impr") or clause[0] in _LET:
        return True
    if "если" in clause:
        times = any(word.lower in _TIMES for word in tree.words)
        return "бы" in clause or _asks(tree, draft) or (not top.has("past") and not times)
    if "чтобы" in clause[:2] and top.has("past"):
        return True
    return "бы" in clause and draft.kind == "speech" and source not in _I and "не" not in clause


def _refusals(tree: Tree, placed: Sequence[tuple[int, Draft]]) -> Iterator[Draft]:
    """One statement of each refusal: «отказался сообщить» what the infinitive tells, «отказался» признать, что …."""
    refused = {at: _refused(tree, at) for at, _ in placed}
    places = {at for at, _ in placed}
    told = {refused[at] for at, draft in placed if draft.lemma in _TELLING}
    sure = {at: draft.confidence for at, draft in placed}
    for at, draft in placed:
        verb = refused[at]
        if verb is None and at not in told:
            yield _with_infinitive(tree, at, draft)
        elif verb is not None and draft.lemma in _TELLING:
            cue = tree.words[verb].start, draft.cue[1]
            yield replace(draft, cue=cue, confidence=max(draft.confidence, sure.get(verb, 0.0)))
        elif verb is not None and verb not in places:
            yield draft


def _refused(tree: Tree, at: int) -> int | None:
    """The refusal right before an infinitive."""
    if at < 0 or not any(form.pos == "INFN" for form in tree.words[at].forms[:1]):
        return None
    near = range(at - 1, max(-1, at - 3), -1)
    return next((i for i in near if any(f.lemma in _REFUSING for f in tree.words[i].forms[:1])), None)


def _with_infinitive(tree: Tree, at: int, draft: Draft) -> Draft:
    """«отказался признать, что …» with the infinitive that is refused, where the content begins behind it."""
    behind = tree.words[at + 1] if 0 <= at < len(tree.words) - 1 else None
    if draft.lemma not in _REFUSING or behind is None or not any(f.pos == "INFN" for f in behind.forms[:1]):
        return draft
    (start, end), *rest = draft.content
    return replace(draft, content=((behind.start, end), *rest)) if behind.end <= start else draft
