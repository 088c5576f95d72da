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
    errors.OUTSIDE_REGISTER: {"unknown-map"},
    errors.UNKNOWN_MUNICIPALITY: {"unknown-municipality"},
    errors.UNKNOWN_REGION: {"unknown-area"},
    errors.SUCCESSION_OF_FIXED_MAP: {"conflicting-fields"},
    errors.SUCCESSION_LACKING: {"map-changes"},
    errors.NO_SERIES: {"unknown-series"},
    errors.SERIES_NOT_FINAL: {"not-final"},
    errors.FIGURE_LACKING: {"no-figure", "missing-fact"},
    # Into one that was founded of nothing nothing is carried: its figure is missing.
    errors.UNLIKE_BORDERS: {"unlike-borders", "missing-fact"},
    errors.BACKWARDS: {"carry-backwards", "unlike-borders"},
    errors.NOT_DIVIDED: {"split-without-part", "missing-fact"},
    errors.INCOMPLETE: {"incomplete-carry"},
    errors.LEFT_REGISTER: {"left-register"},
    errors.RESTATED_BEFORE: {"carry-backwards"},
    errors.NO_MAP_TO_RESTATE: {"no-map"},
    errors.NO_SUCH_CHARGE: {"unknown-reference"},
    errors.ALREADY_STATED: {"price-stated"},
    errors.HELD_AND_GIVEN: {"conflicting-fields"},
    errors.NOTHING_TO_HOLD: {"unknown-reference"},
}
#: The codes of steps: those that docs/steps.md names, and the library's older words.
STEP_CODES: dict[str, set[str]] = {
    errors.CYCLE: {"cycle"},
    errors.UNIT_MISMATCH: {"unit-mismatch"},
    errors.SHAPE_MISMATCH: {"shape-mismatch"},
    errors.DIVISION_BY_ZERO: {"division-by-zero"},
    errors.FRACTION_OF_ZERO: {"division-by-zero"},
    errors.OUTSIDE_TIERS: {"outside-tiers"},
    errors.NEGATIVE_KEY: {"negative-weight"},
    errors.NO_PRIOR: {"no-prior"},
    errors.TOO_LARGE: {"figure-too-large"},
    errors.CHAIN_TOO_LONG: {"chain-too-long"},
    errors.DIVISION_STRANGER: {"unknown-reference"},
    errors.DIVISION_LACKS_BUYER: {"outside-division"},
    errors.FIELD_LACKING: {"missing-field"},
    errors.ROUNDING_OF_STEP: {"rounding-of-charge"},
    errors.UNKNOWN_UNIT: {"unknown-reference"},
    errors.DUPLICATE_ID: {"duplicate-id"},
    errors.TIERS_NOT_RISING: {"bands-not-rising", "missing-field"},
    errors.NEGATIVE_THRESHOLD: {"below-zero"},
    errors.NOT_POSITIVE: {"not-positive"},
    errors.MEMBERS_OVERLAP: {"overlapping-intervals"},
    errors.DIVISION_BUYER_TWICE: {"duplicate-buyer"},
    errors.EMPTY_AREA: {"empty-list"},
    errors.CLIENT_LACKING: {"fact-without-client"},
    errors.CLIENT_OF_OTHER: {"fact-of-client"},
    errors.MEASURE_OF_CLIENTS: {"shape-mismatch"},
    errors.MEASURE_NOT_OF_CLIENTS: {"shape-mismatch"},
    errors.ABOVE_AND_UP_TO: {"conflicting-fields"},
    errors.NO_MEMBERS: {"empty-list"},
    errors.TWO_STATEMENTS: {"statement-twice"},
}
CODES |= STEP_CODES
#: Faults whose code no document names.
UNNAMED = [kind for kind, codes in STEP_CODES.items() if not codes]
#: Faults that a bill over a register can have.
OF_REGISTERS = [
    errors.OUTSIDE_REGISTER,
    errors.UNKNOWN_MUNICIPALITY,
    errors.UNKNOWN_REGION,
    errors.SUCCESSION_OF_FIXED_MAP,
    errors.SUCCESSION_LACKING,
    errors.SERIES_NOT_FINAL,
    errors.FIGURE_LACKING,
    errors.UNLIKE_BORDERS,
    errors.BACKWARDS,
    errors.NOT_DIVIDED,
    errors.LEFT_REGISTER,
    errors.RESTATED_BEFORE,
    errors.NO_SUCH_CHARGE,
    errors.NOTHING_TO_HOLD,
    errors.HELD_AND_GIVEN,
    errors.ALREADY_STATED,
]
#: Faults of a table that is carried over, of steps (plans.py), and those that no random
#: agreement has.
ELSEWHERE = [errors.INCOMPLETE, errors.NO_SERIES, errors.NO_MAP_TO_RESTATE, *STEP_CODES]
#: Which code a warning of the oracle has.
WARNINGS = {
    "held": "held",
    "given": "price-given",
    "over register": "fact-over-register",
    "illustrative": "illustrative-facts",
    "succeeded": "succeeded",
    "restated": "restated",
}
#: Those of which "an error that names the day of the change" is said.
NAMES_THE_DAY = "changes"
