"""The kinds of value an encounter file holds: how each is read, and how its schema is published.

Every value comes as text. What does not fit is a ValueError with a sentence for the user.
"""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from pydantic_core import CoreSchema, core_schema

from . import words
from .problems import quoted

Schema = dict[str, Any]

MOST = 9999
LISTED = ("site", "symptom", "document", "structure")  # fields that take several words
FEW_WORDS = 8  # so many words of a field fit into a message
EMPTY = "nothing is written here: write a value or leave the line out"


class Scalar(ABC):
    """One value, written as one text."""

    @abstractmethod
    def read(self, text: str) -> object:
        """The value that the text stands for; a ValueError where it stands for none."""

    @abstractmethod
    def schema(self) -> Schema:
        """What the text may be, as JSON Schema."""

    def accept(self, value: object) -> object:
        """The value of what stands in the file, which should be one text."""
        if isinstance(value, dict | list | tuple):
            raise ValueError("one value is expected here, not several")
        text = str(value).strip()
        if not text:
            raise ValueError(EMPTY)
        return self.read(text)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.accept)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Schema:
        return self.schema()


class Many:
    """Several values, or one that stands for a list of one; without `item`, of records."""

    def __init__(self, item: Scalar | None = None):
        self.item = item

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        items = (
            core_schema.tuple_variable_schema(self.item.__get_pydantic_core_schema__(None, None))
            if self.item
            else handler(source)
        )
        return core_schema.no_info_before_validator_function(_listed, items)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Schema:
        one = self.item.schema() if self.item else handler(core)["items"]
        return {"anyOf": [one, {"type": "array", "items": one}]}


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


class UnknownWord(ValueError):
    """A word that its field does not know. The likeness to known ones is looked up when shown."""

    def __init__(self, field: str, text: str):
        super().__init__(field, text)
        self.field = field
        self.text = text

    def __str__(self) -> str:
        if advice := words.advice(self.field, self.text):
            return f"{quoted(self.text)} is not clear: {advice}"
        unknown = f"{quoted(self.text)} is not {words.NOUNS[self.field]} known here"
        return f"{unknown}: {_instead(self.field, self.text)}"


def _instead(field: str, text: str) -> str:
    """What the user may have meant, or what the field knows."""
    if several := _several(field, text):
        return f"write a list: `[{', '.join(several)}]`"
    near = words.near(field, text)
    if near:
        return words.advice(field, near) or f"did you mean `{near}`?"
    known = words.vocabulary().canonical[field].values()
    if len(known) > FEW_WORDS:
        return "`lineproof schema` lists the words"
    return f"write {', '.join(f'`{word}`' for word in known)}"


def _several(field: str, text: str) -> list[str]:
    """Words that are known one by one and were written as one: `hands and feet`."""
    parts = [part.strip() for part in re.split(r",|&|\band\b", text)] if field in LISTED else []
    known = len(parts) > 1 and all(words.resolve(field, part) for part in parts)
    return parts if known else []


class Word(Scalar):
    """A word of a field of the vocabulary; its value is the term."""

    def __init__(self, field: str):
        self.field = field

    def read(self, text: str) -> str:
        """The term of the word."""
        meaning = words.resolve(self.field, text)
        if meaning is None:
            raise UnknownWord(self.field, text)
        return meaning.term

    def schema(self) -> Schema:
        """The canonical words, and free text where other words are known for them."""
        known = words.vocabulary()
        canonical = list(known.canonical[self.field].values())
        listed: Schema = {"enum": [*canonical, *_booleans(canonical)]}
        if len(known.spellings[self.field]) == len(canonical):
            return listed
        numbered = any(word.isdigit() for word in known.spellings[self.field])
        text = ["string", "integer"] if numbered else "string"
        return {"anyOf": [listed, {"type": text, "minLength": 1}]}


def _booleans(known: list[str]) -> list[bool]:
    """What `yes` and `no` are to other readers of YAML."""
    return [value for word, value in (("yes", True), ("no", False)) if word in known]


class Measured(Scalar):
    """A number with its unit, which `parse` reads; the pattern is for the schema."""

    def __init__(
        self, parse: Callable[[str], Any], pattern: str, example: str, more_than_zero: bool = True
    ):
        self.parse = parse
        self.pattern = pattern
        self.example = example
        self.more_than_zero = more_than_zero

    def read(self, text: str) -> object:
        """The measure, in the whole numbers of `measures`."""
        value = self.parse(text)
        if self.more_than_zero and not getattr(value, "thousandths", value):
            raise ValueError(f"{quoted(text)} is nothing: write what was measured")
        return value

    def schema(self) -> Schema:
        """Text of a number and a unit."""
        return {"type": "string", "pattern": self.pattern, "examples": [self.example]}


class Whole(Scalar):
    """A count: a whole number from one up, or one of a few."""

    def __init__(self, *choices: int):
        self.choices = choices

    def read(self, text: str) -> int:
        """The number."""
        number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
        if self.choices and number not in self.choices:
            known = ", ".join(str(choice) for choice in self.choices)
            raise ValueError(f"{quoted(text)} cannot stand here: write one of {known}")
        if number is None:
            raise ValueError(f"{quoted(text)} is not a whole number: write it in digits")
        if not self.choices and not 1 <= number <= MOST:
            raise ValueError(f"{quoted(text)} is out of range: write 1 to {MOST}")
        return number

    def schema(self) -> Schema:
        """A number, or its digits as text."""
        if self.choices:
            return {"enum": [*self.choices, *(str(choice) for choice in self.choices)]}
        digits = {"type": "string", "pattern": "^[0-9]{1,9}$"}
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST}, digits]}


class YesNo(Scalar):
    """Yes or no."""

    def read(self, text: str) -> bool:
        """True for yes."""
        answer = {"yes": True, "true": True, "no": False, "false": False}.get(text.casefold())
        if answer is None:
            raise ValueError(f"{quoted(text)} is neither: write `yes` or `no`")
        return answer

    def schema(self) -> Schema:
        """A boolean, or the word."""
        return {"enum": [True, False, "yes", "no", "true", "false"]}


class Day(Scalar):
    """A calendar day."""

    def read(self, text: str) -> datetime.date:
        """The day, written year-month-day."""
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError
            return datetime.date.fromisoformat(text)
        except ValueError:
            message = f"{quoted(text)} is not a date: write year-month-day, such as 2026-03-14"
            raise ValueError(message) from None

    def schema(self) -> Schema:
        """Text of a day."""
        return {
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "examples": ["2026-03-14"],
        }


class Coded(Scalar):
    """Text of a fixed form: an id, a code, a diagnosis, an NDC. `spelled` mends its spelling."""

    def __init__(
        self,
        noun: str,
        pattern: str,
        advice: str,
        example: str,
        spelled: Callable[[str], str] = str,
    ):
        self.noun = noun
        self.pattern = pattern
        self.advice = advice
        self.example = example
        self.spelled = spelled

    def read(self, text: str) -> str:
        """The text, as it is usually spelled."""
        if not re.fullmatch(self.pattern, text):
            raise ValueError(f"{quoted(text)} is not {self.noun}: {self.advice}")
        return self.spelled(text)

    def schema(self) -> Schema:
        """Text, or a number where it has only digits."""
        pattern = f"^({self.pattern})$"
        return {"type": ["string", "integer"], "pattern": pattern, "examples": [self.example]}


def diagnosis(text: str) -> str:
    """A diagnosis code with its letters large and its dot in place."""
    code = text.upper()
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 and "." not in code else code
