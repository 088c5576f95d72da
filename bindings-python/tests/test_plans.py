"""Plans, and many scenarios of one."""

import signal
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import osuus
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from .conftest import FACTS

CODES = ["north", "south", "west"]


@pytest.fixture(scope="module")
def plan(agreement: osuus.Agreement) -> osuus.Plan:
    return agreement.plan(year=2024)


@pytest.fixture(scope="module")
def bound(plan: osuus.Plan) -> osuus.Bound:
    return plan.bind(FACTS)


def test_a_plan_says_what_it_is_of(agreement: osuus.Agreement, plan: osuus.Plan) -> None:
    assert plan.agreement is agreement
    assert (plan.period, plan.lang) == ("2024", "en")
    assert plan.buyers == plan.parties == CODES
    assert plan.figures == ["visits", "fee", "upkeep"]
    assert plan.facts_template() == agreement.facts_template(year=2024)
    assert repr(plan) == "<osuus.Plan shared-clinic 2024: 3 buyers>"
    fund = osuus.Agreement.embedded("jyvaskyla-fund-model").plan(year=2002, lang="fi")
    assert [one.id for one in fund.warnings] == ["year-assumed", "two-without-agreement"]
    assert fund.lang == "fi"


def test_a_plan_bills_as_its_agreement_does(
    agreement: osuus.Agreement, plan: osuus.Plan, statement: osuus.Statement
) -> None:
    assert plan.bill(FACTS).to_json() == statement.to_json()
    in_finnish = agreement.bill(year=2024, facts=FACTS, lang="fi")
    assert plan.bill(FACTS, lang="fi").to_json() == in_finnish.to_json()


def test_parties_are_those_of_the_map_that_the_year_was_worked_out_on() -> None:
    agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    plan = agreement.plan(year=2002, restated_on="2022-01-01")
    # docs/python.md: 30 municipalities of 2002 are 23 of 2022.
    assert (len(plan.parties), len(plan.buyers)) == (30, 23)
    [paid] = plan.bind().batch([{}])
    restated = agreement.bill(year=2002, restated_on="2022-01-01")
    assert paid.bills == {bill.code: bill.total for bill in restated}


def as_polars(figures: list[Any]) -> Any:
    return pl.Series(figures, dtype=pl.Decimal(20, 2))


def as_arrow(figures: list[Any]) -> Any:
    return pa.array(figures, type=pa.decimal128(20, 2))


def as_chunks(figures: list[Any]) -> Any:
    return pa.chunked_array([as_arrow(figures[:1]), as_arrow(figures[1:])])


def as_pandas(figures: list[Any]) -> Any:
    return pd.Series(figures, dtype=pd.ArrowDtype(pa.decimal128(20, 2)))


def as_texts(figures: list[Any]) -> Any:
    return pa.array([str(figure) for figure in figures])


@pytest.mark.parametrize(
    "column", [list, tuple, iter, as_polars, as_arrow, as_chunks, as_pandas, as_texts]
)
def test_columns_come_in_many_forms(
    plan: osuus.Plan, bound: osuus.Bound, column: Callable[[list[Any]], Any]
) -> None:
    visits = [Decimal("11.50"), Decimal("2.25"), Decimal(4)]
    [paid] = bound.batch([{"visits": column(visits)}])
    rows = [
        {"buyer": code, "measure": "visits", "period": 2024, "value": count}
        for code, count in zip(CODES, visits, strict=True)
    ]
    statement = plan.bill(rows)
    assert paid.bills == {bill.code: bill.total for bill in statement}
    assert paid.total == statement.total


@pytest.mark.parametrize(
    "of", [pa.int8(), pa.int64(), pa.uint16(), pa.decimal128(38, 0), pa.decimal256(50, 3)]
)
def test_columns_are_of_any_exact_type(bound: osuus.Bound, of: pa.DataType) -> None:
    column = pa.array([10, 2, 3], type=pa.int64()).cast(of)
    [paid] = bound.batch([{"visits": column}])
    # Three visits at 12.345 are 37.035, to the cent 37.04, and a third of 1000 is 333.33.
    assert paid.bills == bound.batch([{"visits": [10, 2, 3]}])[0].bills
    assert paid["west"] == Decimal("370.37")


@pytest.mark.parametrize("frame", [pl.DataFrame, pd.DataFrame, pa.table])
def test_a_frame_is_a_scenario_of_several_columns(
    bound: osuus.Bound, frame: Callable[[Any], Any]
) -> None:
    rows = {"visits": [10, 2, 3]}
    grid = bound.batch([frame(rows), {}, frame(rows | {"buyer": CODES})])
    assert grid[0].bills == grid[2].bills == bound.batch([rows])[0].bills


