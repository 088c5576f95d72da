"""Random registers: whoever owes what as the map changes, and figures carried over."""

from typing import Any

from hypothesis import HealthCheck, given, seed, settings

from compare import compare
from municipal import municipal
from strategies import Example
from test_oracle import EXAMPLES, SEED

_SETTINGS = settings(
    max_examples=EXAMPLES // 2,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@seed(SEED)
@_SETTINGS
@given(municipal())
def test_municipalities(library: Any, example: Example) -> None:
    """The same bills on the same maps, or a failure of both."""
    compare(library, example)
