"""Excel workbooks: facts to be filled in and read back, results to be sent on.

Writing needs xlsxwriter and reading python-calamine: `pip install "osuus[excel]"`.

    >>> import io, osuus, osuus.excel
    >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    >>> osuus.excel.write(agreement.bill(year=2007), io.BytesIO())
"""

from osuus.excel._facts import facts
from osuus.excel._results import write
from osuus.excel._template import template

__all__ = ["facts", "template", "write"]
