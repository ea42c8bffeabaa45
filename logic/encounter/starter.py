"""The file that `lineproof new` writes: a small visit, with every field explained in comments."""

from importlib.resources import files


def template() -> str:
    """The text of the commented template, itself a valid encounter."""
    return (files(__package__) / "template.yaml").read_text(encoding="utf-8")
