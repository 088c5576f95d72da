"""The contract of `core/benches/engine.rs` written by hand in NumPy's 64-bit integers.

`cargo xtask bench` runs it beside the engine; docs/development.md has the figures.
"""

import timeit
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

#: The pool in cents.
POOL = 123_456_789


def uses() -> Integers:
    """The use of each of 308 buyers."""
    place = np.arange(1, 309, dtype=np.int64)
    return 3 + (place * 7_919 * place) % 99_997


def bills(use: Integers) -> Integers:
    """What each pays, in cents."""
    return services(use) + shared(POOL, use)


def services(use: Integers) -> Integers:
    """The tariff in three bands, at least 1 000, of which a quarter is paid."""
    tariff = (
        np.minimum(use, 100) * 500_000
        + np.maximum(np.minimum(use, 1_000) - 100, 0) * 455_000
        + np.maximum(use - 1_000, 0) * 402_500
    )
    own = np.maximum(tariff, 10_000_000) * 25
    # From millionths to cents, a half up; nothing is below zero.
    return (own + 5_000) // 10_000


def shared(pool: int, weights: Integers) -> Integers:
    """A pool by weights, the rest to the largest remainders, ties to the first."""
    whole = weights.sum()
    below, beyond = np.divmod(pool * weights, whole)
    up = beyond * 2 >= whole
    parts = below + up
    remainder = beyond - up * whole
    rest = pool - parts.sum()
    order = np.argsort(-remainder, kind="stable")
    if rest < 0:
        parts[order[::-1][:-rest]] -= 1
    else:
        parts[order[:rest]] += 1
    return parts


def main() -> None:
    """Print how long one year of the contract takes."""
    use = uses()
    times: list[Any] = timeit.repeat(lambda: bills(use), number=2_000, repeat=7)
    print(f"the same with NumPy int64: {min(times) / 2_000 * 1e6:.1f} µs")


if __name__ == "__main__":
    main()
