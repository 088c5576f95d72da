"""How Sphinx makes the book out of this folder: `cargo xtask docs`."""

import re
from typing import Any

project = "Osuus"
author = "The Osuus developers"
copyright = "The Osuus developers"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["schemas"]
html_theme = "furo"
html_title = "Osuus"

myst_heading_anchors = 4
# Text blocks in the language of agreement files, of the shell and of what they print.
highlight_language = "none"

# Tables of facts have no lexer.
suppress_warnings = ["misc.highlighting_failure"]

autodoc_member_order = "alphabetical"
autodoc_typehints = "none"
autodoc_default_options = {"members": True, "undoc-members": False}


def literal(
    _app: Any, _what: str, _name: str, _of: Any, _options: Any, lines: list[str]
) -> None:
    """What stands between single backticks in a docstring is code."""
    lines[:] = [re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", line) for line in lines]


def setup(app: Any) -> None:
    """What Sphinx calls first."""
    # Before Google's style is read, which takes a colon for the end of a type.
    app.connect("autodoc-process-docstring", literal, priority=400)
