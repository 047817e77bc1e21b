"""The kinds of figures, by the name that a page calls them."""

from __future__ import annotations

from handbook.figures.kinds.axis import Axis
from handbook.figures.kinds.bars import Bars
from handbook.figures.kinds.cards import Cards
from handbook.figures.kinds.curve import Curve
from handbook.figures.kinds.flow import Flow
from handbook.figures.kinds.graph import Graph
from handbook.figures.kinds.grid import Grid
from handbook.figures.kinds.iceberg import Iceberg
from handbook.figures.kinds.ladder import Ladder, Pyramid
from handbook.figures.kinds.loop import Loop
from handbook.figures.kinds.quadrants import Quadrants
from handbook.figures.kinds.radar import Radar
from handbook.figures.kinds.rings import Rings
from handbook.figures.kinds.timeline import Timeline
from handbook.figures.kinds.tree import Tree
from handbook.figures.model import Figure

KINDS: dict[str, type[Figure]] = {
    "quadrants": Quadrants,
    "grid": Grid,
    "cards": Cards,
    "ladder": Ladder,
    "pyramid": Pyramid,
    "loop": Loop,
    "flow": Flow,
    "tree": Tree,
    "graph": Graph,
    "axis": Axis,
    "timeline": Timeline,
    "rings": Rings,
    "iceberg": Iceberg,
    "curve": Curve,
    "bars": Bars,
    "radar": Radar,
}
