"""The phrase book: what to avoid and what to say instead, scene by scene, from `reference/phrasebook.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from handbook import records
from handbook.quiz.links import PageInfo
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.quiz.text import Text, fingerprint


class Phrase(Part):
    """A sentence to avoid, the one to say instead, and why."""

    avoid: Annotated[Text, Field(description="不要这样说", examples=["您别急。"])]
    say: Annotated[Text, Field(description="可以这样说，学员会原样复制", examples=["我马上查，大约2分钟。"])]
    why: Annotated[Text, Field(description="为什么，一句话", examples=["“别急”等于说他不该急。"])]
    channel: Annotated[
        list[Text], Field(description="只适用的渠道；不写就是都适用", examples=[["电话", "在线"]], max_length=20)
    ] = Field(default_factory=list[str])
    page: Annotated[
        Text | None, Field(description="教这句话的页，从 docs 算起", examples=["communication/phone.md"])
    ] = None

    @property
    def anchor(self) -> str:
        """The name of the phrase in addresses: it stays when phrases move."""
        return f"say-{fingerprint(self.say)}"


class Scene(Part):
    """A scene and its phrases."""

    title: Annotated[Text, Field(description="场景", examples=["致歉"])]
    phrases: Annotated[list[Phrase], Field(description="这个场景的说法", min_length=1, max_length=60)]


class Phrasebook(Part):
    """The file of the phrase book."""

    scenes: Annotated[list[Scene], Field(description="场景，按学员用到的先后", min_length=1, max_length=60)]


def load(file: str, data: bytes) -> tuple[Phrasebook | None, Report]:
    """Return the phrase book in `data`, and the report on it; `file` is the path to name in problems."""
    book, report = records.load(file, data, Phrasebook)
    seen: dict[str, str] = {}
    titles: set[str] = set()
    for number, scene in enumerate(book.scenes if book else ()):
        if scene.title in titles:
            report.add("scene-twice", "scenes", number, "title", title=scene.title)
        titles.add(scene.title)
        for index, phrase in enumerate(scene.phrases):
            if phrase.anchor in seen:
                path = ("scenes", number, "phrases", index, "say")
                report.add("phrase-twice", *path, text=phrase.say, scene=seen[phrase.anchor])
            seen.setdefault(phrase.anchor, scene.title)
    return book, report


def check(book: Phrasebook, report: Report, pages: Mapping[str, PageInfo]) -> None:
    """Report every page that the phrase book names and the handbook lacks."""
    for number, scene in enumerate(book.scenes):
        for index, phrase in enumerate(scene.phrases):
            if phrase.page:
                records.check_page(report, phrase.page, pages, "scenes", number, "phrases", index, "page")
