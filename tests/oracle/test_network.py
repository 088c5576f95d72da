"""Service networks: distances, means and costs, from the tables of the register.

Nothing here is taken from the library: the metres come from `core/data/finland`,
distances from the square root of a `Decimal`, sums from `Fraction`.
"""

from __future__ import annotations

import csv
import io
import json
import random
import tomllib
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "core" / "data" / "finland"
CORPUS = ROOT / "tests" / "corpus" / "network"
AGREEMENT = ROOT / "tests" / "corpus" / "agreements" / "network.toml"
RANDOM = 60

Row = dict[str, Any]


@cache
def centres() -> dict[str, tuple[int, int]]:
    """Metres east and north."""
    with (DATA / "centres.csv").open(encoding="utf-8") as rows:
        return {
            r["code"]: (int(r["east"]), int(r["north"])) for r in csv.DictReader(rows)
        }


@cache
def residents(day: str) -> dict[str, int]:
    """Residents within the borders of 2022."""
    with (DATA / "figures-population-2022-borders.csv").open(encoding="utf-8") as rows:
        return {r["code"]: int(r[day]) for r in csv.DictReader(rows)}


@cache
def sub_region(code: str, day: str) -> tuple[str, ...]:
    """Who belonged to it on a day."""
    with (DATA / "members.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            kept = (row["division"], row["area"]) == ("sub-region", code)
            if kept and row["from"] <= day <= row["to"]:
                return tuple(row["codes"].split())
    raise AssertionError(code)


def metres(one: str, other: str) -> int:
    """A straight line, to the nearest metre."""
    (east, north), (to_east, to_north) = centres()[one], centres()[other]
    with localcontext(prec=50):
        squares = Decimal((east - to_east) ** 2 + (north - to_north) ** 2)
        return int(squares.sqrt().quantize(Decimal(1), ROUND_HALF_UP))


def shown(value: Fraction) -> str:
    """A decimal if it ends, else the fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    with localcontext(prec=80):
        text = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def mean(pairs: list[tuple[int, int]]) -> str | None:
    """Weights and metres."""
    weights = sum(weight for weight, _ in pairs)
    if weights == 0:
        return None
    return shown(Fraction(sum(weight * one for weight, one in pairs), weights))


class Oracle:
    """One call, worked out."""

    def __init__(self, network: Row, call: Row) -> None:
        self.network, self.call = network, call
        self.residents = residents(network["residents"]["day"])
        self.areas = {area["id"]: self.members(area) for area in network["areas"]}
        self.visits = self.table("visits", "municipality")
        self.premises = self.table("premises", "office")
        self.within = Fraction(call["within"]) * 1000 if "within" in call else None

    def members(self, area: Row) -> list[str]:
        """The municipalities of an area."""
        codes = {
            c
            for s in area.get("sub_regions", [])
            for c in sub_region(s, self.network["on"])
        }
        return sorted(
            (codes | set(area.get("members", []))) - set(area.get("except", []))
        )

    def table(self, name: str, key: str) -> dict[str, Row] | None:
        """A table of the call by its key."""
        if name not in self.call:
            return None
        return {
            row[key]: row for row in csv.DictReader(io.StringIO(self.call[name]["csv"]))
        }

    def ways(self) -> list[tuple[Row | None, list[Row]]]:
        """Each alternative with its offices."""
        alternatives = self.network.get("alternatives", [])
        optional = {office for one in alternatives for office in one["offices"]}
        chosen = [
            a for a in alternatives if self.call.get("alternative", a["id"]) == a["id"]
        ]
        rooms = self.call.get("rooms", False)
        ways: list[tuple[Row | None, list[Row]]] = []
        for way in chosen or [None]:
            own = set(way["offices"]) if way else set()
            ways.append(
                (
                    way,
                    [
                        office
                        for office in self.network["offices"]
                        if (rooms or office.get("kind", "office") == "office")
                        and (office["id"] in own or office["id"] not in optional)
                    ],
                )
            )
        return ways

    def nearest(self, code: str, area: str, offices: list[Row]) -> tuple[Row, int] | None:
        """The office, and how far."""
        anywhere = self.call.get("reach") == "anywhere"
        near = [
            (metres(code, o["municipality"]), o)
            for o in offices
            if anywhere or o["area"] == area
        ]
        if not near:
            return None
        least = min(far for far, _ in near)
        return next((office, far) for far, office in near if far == least)

    def figures(self, codes: list[str], far: dict[str, tuple[Row, int] | None]) -> Row:
        """What is told of so many municipalities."""
        near = [code for code in codes if far[code]]
        metres_of = {code: found[1] for code in near if (found := far[code])}
        inside = [
            c for c in near if self.within is not None and metres_of[c] <= self.within
        ]
        row: Row = {
            "residents": str(sum(self.residents[code] for code in codes)),
            "mean_distance": mean([(self.residents[c], metres_of[c]) for c in near]),
            "longest_distance": max(metres_of.values(), default=None),
        }
        if self.within is not None:
            row["residents_within"] = str(sum(self.residents[code] for code in inside))
        if self.visits and "clients" in next(iter(self.visits.values())):
            clients = {code: int(self.visits[code]["clients"]) for code in codes}
            row["clients"] = sum(clients.values())
            row["mean_distance_of_clients"] = mean(
                [(clients[c], metres_of[c]) for c in near]
            )
            if self.within is not None:
                row["clients_within"] = sum(clients[code] for code in inside)
        return row

    def costs(
        self, codes: list[str], offices: list[Row], far: dict[str, tuple[Row, int] | None]
    ) -> Row:
        """What travel and premises cost."""
        row: Row = {}
        parts = []
        if self.visits and "visits" in next(iter(self.visits.values())):
            kilometres = [
                Fraction(self.visits[code]["visits"]) * 2 * found[1] / 1000
                for code in codes
                if (found := far[code])
            ]
            row["travel"] = shown(sum(kilometres, Fraction(0)))
            if "kilometre" in self.call:
                price = Fraction(self.call["kilometre"])
                cost = sum((price * one for one in kilometres), Fraction(0))
                row["travel_cost"] = shown(cost) if kilometres else None
                parts += [cost] if kilometres else []
        if self.premises is not None:
            cost = sum(
                (Fraction(self.premises[o["id"]]["cost"]) for o in offices), Fraction(0)
            )
            row["premises_cost"] = shown(cost)
            parts.append(cost)
        if {"travel_cost", "premises_cost"} & set(row):
            row["cost"] = shown(sum(parts, Fraction(0))) if parts else None
        return row

    def tables(self) -> dict[str, list[Row]]:
        """The tables of figures."""
        tables: dict[str, list[Row]] = {
            "alternatives": [],
            "areas": [],
            "sites": [],
            "municipalities": [],
        }
        for way, offices in self.ways():
            of = way["id"] if way else None
            area_of = {code: area for area, codes in self.areas.items() for code in codes}
            far = {
                code: self.nearest(code, area, offices) for code, area in area_of.items()
            }
            looked_at = self.call.get("area") or (way["area"] if way else None)
            codes = self.areas[looked_at] if looked_at else list(area_of)
            here = [o for o in offices if looked_at in (None, o["area"])]
            tables["alternatives"].append(
                {"alternative": of, "area": looked_at}
                | self.figures(codes, far)
                | self.costs(codes, here, far)
            )
            for area, own in self.areas.items():
                here = [o for o in offices if o["area"] == area]
                row = {"alternative": of, "area": area}
                tables["areas"].append(
                    row | self.figures(own, far) | self.costs(own, here, far)
                )
            for office in offices:
                own = [
                    c
                    for c, found in far.items()
                    if found and found[0]["id"] == office["id"]
                ]
                row = {"alternative": of, "office": office["id"]} | self.figures(own, far)
                if self.premises is not None:
                    row["premises_cost"] = shown(
                        Fraction(self.premises[office["id"]]["cost"])
                    )
                tables["sites"].append(row)
            for code in codes:
                found = far[code]
                tables["municipalities"].append(
                    {
                        "alternative": of,
                        "area": area_of[code],
                        "code": code,
                        "office": found[0]["id"] if found else None,
                        "distance": found[1] if found else None,
                    }
                )
        return tables


def hold(library: Any, call: Row, text: str) -> None:
    """The library's tables say what the oracle's do."""
    network = tomllib.loads(text)["network"]
    expected = Oracle(network, call).tables()
    if library is None:
        return
    asked = call | {"agreement": {"toml": text}}
    answer = json.loads(library.call(json.dumps(asked)))
    assert answer["type"] == "success", answer
    for name, rows in expected.items():
        found = answer["answer"][name]
        assert len(found) == len(rows), name
        for row, want in zip(found, rows, strict=True):
            assert {key: row[key] for key in want} == want, name


CASES = sorted(CORPUS.glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_corpus(library: Any, path: Path) -> None:
    """Every case of the corpus that is answered and withholds nothing."""
    case = json.loads(path.read_text(encoding="utf-8"))
    given = case["given"]
    if (
        "errors" in case["expected"]
        or "fewest" in given
        or "file" not in given["agreement"]
    ):
        return
    text = (CORPUS / given["agreement"]["file"]).read_text(encoding="utf-8")
    hold(library, given, text)


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random(library: Any, seed: int) -> None:
    """Random offices, alternatives, tables and questions."""
    draw = random.Random(seed)
    text = AGREEMENT.read_text(encoding="utf-8")
    head = text[: text.index("[[network.offices]]")]
    areas = {area["id"]: area for area in tomllib.loads(text)["network"]["areas"]}
    base = Oracle(tomllib.loads(text)["network"], {})
    offices, alternatives = [], []
    for area in areas:
        for code in draw.sample(base.areas[area], draw.randint(area == "north", 3)):
            kind = draw.choice(["office", "office", "shared-rooms"])
            offices.append((f"o{code}", code, area, kind))
    for number in range(draw.randint(0, 2)):
        area = draw.choice(sorted({office[2] for office in offices}))
        own = [office[0] for office in offices if office[2] == area]
        alternatives.append(
            (f"w{number}", area, draw.sample(own, draw.randint(1, len(own))))
        )
    body = "".join(
        f'[[network.offices]]\nid = "{i}"\nname = {{ en = "{i}" }}\n'
        f'municipality = "{c}"\narea = "{a}"\nkind = "{k}"\n'
        for i, c, a, k in offices
    ) + "".join(
        f'[[network.alternatives]]\nid = "{i}"\nname = {{ en = "{i}" }}\n'
        f'area = "{a}"\noffices = {json.dumps(own)}\n'
        for i, a, own in alternatives
    )
    call: Row = {"call": "network"}
    codes = [code for own in base.areas.values() for code in own]
    if draw.random() < 0.6:
        call["within"] = str(Decimal(draw.randint(0, 9000)) / 100)
    if draw.random() < 0.3:
        call["reach"] = "anywhere"
    if draw.random() < 0.4:
        call["rooms"] = True
    if draw.random() < 0.3:
        call["area"] = draw.choice(sorted(areas))
    if draw.random() < 0.7:
        rows = [
            f"{c},{draw.randint(0, 90)},{Decimal(draw.randint(0, 999)) / 4}\n"
            for c in codes
        ]
        call["visits"] = {"csv": "municipality,clients,visits\n" + "".join(rows)}
        if draw.random() < 0.7:
            call["kilometre"] = str(Decimal(draw.randint(0, 99)) / 100)
    if draw.random() < 0.5:
        rows = [
            f"{office[0]},{Decimal(draw.randint(0, 10**7)) / 100}\n" for office in offices
        ]
        call["premises"] = {"csv": "office,cost\n" + "".join(rows)}
    hold(library, call, head + body)
