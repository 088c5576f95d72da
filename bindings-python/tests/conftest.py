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


@pytest.fixture(scope="session")
def agreement() -> osuus.Agreement:
    return osuus.Agreement.read(AGREEMENT)


@pytest.fixture(scope="session")
def statement(agreement: osuus.Agreement) -> osuus.Statement:
    return agreement.bill(year=2024, facts=FACTS)
