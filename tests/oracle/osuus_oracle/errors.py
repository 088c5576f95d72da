"""The one error of the oracle."""

ALL_WEIGHTS_ZERO = "all weights zero"
NEGATIVE_WEIGHT = "negative weight"
WEIGHT_NOT_ONE_EACH = "weights are not one for every buyer"
FLOOR_ABOVE_CEILING = "bounds: a floor above its ceiling"
FLOORS_TOO_HIGH = "bounds: floors add up to more than the pool"
CEILINGS_TOO_LOW = "bounds: ceilings add up to less than the pool"
BOUNDS_ON_NEGATIVE_POOL = "bounds: the pool is negative"
MISSING_FACT = "missing fact"
OVERLAPPING_FACTS = "overlapping facts"
FACT_OVER_EDGE = "fact over the edge of the period"
NEGATIVE_QUANTITY = "negative quantity"
FRACTION_REFUSED = "fraction refused"
NO_DATED_VALUE = "no value touches the period"
SEVERAL_DATED_VALUES = "several values touch the period"
PART_DATED_VALUE = "a value covers only a part of the period"
OUTSIDE_TERM = "the period is outside the term"
NOT_A_DECIMAL = "not a decimal"
NOT_A_PERIOD = "not a period"
UNKNOWN_NAME = "a name that nothing has"


class OracleError(Exception):
    """The statement cannot be worked out; `kind` says why in words."""

    def __init__(self, kind: str, about: str = "") -> None:
        super().__init__(f"{kind}: {about}" if about else kind)
        self.kind = kind
