"""How objects are made again of what they were made of, for pickles; and copied."""

from __future__ import annotations

from types import ModuleType
from typing import Any


def asked(
    owner: Any, method: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> Any:
    """What a method gives."""
    return getattr(owner, method)(*arguments, **keywords)


def part(owner: Any, attribute: str | None, place: int) -> Any:
    """What stands at a place of an attribute, or of the owner itself."""
    return (getattr(owner, attribute) if attribute else owner)[place]


def frozen(native: ModuleType) -> None:
    """Says of every class of a module that a copy is the same: none ever changes."""
    ways = {"__copy__": _copy, "__deepcopy__": _deepcopy}
    for one in vars(native).values():
        if isinstance(one, type):
            for name, way in ways.items():
                setattr(one, name, way)


def _copy(self: Any) -> Any:
    return self


def _deepcopy(self: Any, memo: object) -> Any:
    return self
