"""All quizzes of a site: read once, placed by pages, checked against each other, rendered."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.problem import Place, Problem, Severity, in_order
from handbook.quiz import fences, fixes
from handbook.quiz.fences import Fence
from handbook.quiz.links import PageInfo, Resolver
from handbook.quiz.lint_bank import advise_bank
from handbook.quiz.load import Loaded, ids, read
from handbook.quiz.manifest import Shown, manifest
from handbook.quiz.render import Renderer, Selection, flow_of, mark
from handbook.quiz.report import Report

SUFFIX = ".quiz.yml"

NAMESAKE = 0.92
"""How like the name of its page a quiz file must be to be meant by it; another page's is not."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A fence of a page, the file it names and how much HTML its rendering replaces."""

    page: str
    place: Place
    fence: Fence
    file: str
    heading: str


@dataclass(slots=True)
class QuizBook:
    """The quizzes of one build; addresses are POSIX paths relative to the docs folder."""

    renderer: Renderer
    root: str = "docs"
    problems: list[Problem] = field(default_factory=list[Problem])
    _files: dict[str, Loaded | None] = field(default_factory=dict[str, "Loaded | None"])
    _reports: dict[str, Report] = field(default_factory=dict[str, Report])
    _placed: dict[str, list[_Placed]] = field(default_factory=dict[str, list[_Placed]])
    pages: Mapping[str, PageInfo] = field(default_factory=dict[str, PageInfo])
    _meant: set[str] = field(default_factory=set[str])
    _shown: dict[str, list[Shown | None]] = field(default_factory=dict[str, "list[Shown | None]"])

    def add(self, uri: str, data: bytes) -> None:
        """Read a quiz file."""
        loaded, report = read(posixpath.join(self.root, uri), data)
        self._files[uri], self._reports[uri] = loaded, report
        self.problems += [] if loaded else report.problems

    def place(self, page: str, markdown: str, offset: int = 0) -> str:
        """Return the page's Markdown with a placeholder for each fence; `offset` lines stand before it in the file."""
        found = fences.find(markdown)
        own = posixpath.splitext(page)[0] + SUFFIX
        if not found and own in self._files and (line := fences.nearly(markdown)) is not None:
            place = Place(posixpath.join(self.root, page), line + offset + 1)
            shown = markdown.split("\n")[line].strip()
            self.problems.append(Problem("fence-misspelt", place, {"shown": shown}, fix="```quiz\n```"))
            self._meant.add(own)
        placed = [self._settle(page, fence, offset) for fence in found]
        self._placed[page] = placed
        return fences.replace(markdown, found, lambda i, _: _placeholder(i, placed[i]))

    def _settle(self, page: str, fence: Fence, offset: int) -> _Placed:
        place = Place(posixpath.join(self.root, page), fence.first + offset + 1, len(fence.indent) + 1)
        own = posixpath.splitext(page)[0] + SUFFIX
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), fence.file)) if fence.file else own
        heading = ""
        if fence.fault:
            self.problems.append(Problem(fence.fault, place, {"detail": fence.detail}, fix=fence.fix))
        elif file not in self._files:
            near = difflib.get_close_matches(file, self._files, n=1, cutoff=0.6 if fence.file else NAMESAKE)
            self._meant.update(near)
            hint = posixpath.relpath(near[0], posixpath.dirname(page) or ".") if near else ""
            fix = f"```quiz\nfile: {hint}\n```" if hint else ""
            self.problems.append(Problem("quiz-not-found", place, {"file": posixpath.join(self.root, file)}, fix=fix))
        elif fence.heading and (loaded := self._files[file]):
            heading = self.renderer.heading(loaded)
        return _Placed(page, place, fence, file, heading)

    def count(self, page: str) -> tuple[int, int]:
        """Return how many questions and how many rating statements the quiz file beside a page holds."""
        loaded = self._files.get(posixpath.splitext(page)[0] + SUFFIX)
        ratings = sum(question.type == "scale" for question in loaded.questions) if loaded else 0
        return len(loaded.questions) - ratings if loaded else 0, ratings

    def unread(self, page: str) -> bool:
        """Return whether the quiz file beside a page could not be read."""
        return self._files.get(posixpath.splitext(page)[0] + SUFFIX, True) is None

    def types(self, page: str) -> dict[str, str]:
        """Return id → type of the questions in the quiz file beside a page."""
        loaded = self._files.get(posixpath.splitext(page)[0] + SUFFIX)
        return {question.id: question.type for question in loaded.questions} if loaded else {}

    def uses(self, page: str) -> bool:
        """Return whether the page places a quiz."""
        return bool(self._placed.get(page))

    def finish(self, pages: Mapping[str, PageInfo]) -> list[Problem]:
        """Check everything that needs the whole site, render all placed quizzes, and return all problems in order."""
        self.pages = pages
        used = {item.file for items in self._placed.values() for item in items}
        for uri in self._files:
            if uri not in used and uri not in self._meant:
                page = posixpath.join(self.root, uri.removesuffix(SUFFIX) + ".md")
                self.problems.append(Problem("quiz-unused", Place(posixpath.join(self.root, uri)), {"page": page}))
        self._check_ids()
        self._check_repeats()
        self._check_shown()
        advise_bank([loaded for loaded in self._files.values() if loaded])
        for page, items in self._placed.items():
            self._shown[page] = [
                self._render(item, sum(other.file == item.file for other in items[:i]), pages)
                for i, item in enumerate(items)
            ]
        for report in self._reports.values():
            self.problems += report.problems
        return in_order(self.problems)

    def _check_ids(self) -> None:
        """Report every id that an earlier question has, in files with errors too."""
        seen: dict[str, Report] = {}
        for report in self._reports.values():
            for index, name in ids(report):
                about = report.within(("questions", index), name)
                first = seen.setdefault(name, about)
                if first is not about:
                    fix = fixes.over(about, ("id",), f"{name}-2")
                    about.add("duplicate-id", "id", fix=fix, id=name, other=first.place("id"))

    def _check_repeats(self) -> None:
        for items in self._placed.values():
            seen: dict[str, Place] = {}
            for item in items:
                loaded = self._files.get(item.file)
                for name in item.fence.questions or [q.id for q in (loaded.questions if loaded else ())]:
                    first = seen.setdefault(name, item.place)
                    if first != item.place:
                        self.problems.append(Problem("quiz-twice", item.place, {"id": name, "line": first.line}))

    def _check_shown(self) -> None:
        """Report questions that no page shows, because all the fences of their file name others."""
        lists: dict[str, list[tuple[str, ...]]] = {}
        for item in (item for items in self._placed.values() for item in items):
            lists.setdefault(item.file, []).append(item.fence.questions)
        for uri, loaded in self._files.items():
            named = lists.get(uri, [()])
            if loaded is None or not all(named):
                continue
            shown = {name for names in named for name in names}
            names = [question.id for question in loaded.questions]
            left = [index for index, name in enumerate(names) if name not in shown]
            if left and shown <= set(names):
                missing = [names[index] for index in left]
                fix = f"questions: [{', '.join([*named[-1], *missing])}]"
                about = loaded.about(left[0])
                about.add("question-unused", "id", fix=fix, severity=Severity.WARNING, id="、".join(missing))

    def _render(self, item: _Placed, part: int, pages: Mapping[str, PageInfo]) -> Shown | None:
        loaded = self._files.get(item.file)
        if loaded is None:
            return None
        names = [question.id for question in loaded.questions]
        chosen = item.fence.questions or names
        for name in chosen:
            if name not in names:
                params = {"id": name, "known": "、".join(names), "file": posixpath.basename(item.file)}
                near = difflib.get_close_matches(name, names, n=1)
                fix = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", near[0], item.fence.text) if near else ""
                self.problems.append(Problem("question-not-found", item.place, params, fix=fix))
        selection = Selection(loaded, tuple(i for i, name in enumerate(names) if name in chosen), part)
        rendered = self.renderer.quiz(selection, Resolver(item.file, item.page, pages, loaded.report))
        return Shown(item.file, item.page, pages[item.page], selection, rendered)

    def browser_files(self, page: str, published: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Return the addresses of the styles and modules that the page's quizzes need, the entry module first."""
        shown = [loaded for item in self._placed[page] if (loaded := self._files.get(item.file))]
        types = sorted({question.type for loaded in shown for question in loaded.questions})
        flows = sorted({flow_of(loaded) for loaded in shown})
        modules = ["main", *(f"flows/{name}" for name in flows), *(f"types/{name}" for name in types)]
        if any(loaded.quiz.draw or loaded.quiz.shuffle for loaded in shown):
            modules.append("attempt")
        styles = ["quiz.css", *(f"quiz/types/{name}.css" for name in types)]
        return (
            list(dict.fromkeys(published[name] for name in styles if name in published)),
            list(dict.fromkeys(published[f"quiz/{name}.js"] for name in modules)),
        )

    def fill(self, page: str, html: str, script: str = "") -> str:
        """Return the page's HTML with its quizzes in place, `script` after the last one.

        A fence that turned out to stand inside an indented code block is shown as it was written.
        """
        shown = self._shown.get(page, [])
        for i, quiz in enumerate(shown):
            tail = script if i == len(shown) - 1 else ""
            fence = self._placed[page][i].fence
            source = self.renderer.source(quiz.selection.loaded) if quiz and fence.source else ""
            before, found, after = html.partition(mark(i))
            if found:
                if before.endswith("<p>") and after.startswith("</p>"):
                    before, after = before[:-3], after[4:]
                html = "".join((before, source, quiz.rendered.html if quiz else "", tail, after))
            else:
                html = html.replace(_as_code(i), fence.text.replace("<", "&lt;"))
        return html

    def manifest(self) -> bytes:
        """Return the manifest, in UTF-8, of all quizzes that `finish` has rendered."""
        return manifest(quiz for items in self._shown.values() for quiz in items if quiz)


def _placeholder(position: int, item: _Placed) -> str:
    heading = ""
    if item.heading:
        name = "quiz" if position == 0 else f"quiz-{position + 1}"
        heading = f"## {item.heading} {{#{name} data-search-exclude}}\n\n"
    return f"{heading}{item.fence.indent}{mark(position)}\n"


def _as_code(position: int) -> str:
    return mark(position).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
