"""What a check has found, as the Markdown page that GitHub shows of a run."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from handbook.buildlog import Finding
from handbook.locale import Catalogue

MOST = 20
"""How many problems are shown at once; the others are folded."""

LIMIT = 200
"""How many are listed in all: a summary may hold one megabyte."""

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$-])")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of the handbook."""

    pages: int
    questions: int


@dataclass(frozen=True, slots=True)
class Links:
    """Where the files of a run can be looked at; "" where that is not known."""

    base: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Links:
        """Return the links of a run on GitHub Actions."""
        names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
        server, repository, commit = (environment.get(name, "") for name in names)
        return cls(f"{server}/{repository}/blob/{commit}" if server and repository and commit else "")

    def to(self, finding: Finding) -> str:
        """Return the place of a finding, linked if possible."""
        if not finding.file:
            return ""
        place = f"{finding.file}:{finding.line}" if finding.line else finding.file
        anchor = f"?plain=1#L{finding.line}" if finding.line else ""
        return f"[`{place}`]({self.base}/{quote(finding.file)}{anchor})" if self.base else f"`{place}`"


def summary(
    code: int, found: Sequence[Finding], counts: Counts, links: Links, changed: Collection[str], texts: Catalogue
) -> str:
    """Return the page: verdict, counts, problems, advice; files that the proposal changes come first."""
    t = texts.group("annotate")
    ordered = sorted(found, key=lambda one: one.file not in changed)
    wrong, advice = [one for one in ordered if one.fails], [one for one in ordered if not one.fails]
    verdict = t["found"].format(count=len(wrong)) if wrong else t["stopped"] if code else t["passed"]
    heads = (t["pages"], t["questions"], t["problems"], t["advices"])
    numbers = (counts.pages, counts.questions, len(wrong), len(advice))
    parts = [
        f"## {'❌' if code or wrong else '✅'} {verdict}",
        f"| {' | '.join(heads)} |\n|{' ---: |' * len(heads)}\n| {' | '.join(map(str, numbers))} |",
    ]
    if wrong:
        parts += [f"### {t['problems-head']}", t["how"], *_listed(wrong, links, t["rest"])]
    elif not code:
        parts.append(t["preview"])
    if advice:
        parts += [f"### {t['advice-head']}", *_listed(advice, links, t["rest"])]
    return "\n\n".join(parts) + "\n\n"


def _listed(found: Sequence[Finding], links: Links, rest: str) -> list[str]:
    shown = [_item(one, links) for one in found[:LIMIT]]
    if len(found) <= MOST:
        return shown
    more = "\n\n".join(shown[MOST:])
    return [
        *shown[:MOST],
        f"<details><summary>{rest.format(count=len(found) - MOST)}</summary>\n\n{more}\n\n</details>",
    ]


def _item(finding: Finding, links: Links) -> str:
    """Return one finding: its place and first line, then the rest as it was written."""
    first, _, rest = finding.text.partition("\n")
    head = " ".join(filter(None, (links.to(finding), plain(finding.about), plain(first))))
    if not rest.strip():
        return f"- {head}"
    longest = max((len(run) for run in re.findall(r"`+", rest)), default=0)
    fence = "`" * max(3, longest + 1)
    body = "\n".join(f"  {line}".rstrip() for line in (f"{fence}text", *rest.strip("\n").split("\n"), fence))
    return f"- {head}\n\n{body}"


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", text)
