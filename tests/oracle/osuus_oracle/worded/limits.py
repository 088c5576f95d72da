"""Limits: the least or the most that somebody pays, as a figure or by another amount."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from osuus_oracle import decimals, prior
from osuus_oracle.errors import FIELD_LACKING, Faults
from osuus_oracle.shapes import BUYERS, SCALAR, Figure, combined
from osuus_oracle.words import MEMBERSHIP, Written, is_number

if TYPE_CHECKING:
    from osuus_oracle.steps import Steps
    from osuus_oracle.typing_rules import Rules

Table = dict[str, Any]
#: A limit as an agreement writes it.
Limit = str | Table | list[Any]


class Old:
    """The amount that a charge had: a figure, or one of an earlier statement."""

    def __init__(self, charge: str, said: Any, *, lenient: bool = False) -> None:
        self._charge = charge
        self.written: Written | None = None
        self.prior: Table = {"charge": charge}
        if isinstance(said, dict) and "prior" in said:
            self.prior = said["prior"]
        elif said is not None:
            self.written = said
        if lenient:
            self.prior = {"missing": "new", **self.prior}

    def figures(self) -> list[Written]:
        """What it is made of."""
        return [] if self.written is None else [self.written]

    def check(self, rules: Rules, faults: Faults) -> None:
        """Money of buyers, or of all."""
        if self.written is not None:
            rules.wants(self.written, [SCALAR, BUYERS], rules.money, faults)
        else:
            rules.check_prior(self.prior, faults)

    def figure(self, env: Steps) -> Figure:
        """What it comes to."""
        if self.written is not None:
            return env.figure(self.written)
        step = {"id": self._charge, "prior": self.prior}
        paid = prior.of_all(
            step, env.agreement_id, env.year, env.earlier, env.buyers, env.seen
        )
        return Figure(BUYERS, paid)


class Bound:
    """One limit: what it is made of, and what it comes to for everybody."""

    def __init__(
        self, said: Limit, charge: Table, what: str, pool: Written | None
    ) -> None:
        self.said = said
        self.what = what
        self._charge = charge["id"]
        #: Whoever belongs for a part of the time has that part of its limits.
        self._by_key = charge.get("prorated") == "key"
        #: What a percentage is of where nothing is said.
        self._pool = pool
        self._old: Old | None = None
        if isinstance(said, dict) and {"rise", "fall"} & set(said):
            lenient = said.get("new") == "free"
            self._old = Old(charge["id"], said.get("from"), lenient=lenient)
        self._each = (
            [Bound(one, charge, what, pool) for one in said]
            if isinstance(said, list)
            else []
        )

    @property
    def kind(self) -> str:
        """Which of the limits it is."""
        if isinstance(self.said, list):
            return "list"
        if isinstance(self.said, str):
            return "number" if is_number(self.said) else "figure"
        return next(
            (kind for kind in ("percent", "rise", "fall") if kind in self.said), "charge"
        )

    def figures(self) -> list[Written]:
        """What it is made of."""
        if self._each:
            return [figure for one in self._each for figure in one.figures()]
        time = [MEMBERSHIP] if self._by_key else []
        return [*self._made_of(), *time]

    def _made_of(self) -> list[Written]:
        if self.kind in ("number", "figure", "charge"):
            assert not isinstance(self.said, list)
            return [self.said]
        if self._old is not None:
            # Whoever is new pays no more than the whole of a pool.
            whole = [self._pool] if self._pool is not None and self._free else []
            return [*self._old.figures(), *whole]
        assert isinstance(self.said, dict)
        of = self.said.get("of", self._pool)
        return [] if of is None else [of]

    @property
    def _free(self) -> bool:
        return isinstance(self.said, dict) and self.said.get("new") == "free"

    def check(self, rules: Rules, faults: Faults) -> None:
        """Money of buyers, or of all."""
        for one in self._each:
            one.check(rules, faults)
        if self._each:
            return
        if self._old is not None:
            self._old.check(rules, faults)
        elif not self._made_of():
            faults.add(FIELD_LACKING, f"{self._charge}: of what")
        else:
            rules.wants(self._made_of()[0], [SCALAR, BUYERS], rules.money, faults)
        if self.kind in ("percent", "rise", "fall"):
            assert isinstance(self.said, dict)
            faults.trying(decimals.read, self.said[self.kind])

    def figure(self, env: Steps, *, within: bool) -> tuple[Figure, set[str]]:
        """The limit of everybody for its time as a member, and for whom it is none."""
        if self._each:
            return self._strictest(env, within=within)
        whole, free = self._of_the_year(env, within=within)
        if not self._by_key:
            return whole, free
        belongs = env.figure(MEMBERSHIP)
        # The ceiling of a new buyer is the whole of the pool.
        whole_pool = self._new(env) if within and self.what == "maximum" else set()
        values = {
            buyer: whole.at(buyer) * (1 if buyer in whole_pool else belongs.at(buyer))
            for buyer in env.buyers
        }
        return Figure(BUYERS, values), free

    def _new(self, env: Steps) -> set[str]:
        if self._old is None or not self._free:
            return set()
        old = self._old.figure(env)
        return {buyer for buyer in env.buyers if old.at(buyer) == 0}

    def _strictest(self, env: Steps, *, within: bool) -> tuple[Figure, set[str]]:
        found = [one.figure(env, within=within) for one in self._each]
        values, none = {}, set()
        choose = min if self.what == "maximum" else max
        for buyer in env.buyers:
            held = [limit.at(buyer) for limit, free in found if buyer not in free]
            if not held:
                none.add(buyer)
            values[buyer] = choose(held) if held else Fraction(0)
        return Figure(BUYERS, values), none

    def _of_the_year(self, env: Steps, *, within: bool) -> tuple[Figure, set[str]]:
        """The limit of everybody, and for whom it is none; `within` a pool nobody is."""
        env.seen[f"limit {self.what} {self.kind}"] += 1
        if self.kind in ("number", "figure", "charge"):
            assert not isinstance(self.said, list)
            return env.figure(self.said), set()
        assert isinstance(self.said, dict)
        part = decimals.read(self.said[self.kind]) / 100
        if self._old is None:
            env.seen["limit percent of the pool"] += "of" not in self.said
            return combined(env.all(*self._made_of()), lambda x: part * x), set()
        old = self._old.figure(env)
        env.seen["limit from"] += "from" in self.said
        factor = 1 - part if self.kind == "fall" else 1 + part
        made = combined([old], lambda x: factor * x)
        if not self._free:
            return made, set()
        new = {b for b in env.buyers if old.at(b) == 0}
        env.seen[f"limit {self.what}, somebody new is free"] += bool(new)
        values = {buyer: made.at(buyer) for buyer in env.buyers}
        if self.what == "minimum":
            return Figure(BUYERS, values | dict.fromkeys(new, Fraction(0))), set()
        if within:
            assert self._pool is not None
            whole = env.figure(self._pool).one
            return Figure(BUYERS, values | dict.fromkeys(new, whole)), set()
        return Figure(BUYERS, values), new
