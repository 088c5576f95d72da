"""Clients of each worker beside the cap."""

from __future__ import annotations

from osuus._osuus import Report
from osuus.plot._exact import shown
from osuus.plot.data._given import Row, report


def caseload(answer: Report) -> list[Row]:
    """How many clients each worker has, and how many at most, the most first.

    Args:
        answer: A report of `osuus.caseload`.

    Returns:
        A row for each worker: `worker`, `team`, `clients` and `cap` with their texts,
        `over`, and `verdict` (`under`, `at-cap`, `over`) in words too. `cap` is `None`
        where there is none.

    Raises:
        TypeError: It is another report.

    Example:
        >>> import osuus, osuus.plot
        >>> workers = [{"worker": "w-1"}, {"worker": "w-2"}]
        >>> clients = [{"worker": "w-2", "form": "open", "ages": "minor", "count": 31}]
        >>> report = osuus.caseload(on="2024-05-01", workers=workers, clients=clients)
        >>> rows = osuus.plot.data.caseload(report)
        >>> [(row["worker"], row["clients"], row["verdict_text"]) for row in rows]
        [('w-2', 31, 'over the cap'), ('w-1', 0, 'under the cap')]
    """
    told = report(answer, "osuus.caseload/1")
    rows = [
        {
            "worker": row["worker"],
            "team": row["team"],
            "clients": row["counted"],
            "clients_text": shown(row["counted"], 0, told.lang),
            "cap": row["cap"],
            "cap_text": shown(row["cap"], 0, told.lang),
            "over": row["over"],
            "verdict": row["verdict"],
            "verdict_text": row.get("verdict_text"),
        }
        for row in told["workers"]
    ]
    return sorted(rows, key=lambda row: (-(row["over"] or 0), -(row["clients"] or 0)))
