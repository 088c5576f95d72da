"""Caseloads: every case of the corpus and random tables, read a second time."""

from __future__ import annotations

import json
import os
import random
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from osuus_oracle import caseload as oracle

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus" / "caseload"
Answer = dict[str, Any]


def cases() -> list[Path]:
    """The cases that answer with a report."""
    found = []
    for path in sorted(CORPUS.glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))["expected"]
        if "errors" not in expected:
            found.append(path)
    return found


def read(path: Path) -> Answer:
    """The call of a case, with its files read in."""
    call: Answer = json.loads(path.read_text(encoding="utf-8"))["given"]
    for name, value in call.items():
        if isinstance(value, dict) and "file" in value:
            file = path.parent / value["file"]
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".toml":
                text = json.dumps(tomllib.loads(text))
                call[name] = {"json": text}
            else:
                call[name] = {"csv": text}
    return call


@pytest.fixture
def ask(library: Any) -> Any:
    """Asks the library, without which there is nothing to compare with."""
    if library is None:
        pytest.skip("without the library")

    def answer(call: Answer) -> Answer:
        found: Answer = json.loads(library.call(json.dumps(call)))
        assert found["type"] == "success", found
        document: Answer = found["answer"]
        return document

    return answer


def exact(text: str | None) -> Fraction | None:
    """A figure of an answer."""
    return None if text is None else Fraction(text)


def read_agreement(given: Answer) -> Answer:
    """The agreement of a call, from its text or from the embedded ones."""
    if "json" in given:
        return dict(json.loads(given["json"]))
    name = f"{given['embedded']}.json"
    path = ROOT / "core" / "agreements" / name
    return dict(json.loads(path.read_text(encoding="utf-8")))


def hold(found: Answer, call: Answer) -> None:
    """Holds an answer to what the oracle works out."""
    agreement = read_agreement(call["agreement"]) if "agreement" in call else {}
    one = oracle.Caseload(call, agreement.get("caseload"))
    assert found["cap"] == one.cap
    assert found["verdict"] == one.verdict()
    assert found["clients"] == one.count(one.minors)
    assert found["adults"] == one.count(one.clients) - one.count(one.minors)
    assert exact(found["posts"]) == one.posts_held()
    lines = {row["worker"]: row for row in found["workers"]}
    loads = one.loads()
    assert lines.keys() == loads.keys()
    for name, load in loads.items():
        assert {key: lines[name][key] for key in load} == load, name
    hold_posts(found, one)
    if "standards" in call:
        hold_standards(found, one, call)
    if "bills" in found:
        hold_bills(found, one, agreement)


def hold_posts(found: Answer, one: oracle.Caseload) -> None:
    """Posts at least, and what they cost."""
    assert found["posts_needed"] == one.posts_needed()
    for row in found["needed"]:
        groups = one.needed(row["apart"])
        assert groups is not None
        assert groups[row["of"] or ""] == (row["clients"], row["posts"])
    for row in found["sums"]:
        assert row["posts"] == one.posts_needed(row["apart"])
    for row in found.get("costs", []):
        posts = {"needed": one.posts_needed(), "held": one.posts_held()}[row["what"]]
        assert exact(row["a_post"]) == one.a_post()
        assert exact(row["cost"]) == (one.a_post() or 0) * (posts or 0)


def hold_standards(found: Answer, one: oracle.Caseload, call: Answer) -> None:
    """Standard times, and the need by the cap beside them."""
    [time] = oracle.rows(call["time"])
    staff = oracle.staffing(time, oracle.rows(call["standards"]))
    assert [exact(row["asks"]) for row in found["standards"]] == staff.pop("asks")
    whole = staff["posts_by_time"]
    for name, value in staff.items():
        assert Fraction(found[name]) == value, name
    held = one.posts_held()
    if held is not None:
        assert exact(found["time_difference"]) == held - whole
        assert exact(found["time_ratio"]) == (held / whole if whole else None)
    assert found["posts_greater"] == max(whole, one.posts_needed() or 0)


