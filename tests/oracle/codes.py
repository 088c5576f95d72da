"""Which codes of the library's diagnostics stand for which fault of the oracle."""

from osuus_oracle import errors

#: The documents name no codes: these are the library's words for what the documents say.
CODES: dict[str, set[str]] = {
    errors.ALL_WEIGHTS_ZERO: {"zero-weights"},
    errors.NEGATIVE_WEIGHT: {"below-zero"},
    errors.WEIGHT_LACKING: {"missing-weight"},
    errors.WEIGHT_OF_STRANGER: {"unknown-reference"},
    errors.WEIGHT_TWICE: {"duplicate-buyer"},
    errors.FLOOR_ABOVE_CEILING: {"floor-above-ceiling"},
    errors.NO_UNIT_BETWEEN: {"no-room"},
    errors.FLOORS_TOO_HIGH: {"out-of-reach"},
    errors.CEILINGS_TOO_LOW: {"out-of-reach"},
    errors.BOUNDS_ON_NEGATIVE_POOL: {"bounded-negative"},
    errors.ROUNDING_OF_CHARGE: {"rounding-of-charge"},
    errors.LINES_OF_CHARGE: {"unknown-field"},
    errors.MISSING_FACT: {"missing-fact"},
    errors.OVERLAPPING_FACTS: {"facts-overlap"},
    errors.FACT_OVER_EDGE: {"fact-straddles"},
    errors.NEGATIVE_QUANTITY: {"negative-fact"},
    errors.FRACTION_REFUSED: {"fraction-refused"},
    errors.FACT_WITHOUT_BUYER: {"fact-without-buyer"},
    errors.FACT_WITH_BUYER: {"fact-of-agreement"},
    errors.FACT_OF_STRANGER: {"unknown-buyer"},
    errors.FACT_OF_NO_MEASURE: {"unknown-measure"},
    errors.FACT_OTHER_UNIT: {"wrong-unit"},
    errors.FACT_OTHER_NAME: {"wrong-name"},
    errors.VALUES_ENDED: {"ended"},
    errors.VALUES_NOT_YET: {"not-yet"},
    errors.VALUES_AROUND: {"ended"},
    errors.OVERLAPPING_VALUES: {"overlapping-intervals"},
    errors.SEVERAL_DATED_VALUES: {"changes"},
    errors.PART_DATED_VALUE: {"changes"},
    errors.OUTSIDE_TERM: {"outside-term"},
    errors.NOT_A_DECIMAL: {"not-a-decimal", "exponent"},
    errors.TOO_MANY_DIGITS: {"too-many-digits"},
    errors.NOT_A_PERIOD: {"not-a-period"},
    errors.UNKNOWN_NAME: {"unknown-reference"},
}
#: Those of which "an error that names the day of the change" is said.
NAMES_THE_DAY = "changes"
