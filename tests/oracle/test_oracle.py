"""Random agreements: the library and the oracle say exactly the same."""

import os
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

import tally
from compare import compare
from strategies import BEHIND, TIGHT, Example, examples
from trouble import TROUBLES

EXAMPLES = int(os.environ.get("OSUUS_ORACLE_EXAMPLES", "2000"))
SEED = int(os.environ.get("OSUUS_ORACLE_SEED", "0"))


def _sorts() -> list[tuple[str, int]]:
    """Each sort of example and how many: a quarter of them are in some trouble."""
    troubled = EXAMPLES // 4 // len(TROUBLES)
    tight = EXAMPLES // 10
    behind = EXAMPLES // 20
    plain = EXAMPLES - tight - behind - troubled * len(TROUBLES)
    sorts = [("", plain), (TIGHT, tight), (BEHIND, behind)]
    sorts += [(name, troubled) for name in TROUBLES]
    return [(name, count) for name, count in sorts if count > 0]


def test_library_and_oracle_agree(library: Any) -> None:
    """The same figures to the last digit, or a failure of both; every option met."""
    for sort, count in _sorts():

        @seed(SEED)
        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(examples(sort))
        def agree(example: Example) -> None:
            compare(library, example)

        agree()
    assert tally.too_rare(EXAMPLES) == []
