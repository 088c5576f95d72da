"""The library under test, and the table of counts at the end of a run."""

import importlib
import os
from typing import Any

import pytest

import plan_tally
import tally

pytest.register_assert_rewrite("compare")


@pytest.fixture(scope="session")
def library() -> Any:
    """The Python package of the library.

    `OSUUS_ORACLE_ALONE=1` runs the oracle without it, to try the examples themselves.
    """
    if os.environ.get("OSUUS_ORACLE_ALONE") == "1":
        return None
    return importlib.import_module("osuus")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how often each option was compared."""
    title = "compared with the library, times each"
    if os.environ.get("OSUUS_ORACLE_ALONE") == "1":
        title = "WITHOUT the library: nothing was compared; the oracle met, times each"
    plans = plan_tally.HERE
    tables = [(title, tally.table() if tally.HITS else [])]
    tables += [(f"plans {title}", plan_tally.table(plans.hits, plans.said))]
    for heading, lines in tables:
        if lines and (heading == title or plans.hits):
            terminalreporter.section(heading)
            for line in lines:
                terminalreporter.write_line(line)
