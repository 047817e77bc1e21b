"""Pages that print their role cards and sheets, each on a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.pages import line_of, prints_of
from handbook.problem import Place, Problem, Severity
from handbook.prose import lines

BOX = re.compile(r"^(?P<indent>\s*)!!! +(?:role|sheet)\b")


def check(file: str, meta: Mapping[str, object], source: str) -> Iterator[Problem]:
    """Yield a problem if `prints` is not the number of role and sheet boxes, or a box stands within something else."""
    boxes = [(number, match) for number, line in lines(source) if (match := BOX.match(line))]
    for number, match in boxes:
        if match["indent"]:
            shown = source.split("\n")[number].strip()
            place = Place(file, number + 1, len(match["indent"]) + 1)
            yield Problem("prints-within", place, fix=shown, severity=Severity.WARNING)
    count = len(boxes)
    if prints_of(meta) != count or ("prints" in meta and not count):
        params = {"given": meta.get("prints", "—"), "count": count}
        place = Place(file, line_of(source, "prints:"))
        yield Problem("prints-off", place, params, fix=f"prints: {count}" if count else "", severity=Severity.WARNING)
