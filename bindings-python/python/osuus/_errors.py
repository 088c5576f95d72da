"""What `osuus` raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osuus._diagnostics import Diagnostics

if TYPE_CHECKING:
    from osuus._osuus import Diagnostic


class OsuusError(Exception):
    r"""Something that cannot be answered, with every reason.

    What is raised is one of the classes under it: `AgreementError`, `AmendmentError`,
    `FactsError`, `RegisterError`, `FiguresError`, `TableError`, `CallError`, each also a
    `ValueError`, and `OsuusTypeError`, also a `TypeError`.

    Its `diagnostics` are all that is wrong, worst first, each with its place in the text
    and how to mend it; `code`, `place`, `value` and `help` are those of the worst.

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

    diagnostics: Diagnostics

    def __init__(
        self,
        message: str,
        diagnostics: Diagnostics | None = None,
        document: str | None = None,
    ) -> None:
        """Made by the library; there is no need to make one."""
        super().__init__(message)
        self.diagnostics = Diagnostics() if diagnostics is None else diagnostics
        self._document = document

    def __reduce__(self) -> tuple[Any, ...]:
        """As it was made."""
        return type(self), (str(self), self.diagnostics, self._document)

    @property
    def _worst(self) -> Diagnostic | None:
        return self.diagnostics[0] if self.diagnostics else None

    @property
    def code(self) -> str | None:
        """What kind of mistake the worst is, as a stable word."""
        return self._worst.code if self._worst else None

    @property
    def place(self) -> str | None:
        """Where the worst stands: `facts:12:5`, `Use!D7`; `None` if no text was read."""
        return self._worst.place if self._worst else None

    @property
    def value(self) -> str | None:
        """The value that the worst is about, where it is about one."""
        return self._worst.value if self._worst else None

    @property
    def help(self) -> str | None:
        """How to mend the worst, where there is more to say than the message does."""
        return self._worst.help if self._worst else None

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

    def _repr_html_(self) -> str:
        return self.diagnostics._repr_html_()


class AgreementError(OsuusError, ValueError):
    """An agreement that has mistakes, or that cannot be worked out.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Agreement.read("format = 2")
        ... except osuus.AgreementError as error:
        ...     print(error.place)
        agreement:1:1
    """

    __module__ = "osuus"


class AmendmentError(AgreementError):
    """An amendment that has mistakes, or that does not fit its agreement.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Agreement.embedded("jyvaskyla-fund-model").amended("format = 2")
        ... except osuus.AmendmentError as error:
        ...     print(error.diagnostics[0].amendment)
        1
    """

    __module__ = "osuus"


class FactsError(OsuusError, ValueError):
    r"""Facts that cannot be read, that are missing, or that no agreement asks for.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Facts.csv("buyer,measure,period,value\n435,use,2002,1e3\n")
        ... except osuus.FactsError as error:
        ...     print(error.code, error.place, error.value)
        exponent facts:2:14 1e3
    """

    __module__ = "osuus"


class RegisterError(OsuusError, ValueError):
    r"""A register that cannot be read, or that does not know what is asked.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Register.read("[register]\nfield,colour\n")
        ... except osuus.RegisterError as error:
        ...     print(error.diagnostics[0].input)
        register
    """

    __module__ = "osuus"


class FiguresError(OsuusError, ValueError):
    """Figures that cannot be carried over to other borders.

    Example:
        >>> import osuus
        >>> register = osuus.Register.finland()
        >>> try:
        ...     register.carry({"9x": 1}, from_="2002-01-01", to="2022-01-01")
        ... except osuus.FiguresError as error:
        ...     print(error.value)
        9x
    """

    __module__ = "osuus"


class TableError(OsuusError, ValueError):
    """Another table that cannot be read: workers, clients, placements, printed figures.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.reserve([{"carer": "c-1", "places": "many"}], on="2024-03-01")
        ... except osuus.TableError as error:
        ...     print(error.diagnostics[0].input)
        carers
    """

    __module__ = "osuus"


class CallError(OsuusError, ValueError):
    """A question that there is no answer to: an unknown name, a year, a language.

    Example:
        >>> import osuus
        >>> try:
        ...     osuus.Agreement.embedded("jyvaskyla-fun-model")
        ... except osuus.CallError as error:
        ...     print(error.code, error.value)
        unknown-agreement jyvaskyla-fun-model
    """

    __module__ = "osuus"


class OsuusTypeError(OsuusError, TypeError):
    """A Python value of a kind that is not expected or cannot be exact, as a `float`.

    Its `code` is `"wrong-type"`; `place` says in which row or column, `value` what stood
    there, unless it may be of a person.

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

    def __init__(
        self, message: str, place: str | None = None, value: str | None = None
    ) -> None:
        """Made by the library; there is no need to make one."""
        super().__init__(message)
        self._place = place
        self._value = value

    def __reduce__(self) -> tuple[Any, ...]:
        """As it was made."""
        return type(self), (str(self), self._place, self._value)

    @property
    def code(self) -> str:
        """Always `"wrong-type"`."""
        return "wrong-type"

    @property
    def place(self) -> str | None:
        """In which row, column or argument it stood, where that is known."""
        return self._place

    @property
    def value(self) -> str | None:
        """What stood there, where it may be told."""
        return self._value
