"""Families, ladders and sets fit together, so that no count or code falls between them."""

from collections import defaultdict

import pytest

from .kinds import ladders
from .statements import Book, Fact, books, text

each_book = pytest.mark.parametrize("of", books(), ids=lambda of: of.name)


def family_of(fact: Fact, index: int) -> str:
    """The family that stands in one place of a fact."""
    return text(fact.arguments[index])


@each_book
def test_counted_family_is_declared_collective(of: Book) -> None:
    """Tiers and ranks count over the visit: their families must be counted together."""
    counted = [(fact, 1) for fact in (*of["tier"], *of["further"])]
    counted += [(fact, 2) for fact in of["rung"]]
    collective = of.column("collective")

    assert [str(f) for f, index in counted if family_of(f, index) not in collective] == []


@each_book
def test_collective_family_is_not_coded_one_by_one(of: Book) -> None:
    """No rule of a family that is counted together gives a code to each of its services."""
    collective = of.column("collective")
    single = {fact.about for name in ("gives", "pick", "sized") for fact in of[name]}
    amiss = [
        str(fact)
        for fact in of["family"]
        if fact.about in single and family_of(fact, 1) in collective
    ]

    assert amiss == []


@each_book
def test_family_with_a_code_has_a_place_on_the_claim(of: Book) -> None:
    """Every family that can make a line stands in one section."""
    sections = defaultdict(set)
    for fact in of["section"]:
        sections[fact.about].add(text(fact.arguments[1]))
    giving = {fact.about for name in ("gives", "pick", "sized", "summed") for fact in of[name]}
    by_count = of.column("tier", 1) | of.column("rung", 2) | of.column("dosed", 1)
    coded = by_count | {family_of(fact, 1) for fact in of["family"] if fact.about in giving}

    assert [family for family in sorted(coded) if len(sections[family]) != 1] == []


@each_book
def test_family_is_named_once(of: Book) -> None:
    """One family, one name."""
    names: dict[str, set[str]] = defaultdict(set)
    for fact in of["named"]:
        names[fact.about].add(text(fact.arguments[1]))

    assert {family: said for family, said in names.items() if len(said) > 1} == {}


@each_book
def test_steps_of_a_ladder_leave_no_gap(of: Book) -> None:
    """Within a group a step begins as near the one before as codes tell; the last has no end."""
    steps: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for fact in of["band"]:
        rule, group, low, high, _ = fact.arguments
        end = high.number if text(high) != "#sup" else None
        steps[text(rule), text(group)].append((low.number, end))
    told_to = {fact.about: fact.arguments[1].number for fact in of["told_to"]}
    fine = {text(f.arguments[-1]): told_to[text(f.arguments[-3])] for f in ladders(of)}
    read = {name: sorted(found) for name, found in steps.items() if name[0] in fine}
    amiss = {name: s for name, s in read.items() if not _closed(s, fine[name[0]])}

    assert amiss == {}


def _closed(steps: list[tuple[int, int | None]], finest: int) -> bool:
    """What lies between two steps is less than what codes tell apart, or nothing."""
    ends = [end for _, end in steps[:-1] if end is not None]
    begins = [begin for begin, _ in steps[1:]]
    between = {begin - end for begin, end in zip(begins, ends, strict=True)}
    return steps[-1][1] is None and between <= {1, finest}


@each_book
def test_ranks_of_a_ladder_differ(of: Book) -> None:
    """Of two services one outranks the other, or both are of one family."""
    ranks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in of["rung"]:
        ranks[text(fact.arguments[1]), text(fact.arguments[3])].add(family_of(fact, 2))

    assert {rank: families for rank, families in ranks.items() if len(families) > 1} == {}


def test_ladder_is_read_by_a_rule() -> None:
    """Steps that no rule of either rulebook codes by would be dead."""
    stated = {fact.about for of in books() for fact in of["band"]}
    read = {text(fact.arguments[-1]) for of in books() for fact in ladders(of)}

    assert stated - read == set()


@each_book
def test_pair_has_one_direction_and_one_indicator(of: Book) -> None:
    """No two codes are each column 1 over the other, and no pair has both indicators."""
    members: dict[str, set[str]] = defaultdict(set)
    for fact in of["in_set"]:
        members[fact.about].add(text(fact.arguments[1]))
    free = {(text(f.arguments[1]), text(f.arguments[2])) for f in of["no_edit"]}
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in of["edit"]:
        _, one, two, indicator = map(text, fact.arguments)
        for pair in ((a, b) for a in members[one] for b in members[two] if a != b):
            if pair not in free:
                pairs[pair].add(indicator)
    for fact in of["edit_code"]:
        _, first, second, indicator = map(text, fact.arguments)
        pairs[first, second].add(indicator)

    assert [pair for pair in pairs if pair[::-1] in pairs] == []
    assert {pair: found for pair, found in pairs.items() if len(found) > 1} == {}


@each_book
def test_exception_is_from_a_pair_that_there_is(of: Book) -> None:
    """`no_edit` takes a pair out of those that sets make."""
    sets: dict[str, set[str]] = defaultdict(set)
    for fact in of["in_set"]:
        sets[text(fact.arguments[1])].add(fact.about)
    made = {(text(f.arguments[1]), text(f.arguments[2])) for f in of["edit"]}
    idle = [
        str(fact)
        for fact in of["no_edit"]
        if not any(
            (one, two) in made
            for one in sets[text(fact.arguments[1])]
            for two in sets[text(fact.arguments[2])]
        )
    ]

    assert idle == []


@each_book
def test_visit_is_parted_by_the_modifiers_of_visits(of: Book) -> None:
    """A pair that takes in a visit beside a procedure names 25 or 57: a visit never carries 59."""
    members: dict[str, set[str]] = defaultdict(set)
    for fact in of["in_set"]:
        members[fact.about].add(text(fact.arguments[1]))
    pairs = [(f, members[text(f.arguments[1])], members[text(f.arguments[2])]) for f in of["edit"]]
    pairs += [(f, {text(f.arguments[1])}, {text(f.arguments[2])}) for f in of["edit_code"]]
    parted = [pair for pair in pairs if text(pair[0].arguments[3]) == "1"]
    over = {f.about for f, ones, twos in parted if _visits(twos) and ones - _visits(ones)}

    assert over - {fact.about for fact in of["parted_by"]} == set()


def _visits(codes: set[str]) -> set[str]:
    return {code for code in codes if code.startswith("992")}
