"""The embedded centres against published points, and against their own degrees.

The formula is written here from `docs/centres.md`. Plain floats do: they err by less than
a millionth of a metre, and no centre lies so close to half a metre.
"""

import csv
from math import asin, asinh, atan, atanh, cos, cosh, radians, sin, sinh, sqrt, tan
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "core/data/finland"

#: GRS 80 and ETRS-TM35FIN.
AXIS = 6378137.0
FLATTENING = 1 / 298.257222101
SCALE = 0.9996
MERIDIAN = 27.0
FALSE_EAST = 500000.0

SECOND = FLATTENING * (2 - FLATTENING)
N = FLATTENING / (2 - FLATTENING)
RADIUS = AXIS / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
SERIES = (
    N / 2 - 2 * N**2 / 3 + 5 * N**3 / 16 + 41 * N**4 / 180,
    13 * N**2 / 48 - 3 * N**3 / 5 + 557 * N**4 / 1440,
    61 * N**3 / 240 - 103 * N**4 / 140,
    49561 * N**4 / 161280,
)

#: Lantmäteriet, "Kontrollpunkter för SWEREF 99 TM", 2007-11-20: latitude, longitude,
#: north and east, to the millimetre. SWEREF 99 TM is ETRS-TM35FIN around 15 degrees.
SWEREF = [
    (55, 12.75, 6097106.672, 356083.438),
    (55, 14.25, 6095048.642, 452024.069),
    (57, 12.75, 6319636.937, 363331.554),
    (57, 19.5, 6326392.707, 773251.054),
    (59, 11.25, 6546096.724, 284626.066),
    (59, 19.5, 6548757.206, 758410.519),
    (61, 12.75, 6764877.311, 378323.440),
    (61, 18.75, 6768593.345, 702745.127),
    (63, 12, 6989134.048, 348083.148),
    (63, 19.5, 6993565.630, 727798.671),
    (65, 13.5, 7209293.753, 429270.201),
    (65, 21.75, 7225449.115, 817833.405),
    (67, 16.5, 7432168.174, 565398.458),
    (67, 24, 7459745.672, 891298.142),
    (69, 21, 7666089.698, 739639.195),
]
#: PROJ, `test/gie/builtins.gie`, `+proj=utm +ellps=GRS80 +zone=30`: ETRS-TM35FIN around
#: -3 degrees. Latitude, longitude, north, east.
PROJ = [
    (1, 2, 110955.141175949, 1057002.405491298),
    (-1, 2, -110955.141175949, 1057002.405491298),
    (1, -2, 110547.105696804, 611263.812278905),
    (-1, -2, -110547.105696804, 611263.812278905),
]


def plane(latitude: float, longitude: float) -> tuple[float, float]:
    """East and north, in metres, of a point in degrees."""
    phi = radians(latitude)
    away = radians(longitude - MERIDIAN)
    first = sqrt(SECOND)
    conformal = atan(sinh(asinh(tan(phi)) - first * atanh(first * sin(phi))))
    eta = atanh(cos(conformal) * sin(away))
    xi = asin(sin(conformal) * cosh(eta))
    north, east = xi, eta
    for k, h in enumerate(SERIES, start=1):
        north += h * sin(2 * k * xi) * cosh(2 * k * eta)
        east += h * cos(2 * k * xi) * sinh(2 * k * eta)
    return SCALE * RADIUS * east + FALSE_EAST, SCALE * RADIUS * north


