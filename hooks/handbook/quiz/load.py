"""Read a quiz file: bytes in, a quiz and everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from handbook import yamltree
from handbook.problem import Problem, Severity
from handbook.quiz import fixes, kinds, repair, schema_faults, second, syntax_faults
from handbook.quiz.bands import attainable, check_bands
from handbook.quiz.model import Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.types import question_types
from handbook.quiz.types.scale import Scale

MAX_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True)
class Loaded:
    """A quiz file that could be read: its quiz and the tree that knows where everything stands."""

    file: str
    quiz: Quiz
    questions: tuple[Question, ...]
    report: Report

    def about(self, index: int) -> Report:
        """Return the report for the question at `index`."""
        return self.report.within(("questions", index), self.questions[index].id)


def load(file: str, data: bytes) -> tuple[Loaded | None, list[Problem]]:
    """Return the quiz in `data` (None when it has errors) and all problems; `file` is the path to name in them."""
    loaded, report = read(file, data)
    return loaded, report.problems


def read(file: str, data: bytes) -> tuple[Loaded | None, Report]:
    """Return the quiz in `data` (None when it has errors) and the report on it, which may have a tree nevertheless."""
    text, problem = syntax_faults.decode(file, data, MAX_BYTES)
    if text is None:
        return None, Report(file, [], problems=[problem] if problem else [])
    loaded, report = _read(file, text)
    if loaded is None:
        second.look(report, text.split("\n"), lambda lines: _read(file, "\n".join(lines))[1])
    return loaded, report


def _read(file: str, text: str) -> tuple[Loaded | None, Report]:
    report = Report(file, [])
    report.root = tree = repair.read(report, text)
    if tree is None or (isinstance(tree, yamltree.Scalar) and tree.is_null):
        if not report.problems:
            report.at(0, 0, "empty-file", fix="title: …\nquestions:\n  - id: …")
        return None, report
    quiz, questions = _validate(report, tree)
    if quiz is None:
        return None, report
    _check(report, quiz, questions)
    if any(problem.severity is Severity.ERROR for problem in report.problems):
        return None, report
    return Loaded(file, quiz, tuple(questions.values()), report), report


def ids(report: Report) -> Iterator[tuple[int, str]]:
    """Yield position and id of the questions of a file that could be read, be it as a tree only."""
    root = report.root
    listed = yamltree.locate(root, ("questions",)) if isinstance(root, yamltree.Mapping) else None
    for index, entry in enumerate(listed.items if isinstance(listed, yamltree.Sequence) else ()):
        name = yamltree.locate(entry, ("id",)) if isinstance(entry, yamltree.Mapping) else None
        if isinstance(name, yamltree.Scalar) and not name.is_null:
            yield index, name.value.strip()


def _validate(report: Report, tree: yamltree.Node) -> tuple[Quiz | None, dict[int, Question]]:
    if not isinstance(tree, yamltree.Mapping):
        if not report.problems:
            fix = "title: …\nquestions:\n  - id: …"
            if isinstance(tree, yamltree.Sequence) and not tree.flow:
                fix = f"title: …\nquestions:\n{report.line(tree.line)}"
            report.at(tree.line, tree.column, "not-a-quiz", fix=fix)
        return None, {}
    data = yamltree.plain(tree)
    quiz: Quiz | None = None
    try:
        quiz = Quiz.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        schema_faults.explain(report, error, Quiz)
    questions: dict[int, Question] = {}
    entries: Any = data.get("questions")
    listed = cast("list[Any]", entries) if isinstance(entries, list) else []
    for index, entry in enumerate(listed):
        question = _question(report, index, entry)
        if question is not None:
            questions[index] = question
    return quiz, questions


def _question(report: Report, index: int, entry: Any) -> Question | None:
    if not isinstance(entry, dict):
        report.add("question-not-a-mapping", "questions", index, fix=_as_question(report, index))
        return None
    fields = cast("dict[str, Any]", entry)
    name = fields.get("id")
    about = report.within(("questions", index), name if isinstance(name, str) else f"#{index + 1}")
    kind = str(fields.get("type"))
    if kind not in question_types():
        kind = kinds.meant(about, fields)
        fields = {**fields, "type": kind}
    model = question_types().get(kind)
    if model is None:
        return None
    try:
        return model.model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        schema_faults.explain(about, error, model)
        return None


def _check_context(about: Report, quiz: Quiz, question: Question) -> None:
    if question.context is not None and question.context not in quiz.contexts:
        best = fixes.nearest(question.context, quiz.contexts)
        fix = fixes.over(about, ("context",), best) if best else ""
        known = "、".join(quiz.contexts) or "—"
        about.add("unknown-context", "context", fix=fix, name=question.context, known=known)


def _lack_test(report: Report, quiz: Quiz) -> None:
    """Report a time limit in a quiz that is no test, with the line that makes it one."""
    if "mode" in quiz.model_fields_set:
        report.add("time-limit-in-practice", "mode", fix=fixes.over(report, ("mode",), "test"))
    else:
        fix = fixes.before(report, ("time_limit",), "mode: test")
        report.add("time-limit-in-practice", "time_limit", key=True, fix=fix)


def _as_question(report: Report, index: int) -> str:
    """Return the line of a question that is a mere text, made a question of which that is the stem."""
    node = yamltree.locate(report.root, ("questions", index)) if report.root is not None else None
    if not isinstance(node, yamltree.Scalar) or node.end_line != node.line:
        return ""
    lead = " " * node.column
    begin = report.line(node.line)[: node.column]
    stem = "…" if node.is_null else report.line(node.line)[node.column :]
    return f"{begin}id: {report.name_for(str(('questions', index)))}\n{lead}type: single\n{lead}stem: {stem}"


def _with_bands(report: Report, quiz: Quiz, scales: list[Scale]) -> str:
    """Return the first line with two bands after it, each with half of the totals; nothing where there are none."""
    totals = attainable([[a.points for a in q.answers(quiz)] for q in scales])
    if len(totals) < 2 or not all(q.answers(quiz) for q in scales):
        return ""
    half = len(totals) // 2
    edges = ((totals[0], totals[half - 1]), (totals[half], totals[-1]))
    rows = [f"  - {{from: {low}, to: {high}, title: …, text: …}}" for low, high in edges]
    return fixes.adding(report, (), "\n".join(["bands:", *rows]), report.place().line - 1)


def _check(report: Report, quiz: Quiz, questions: dict[int, Question]) -> None:
    scales = [q for q in questions.values() if isinstance(q, Scale)]
    for index, question in questions.items():
        about = report.within(("questions", index), question.id)
        question.check(about, quiz)
        _check_context(about, quiz, question)
    if len(questions) < len(quiz.questions):
        return
    if quiz.draw and quiz.draw > len(questions):
        report.add("draw-too-many", "draw", severity=Severity.ADVICE, draw=quiz.draw, count=len(questions))
    if quiz.time_limit and quiz.mode != "test":
        _lack_test(report, quiz)
    if scales and len(scales) < len(questions):
        index, first = next((i, q) for i, q in questions.items() if q is scales[0])
        report.within(("questions", index), first.id).add("scale-mixed", "type")
    elif scales and quiz.bands is None:
        report.add("bands-missing", fix=_with_bands(report, quiz, scales))
    elif scales and quiz.bands and all(q.answers(quiz) for q in scales):
        totals = attainable([[a.points for a in q.answers(quiz)] for q in scales])
        check_bands(report, quiz.bands, totals)
    elif not scales and (quiz.bands or quiz.scale):
        report.add("bands-without-scale", "bands" if quiz.bands else "scale", key=True)
