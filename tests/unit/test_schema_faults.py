"""What pydantic finds and nobody thought of still reaches the trainer with a place."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import AfterValidator, Field, ValidationError

from handbook.locale import catalogue, languages
from handbook.quiz import fixes, schema_faults
from handbook.quiz.model import Part
from handbook.quiz.report import Report
from handbook.yamlread import parse


def refuse(value: str) -> str:
    """Refuse every value with a word that no catalogue knows."""
    raise ValueError("unheard of")


class Odd(Part):
    """A mapping with a rule that no other has."""

    odd: Annotated[str, AfterValidator(refuse), Field(description="怪")]


def test_unheard_of_error_is_reported() -> None:
    """An error of a kind that has no text of its own gets the general one, at its place."""
    text = "a: b\nodd: 值\n"
    root, _ = parse(text)
    report = Report("docs/a.quiz.yml", [*text.splitlines()], root)
    with pytest.raises(ValidationError) as caught:
        Odd.model_validate({"odd": "值"})
    schema_faults.explain(report, caught.value, Odd)
    (problem,) = report.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("bad-value", 2, 6)
    for language in languages():
        assert "unheard of" in problem.text(catalogue(language))


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("３０", "30"),
        ("1,200", "1200"),
        ("12，000", "12000"),
        ("1,234,567.5", "1234567.5"),
        ("30元", "30"),
        ("约 30 分钟", "30"),
        ("－5", "-5"),
        ("−5", "-5"),
        ("“7”", "7"),
        ("８０％", "80"),
        ("1,2", ""),
        ("三十", "30"),
        ("两分", "2"),
        ("一百二十", "120"),
        ("好几十", ""),
        ("", ""),
    ],
)
def test_number_that_was_meant(given: str, number: str) -> None:
    """Numbers are found in what trainers write for them."""
    assert fixes.number(given) == number


@pytest.mark.parametrize(
    ("given", "flag"),
    [
        *(("yes", "true"), ("“true”", "true"), ("是", "true"), ("是的", "true"), ("Ｙ", "true"), ("True", "true")),
        *(("错", "false"), ("不是", "false"), ("fasle", "false"), ("B", ""), ("不一定", ""), ("", "")),
    ],
)
def test_flag_that_was_meant(given: str, flag: str) -> None:
    """So are truth values."""
    assert fixes.flag(given) == flag
