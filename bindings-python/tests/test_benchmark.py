"""The peer in NumPy that the engine is measured against works out the same contract."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import osuus

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "core" / "benches" / "engine" / "contract.json"


def peer() -> Any:
    path = ROOT / "bindings-python" / "benches" / "contract.py"
    spec = importlib.util.spec_from_file_location("contract", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_bill_the_same_cents() -> None:
    contract = peer()
    uses = {f"{place:03}": int(use) for place, use in enumerate(contract.uses())}
    terms = json.loads(CONTRACT.read_text(encoding="utf-8"))
    terms["buyers"]["list"] = [{"code": code, "name": {"en": code}} for code in uses]
    agreement = osuus.Agreement.read(json.dumps(terms), syntax="json")
    rows = [
        {"buyer": code, "measure": "use", "period": "2002", "value": use}
        for code, use in uses.items()
    ]
    bills = agreement.bill(year=2002, facts=rows)
    cents = contract.bills(contract.uses()).tolist()
    assert [int(bill.total * 100) for bill in bills] == cents
