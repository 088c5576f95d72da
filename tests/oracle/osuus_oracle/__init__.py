"""A second, slow and plain reading of the Osuus documents, in exact fractions."""

from osuus_oracle.dating import Call
from osuus_oracle.errors import OracleError
from osuus_oracle.handover import Bill, Line
from osuus_oracle.results import Misprint, Statement
from osuus_oracle.statement import work_out

__all__ = ["Bill", "Call", "Line", "Misprint", "OracleError", "Statement", "work_out"]
