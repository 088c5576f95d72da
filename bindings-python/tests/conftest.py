"""One small agreement with every kind of line, for all tests."""

import osuus
import pytest

AGREEMENT = """\
format = 1
id = "shared-clinic"
currency = "EUR"
title = { fi = "Yhteinen klinikka", sv = "Gemensam klinik", en = "A shared clinic <b>" }

[term]
from = "2024-01-01"
to = "2025-12-31"

[[sources]]
id = "contract"
title = "The contract of 2023"

[buyers]
scheme = "party"
list = [
  { code = "north", name = { en = "North & Co" } },
  { code = "south", name = { en = "South" } },
  { code = "west", name = { fi = "Länsi" } },
]

[[units]]
id = "visit"
one = { en = "visit", fi = "käynti", sv = "besök" }
many = { en = "visits", fi = "käyntiä", sv = "besök" }

[[measures]]
id = "visits"
name = { en = "Visits", fi = "Käynnit", sv = "Besök" }
unit = "visit"

[[charges]]
id = "fee"
name = { en = "Fee for visits", fi = "Käyntimaksu", sv = "Besöksavgift" }
kind = "rate"
measure = "visits"
rates = [{ from = "2024-01-01", to = "2025-12-31", price = "12.345" }]

[[charges]]
id = "upkeep"
name = { en = "Upkeep", fi = "Ylläpito", sv = "Underhåll" }
kind = "pool"
amounts = [{ from = "2024-01-01", to = "2025-12-31", amount = "1000" }]
key = { equal = "buyers" }
source = "contract"
quote = "divided into equal parts"
"""

FACTS = [
    {"buyer": "north", "measure": "visits", "period": 2024, "value": 10},
    {"buyer": "south", "measure": "visits", "period": 2024, "value": "2.5"},
    {"buyer": "west", "measure": "visits", "period": 2024, "value": 0},
]


CARE = """\
format = 1
id = "care"
currency = "EUR"
title = { en = "Care", fi = "Hoito" }
term = { from = "2024-01-01", to = "2025-12-31" }

[buyers]
scheme = "party"
list = [
  { code = "north", name = { en = "North" } },
  { code = "south", name = { en = "South" } },
  { code = "west", name = { en = "West" } },
]

[[units]]
id = "hour"
one = { en = "hour" }
many = { en = "hours" }

[[measures]]
id = "care"
name = { en = "Care" }
unit = "hour"
of = "client"

[[measures]]
id = "population"
name = { en = "Population" }
unit = "resident"

[[steps]]
id = "hours"
name = { en = "Hours" }
clients = "care"

[[steps]]
id = "cared-for"
name = { en = "Cared for" }
clients = "care"
take = "count"

[[steps]]
id = "before"
name = { en = "Paid the year before" }
prior = { charge = "fee", missing = "zero" }

[[charges]]
id = "fee"
name = { en = "Fee" }
kind = "rate"
measure = "hours"
rates = [{ from = "2024-01-01", to = "2025-12-31", price = "1" }]

[[charges]]
id = "upkeep"
name = { en = "Upkeep" }
kind = "pool"
amounts = [{ from = "2024-01-01", to = "2025-12-31", amount = "1000" }]
key = { measure = "population" }

[[charges]]
id = "as-before"
name = { en = "As before" }
kind = "step"
amount = "before"

[[charges]]
id = "heads"
name = { en = "Heads" }
kind = "rate"
measure = "cared-for"
rates = [{ from = "2024-01-01", to = "2025-12-31", price = "2" }]
billed = "no"
"""


def care(buyer: str, value: str, client: str, period: str = "2024") -> dict[str, str]:
    row = {"buyer": buyer, "measure": "care", "period": period, "value": value}
    return row | {"client": client}


def people(buyer: str, value: int) -> dict[str, object]:
    return {"buyer": buyer, "measure": "population", "period": 2024, "value": value}


# One client in the north, five in the south, none in the west.
CARE_FACTS: list[dict[str, object]] = [
    {**care("north", "7731947.13", "klient-7f3a9c")},
    {**care("south", "5518263.47", "klient-0b44de", "2024-01")},
    {**care("south", "1904477.61", "klient-0b44de", "2024-02")},
    {**care("south", "6627351.89", "klient-9d21ff")},
    {**care("south", "3391558.24", "klient-c5e802")},
    {**care("south", "8146072.95", "klient-e61b37")},
    {**care("south", "2259713.36", "klient-48aa16")},
    people("north", 10),
    people("south", 20),
    people("west", 70),
]


@pytest.fixture(scope="session")
def agreement() -> osuus.Agreement:
    return osuus.Agreement.read(AGREEMENT)


@pytest.fixture(scope="session")
def statement(agreement: osuus.Agreement) -> osuus.Statement:
    return agreement.bill(year=2024, facts=FACTS)
