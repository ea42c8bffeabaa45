"""Every rule does something, and has what it needs to do it."""

from collections.abc import Iterator

from ...dictionary import predicates
from ...encounter.problems import quoted
from ...overlay.read import text_of
from ...rulebook import DESCRIBING
from ..book import SHARED, Book
from ..finding import Finding, at

CONDITIONS = {"about", "when", "unless", "concerns", "beside"}
ON_A_THING = {
    "family", "requires", "holds", "waits_for", "not_billed", "patient_pays", "yields_to", "adds",
    "distinguishes", "notes", "marks",
}  # fmt: skip
IN_A_FAMILY = {"gives", "pick", "sized", "summed"}
BY_FAMILY = {"tier": 1, "rung": 2, "dosed": 1, "summed": 1}
BARRING = {"holds", "not_billed", "patient_pays"}


def effect(book: Book) -> Iterator[Finding]:
    """A rule that changes nothing would be read as one that does."""
    idle = {*DESCRIBING, *CONDITIONS, "in_force"}
    working = {
        fact.about for fact in book.all if fact.name not in idle and predicates()[fact.name].rule
    }
    for head in book["rule"]:
        if head.about not in working:
            yield at(head, "no effect", f"rule {quoted(head.about)} has no effect")


def asked(book: Book) -> Iterator[Finding]:
    """A rule with conditions, or with an effect on a service, says which services it is about."""
    unasked = _rules(book, CONDITIONS | ON_A_THING) - _rules(book, {"about"})
    for head in book["rule"]:
        if head.about in unasked:
            said = f"rule {quoted(head.about)} never fires: `about` does not say of what it asks"
            yield at(head, "never fires", said)


def found(book: Book) -> Iterator[Finding]:
    """`about` names the attribute of a `when ... is`: by it the services are found."""
    conditions = {
        (fact.about, text_of(fact.arguments[1]))
        for fact in book["when"]
        if text_of(fact.arguments[2]) == "is"
    }
    for fact in book["about"]:
        attribute = text_of(fact.arguments[2])
        if (fact.about, attribute) not in conditions:
            said = (
                f"{quoted(str(fact.atom))}: never fires without a `when` of {attribute} that `is`"
            )
            yield at(fact, "never fires", said)


def coded(book: Book) -> Iterator[Finding]:
    """A code needs a family, and a family a way to a code and a place on the claim."""
    families = _rules(book, {"family"})
    own = _rules(book, IN_A_FAMILY)
    for head in book["rule"]:
        if head.about in own - families:
            said = f"rule {quoted(head.about)} gives codes outside any family: add `family`"
            yield at(head, "no family", said)
    given = {
        name for predicate, index in BY_FAMILY.items() for name in book.column(predicate, index)
    }
    known, sections = given | book.column("may_be_none"), book.column("section")
    barred = _rules(book, BARRING)
    for fact in book["family"]:
        family = text_of(fact.arguments[1])
        if fact.about not in own | barred and family not in known:
            yield at(fact, "no code", f"{quoted(family)} leads to no code: add what gives one")
        elif family not in sections and (fact.about in own or family in given):
            yield at(fact, "no section", f"{quoted(family)} has no place on a claim: add `section`")


def counted(book: Book) -> Iterator[Finding]:
    """What is counted over the visit is declared so, and not coded one by one as well."""
    collective = book.column("collective")
    for name, index in (("tier", 1), ("further", 1), ("rung", 2)):
        for fact in book[name]:
            if (family := text_of(fact.arguments[index])) not in collective:
                yield at(fact, "not counted", f"{quoted(family)} is not counted: `collective` it")
    single = _rules(book, {"gives", "pick", "sized"})
    for fact in book["family"]:
        if fact.about in single and (family := text_of(fact.arguments[1])) in collective:
            said = f"{quoted(family)} is counted over the visit, and {fact.about} codes it singly"
            yield at(fact, "not counted", said)


def unused(book: Book) -> Iterator[Finding]:
    """Names that nothing uses: families, sets and documents; those of shared layers are apart."""
    for name in ("named", "in_set", "document"):
        used = _used(book, name)
        seen: set[str] = set()
        for fact in book[name]:
            if fact.about not in used | seen and not fact.place.startswith(SHARED):
                seen.add(fact.about)
                yield Finding(fact.place, "dangling", "", f"{quoted(fact.about)}: no rule uses it")


def _used(book: Book, declaring: str) -> set[str]:
    return {
        text_of(argument)
        for fact in book.all
        if fact.name != declaring
        for argument in fact.arguments
    }


def _rules(book: Book, names: set[str]) -> set[str]:
    return {fact.about for name in names for fact in book[name]}
