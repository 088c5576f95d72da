"""What `osuus` raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osuus._osuus import Diagnostic


class OsuusError(ValueError):
    r"""An agreement, its facts or a question that cannot be answered, with every reason.

    Attributes:
        diagnostics: What is wrong, worst first, each with its place in the text and how
            to mend it.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Agreement.read('format = 1\ncolour = "red"\n')
        ... except osuus.OsuusError as error:
        ...     found = [d for d in error.diagnostics if d.code == "unknown-field"]
        >>> [(d.line, d.column) for d in found]
        [(2, 1)]
    """

    __module__ = "osuus"

    diagnostics: tuple[Diagnostic, ...]

    def __init__(
        self,
        message: str,
        diagnostics: tuple[Diagnostic, ...] = (),
        document: str | None = None,
    ) -> None:
        """Made by the library; there is no need to make one."""
        super().__init__(message)
        self.diagnostics = diagnostics
        self._document = document

    def to_json(self) -> str | None:
        """The document `osuus.diagnostics/1`.

        Returns:
            JSON text, in the language of the call that failed; `None` where a Python
            value was of the wrong kind, which core never saw.

        Example:
            >>> import json, osuus
            >>> try:
            ...     osuus.Agreement.embedded("nowhere")
            ... except osuus.OsuusError as error:
            ...     document = json.loads(error.to_json())
            >>> document["schema"]
            'osuus.diagnostics/1'
        """
        return self._document


class OsuusTypeError(OsuusError, TypeError):
    """A Python value of a kind that is not expected or cannot be exact, as a `float`.

    Example:
        >>> import osuus
        >>> row = {"buyer": "435", "measure": "pair-work", "period": 2002, "value": 0.1}
        >>> try:
        ...     osuus.Facts.rows([row])
        ... except osuus.OsuusTypeError as error:
        ...     print(str(error).partition(", ")[0])
        row 0: `value` is the float 0.1
    """

    __module__ = "osuus"
