"""The buyers: listed, or all of a region, on the map of a day."""

from collections import Counter
from datetime import date
from typing import Any

from osuus_oracle.errors import (
    SUCCESSION_OF_FIXED_MAP,
    UNKNOWN_MUNICIPALITY,
    UNKNOWN_REGION,
    Faults,
    OracleError,
)
from osuus_oracle.periods import Period
from osuus_oracle.register import Register

Table = dict[str, Any]


class Who:
    """The buyers of an agreement in a period, in order, with their names."""

    def __init__(
        self,
        buyers: Table,
        cut: Period | None,
        register: Register | None,
        faults: Faults,
        seen: Counter[str],
    ) -> None:
        self.register = register
        self.of_period = buyers.get("on") == "period"
        self.day: date | None = None
        self.names: dict[str, dict[str, str]] = {}
        #: Those that the register knows; all others are what they are for ever.
        self.municipalities: list[str] = []
        #: Those that a region selects.
        self.selected: list[str] = []
        if "succession" in buyers and not self.of_period:
            faults.add(SUCCESSION_OF_FIXED_MAP)
        if "on" in buyers and register is not None:
            if not self.of_period:
                self.day = date.fromisoformat(buyers["on"])
            elif cut is not None:
                self.day = cut.first
            else:
                raise OracleError(*faults.found)
            if faults.trying(_known, register, self.day) is None:
                for row in buyers.get("list", []):
                    code, name = row["code"], row.get("name", {})
                    self.names[code] = name
                    if not name and code not in register.names:
                        faults.add(UNKNOWN_MUNICIPALITY, code)
                self.day = None
                return
            seen["the map of the period" if self.of_period else "a fixed map"] += 1
        if "region" in buyers:
            assert register is not None
            assert self.day is not None
            self.municipalities = register.members_of(buyers["region"], self.day)
            if not self.municipalities:
                faults.add(UNKNOWN_REGION, buyers["region"])
            for code in self.municipalities:
                self.names[code] = register.name(code, self.day)
            self.selected = self.municipalities
            seen["a region"] += 1
            return
        for row in buyers["list"]:
            code = row["code"]
            self.names[code] = row.get("name", {})
            if register is None or self.day is None:
                continue
            if row.get("scheme", buyers["scheme"]) != register.scheme:
                seen["a buyer that is no municipality, on a map"] += 1
                continue
            self.municipalities.append(code)
            if not register.name(code, self.day):
                faults.add(UNKNOWN_MUNICIPALITY, code)
            self.names[code] = self.names[code] or register.name(code, self.day)


def _known(register: Register, day: date) -> bool:
    register.known(day)
    return True
