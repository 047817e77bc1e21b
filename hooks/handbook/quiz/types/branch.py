"""Play through a conversation whose choices have consequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.quiz import fixes
from handbook.quiz.model import Part, Question, Quiz
from handbook.quiz.report import Report
from handbook.quiz.text import Slug, Text, Whole, fingerprint


class Turn(Part):
    """A reply to choose and where it leads."""

    text: Annotated[
        Text, Field(title="回应", description="可以选的回应", examples=["“这个数额要组长确认，我现在转给她。”"])
    ]
    goto: Annotated[Slug, Field(title="去处", description="选它之后到哪个节点", examples=["deadline"])]
    feedback: Annotated[
        Text | None,
        Field(
            title="理由", description="为什么走到那里，对话结束后显示", examples=["原因、决定人、时限，三样都给了。"]
        ),
    ] = None


class Node(Part):
    """A moment of the conversation: what is said and how to reply, or an ending and what it is worth."""

    say: Annotated[
        Text | None,
        Field(title="对方的话", description="对方说的话或发生的事", examples=["“八百，少一分我就发到网上。”"]),
    ] = None
    choices: Annotated[
        list[Turn] | None,
        Field(
            title="回应",
            description="可以选的回应，两到五个",
            examples=[
                [
                    {"text": "“我现在转给组长。”", "goto": "kept", "feedback": "给了决定人。"},
                    {"text": "“我做不了主。”", "goto": "lost", "feedback": "客户又被推走。"},
                ]
            ],
            min_length=2,
            max_length=5,
        ),
    ] = None
    end: Annotated[
        Text | None, Field(title="结局", description="结局；写了它就不写 say 和 choices", examples=["客户愿意等"])
    ] = None
    score: Annotated[
        Whole | None,
        Field(title="得分", description="这个结局值多少，0 到 100，最好的写 100", examples=[100], ge=0, le=100),
    ] = None


class Branch(Question):
    """A conversation as a graph of nodes."""

    credit: ClassVar[str] = "ending"
    type: Literal["branch"]  # pyright: ignore[reportIncompatibleVariableOverride]
    start: Annotated[Slug, Field(title="起点", description="从哪个节点开始", examples=["ask"])]
    nodes: Annotated[
        dict[Slug, Node],
        Field(
            title="节点",
            description="各节点，写成 `名字: 内容`；一步写 say 和 choices，结局写 end 和 score",
            examples=[
                {
                    "ask": {
                        "say": "“八百，少一分我就发到网上。”",
                        "choices": [
                            {"text": "“这个数额要组长确认，我现在转给她。”", "goto": "kept"},
                            {"text": "“我做不了主。”", "goto": "lost"},
                        ],
                    },
                    "kept": {"end": "客户愿意等", "score": 100},
                    "lost": {"end": "客户转身发帖", "score": 0},
                }
            ],
            min_length=3,
            max_length=40,
        ),
    ]

    def check(self, report: Report, quiz: Quiz) -> None:
        known = "、".join(self.nodes)
        if self.start not in self.nodes:
            fix = fixes.over(report, ("start",), fixes.nearest(self.start, self.nodes) or next(iter(self.nodes)))
            report.add("goto-nowhere", "start", fix=fix, name=self.start, known=known)
        sound = self.start in self.nodes
        for name, node in self.nodes.items():
            sound &= self._check_node(report, name, node, known)
        if not sound:
            return
        reached = self._reachable(self.start)
        for name in self.nodes:
            if name not in reached:
                report.add("node-unreachable", "nodes", name, key=True, name=name)
            elif not any(self.nodes[n].end for n in self._reachable(name)):
                report.add("node-endless", "nodes", name, key=True, name=name)
        if not any(self.nodes[n].score == 100 for n in reached):
            best = max((name for name in reached if self.nodes[name].end), key=lambda name: self.nodes[name].score or 0)
            at = ("nodes", best, "score")
            report.add("branch-no-best", *at, fix=fixes.over(report, at, "100"))

    def _check_node(self, report: Report, name: str, node: Node, known: str) -> bool:
        at = ("nodes", name)
        if node.end is not None:
            if node.choices or node.say:
                report.add("node-both", *at, key=True, name=name)
                return False
            if node.score is None:
                fix = fixes.adding(report, at, "score: 0", report.place(*at, key=True).line - 1)
                report.add("end-without-score", *at, key=True, fix=fix, name=name)
            return True
        if node.say is None or not node.choices:
            end = next((other for other, further in self.nodes.items() if further.end), "…")
            entry = (
                f"choices: [{{text: 说法一, goto: {end}}}, {{text: 说法二, goto: {end}}}]"
                if node.say
                else "say: …"
                if node.choices
                else "end: …"
            )
            fix = fixes.adding(report, at, entry, report.place(*at, key=True).line - 1)
            report.add("node-dead-end", *at, key=True, fix=fix, name=name)
            return False
        if node.score is not None:
            report.add("score-without-end", *at, "score", key=True, name=name)
        sound = True
        for i, choice in enumerate(node.choices):
            if choice.goto not in self.nodes:
                path = (*at, "choices", i, "goto")
                best = fixes.nearest(choice.goto, self.nodes)
                fix = fixes.over(report, path, best) if best else ""
                report.add("goto-nowhere", *path, fix=fix, name=choice.goto, known=known)
                sound = False
        return sound

    def _reachable(self, start: str) -> set[str]:
        reached, waiting = {start}, [start]
        while waiting:
            for choice in self.nodes[waiting.pop()].choices or []:
                if choice.goto not in reached:
                    reached.add(choice.goto)
                    waiting.append(choice.goto)
        return reached

    def grading(self, quiz: Quiz) -> object:
        return [
            [name, node.score, [[fingerprint(c.text), c.goto] for c in node.choices or []]]
            for name, node in self.nodes.items()
        ] + [self.start]

    def texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        yield from super().texts()
        for name, node in self.nodes.items():
            for field in ("say", "end"):
                if text := getattr(node, field):
                    yield ("nodes", name, field), text
            for i, choice in enumerate(node.choices or []):
                yield ("nodes", name, "choices", i, "text"), choice.text
                if choice.feedback:
                    yield ("nodes", name, "choices", i, "feedback"), choice.feedback

    def view(self, quiz: Quiz) -> dict[str, Any]:
        order = [self.start, *(name for name in self.nodes if name != self.start)]
        return {"nodes": [self._node_view(name) for name in order], "start": self.start}

    def _node_view(self, name: str) -> dict[str, Any]:
        node = self.nodes[name]
        choices = [
            {"key": fingerprint(c.text), "text": c.text, "goto": c.goto, "feedback": c.feedback}
            for c in node.choices or []
        ]
        return {"name": name, "say": node.say, "end": node.end, "score": node.score, "choices": choices}
