"""The data that plots draw, for other programs that draw: altair, plotly, Vega.

Each function takes what the plot of its name takes and gives rows: exact amounts
(`Decimal`, or `Fraction` where decimals never end), and beside each the text that people
read. They need nothing but osuus.
"""

from osuus.plot.data._bills import bills
from osuus.plot.data._break_even import break_even
from osuus.plot.data._caseload import caseload
from osuus.plot.data._effects import effects
from osuus.plot.data._per_resident import per_resident
from osuus.plot.data._slopes import slopes
from osuus.plot.data._tiles import tiles

__all__ = [
    "bills",
    "break_even",
    "caseload",
    "effects",
    "per_resident",
    "slopes",
    "tiles",
]
