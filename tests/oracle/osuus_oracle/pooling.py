"""Steps `share`: a pool among buyers or areas, or each area's among its buyers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from osuus_oracle.errors import (
    ALL_WEIGHTS_ZERO,
    BOUNDS_ON_NEGATIVE_POOL,
    NEGATIVE_KEY,
    UNKNOWN_NAME,
    Faults,
    OracleError,
)
from osuus_oracle.rounding import Terms
from osuus_oracle.shapes import ALL, Figure
from osuus_oracle.sharing import Amounts, Bounds, share
from osuus_oracle.words import Written


@dataclass(frozen=True)
class Share:
    """What is shared, by what, between what, and in which areas."""

    about: str
    pool: Written
    key: Written
    bounds: Mapping[str, Written | Figure]
    within: str


class Pooling:
    """Sharing of figures."""

    def __init__(
        self,
        look: Callable[[Written], Figure],
        buyers: list[str],
        divisions: dict[str, dict[str, list[str]]],
        seen: Counter[str],
    ) -> None:
        self._look = look
        self._buyers = buyers
        self._divisions = divisions
        self._seen = seen

    def shared(self, wanted: Share, by: Terms) -> tuple[Figure, Fraction]:
        """The part of everybody, and what nobody carried."""
        faults = Faults()
        pool = faults.trying(self._look, wanted.pool)
        key = faults.trying(self._look, wanted.key)
        limits = {
            n: w if isinstance(w, Figure) else faults.trying(self._look, w)
            for n, w in wanted.bounds.items()
        }
        looked = faults.trying(self.balance, by, key)
        if (
            key is not None
            and by.balance == "buyer"
            and by.balance_name not in key.values
        ):
            faults.add(UNKNOWN_NAME, by.balance_name)
        if key is not None and any(value < 0 for value in key.values.values()):
            faults.add(NEGATIVE_KEY, wanted.about)
        if pool is None or key is None or looked is None or None in limits.values():
            raise OracleError(*faults.found)
        bounds = {
            n: self._of_everybody(f, key) for n, f in limits.items() if f is not None
        }
        self._note(wanted, key, limits)
        made: Amounts = {}
        left = Fraction(0)
        for area, members in self._groups(wanted, key).items():
            worth = pool.values[area]
            weights = {code: key.values[code] for code in members}
            if wanted.within and worth == 0 and not any(weights.values()):
                self._seen["share within, an area of nothing"] += 1
                made |= dict.fromkeys(members, Fraction(0))
                continue
            mine = {n: {c: values[c] for c in members} for n, values in bounds.items()}
            part = faults.trying(self._part, worth, weights, mine, looked, by, faults)
            if part is not None:
                made |= part[0]
                left += part[1]
        faults.stop()
        return Figure(key.shape, {code: made[code] for code in key.values}), left

    def _part(
        self,
        worth: Fraction,
        weights: Amounts,
        limits: dict[str, Amounts],
        looked: Amounts,
        by: Terms,
        faults: Faults,
    ) -> tuple[Amounts, Fraction]:
        if not any(weights.values()):
            faults.add(ALL_WEIGHTS_ZERO)
        if limits and worth < 0:
            faults.add(BOUNDS_ON_NEGATIVE_POOL)
        if faults.found:
            raise OracleError
        bounds = Bounds(limits.get("floor"), limits.get("ceiling")) if limits else None
        keys = {code: looked[code] for code in weights} if looked else {}
        shared = share(worth, weights, by, bounds, keys, self._seen)
        return shared.parts, shared.unallocated

    def _groups(self, wanted: Share, key: Figure) -> dict[str, list[str]]:
        """Who shares with whom, each in the order of the list."""
        if not wanted.within:
            return {ALL: list(key.values)}
        return {
            area: [buyer for buyer in self._buyers if buyer in members]
            for area, members in self._divisions[wanted.within].items()
        }

    def balance(self, by: Terms, key: Figure | None) -> Amounts:
        """The values that the balance looks at, where it looks at any."""
        if key is None or by.balance not in ("largest", "smallest", "descending"):
            return {}
        if by.balance_name == "weight":
            return key.values
        self._seen["balance of a share by a measure or step"] += 1
        return self._look(by.balance_name).values

    def _of_everybody(self, bound: Figure, key: Figure) -> Amounts:
        return {code: bound.at(code) for code in key.values}

    def _note(self, wanted: Share, key: Figure, limits: dict[str, Figure | None]) -> None:
        among = key.shape.partition(" ")[0]
        self._seen[f"share among {'areas' if among == 'areas' else among}"] += 1
        self._seen["share within"] += bool(wanted.within)
        for name, bound in limits.items():
            if bound is not None:
                shape = bound.shape.partition(" ")[0]
                self._seen[f"share, {name} {shape}"] += 1
                self._seen["share within, bounded"] += bool(wanted.within)
