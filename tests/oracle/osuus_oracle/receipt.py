"""Receipts made again from docs/receipt.md, with `hashlib` and `hmac` alone."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from osuus_oracle import decimals

Table = Mapping[str, Any]
Rows = Iterable[Table]
Cells = Iterable[str]

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def agreement(tables: Table) -> str:
    """The canonical JSON of the tables of an agreement."""
    return json.dumps(
        tables, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )


def lines(rows: Iterable[Cells]) -> str:
    """A table: sorted lines of cells."""
    made = ["\t".join(cell.translate(_ESCAPES) for cell in row) for row in rows]
    return "".join(line + "\n" for line in sorted(made, key=str.encode))


def exact(text: str) -> str:
    """A value as it is shown, from a decimal or a fraction."""
    return decimals.shown(Fraction(text))


def people(
    parties: Iterable[str],
    buyers: Iterable[str],
    parts: Iterable[tuple[str, str, Fraction]] = (),
) -> str:
    """The text of the map."""
    return lines(
        [("party", code) for code in parties]
        + [("buyer", code) for code in buyers]
        + [("part", *who, decimals.shown(weight)) for *who, weight in parts]
    )


def figures(of: Mapping[str, str]) -> str:
    """The text of the figures of a series on a day, by code."""
    return lines((code, exact(figure)) for code, figure in of.items())


def facts(rows: Rows) -> tuple[int, str]:
    """How many rows name no client, and their text."""
    made = [_cells(row) for row in rows if _filled(row) and not _cell(row, "client")]
    return len(made), lines(made)


def clients(rows: Rows) -> str | None:
    """The text of the rows that name a client, if there are any."""
    named = [row for row in rows if _filled(row) and _cell(row, "client")]
    made = [[*_cells(row), _cell(row, "client")] for row in named]
    return lines(made) if made else None


def paid(statement: Table) -> str:
    """The text of a statement (`osuus.statement/1`)."""
    made: list[tuple[str, ...]] = []
    for bill in statement["bills"]:
        code = bill["buyer"]["code"]
        made.append(("bill", code, exact(bill["total"])))
        made += [
            ("line", code, line["charge"], exact(line["amount"]))
            for line in [*bill["lines"], *bill.get("memos", [])]
        ]
    return lines(made)


def sha256(text: str) -> str:
    """The digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(text: str, of_clients: bool, salt: bytes | None) -> dict[str, str]:
    """How a text enters that may be made of rows of clients."""
    if not of_clients:
        return {"sha256": sha256(text)}
    if salt is None:
        return {"left_out": "yes"}
    return {"hmac_sha256": hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()}


def digested(tables: Table) -> dict[str, Any]:
    """An agreement or an amendment by the digest of its tables."""
    return {"id": tables["id"], "sha256": sha256(agreement(tables))}


def receipt(
    tables: Table,
    statement: Table,
    rows: Sequence[Table],
    *,
    people: str,
    series: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
    request: Table | None = None,
    earlier: Iterable[Table] = (),
    salt: bytes | None = None,
    amendments: Iterable[Table] = (),
) -> dict[str, Any]:
    """The whole receipt, but for the library's version."""
    count, text = facts(rows)
    of_clients = clients(rows)
    hides = of_clients is not None
    made: dict[str, Any] = {
        "schema": "osuus.receipt/1",
        "agreement": digested(tables),
        "period": statement["period"],
        "register": {
            "map": {"sha256": sha256(people)},
            "series": [
                {"series": name, "date": day, "sha256": sha256(figures(of))}
                for (name, day), of in sorted((series or {}).items())
            ],
        },
        "facts": {"rows": count, "sha256": sha256(text)},
    }
    if any(one["code"] == "illustrative-facts" for one in statement.get("warnings", [])):
        made["facts"]["illustrative"] = "yes"
    if laid := [digested(one) for one in amendments]:
        made["agreement"]["amendments"] = laid
    if request:
        made["request"] = request
    if of_clients is not None:
        made["clients"] = sealed(of_clients, hides, salt)
    before = sorted(earlier, key=lambda one: (one["agreement"], one["period"]))
    if before:
        made["earlier"] = [
            {"agreement": one["agreement"], "period": one["period"]}
            | sealed(paid(one), hides, salt)
            for one in before
        ]
    total = {} if hides else {"total": statement["total"]}
    made["statement"] = total | sealed(paid(statement), hides, salt)
    return made


def _cell(row: Table, name: str) -> str:
    return str(row.get(name) or "").strip()


def _filled(row: Table) -> bool:
    return _cell(row, "value") != ""


def _cells(row: Table) -> list[str]:
    before = [_cell(row, name) for name in ("buyer", "measure", "period")]
    after = [_cell(row, name) for name in ("status", "known")]
    return [*before, exact(_cell(row, "value")), *after]
