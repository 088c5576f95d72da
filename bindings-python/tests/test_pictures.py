"""The pictures of the page on plots are what its examples draw.

`python tests/test_pictures.py` draws them anew.
"""

import doctest
import os
import sys
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "how-to" / "plots.md"
IMAGES = DOCS / "images" / "plots"


def draw(folder: Path) -> None:
    """Runs the page where its pictures are to lie."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        text = PAGE.read_text(encoding="utf-8")
        page = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, None, 0)
        assert not doctest.DocTestRunner().run(page).failed
    finally:
        os.chdir(here)


def test_pictures_are_those_of_the_page(tmp_path: Path) -> None:
    draw(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    names = sorted(path.name for path in IMAGES.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) < 400_000
    for name in names:
        assert f"../images/plots/{name}" in text
        kept = matplotlib.image.imread(IMAGES / name)
        drawn = matplotlib.image.imread(tmp_path / name)
        again = "draw it anew: python tests/test_pictures.py"
        assert kept.shape == drawn.shape, f"{name}: {again}"
        assert float(np.abs(kept - drawn).mean()) < 0.002, f"{name}: {again}"


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    draw(IMAGES)
    sys.exit(pytest.main([__file__]))
