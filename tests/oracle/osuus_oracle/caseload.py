"""Caseloads, read from docs/caseload.md: verdicts, posts, moves, costs, standard times.

The best assignment is looked for client by client with a memory of what is left, not
through a network: it is meant for small tables.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

Row = dict[str, str]
FORMS = ("open", "substitute", "after-care")
LAW = ((date(2022, 1, 1), date(2023, 12, 31), 35), (date(2024, 1, 1), date.max, 30))


def rows(table: dict[str, Any] | None) -> list[Row]:
    """The rows of a table of a call, without empty cells."""
    if table is None:
        return []
    if "rows" in table:
        read = table["rows"]
    else:
        text = table["csv"]
        comma = ";" in text.splitlines()[0]
        read = list(csv.DictReader(io.StringIO(text), delimiter=";" if comma else ","))
        if comma:
            read = [{k: v.replace(",", ".") for k, v in row.items()} for row in read]
    stripped = [{name: cell.strip() for name, cell in row.items()} for row in read]
    return [{name: cell for name, cell in row.items() if cell} for row in stripped]


def holds(row: Row, day: date) -> bool:
    """Whether a dated row holds on a day."""
    begins = date.fromisoformat(row.get("from", "0001-01-01"))
    return begins <= day <= date.fromisoformat(row.get("to", "9999-12-31"))


def cap_on(day: date, caps: list[Row] | None) -> int | None:
    """The cap of a full post."""
    if caps is None:
        return next((cap for begins, ends, cap in LAW if begins <= day <= ends), None)
    return next((int(row["cap"]) for row in caps if holds(row, day)), None)


def of_part(cap: int, posts: Fraction, rule: str) -> int:
    """The cap of a part of a post."""
    exact = cap * posts
    return {
        "down": math.floor(exact),
        "up": math.ceil(exact),
        "half-up": math.floor(exact + Fraction(1, 2)),
        "whole": cap,
    }[rule]


def is_minor(row: Row, day: date) -> bool:
    """Whether the clients of a row are from 0 to 17 years old."""
    if "ages" in row:
        return row["ages"] == "minor"
    if "age" in row:
        return int(row["age"]) < 18
    born = date.fromisoformat(row["born"])
    # The 18th birthday, or the day after where the year has no such day.
    try:
        of_age = born.replace(year=born.year + 18)
    except ValueError:
        of_age = date(born.year + 18, 3, 1)
    return day < of_age


class Caseload:
    """What a call gives, taken apart."""

    def __init__(self, call: dict[str, Any], terms: dict[str, Any] | None = None) -> None:
        terms = terms or {}
        self.call = call
        self.day = date.fromisoformat(call["on"])
        own = rows(call["caps"]) if "caps" in call else terms.get("caps")
        self.cap = cap_on(self.day, own)
        self.rule = call.get("part_time") or terms.get("part_time") or "down"
        self.within = call.get("within") or terms.get("within") or "anywhere"
        self.apart = call.get("apart") or terms.get("apart") or "form"
        self.costs = rows(call["costs"]) if "costs" in call else terms.get("costs", [])
        self.workers = {row["worker"]: row for row in rows(call.get("workers"))}
        self.clients = []
        for row in rows(call.get("clients")):
            worker = self.workers.get(row.get("worker", ""), {})
            near = {name: worker[name] for name in ("team", "area") if name in worker}
            self.clients.append(near | row)
        self.minors = [row for row in self.clients if is_minor(row, self.day)]
        teams: dict[str, set[str]] = {}
        for row in self.workers.values():
            forms = set(row.get("forms", "").split())
            teams.setdefault(row.get("team", ""), set()).update(forms)
        self.forms = {}
        for name, row in self.workers.items():
            forms = set(row.get("forms", "").split())
            if not forms and "team" in row:
                forms = teams[row["team"]]
            self.forms[name] = forms or set(FORMS)

    @staticmethod
    def number(row: Row) -> int:
        """How many clients a row is of."""
        return int(row.get("count", "1"))

    def count(self, chosen: list[Row]) -> int:
        """How many clients some rows are of."""
        return sum(self.number(row) for row in chosen)

    def own_cap(self, worker: str) -> int | None:
        """The cap of one worker."""
        if self.cap is None:
            return None
        posts = Fraction(self.workers[worker].get("posts", "1"))
        return of_part(self.cap, posts, self.rule)

    def loads(self) -> dict[str, dict[str, Any]]:
        """Each worker's row of the table, as far as it is counted."""
        found = {}
        for name in sorted(self.workers):
            own = [row for row in self.clients if row.get("worker") == name]
            minors = [row for row in own if row in self.minors]
            counted, cap = self.count(minors), self.own_cap(name)
            line: dict[str, Any] = {form.replace("-", "_"): 0 for form in FORMS}
            for row in minors:
                line[row["form"].replace("-", "_")] += self.number(row)
            line |= {"counted": counted, "adults": self.count(own) - counted, "cap": cap}
            if cap is not None:
                verdict = "under" if counted < cap else "over"
                line["verdict"] = "at-cap" if counted == cap else verdict
                line["room"] = max(0, cap - counted)
                line["over"] = max(0, counted - cap)
            found[name] = line
        return found

    def verdict(self) -> str:
        """Whether the cap is kept by all."""
        if self.cap is None:
            return "no-cap"
        named = [row for row in self.minors if "worker" in row]
        nobody_is_served = self.count(self.minors) > 0 == self.count(named)
        if not self.workers or nobody_is_served:
            return "no-verdict"
        over = any(line["over"] > 0 for line in self.loads().values())
        return "exceeded" if over else "kept"

    def needed(self, apart: str) -> dict[str, tuple[int, int]] | None:
        """Clients and posts of each group."""
        if self.cap is None:
            return None
        groups: Counter[str] = Counter()
        for row in self.minors:
            group = {
                "nothing": "",
                "form": row.get("as", row["form"]),
                "team": row.get("team", ""),
                "area": row.get("area", ""),
            }[apart]
            groups[group] += self.number(row)
        return {name: (n, -(-n // self.cap)) for name, n in sorted(groups.items())}

    def posts_needed(self, apart: str | None = None) -> int | None:
        """The fewest posts."""
        groups = self.needed(apart or self.apart)
        return None if groups is None else sum(posts for _, posts in groups.values())

    def posts_held(self) -> Fraction | None:
        """The posts that there are."""
        if self.workers:
            worked = (Fraction(row.get("posts", "1")) for row in self.workers.values())
            return sum(worked, Fraction(0))
        return Fraction(self.call["posts"]) if "posts" in self.call else None

    def a_post(self) -> Fraction | None:
        """What a post costs a year."""
        row = next((row for row in self.costs if holds(row, self.day)), None)
        if row is None:
            return None
        more = Fraction(row.get("on_costs", "0")) / 100
        return Fraction(row["salary"]) * (1 + more) + Fraction(row.get("overheads", "0"))

    def best(self) -> tuple[int, int, int]:
        """The best way: new clients placed, clients left over a cap, clients moved."""
        loads = self.loads()
        names = sorted(loads)
        start = tuple(loads[name]["counted"] for name in names)
        caps = [loads[name]["cap"] for name in names]
        each = [row for row in self.minors for _ in range(self.number(row))]

        def near(row: Row, name: str) -> bool:
            if self.within == "anywhere" or self.within not in row:
                return True
            return row[self.within] == self.workers[name].get(self.within)

        @cache
        def look(place: int, counts: tuple[int, ...]) -> tuple[int, int, int] | None:
            """New ones left out, ones left over, moves, of the clients from here on."""
            if place == len(each):
                sums = zip(counts, caps, start, strict=True)
                if any(n > cap >= before for n, cap, before in sums):
                    return None
                left = sum(max(0, n - cap) for n, cap in zip(counts, caps, strict=True))
                return 0, left, 0
            row = each[place]
            own = names.index(row["worker"]) if "worker" in row else None
            stays = look(place + 1, counts)
            found = []
            if stays is not None:
                found.append((stays[0] + (own is None), stays[1], stays[2]))
            for number, name in enumerate(names):
                serves = row.get("as", row["form"]) in self.forms[name]
                full = start[number] > caps[number]
                if number == own or full or not serves or not near(row, name):
                    continue
                then = list(counts)
                then[number] += 1
                if own is not None:
                    then[own] -= 1
                rest = look(place + 1, tuple(then))
                if rest is not None:
                    found.append((rest[0], rest[1], rest[2] + (own is not None)))
            return min(found, default=None)

        best = look(0, start)
        assert best is not None, "leaving everybody where they are is a way"
        waiting = sum("worker" not in row for row in each)
        return waiting - best[0], best[1], best[2]


def staffing(time: Row, standards: list[Row]) -> dict[str, Any]:
    """What standard times ask for."""
    absent = ("leave", "holidays", "sick", "training", "other")
    days = Fraction(time["weeks"]) * Fraction(time["days_a_week"])
    days -= sum((Fraction(time.get(name, "0")) for name in absent), Fraction(0))
    hours = days * Fraction(time["hours_a_day"])
    asks, services, everybody, some = [], Fraction(0), Fraction(0), Fraction(0)
    for row in standards:
        if row["kind"] == "service":
            share = Fraction(row["minutes"]) * Fraction(row["volume"]) / 60 / hours
            services += share
        elif row["kind"] == "category":
            taken = Fraction(row["hours"]) / hours if "hours" in row else None
            share = Fraction(row["percent"]) / 100 if taken is None else taken
            everybody += share
        else:
            share = Fraction(row["hours"]) * Fraction(row["workers"]) / hours
            some += share
        asks.append(share)
    factor = 1 / (1 - everybody)
    required = services * factor + some
    whole = math.floor(required)
    dropped = required - whole <= Fraction(min(whole, 5), 10)
    return {
        "working_days": days,
        "working_hours": hours,
        "category_factor": factor,
        "individual_factor": some,
        "staff_required": required,
        "posts_by_time": whole if dropped else whole + 1,
        "asks": asks,
    }


def shared(pool: Fraction, weights: dict[str, Fraction]) -> dict[str, Fraction]:
    """A pool in cents by largest remainder, ties to the lowest code."""
    total = sum(weights.values())
    exact = {code: pool * 100 * weight / total for code, weight in weights.items()}
    cents = {code: math.floor(value) for code, value in exact.items()}
    rest = round(pool * 100) - sum(cents.values())
    order = sorted(weights, key=lambda code: (cents[code] - exact[code], code))
    for code in order[:rest]:
        cents[code] += 1
    return {code: Fraction(n, 100) for code, n in cents.items()}
