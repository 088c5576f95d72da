"""The fields of steps and divisions, each by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from osuus_oracle import decimals, periods
from osuus_oracle.errors import (
    ABOVE_AND_UP_TO,
    DIVISION_BUYER_TWICE,
    DIVISION_LACKS_BUYER,
    DIVISION_STRANGER,
    DUPLICATE_ID,
    EMPTY_AREA,
    FIELD_LACKING,
    FLOOR_ABOVE_CEILING,
    GRADES_NOT_RISING,
    MEMBERS_OVERLAP,
    NEGATIVE_THRESHOLD,
    NEGATIVE_WEIGHT,
    NO_MEMBERS,
    NOT_POSITIVE,
    OVERLAPPING_VALUES,
    ROUNDING_OF_STEP,
    TIERS_NOT_RISING,
    UNKNOWN_NAME,
    WEIGHT_LACKING,
    WEIGHT_OF_STRANGER,
    WEIGHT_TWICE,
    Faults,
)
from osuus_oracle.words import is_number, word_of

Table = dict[str, Any]


def check_step(step: Table, buyers: list[str], lines: str, faults: Faults) -> None:
    """What is wrong with a step whatever it is made of."""
    word = word_of(step)
    if word == "convert" and not {"size", "into", "parts"} <= set(step):
        faults.add(FIELD_LACKING, step["id"])
    for text in _numbers(step, word):
        faults.trying(decimals.read, text)
    if faults.found:
        return
    if word == "index":
        if not {"of", "base", "to"} <= set(step):
            faults.add(FIELD_LACKING, step["id"])
        elif decimals.read(step["to"]) <= 0:
            faults.add(NOT_POSITIVE, step["id"])
    if word == "values" and periods.overlap(step["values"]):
        faults.add(OVERLAPPING_VALUES, step["id"])
    if word == "weights" and step["weights"] != "equal":
        check_weights(step["weights"], buyers, faults)
    if word in ("convert", "round"):
        said = step["size"] if word == "convert" else step["to"]
        if decimals.read(said) <= 0:
            faults.add(NOT_POSITIVE, step["id"])
    if word == "tiers" and "tariffs" in step:
        check_tariffs(step, faults)
    elif word == "tiers":
        _check_tiers(step, faults)
    if word == "graded":
        _check_grades(step, faults)
    if word == "when":
        for buyer in set(step["when"].get("buyers", [])) - set(buyers):
            faults.add(UNKNOWN_NAME, buyer)
    if word == "fund":
        check_fund(step, faults)
    if word == "share":
        _check_share(step, lines, faults)
    if word == "clients":
        if "above" in step and "up_to" in step:
            faults.add(ABOVE_AND_UP_TO, step["id"])
        for name in ("above", "up_to"):
            text = step.get(name, "0")
            if is_number(text) and decimals.read(text) < 0:
                faults.add(NEGATIVE_THRESHOLD, step["id"])
    if word == "prorate":
        check_members(step, buyers, faults)


def _numbers(step: Table, word: str) -> list[str]:
    """The texts that have to be decimals."""
    names = ["size", "zero_gives"]
    names += ["percent"] if word in ("renewed", "interest") else []
    # Elsewhere it is a day.
    names += ["to"] if word in ("round", "index") else []
    found = [step[name] for name in names if name in step]
    found += [row["value"] for row in step["values"]] if word == "values" else []
    if word in ("weights", "mix") and step[word] != "equal":
        found += [row["weight"] for row in step[word]]
    for band in step.get("bands", []):
        found += [band[name] for name in ("to", "price") if name in band]
    for grade in step.get("grades", []):
        found += [grade[name] for name in ("from", "to", "weight") if name in grade]
    found += [row["percent"] for row in step.get("funders", [])]
    unit = step.get("rounding", {}).get("unit")
    return [*found, unit] if unit else found


def check_weights(rows: list[Table], buyers: list[str], faults: Faults) -> None:
    """Weights from zero, one for every buyer."""
    named = [row["buyer"] for row in rows]
    for buyer in set(buyers) - set(named):
        faults.add(WEIGHT_LACKING, buyer)
    for buyer in set(named) - set(buyers):
        faults.add(WEIGHT_OF_STRANGER, buyer)
    if len(set(named)) < len(named):
        faults.add(WEIGHT_TWICE)
    if any(decimals.read(row["weight"]) < 0 for row in rows):
        faults.add(NEGATIVE_WEIGHT)


def _check_twice(names: list[str], about: str, faults: Faults) -> None:
    if len(set(names)) < len(names):
        faults.add(DUPLICATE_ID, about)


def check_fund(table: Table, faults: Faults) -> None:
    """Funders have names of their own, and a percentage each."""
    _check_twice([row["id"] for row in table["funders"]], table["id"], faults)
    for row in table["funders"]:
        faults.trying(decimals.read, row["percent"])


def check_tariffs(table: Table, faults: Faults) -> None:
    """Bands that rise, one table of them at a time."""
    if periods.overlap(table["tariffs"]):
        faults.add(OVERLAPPING_VALUES, table["id"])
    for row in table["tariffs"]:
        mine = Faults()
        for band in row["bands"]:
            for name in ("to", "price"):
                if name in band:
                    mine.trying(decimals.read, band[name])
        if not mine.found:
            _check_tiers({"id": table["id"], "bands": row["bands"]}, mine)
        faults.found += mine.found


def _check_grades(step: Table, faults: Faults) -> None:
    """Each grade begins where the one before it ends, or later, and ends after that."""
    grades, last = step["grades"], None
    if any("to" not in grade for grade in grades[:-1]):
        faults.add(GRADES_NOT_RISING, step["id"])
        return
    for grade in grades:
        first = decimals.read(grade["from"]) if "from" in grade else last
        to = decimals.read(grade["to"]) if "to" in grade else None
        early = first is not None and last is not None and first < last
        if early or (to is not None and first is not None and to <= first):
            faults.add(GRADES_NOT_RISING, step["id"])
            return
        last = to


def _check_tiers(step: Table, faults: Faults) -> None:
    tops = [band.get("to") for band in step["bands"]]
    if None in tops[:-1]:
        faults.add(TIERS_NOT_RISING, step["id"])
        return
    values = [decimals.read(top) for top in tops if top is not None]
    if any(a >= b for a, b in pairwise(values)):
        faults.add(TIERS_NOT_RISING, step["id"])


def _check_share(step: Table, lines: str, faults: Faults) -> None:
    if "rounding" in step and lines == "total":
        faults.add(ROUNDING_OF_STEP, step["id"])
    said = [step.get(name, "") for name in ("floor", "ceiling")]
    if all(text and is_number(text) for text in said):
        floor, ceiling = (decimals.read(text) for text in said)
        if floor > ceiling:
            faults.add(FLOOR_ABOVE_CEILING, step["id"])


def check_members(step: Table, buyers: list[str], faults: Faults) -> None:
    """Somebody belongs, and nobody twice on one day."""
    rows: dict[str, list[Table]] = {}
    if not step["members"]:
        faults.add(NO_MEMBERS, step["id"])
    for row in step["members"]:
        days = {name: row[name] for name in ("from", "to") if name in row}
        rows.setdefault(row["buyer"], []).append({"from": "0001-01-01", **days})
    for buyer, several in rows.items():
        if buyer not in buyers:
            faults.add(UNKNOWN_NAME, buyer)
        if periods.overlap(several):
            faults.add(MEMBERS_OVERLAP, buyer)


def check_divisions(agreement: Table, buyers: list[str], faults: Faults) -> set[str]:
    """Every buyer is in exactly one area, and every area has somebody; which do not."""
    amiss = set()
    for division in agreement.get("divisions", []):
        mine = Faults()
        areas = division["areas"]
        _check_twice([area["id"] for area in areas], division["id"], mine)
        named = [buyer for area in areas for buyer in area["buyers"]]
        if not all(area["buyers"] for area in areas):
            mine.add(EMPTY_AREA, division["id"])
        if len(set(named)) < len(named):
            mine.add(DIVISION_BUYER_TWICE, division["id"])
        for buyer in set(named) - set(buyers):
            mine.add(DIVISION_STRANGER, buyer)
        for buyer in set(buyers) - set(named):
            mine.add(DIVISION_LACKS_BUYER, buyer)
        if mine.found:
            amiss.add(division["id"])
            faults.found += mine.found
    return amiss
