"""The numbers worth trying in the place of one: all that are near it."""

NEAR = 20
MILLIMETER = 10
WIDEST = 60 * MILLIMETER
SQUARE_CENTIMETER = 10
LARGEST = 70 * SQUARE_CENTIMETER


def counts(now: int) -> list[int]:
    """Counts to try instead of one: other entries add to it, so that no line stands fast."""
    return [n for n in range(max(1, now - NEAR), now + NEAR + 1) if n != now]


def lengths(now: int) -> list[int]:
    """Lengths to try instead of one, in tenths of a millimeter: whole millimeters and as exact."""
    whole = set(range(MILLIMETER, max(WIDEST, 2 * now) + 1, MILLIMETER))
    return sorted((whole | {n + now % MILLIMETER for n in whole}) - {now})


def areas(now: int) -> list[int]:
    """Areas to try instead of one, in tenths of a square centimeter: whole ones, and just above."""
    whole = set(range(SQUARE_CENTIMETER, max(LARGEST, 2 * now) + 1, SQUARE_CENTIMETER))
    return sorted((whole | {n + 1 for n in whole}) - {now})
