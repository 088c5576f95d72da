"""What the work comes to: a statement."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from osuus_oracle.handover import Bill


@dataclass(frozen=True)
class Misprint:
    """A printed total that is not what its parts add up to."""

    printed_id: str
    parts: Fraction
    printed: Fraction


@dataclass(frozen=True)
class Statement:
    """What everybody pays. `notes` and `misprinted` are what it warns of."""

    total: Fraction
    unallocated: Fraction
    bills: list[Bill]
    funders: list[tuple[str, Fraction]]
    notes: list[str]
    misprinted: list[Misprint]
    #: Codes and identifiers of the other warnings.
    warnings: list[tuple[str, str]]
    #: What each buyer is called, and the days of the two maps of one that was restated.
    names: dict[str, dict[str, str]]
    restated: tuple[date, date] | None
