"""The outline of each kind of node, for a box of a width and height in pixels."""

CORNER = 14
SLANT = 14
CELL = 30


def plain(width: int, height: int) -> str:
    """A box with sharp corners."""
    return _box(width, height, 0)


def rounded(width: int, height: int) -> str:
    """A box with round corners."""
    return _box(width, height, 10)


def double(width: int, height: int) -> str:
    """A round box with a bold border and a second one within."""
    inner = f'<rect class="line" x="5" y="5" width="{width - 10}" height="{height - 10}" rx="6"/>'
    return _box(width, height, 10, "shape bold") + inner


def dashed(width: int, height: int) -> str:
    """A box with a broken border."""
    return _box(width, height, 0, "shape dashed")


def page(width: int, height: int) -> str:
    """A sheet with its right upper corner folded over."""
    fold = width - CORNER
    sheet = f"M0 0H{fold}L{width} {CORNER}V{height}H0Z"
    return _path(sheet) + f'<path class="line" d="M{fold} 0V{CORNER}H{width}"/>'


def hexagon(width: int, height: int) -> str:
    """A box with a point at either side."""
    half = height // 2
    points = f"M{SLANT} 0H{width - SLANT}L{width} {half}L{width - SLANT} {height}H{SLANT}L0 {half}Z"
    return _path(points)


def slanted(width: int, height: int) -> str:
    """A box that leans to the right."""
    return _path(f"M{SLANT} 0H{width}L{width - SLANT} {height}H0Z")


def summed(width: int, height: int) -> str:
    """A box with a cell for the sum sign, drawn, so that no font need have it."""
    middle = height // 2
    sign = f"M20 {middle - 8}H10L16 {middle}L10 {middle + 8}H20"
    lines = f'<path class="line" d="M{CELL} 0V{height}"/><path class="line sign" d="{sign}"/>'
    return _box(width, height, 0) + lines


def _box(width: int, height: int, radius: int, names: str = "shape") -> str:
    round_off = f' rx="{radius}"' if radius else ""
    return f'<rect class="{names}" width="{width}" height="{height}"{round_off}/>'


def _path(points: str) -> str:
    return f'<path class="shape" d="{points}"/>'