def hold_bills(found: Answer, one: oracle.Caseload, agreement: Answer) -> None:
    """The cost of the posts by clients, and what one client more changes."""
    if agreement["charges"][0]["key"] != {"measure": "clients"}:
        return
    payer = one.call.get("payer", "buyer")
    codes = [row["code"] for row in agreement["buyers"]["list"]]

    def bills(caseload: oracle.Caseload) -> dict[str, Fraction]:
        weights = dict.fromkeys(codes, Fraction(0))
        for row in caseload.minors:
            weights[row[payer]] += caseload.number(row)
        posts = Fraction(caseload.posts_needed() or 0)
        return oracle.shared(posts * (caseload.a_post() or 0), weights)

    now = bills(one)
    assert {row["buyer"]: exact(row["amount"]) for row in found["bills"]} == now
    for row in found["next"]:
        code = row["buyer"]
        more = {payer: code, "form": row["form"], "ages": "minor", "count": "1"}
        then = oracle.Caseload(one.call, agreement.get("caseload"))
        then.minors.append(more)
        assert row["posts"] == then.posts_needed()
        assert row["more_posts"] == row["posts"] - (one.posts_needed() or 0)
        assert exact(row["bill"]) == now[code]
        assert exact(row["bill_then"]) == bills(then)[code]
        assert exact(row["more_to_pay"]) == bills(then)[code] - now[code]


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_the_corpus(ask: Any, path: Path) -> None:
    call = read(path)
    # What is withheld is compared by the case without it.
    call.pop("fewest", None)
    hold(ask(call), call)


def table(lines: list[dict[str, str]]) -> dict[str, Any]:
    """A table of a call."""
    return {"rows": lines}


def random_call(dice: random.Random) -> Answer:
    """Few workers and few clients, with everything that a row can say."""
    teams, areas = ["t1", "t2", ""], ["north", "south", ""]
    workers = []
    for number in range(dice.randint(0, 3)):
        forms = [form for form in oracle.FORMS if dice.random() < 0.7]
        row = {"worker": f"w{number}", "team": dice.choice(teams)}
        row |= {"area": dice.choice(areas), "forms": " ".join(forms)}
        row["posts"] = dice.choice(["", "1", "0.5", "0.35", "0.75"])
        workers.append(row)
    clients = []
    for key in range(dice.randint(0, 6)):
        row = {"form": dice.choice(oracle.FORMS)}
        if dice.random() < 0.2:
            row["as"] = dice.choice(oracle.FORMS)
        if workers and dice.random() < 0.7:
            # The first has more than the others, so that there is something to mend.
            number = min(dice.randrange(len(workers)), dice.randrange(3))
            row["worker"] = f"w{number}"
        age = dice.choice(["born", "age", "ages"])
        row[age] = {
            "born": dice.choice(["2006-03-01", "2006-03-02", "2024-03-01", "2008-02-29"]),
            "age": dice.choice(["0", "17", "18"]),
            "ages": dice.choice(["minor", "minor", "adult"]),
        }[age]
        if dice.random() < 0.6:
            row["client"] = f"client-key-{key}"
        else:
            row["count"] = str(dice.randint(0, 3))
        row |= {"team": dice.choice(teams), "area": dice.choice(areas)}
        clients.append(row)
    call: Answer = {"call": "caseload", "on": "2024-03-01", "clients": table(clients)}
    call["caps"] = table([{"cap": str(dice.randint(1, 5))}])
    if workers:
        call["workers"] = table(workers)
    elif dice.random() < 0.5:
        call["posts"] = dice.choice(["0", "3", "2.5"])
    call["part_time"] = dice.choice(["down", "half-up", "up", "whole"])
    call["within"] = dice.choice(["team", "area", "anywhere", "anywhere"])
    call["apart"] = dice.choice(["nothing", "form", "team", "area"])
    if dice.random() < 0.5:
        cost = {"salary": "41234.5", "on_costs": "21.35", "overheads": "4999.99"}
        call["costs"] = table([cost])
    if dice.random() < 0.3:
        time = {"weeks": "52", "days_a_week": "5", "hours_a_day": "7.25", "leave": "38"}
        call["time"] = table([time | {"holidays": str(dice.randint(0, 12))}])
        volume = str(dice.randint(0, 9000))
        standards = [{"kind": "service", "minutes": "45.5", "volume": volume}]
        standards.append({"kind": "category", "percent": str(dice.randint(0, 60))})
        standards.append({"kind": "category", "hours": str(dice.randint(0, 99))})
        standards.append({"kind": "individual", "hours": "88", "workers": "2.5"})
        call["standards"] = table([{"activity": "a"} | row for row in standards])
    return call


def test_random_tables(ask: Any) -> None:
    dice = random.Random(int(os.environ.get("OSUUS_ORACLE_SEED", "20240301")))
    searched, tables = 0, int(os.environ.get("OSUUS_ORACLE_EXAMPLES", "1500"))
    for _ in range(tables):
        call = random_call(dice)
        found = ask(call)
        hold(found, call)
        if "moves" not in found:
            continue
        one = oracle.Caseload(call)
        placed, over, moved = one.best()
        left = found["not_placed"]
        waiting = one.count([row for row in one.minors if "worker" not in row])
        assert (found["placed"], left - (waiting - placed), found["moves"]) == (
            placed,
            over,
            moved,
        ), call
        assert found["posts_lacking"] == -(-left // (one.cap or 1))
        searched += bool(moved)
    assert searched > tables / 25, "few tables had anything to move"