def test_a_column_of_codes_says_whose_the_figures_are(bound: osuus.Bound) -> None:
    frame = pl.DataFrame({"visits": [10, 2, 3], "buyer": CODES})
    other = frame.reverse()
    one, two = bound.batch([frame, other])
    assert one.bills == two.bills
    assert one.bills != bound.batch([other.drop("buyer")])[0].bills


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["north", "south", "wets"], "unknown-buyer"),
        (["north", "south", "south"], "duplicate-row"),
        (["north", "south"], "figure-count"),
    ],
)
def test_codes_that_are_not_those_of_the_parties(
    bound: osuus.Bound, codes: list[str], code: str
) -> None:
    frame = pl.DataFrame({"buyer": codes, "visits": range(len(codes))})
    with pytest.raises(osuus.CallError) as caught:
        bound.batch([frame])
    assert caught.value.code == code


def test_a_grid_is_a_sequence_and_a_table(bound: osuus.Bound) -> None:
    grid = bound.batch({"upkeep": pool} for pool in (900, "1200.00", Decimal("300.5")))
    assert (len(grid), grid.buyers) == (3, CODES)
    assert repr(grid) == "<osuus.Grid: 3 scenarios, 3 buyers>"
    # 10 and 2.5 visits at 12.345: 123.45 and 30.86.
    fees = Decimal("154.31")
    pools = [Decimal(900), Decimal(1200), Decimal("300.5")]
    assert grid.totals == [pool + fees for pool in pools]
    assert [paid.total for paid in grid] == grid.totals
    assert grid[-1].total == grid[2].total == grid.totals[2]
    assert repr(grid[1]) == "<osuus.Paid 1: 1354.31>"
    with pytest.raises(IndexError):
        grid[3]
    with pytest.raises(IndexError):
        grid[-4]
    with pytest.raises(KeyError):
        grid[0]["east"]
    table = pa.table(grid)
    assert table.schema.field("amount").type == pa.decimal128(38, 2)
    rows = table.to_pylist()
    assert [row["scenario"] for row in rows] == [0] * 3 + [1] * 3 + [2] * 3
    assert [row["buyer"] for row in rows] == CODES * 3
    bills = [paid[code] for paid in grid for code in CODES]
    assert [row["amount"] for row in rows] == bills
    assert [row["amount_exact"] for row in rows] == [str(bill) for bill in bills]


def test_no_scenarios_are_an_empty_grid(bound: osuus.Bound) -> None:
    grid = bound.batch([])
    assert (len(grid), grid.totals, list(grid)) == (0, [], [])
    assert pa.table(grid).num_rows == 0


def test_amounts_below_zero_have_their_sign(bound: osuus.Bound) -> None:
    [row, *_] = pa.table(bound.batch([{"upkeep": "-1000"}])).to_pylist()
    # 123.45 of visits less 333.33 or 333.34.
    assert row["amount"] in (Decimal("-209.88"), Decimal("-209.89"))
    assert row["amount_exact"] == str(row["amount"])


def test_amounts_of_too_many_digits_are_null_beside_their_text(
    bound: osuus.Bound,
) -> None:
    # 28 digits times 28 digits are more than the 38 of a decimal column.
    most = "9" * 28
    grid = bound.batch([{"fee": most, "visits": [most, 0, 0]}, {}])
    north, south, west, *others = pa.table(grid).to_pylist()
    # (10^28 - 1)^2 = 10^56 - 2 * 10^28 + 1, and 333.34 or 333.33 of the pool.
    assert north["amount"] is None
    assert north["amount_exact"].startswith("9" * 27 + "8" + "0" * 24)
    assert Decimal(north["amount_exact"]) == grid[0]["north"]
    assert south["amount"] + west["amount"] in (Decimal("666.66"), Decimal("666.67"))
    assert all(row["amount"] is not None for row in others)