def table(name: str) -> list[list[str]]:
    """The rows of a table, with its column names first."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_geta() -> None:
    """JHS 197, appendix 3, section 1: point G4 (Geta), with steps on the way.

    The appendix prints its numbers as images; two public transcriptions of them agree.
    """
    assert pytest.approx(6367449.145771, abs=1e-6) == RADIUS
    steps = [0.000837731824734, 0.000000760852779, 0.000000001197638, 0.000000000002443]
    assert pytest.approx(steps, abs=1e-15) == SERIES
    east, north = plane(60 + 23 / 60 + 6.38474 / 3600, 19 + 50 / 60 + 53.29237 / 3600)
    assert north == pytest.approx(6715706.37708, abs=0.00001)
    assert east == pytest.approx(106256.35961, abs=0.00001)


@pytest.mark.parametrize(("latitude", "longitude", "north", "east"), SWEREF)
def test_sweref(latitude: float, longitude: float, north: float, east: float) -> None:
    turned = plane(latitude, longitude - 15 + MERIDIAN)
    assert turned == pytest.approx((east, north), abs=0.00051)


@pytest.mark.parametrize(("latitude", "longitude", "north", "east"), PROJ)
def test_proj(latitude: float, longitude: float, north: float, east: float) -> None:
    turned = plane(latitude, longitude + 3 + MERIDIAN)
    assert turned == pytest.approx((east, north), abs=0.000001)


def test_quadrant() -> None:
    """PROJ, the same file, `+proj=aeqd +ellps=GRS80`: from the equator to the pole."""
    north = plane(90, MERIDIAN)[1]
    assert north == pytest.approx(SCALE * 10001965.7292, abs=0.0001)


@pytest.mark.parametrize("latitude", range(59, 72))
def test_meridian(latitude: int) -> None:
    """On the central meridian north is the scaled length of the meridian."""
    steps = 2000
    length = 0.0
    for step in range(steps + 1):
        phi = radians(latitude) * step / steps
        weight = 1 if step in (0, steps) else 2 + step % 2 * 2
        length += weight * AXIS * (1 - SECOND) / (1 - SECOND * sin(phi) ** 2) ** 1.5
    length *= radians(latitude) / steps / 3
    east, north = plane(latitude, MERIDIAN)
    assert east == FALSE_EAST
    assert north == pytest.approx(SCALE * length, abs=0.000001)


@pytest.mark.parametrize("away", [0.5, 3, 8])
def test_symmetry(away: float) -> None:
    east, north = plane(62, MERIDIAN + away)
    west = plane(62, MERIDIAN - away)
    assert west == pytest.approx((2 * FALSE_EAST - east, north), abs=1e-9)
    assert plane(-62, MERIDIAN + away) == (east, -north)
    assert plane(0, MERIDIAN + away)[1] == 0


@pytest.mark.parametrize("point", [(60, 20), (62, 25), (66, 30), (70, 28)])
def test_conformal(point: tuple[float, float]) -> None:
    """A small step north and one east are scaled alike, and at a right angle."""
    latitude, longitude = point
    square = SECOND * sin(radians(latitude)) ** 2
    stretch = (1 - square) / (1 - SECOND) * cos(radians(latitude))
    step = 1e-4
    south, north = plane(latitude - step, longitude), plane(latitude + step, longitude)
    west, east = plane(latitude, longitude - step), plane(latitude, longitude + step)
    up = [stretch * (b - a) for a, b in zip(south, north, strict=True)]
    side = [b - a for a, b in zip(west, east, strict=True)]
    assert side == pytest.approx([up[1], -up[0]], abs=1e-7)


def test_centres() -> None:
    """Every centre is the nearest metre of its degrees."""
    degrees, centres = table("centres-degrees.csv"), table("centres.csv")
    assert degrees[0] == ["code", "longitude", "latitude"]
    assert centres[0] == ["code", "east", "north"]
    for (code, longitude, latitude), (same, *metres) in zip(
        degrees[1:], centres[1:], strict=True
    ):
        exact = plane(float(latitude), float(longitude))
        assert (same, metres) == (code, [str(int(size + 0.5)) for size in exact])
        # Else a float could not tell which metre is the nearest.
        assert all(abs(size % 1 - 0.5) > 0.0001 for size in exact), code


def test_codes() -> None:
    """One for each municipality of 2022, save Pertunmaa and Tuusula."""
    codes = [row[0] for row in table("centres.csv")[1:]]
    assert len(codes) == 307
    assert codes == sorted(codes)
    known = {row[0] for row in table("figures-population-2022-borders.csv")[1:]}
    assert set(codes) == known - {"588", "858"}
