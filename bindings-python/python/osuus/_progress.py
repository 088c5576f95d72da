"""The bar that `progress=True` shows."""

from __future__ import annotations


class Bar:
    """A bar of tqdm that is told how far long work is."""

    def __init__(self) -> None:
        """A bar at its start.

        Raises:
            ImportError: tqdm is not installed.
        """
        try:
            from tqdm.auto import tqdm
        except ImportError as error:
            what = 'progress=True shows a bar of tqdm: pip install "osuus[progress]"'
            raise ImportError(what, name="tqdm") from error
        self._bar = tqdm()

    def __call__(self, done: int, of: int | None) -> None:
        """Moves on to what is done."""
        self._bar.total = of
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leaves it as it stands."""
        self._bar.close()