def test_a_scenario_that_cannot_be_worked_out_leaves_the_others() -> None:
    text = osuus.Agreement.embedded("jyvaskyla-funding-model").source
    agreement = osuus.Agreement.read(text)
    facts = osuus.Facts.embedded("jyvaskyla-funding-model")
    bound = agreement.plan(year=2002).bind(facts)
    nobody = [0] * len(bound.plan.parties)
    grid = bound.batch([{}, {"use": nobody, "population": nobody}])
    assert grid.totals == [Decimal("150000.00"), None]
    assert len(grid[0].problems) == 0
    problem = grid[1].problems[0]
    assert problem.severity == "error"
    assert repr(grid[1]) == "<osuus.Paid 1: cannot be worked out>"
    with pytest.raises(osuus.OsuusError) as caught:
        _ = grid[1].total
    assert caught.value.code == problem.code
    with pytest.raises(osuus.OsuusError):
        _ = grid[1]["435"]
    rows = pa.table(grid).to_pylist()
    assert [row["amount"] for row in rows if row["scenario"] == 1] == [None] * len(nobody)


@pytest.mark.parametrize(
    ("scenarios", "told"),
    [
        ({"fee": 1}, "one alone stands in a list too"),
        (pl.DataFrame({"visits": [1, 2, 3]}), "one alone stands in a list too"),
        ("fee", "`scenarios` is an iterable"),
        ([1], "scenario 0: a scenario is a mapping or a data frame"),
        ([{}, {"fee": 0.5}], "scenario 1: `fee` is the float 0.5"),
        ([{"fee": float("nan")}], "scenario 0: `fee` is the float nan"),
        ([{"visits": [1, 2.5, 3]}], "`visits` is the float 2.5"),
        ([{"visits": pa.array([1.5, 2, 3])}], "column `visits` holds floats"),
        ([pl.DataFrame({"visits": [1.5, 2, 3]})], "column `visits` holds floats"),
        ([{"visits": pa.array([1, None, 3])}], "`visits` has no figure in row 1"),
        ([{"visits": pa.array([True, True, False])}], "column `visits` cannot hold"),
        ([{1: 2}], "an identifier is text"),
        ([{"fee": None}], "`fee` is text, an integer or a Decimal"),
        ([{"fee": b"1"}], "`fee` is text, an integer or a Decimal"),
        ([{"fee": {"north": 1}}], "`fee` is text, an integer or a Decimal"),
        ([pl.DataFrame({"buyer": [1, 2, 3], "visits": [1, 2, 3]})], "column `buyer`"),
    ],
)
def test_what_is_no_scenario(bound: osuus.Bound, scenarios: Any, told: str) -> None:
    with pytest.raises(osuus.OsuusTypeError) as caught:
        bound.batch(scenarios)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("scenarios", "code"),
    [
        ([{"fees": 1}], "unknown-reference"),
        ([{"visits": [1, 2]}], "figure-count"),
        ([{"visits": 1}], "figure-count"),
        ([{"fee": [1, 2, 3]}], "figure-count"),
        ([{"visits": [-1, 2, 3]}], "negative-fact"),
        ([{"visits": pa.array([-1, 2, 3])}], "negative-fact"),
        ([{"fee": "12,5"}], "not-a-decimal"),
        ([{"fee": Decimal("NaN")}], "not-a-decimal"),
        ([{"fee": Decimal("Infinity")}], "not-a-decimal"),
        ([{"visits": pa.array(["1", "many", "3"])}], "not-a-decimal"),
        ([{"visits": pa.array([10**30, 1, 1], pa.decimal128(38, 0))}], "too-many-digits"),
    ],
)
def test_what_a_plan_does_not_take(
    bound: osuus.Bound, scenarios: Iterable[Any], code: str
) -> None:
    with pytest.raises(osuus.CallError) as caught:
        bound.batch(scenarios)
    assert caught.value.code == code


def test_a_misspelled_figure_is_told_what_it_may_mean(bound: osuus.Bound) -> None:
    with pytest.raises(osuus.CallError) as caught:
        bound.batch([{"vists": [1, 2, 3]}, {"upkep": 1}, {"vists": [3, 2, 1]}])
    assert [found.value for found in caught.value.diagnostics] == ["vists", "upkep"]
    helps = [found.help or "" for found in caught.value.diagnostics]
    assert [text.split(", ")[0] for text in helps] == ["known: visits", "known: upkeep"]


def test_a_batch_is_told_of_and_stopped(bound: osuus.Bound) -> None:
    told: list[tuple[int, int | None]] = []
    bound.batch([{}] * 3, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, of: int | None) -> None:
        if done == 2:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        bound.batch([{}] * 1000, progress=stop)
    # Where nobody listens to the keyboard, as in the background, Python ignores it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            bound.batch(
                [{}] * 1000, progress=lambda *_: signal.raise_signal(signal.SIGINT)
            )
    finally:
        signal.signal(signal.SIGINT, before)
