"""Several diagnostics, as a compiler and as a notebook shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osuus._osuus import Diagnostic

    _Base = tuple[Diagnostic, ...]
else:
    _Base = tuple


class Diagnostics(_Base):
    r"""Diagnostics in their order, errors first: a tuple that shows itself well.

    Example:
        >>> import osuus
        >>> found = osuus.check('format = 1\ncolour = "red"\n')
        >>> len(found) > 1, found[0].severity
        (True, 'error')
    """

    __module__ = "osuus"
    __slots__ = ()

    def __str__(self) -> str:
        """Each as a compiler shows it."""
        return "\n".join(str(one) for one in self)

    def __repr__(self) -> str:
        """How many there are, and their codes."""
        codes = ", ".join(one.code for one in self)
        return f"<osuus.Diagnostics: {len(self)}{': ' if self else ''}{codes}>"

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self)
