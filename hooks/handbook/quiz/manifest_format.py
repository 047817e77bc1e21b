"""What stands in the manifest; `schema/manifest.schema.json` is written from here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

FORMAT = 1
"""Raised when a reader of the manifest has to change; a further field alone does not raise it."""

closed = with_config(ConfigDict(extra="forbid"))
"""Marks an object that has no other keys."""

Address = Annotated[
    str, Field(description="Address below the site's root without a leading slash; the home page is ./")
]
Html = Annotated[
    str,
    Field(description="HTML as on the page; links are relative to the site's root, those into itself start with #."),
]


@closed
class PageEntry(TypedDict):
    """A page that shows questions."""

    address: Address
    title: Annotated[str, Field(description="Title of the page.")]


@closed
class SectionEntry(TypedDict):
    """The heading that teaches a question."""

    address: Annotated[str, Field(description="Page and anchor, below the site's root.")]
    title: Annotated[str, Field(description="Text of the heading, or the page's title.")]


@closed
class ContextEntry(TypedDict):
    """A passage that several questions share."""

    text: Annotated[str, Field(description="The passage as plain text.")]
    html: Html


@closed
class Settings(TypedDict):
    """How a quiz runs; null where its file says nothing."""

    mode: Annotated[Literal["practice", "test"], Field(description="Feedback after each question, or at the end.")]
    pass_mark: Annotated[int | None, Field(description="Per cent of the points that pass.")]
    shuffle: Annotated[list[Literal["options", "questions"]], Field(description="What is shuffled at each attempt.")]
    draw: Annotated[int | None, Field(description="How many questions an attempt draws.")]
    time_limit: Annotated[int | None, Field(description="Minutes for an attempt.")]
    confidence: Annotated[bool, Field(description="Whether the learner says how sure an answer is.")]


@closed
class QuestionEntry(TypedDict):
    """A question: where it stands, what it is worth, and all that is needed to ask it again."""

    id: Annotated[str, Field(description="Name of the question, unique over the site; stored answers go by it.")]
    type: Annotated[str, Field(description="Question type; also the name of its browser module.")]
    graded: Annotated[bool, Field(description="Whether answers are right or wrong; not for reflect and scale.")]
    credit: Annotated[
        str,
        Field(
            description="How a partly right answer counts: all-or-nothing; share (right places of all places);"
            " hits-less-misses (right picks less wrong ones, of all right ones, not below 0); ending (the score of the"
            " ending reached, in per cent); none."
        ),
    ]
    hash: Annotated[str, Field(description="Of all that grading depends on; a stored answer with another is void.")]
    page: Annotated[PageEntry, Field(description="The page that shows the question.")]
    anchor: Annotated[str, Field(description="The question's id in that page.")]
    stem: Annotated[str, Field(description="The stem as plain text.")]
    context: Annotated[
        str | None, Field(description="Key of the quiz's `contexts`; in the page the context has the id context-KEY.")
    ]
    section: Annotated[SectionEntry | None, Field(description="The heading that teaches it.")]
    level: Annotated[
        Literal["remember", "understand", "apply", "analyze"] | None, Field(description="Cognitive level.")
    ]
    points: Annotated[int, Field(description="Full points.")]
    data: Annotated[
        dict[str, Any],
        Field(
            description="The other keys of the question as in quiz.schema.json: hint, explanation and what its type"
            " adds, answers included. Texts are inline Markdown, links in them relative to the quiz file."
        ),
    ]
    html: Html


@closed
class QuizEntry(TypedDict):
    """A quiz file and the questions of it that pages show."""

    file: Annotated[str, Field(description="The quiz file, below the docs folder.")]
    name: Annotated[
        str, Field(description="The file's path without its ending; `data-quiz` in the page begins with it.")
    ]
    title: Annotated[str, Field(description="Title of the quiz.")]
    note: Annotated[str | None, Field(description="Sentence that stands before the questions, inline Markdown.")]
    flow: Annotated[
        Literal["practice", "test", "rating"], Field(description="The mode, or rating for a self-assessment.")
    ]
    settings: Annotated[Settings, Field(description="How the quiz runs.")]
    pages: Annotated[list[PageEntry], Field(description="The pages that show it, that of the file's own name first.")]
    contexts: Annotated[dict[str, ContextEntry], Field(description="Shared passages by name.")]
    scale: Annotated[list[dict[str, Any]], Field(description="Shared answers of a self-assessment, else empty.")]
    bands: Annotated[list[dict[str, Any]], Field(description="Bands of a self-assessment's total, else empty.")]
    questions: Annotated[list[QuestionEntry], Field(description="The questions in the file's order.")]


@closed
class Manifest(TypedDict):
    """All quizzes of a handbook. The site is static, so the answers are in here as they are in its pages."""

    format: Annotated[Literal[1], Field(description="Version of this format; read no other.")]
    quizzes: Annotated[list[QuizEntry], Field(description="By file name.")]


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest."""
    schema = TypeAdapter(Manifest).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
