"""The words of steps: which one a step has, and which figures it is made of."""

from typing import Any

#: The figure of the agreement that says for how much of the time each buyer belongs.
MEMBERSHIP = "membership"
Table = dict[str, Any]
#: A figure as a step writes it: an identifier, a number, or `{ charge = ID }`.
Written = str | Table

SAME_UNIT = ("plus", "minus", "least", "greatest", "blend")
LISTS = ("times", "per", *SAME_UNIT)
WORDS = (
    "measure",
    "values",
    "number",
    "weights",
    *LISTS,
    "sum",
    "spread",
    "when",
    "convert",
    "tiers",
    "fraction",
    "mix",
    "share",
    "fund",
    "clients",
    "prior",
    "prorate",
    "index",
    "round",
    "graded",
    "renewed",
    "interest",
)
COMPARISONS = ("below", "at_most", "above", "at_least", "equals")
_KEYED = ("largest", "smallest", "descending")


def word_of(step: Table) -> str:
    """The word of a step."""
    return next(word for word in WORDS if word in step)


def is_number(written: Written) -> bool:
    """Whether a figure is written as a number: identifiers begin with a letter."""
    return isinstance(written, str) and not written[:1].isalpha()


def compared(condition: Table) -> str:
    """The word of a comparison, or nothing for a condition of another kind."""
    return next((word for word in COMPARISONS if word in condition), "")


def balance_of(own: Table, general: Table) -> Any:
    """The balance that holds for a share."""
    return own.get("balance", general.get("balance", "largest-remainder"))


def balance_key(balance: Any) -> str:
    """The measure or step that a balance looks at, or nothing."""
    if isinstance(balance, dict):
        for kind, name in balance.items():
            if kind in _KEYED and name != "weight":
                return str(name)
    return ""


def figures_of(step: Table, general: Table) -> list[Written]:
    """The figures that a step is made of, in whatever place they stand."""
    word = word_of(step)
    said = step[word]
    if word in ("measure", "weights", "prior"):
        return []
    if word == "values":
        return [step["buys"]] if "buys" in step else []
    if word == "number":
        return [step["like"]] if "like" in step else []
    if word == "index":
        return [step["of"]] if "of" in step else []
    if word == "mix":
        return [row["of"] for row in said]
    if word == "when":
        found: list[Written] = [step["then"], step["else"]]
        compares = compared(said)
        return [*found, said["figure"], said[compares]] if compares else found
    if word == "clients":
        return [step[name] for name in ("above", "up_to") if name in step]
    found = list(said) if word in LISTS else [said]
    found += [
        step[name]
        for name in ("part", "of", "by", "days", "from")
        if name in step and _figure(word, name)
    ]
    found += [step[name] for name in ("floor", "ceiling") if name in step]
    found += [row["ceiling"] for row in step.get("funders", []) if "ceiling" in row]
    if word == "share":
        key = balance_key(balance_of(step.get("rounding", {}), general))
        found += [key] if key else []
    return found


def _figure(word: str, name: str) -> bool:
    """Whether a field is a figure: `by` of `prorate` is a choice."""
    return name != "by" or word == "share"
