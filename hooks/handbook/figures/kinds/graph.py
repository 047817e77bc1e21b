"""Boxes in rows, and arrows between any of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.figures.canvas import WIDTH, Block, Canvas, Point
from handbook.figures.model import Figure, Label, Words
from handbook.quiz.part import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Flag, Slug, Whole


class Node(Words):
    """A box; arrows call it by its `id`."""

    id: Annotated[Slug, Field(description="名字，小写英文，给箭头用", examples=["sender"])]
    width: Annotated[
        Whole | None, Field(description="独占一行的框有多宽，整幅是328", examples=[300], ge=60, le=328)
    ] = None


class Edge(Part):
    """An arrow from one box to another."""

    start: Annotated[Slug, Field(alias="from", description="从哪个框", examples=["sender"])]
    end: Annotated[Slug, Field(alias="to", description="到哪个框", examples=["receiver"])]
    label: Annotated[Label | None, Field(description="箭头上的字", examples=["反馈"])] = None
    both: Annotated[Flag, Field(description="两头都有箭头", examples=["true"])] = False
    dashed: Annotated[Flag, Field(description="虚线：间接的、较弱的", examples=["true"])] = False
    line: Annotated[Flag, Field(description="只连线，不画箭头", examples=["true"])] = False


class Graph(Figure):
    """Boxes laid out row by row."""

    rows: Annotated[
        list[Annotated[list[Node], Field(min_length=1, max_length=5)]],
        Field(description="一行一行写框", min_length=1, max_length=6),
    ]
    edges: Annotated[list[Edge], Field(description="箭头", min_length=1, max_length=24)]

    def check(self, report: Report) -> None:
        """Report an arrow from or to a box that is not there, and a box named twice."""
        known: list[str] = []
        for number, row in enumerate(self.rows):
            for place, node in enumerate(row):
                if node.id in known:
                    report.add("figure-node-twice", "rows", number, place, "id", name=node.id)
                known.append(node.id)
        for number, edge in enumerate(self.edges):
            for key, name in (("from", edge.start), ("to", edge.end)):
                if name not in known:
                    report.add("figure-node", "edges", number, key, name=name, known="、".join(known))

    def draw(self, canvas: Canvas) -> None:
        """Draw the arrows, then the boxes."""
        boxes, y = dict[str, tuple[float, float, float, float]](), canvas.top
        drawn: list[tuple[float, float, float, Block]] = []
        where = {node.id: number for number, row in enumerate(self.rows) for node in row}
        for number, row in enumerate(self.rows):
            gap = self._gap(row)
            w = min(150.0, (WIDTH - gap * (len(row) - 1)) / len(row)) if len(row) > 1 else row[0].width or 190.0
            gap = (WIDTH - w * len(row)) / (len(row) - 1) if len(row) > 1 else 0
            blocks = [node.block(w) for node in row]
            h = max(42.0, *(block.height for block in blocks))
            start = (WIDTH - w) / 2 if len(row) == 1 else 0.0
            for place, (node, block) in enumerate(zip(row, blocks, strict=True)):
                x = start + place * (w + gap)
                boxes[node.id] = (x, y, w, h)
                drawn.append((x, y, h, block))
            crossing = [e for e in self.edges if {where[e.start], where[e.end]} == {number, number + 1}]
            y += h + (48 if any(edge.label for edge in crossing) else 30)
        for x, top, h, block in drawn:
            canvas.block(x, top, h, block)
        for edge in self.edges:
            self._edge(canvas, edge, boxes[edge.start], boxes[edge.end])

    def _gap(self, row: list[Node]) -> float:
        """Return the room that the words on arrows within a row need between its boxes."""
        names = {node.id for node in row}
        labels = [len(edge.label) for edge in self.edges if edge.label and {edge.start, edge.end} <= names]
        return max(18.0 if len(row) < 5 else 7.0, 13.0 * min(max(labels, default=0), 4) + 10)

    def _edge(
        self, canvas: Canvas, edge: Edge, one: tuple[float, float, float, float], two: tuple[float, float, float, float]
    ) -> None:
        back = any(other.start == edge.end and other.end == edge.start for other in self.edges)
        start, end = _ends(one, two, (9.0 if back else 0.0) * (1 if (one[1], one[0]) < (two[1], two[0]) else -1))
        look = "line dash" if edge.dashed else "line"
        canvas.line([start, end], look, start=edge.both, end=not edge.line)
        if edge.label:
            x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            flat = abs(start[1] - end[1]) < 1
            side = -12.0 if start[0] <= end[0] else 12.0
            if flat:
                canvas.plate(x, y + side, edge.label, max(40.0, abs(end[0] - start[0])))
            elif back:
                lean = 22.0 if start[1] < end[1] else -22.0
                canvas.plate(x + lean, y, edge.label, 90)
            else:
                canvas.plate(x, y - 2, edge.label, 130)


def _ends(
    one: tuple[float, float, float, float], two: tuple[float, float, float, float], shift: float
) -> tuple[Point, Point]:
    """Return where an arrow leaves one box (x, y, width, height) and where it meets the other."""
    if abs(one[1] - two[1]) < 1:
        y = one[1] + min(one[3], two[3]) / 2 + shift
        if one[0] < two[0]:
            return (one[0] + one[2] + 2, y), (two[0] - 2, y)
        return (one[0] - 2, y), (two[0] + two[2] + 2, y)
    down = one[1] < two[1]
    ours, theirs = one[0] + one[2] / 2, two[0] + two[2] / 2
    low, high = max(one[0], two[0]) + 10, min(one[0] + one[2], two[0] + two[2]) - 10
    if low < high:
        narrow = ours if one[2] <= two[2] else theirs
        ours = theirs = min(max(narrow, low), high) + shift
    else:
        reach = one[2] / 2 - 14
        ours += max(-reach, min(reach, (theirs - ours) / 3)) + shift
        reach = two[2] / 2 - 14
        theirs += max(-reach, min(reach, (one[0] + one[2] / 2 - theirs) / 3)) + shift
    if down:
        return (ours, one[1] + one[3] + 2), (theirs, two[1] - 2)
    return (ours, one[1] - 2), (theirs, two[1] + two[3] + 2)
