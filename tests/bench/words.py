"""Chinese sentences without end, the same ones every time."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

PARTS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


class Words:
    """A source of sentences; equal seeds give equal sentences."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret, but the same every time)

    def pick(self, *choices: str) -> str:
        """Return one of the choices."""
        return self._random.choice(choices)

    def shuffled(self, items: list[str]) -> list[str]:
        """Return the items in another order."""
        return self._random.sample(items, len(items))

    def phrase(self) -> str:
        """Return about 8 characters: what is done to what."""
        return self._part("does") + self._part("what")

    def clause(self) -> str:
        """Return about 15 characters without a full stop."""
        return self._part("who") + self._part("how") + self.phrase()

    def sentence(self) -> str:
        """Return about 27 characters; one sentence in twenty has a word in bold."""
        what = self._part("what")
        what = f"**{what}**" if self._random.random() < 0.05 else what
        deed = f"{self._part('who')}{self._part('how')}{self._part('does')}{what}"
        return f"{self._part('when')}，{deed}，{self._part('why')}。"

    def paragraph(self, sentences: int) -> str:
        """Return several sentences."""
        return "".join(self.sentence() for _ in range(sentences))

    def different(self, count: int) -> list[str]:
        """Return clauses of which no two are equal."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.clause()] = None
        return list(found)

    def stem(self) -> str:
        """Return a question of about 25 characters."""
        return f"{self._part('when')}，{self.clause()}，{self._part('ask')}？"

    def title(self) -> str:
        """Return a heading of a few characters."""
        return f"{self._part('topic')}时怎样{self.phrase()}"

    def _part(self, name: str) -> str:
        return self._random.choice(PARTS[name])
