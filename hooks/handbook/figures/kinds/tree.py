"""A question and what follows from each answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from handbook.figures import words
from handbook.figures.canvas import BODY, WIDTH, Canvas
from handbook.figures.model import Figure, Label, Words, titled

INDENT, BETWEEN = 22.0, 8.0


class Node(Words):
    """A place in the tree, the answer that leads to it, and what branches off from it."""

    when: Annotated[Label | None, Field(description="走到这里的条件，写在线上", examples=["是"])] = None
    branches: Annotated[
        list[Annotated[Node, BeforeValidator(titled)]], Field(description="从这里分出去的枝", max_length=6)
    ] = Field(default_factory=list["Node"])


class Tree(Figure):
    """A tree that is read from top to bottom, its branches indented."""

    root: Annotated[Node, BeforeValidator(titled), Field(description="从哪里开始，下面写 branches")]

    def draw(self, canvas: Canvas) -> None:
        """Draw the root and, below it, one branch after the other."""
        self._node(canvas, self.root, 0.0, canvas.top)

    def _node(self, canvas: Canvas, node: Node, x: float, y: float) -> tuple[float, float]:
        """Draw a node and all that is below it; return the height of its middle, and where the next one begins."""
        block = node.block(WIDTH - x, "start")
        h = max(38.0, block.height)
        canvas.block(x, y, h, block)
        middle, low = y + h / 2, y + h
        y = low + BETWEEN
        reach = max((words.width(child.when, BODY) for child in node.branches if child.when), default=0.0)
        child_x = x + INDENT + (reach + 8 if reach else 4)
        rail = x + 12
        for child in node.branches:
            at, after = self._node(canvas, child, child_x, y)
            canvas.line([(rail, low + 1), (rail, at), (child_x - 2, at)], end=True)
            if child.when:
                canvas.plate(rail + (child_x - rail - 6) / 2, at, child.when)
            y = after
        return middle, y
