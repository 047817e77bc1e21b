"""The templates of the quizzes, compiled for speed: a page's quiz is a few hundred small outputs."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

SPECIAL = re.compile("[&<>'\"]")
"""Signs without which a text is its own HTML."""

TEXT = "t"
"""The name under which templates have the function that returns the texts of the language."""


class _Generator(CodeGenerator):
    """Compiles as Jinja does, but writes texts that are the same on every page into the code, and escapes faster."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == TEXT:
            keys = [argument.as_const() for argument in node.args]
            if len(keys) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
                return str(escape(cast("Templates", self.environment).text(keys[0])))
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 (its name in the base class)
        """Write code that yields all outputs in a row as one text."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) < 2:
            super().visit_Output(node, frame)
            return
        frame.buffer = self.temporary_identifier()
        self.writeline(f"{frame.buffer} = []")
        super().visit_Output(node, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    def visit_Call(  # noqa: N802 (its name in the base class)
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a plain call: no function that these templates have asks for the context."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escaped(")


class Templates(Environment):
    """The templates in a folder, which have `t` and further globals; all output is escaped that is no Markup."""

    code_generator_class = _Generator

    def __init__(self, folder: Path, text: Callable[..., str], **others: object) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.text = cache(text)
        cast("Any", self).globals.update({TEXT: self.text, **others})
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (its name in the base class)
    ) -> Template:
        """Return a template, each read once."""
        if isinstance(name, Template):
            return name
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what `obj.attribute` means in a template: in a mapping its keys come first, as most are there."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    @staticmethod
    def escaped(value: Any) -> str:
        """Return a value as HTML: what `markupsafe.escape` says, as a plain text."""
        kind = value.__class__
        if kind is Markup or (kind is str and not SPECIAL.search(value)):
            return value
        return escape(value)
