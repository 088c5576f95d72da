"""What can be wrong, and the one exception of the oracle: everything that is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec, TypeVar

ALL_WEIGHTS_ZERO = "all weights zero"
NEGATIVE_WEIGHT = "negative weight"
WEIGHT_LACKING = "a buyer without a weight"
WEIGHT_OF_STRANGER = "a weight of somebody who is no buyer"
WEIGHT_TWICE = "two weights of one buyer"
FLOOR_ABOVE_CEILING = "bounds: a floor above its ceiling"
NO_UNIT_BETWEEN = "bounds: a floor above its ceiling once both are whole units"
FLOORS_TOO_HIGH = "bounds: floors add up to more than the pool"
CEILINGS_TOO_LOW = "bounds: ceilings add up to less than the pool"
BOUNDS_ON_NEGATIVE_POOL = "bounds: the pool is negative"
ROUNDING_OF_CHARGE = "a charge's own rounding where only totals are rounded"
LINES_OF_CHARGE = "`lines` in a charge's own rounding"
MISSING_FACT = "missing fact"
OVERLAPPING_FACTS = "overlapping facts"
FACT_OVER_EDGE = "fact over the edge of the period"
NEGATIVE_QUANTITY = "negative quantity"
FRACTION_REFUSED = "fraction refused"
FACT_WITHOUT_BUYER = "fact without a buyer"
FACT_WITH_BUYER = "fact of a buyer for a measure of the agreement"
FACT_OF_STRANGER = "fact of somebody who is no buyer"
FACT_OF_NO_MEASURE = "fact of an unknown measure"
FACT_OTHER_UNIT = "fact in another unit"
FACT_OTHER_NAME = "fact under another name"
VALUES_ENDED = "no value touches the period: all end before it"
VALUES_NOT_YET = "no value touches the period: all begin after it"
VALUES_AROUND = "no value touches the period: some end before, some begin after it"
OVERLAPPING_VALUES = "two values of one list hold on the same day"
SEVERAL_DATED_VALUES = "several values touch the period"
PART_DATED_VALUE = "a value covers only a part of the period"
OUTSIDE_TERM = "the period is outside the term"
NOT_A_DECIMAL = "not a decimal"
TOO_MANY_DIGITS = "a decimal of too many digits"
NOT_A_PERIOD = "not a period"
UNKNOWN_NAME = "a name that nothing has"
OUTSIDE_REGISTER = "a day of which the register knows nothing"
UNKNOWN_MUNICIPALITY = "a municipality that does not exist on the day"
UNKNOWN_REGION = "a region without municipalities"
NO_SERIES = "a series that the register does not have"
FIGURE_LACKING = "no figure on the day"
SERIES_NOT_FINAL = "the latest of a series that is not final"
UNLIKE_BORDERS = "a figure on other borders"
BACKWARDS = "carried to an earlier day"
NOT_DIVIDED = "a split of which nobody knows the parts"
INCOMPLETE = "a merged municipality of which something is lacking"
LEFT_REGISTER = "an area that left the register"
SUCCESSION_OF_FIXED_MAP = "succession on a map that stays"
SUCCESSION_LACKING = "a buyer ends and no succession is stated"
RESTATED_BEFORE = "restated on an earlier day"
NO_MAP_TO_RESTATE = "restated without a map"
NO_SUCH_CHARGE = "asked of a charge that is not there"
NOTHING_TO_HOLD = "asked of a charge without prices or amounts"
HELD_AND_GIVEN = "both held and given"
ALREADY_STATED = "given where the agreement states one"

CYCLE = "a step or charge that leads back to itself"
UNIT_MISMATCH = "units that do not go together"
SHAPE_MISMATCH = "shapes that do not go together"
UNKNOWN_UNIT = "a unit that is not known"
DUPLICATE_ID = "two things of one identifier"
DIVISION_BY_ZERO = "divided by zero"
FRACTION_OF_ZERO = "a fraction of nothing"
OUTSIDE_TIERS = "a quantity outside the tiers"
TIERS_NOT_RISING = "tiers that do not rise"
NEGATIVE_KEY = "a key below zero"
NEGATIVE_THRESHOLD = "a threshold of clients below zero"
NO_PRIOR = "no earlier figure"
TOO_LARGE = "a figure of too many digits"
NOT_POSITIVE = "a size or a multiple that is not above zero"
MEMBERS_OVERLAP = "somebody belongs twice on one day"
DIVISION_LACKS_BUYER = "a buyer in no area"
DIVISION_BUYER_TWICE = "a buyer in two areas"
DIVISION_STRANGER = "somebody in an area who is no buyer"
EMPTY_AREA = "an area of nobody"
ABOVE_AND_UP_TO = "clients both above and up to a threshold"
ROUNDING_OF_STEP = "rounding of a share where only totals are rounded"
NO_MEMBERS = "members of nobody"
TWO_STATEMENTS = "two earlier statements of one agreement and year"
FIELD_LACKING = "a field that is needed"
CHAIN_TOO_LONG = "figures made of others more than 40 deep"
CLIENT_LACKING = "a fact of clients without a client"
CLIENT_OF_OTHER = "a client for a measure that is not of clients"
MEASURE_OF_CLIENTS = "a measure of clients elsewhere than in a step `clients`"
MEASURE_NOT_OF_CLIENTS = "a step `clients` of a measure that has none"
INDEX_NOT_YET = "an index of a year before its base"
NOT_A_HUNDRED = "percentages that do not add up to 100"
MEMBERSHIP_UNSAID = "a charge that does not say whether it is prorated"
NO_MEMBERSHIP = "prorated where nobody comes and goes"
KEY_OF_NO_POOL = "prorated by the key of what has none"
CONFLICTING_WORDS = "words that do not go together"
GRADES_NOT_RISING = "grades that do not rise"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; `days` are those on which a dated value changes."""

    kind: str
    about: str = ""
    days: tuple[date, ...] = ()


class OracleError(Exception):
    """The statement cannot be worked out."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.kind}: {fault.about}" for fault in faults))
        self.faults = list(faults)

    @property
    def kinds(self) -> list[str]:
        """What is wrong, each kind once."""
        return list(dict.fromkeys(fault.kind for fault in self.faults))


class Faults:
    """Faults collected one after another, where each can be looked for by itself."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, kind: str, about: str = "") -> None:
        """One more."""
        self.found.append(Fault(kind, about))

    def trying(self, work: Callable[P, T], *about: P.args, **more: P.kwargs) -> T | None:
        """What the work gives, or nothing and its faults."""
        try:
            return work(*about, **more)
        except OracleError as error:
            self.found += error.faults
            return None

    def stop(self) -> None:
        """Fail if there is any fault."""
        if self.found:
            raise OracleError(*self.found)


def fail(kind: str, about: str = "", days: tuple[date, ...] = ()) -> OracleError:
    """The exception of a single fault."""
    return OracleError(Fault(kind, about, days))
