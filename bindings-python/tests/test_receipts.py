"""Receipts, and what comes of verifying them."""

import json
from typing import Any

import osuus
import pytest

from .conftest import CARE, CARE_FACTS, FACTS

SALT = "000102030405060708090a0b0c0d0e0f"


def verdicts(verification: osuus.Verification) -> dict[str, str]:
    """What came of each part."""
    parts = json.loads(verification.to_json())["parts"]
    return {part["part"]: part["holds"] for part in parts}


def test_a_receipt_is_kept_and_verified(statement: osuus.Statement) -> None:
    receipt = statement.receipt()
    assert repr(receipt) == f"<osuus.Receipt of osuus {osuus.__version__}>"
    assert receipt.library == osuus.__version__
    assert str(receipt).startswith("Receipt of shared-clinic, 2024\n\n")
    kept = osuus.Receipt.read(receipt.to_json())
    assert kept.to_json() == receipt.to_json()
    assert osuus.Receipt.read(receipt.to_json().encode()).to_json() == kept.to_json()
    verification = kept.verify(receipt)
    assert verification.holds
    assert repr(verification) == "<osuus.Verification: holds>"
    assert set(verdicts(verification).values()) == {"yes"}


def test_what_differs_is_told_part_by_part(agreement: osuus.Agreement) -> None:
    receipt = agreement.bill(year=2024, facts=FACTS).receipt()
    row = {"buyer": "west", "measure": "visits", "period": 2024, "value": 1}
    again = agreement.bill(year=2024, facts=[*FACTS[:2], row]).receipt()
    verification = receipt.verify(again)
    assert not verification.holds
    assert repr(verification) == "<osuus.Verification: does not hold>"
    assert {part for part, holds in verdicts(verification).items() if holds == "no"} == {
        "facts",
        "statement",
    }
    assert "differs   facts" in str(verification)
    finnish = osuus.Receipt.read(receipt.to_json(), lang="fi").verify(receipt)
    assert str(finnish).startswith("Kuitti pitää paikkansa")


def test_rows_of_clients_enter_with_a_salt_or_not_at_all() -> None:
    bills = osuus.Agreement.read(CARE).bill(year=2024, facts=CARE_FACTS)
    left_out, keyed = bills.receipt(), bills.receipt(salt=SALT)
    assert json.loads(left_out.to_json())["clients"] == {"left_out": "yes"}
    assert list(json.loads(keyed.to_json())["clients"]) == ["hmac_sha256"]
    assert left_out.verify(keyed).holds
    assert verdicts(left_out.verify(keyed))["clients"] == "unsaid"
    assert keyed.verify(bills.receipt(salt=SALT.upper())).holds
    other = bills.receipt(salt=SALT[::-1])
    assert verdicts(keyed.verify(other))["clients"] == "no"


def test_an_earlier_statement_is_a_part(statement: osuus.Statement) -> None:
    agreement = osuus.Agreement.read(CARE)
    bills = agreement.bill(year=2024, facts=CARE_FACTS, earlier=[statement])
    [part] = json.loads(bills.receipt().to_json())["earlier"]
    assert part == {
        "agreement": "shared-clinic",
        "period": "2024",
        "left_out": "yes",
    }
    without = agreement.bill(year=2024, facts=CARE_FACTS).receipt()
    assert verdicts(bills.receipt().verify(without))["earlier"] == "no"


@pytest.mark.parametrize(
    ("salt", "error"),
    [
        (SALT[2:], osuus.OsuusError),
        (SALT + "x", osuus.OsuusError),
        (SALT + "\udc80", osuus.OsuusTypeError),
        (SALT.encode(), TypeError),
    ],
    ids=["short", "no-digit", "surrogate", "bytes"],
)
def test_no_message_repeats_a_salt(
    statement: osuus.Statement, salt: Any, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        statement.receipt(salt=salt)
    assert SALT[2:] not in f"{caught.value!r}{caught.value}{caught.value.__cause__!r}"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", osuus.OsuusError),
        ("{}", osuus.OsuusError),
        (b"\xff", ValueError),
        (7, TypeError),
    ],
)
def test_what_is_no_receipt_is_refused(text: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        osuus.Receipt.read(text)
