"""Which value reaches a target, and where the order of two agreements flips."""

from __future__ import annotations

from decimal import Decimal

import osuus
import pytest

FUND = {
    "name": "fund",
    "agreement": "jyvaskyla-fund-model",
    "measures": {"pair-work": "use"},
}
FUNDING = {"name": "funding", "agreement": "jyvaskyla-funding-model"}


def made_up() -> osuus.Facts:
    return osuus.Facts.embedded("jyvaskyla-funding-model")


def test_the_fee_that_covers_a_cost() -> None:
    report = osuus.solve(
        "jyvaskyla-fund-model", "annual-fee", amount=Decimal("150000"), year=2002
    )
    answer = report["answers"].rows[0]
    assert report["verdict"] == "found"
    assert (answer["from"], answer["first_from"]) == (
        Decimal("0.57"),
        Decimal("150914.34"),
    )
    agreement = osuus.Agreement.embedded("jyvaskyla-fund-model")
    read = osuus.solve([agreement], "annual-fee", amount="150000", year=2002)
    assert read.to_json() == report.to_json()


def test_a_rise_is_held() -> None:
    report = osuus.solve(
        [FUND, FUNDING],
        {"figure": "upkeep-costs", "to": 300000},
        buyer="435",
        of="funding",
        reach="at-most",
        percent=105,
        percent_of="fund",
        year=2002,
        facts=made_up(),
    )
    assert [row["to"] for row in report["answers"]][-1] == Decimal("127427.99")


def test_break_points_of_a_buyer_and_of_all() -> None:
    told: list[tuple[int, int | None]] = []
    report = osuus.break_points(
        [FUND, FUNDING],
        "use",
        buyer="435",
        year=2002,
        facts=made_up(),
        progress=lambda done, of: told.append((done, of)),
    )
    flips = [(row["before"], row["after"]) for row in report["flips"]]
    assert flips == [(5, 6), (33, 34)]
    assert told
    every = osuus.break_points(
        [FUND, FUNDING], {"figure": "use", "to": 1500}, year=2002, facts=made_up()
    )
    assert len(every["flips"].rows) == 14
    whole = osuus.break_points(
        [FUND, FUNDING], "other-costs", total="asked", year=2002, facts=made_up()
    )
    assert [row["after"] for row in whole["flips"]] == [
        Decimal("52757.18"),
        Decimal("52757.19"),
    ]


def test_what_is_wrong_is_told() -> None:
    with pytest.raises(osuus.OsuusError) as raised:
        osuus.solve("jyvaskyla-fund-model", "anual-fee", amount=1, year=2002)
    assert "annual-fee" in str(raised.value)
    with pytest.raises(osuus.OsuusTypeError):
        osuus.solve("jyvaskyla-fund-model", "annual-fee", amount=0.5, year=2002)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        osuus.break_points(
            [FUND, FUNDING], "use", year=2002, facts=made_up(), progress=stop
        )


def stop(_done: int, _of: int | None) -> None:
    raise RuntimeError("enough")
