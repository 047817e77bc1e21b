"""The files that lists come from, together: how cases are sorted, and that nothing is said twice."""

from __future__ import annotations

import pytest

from handbook.lists import Case
from handbook.quiz.links import PageInfo
from handbook.shelf import CASES, FILES, GLOSSARY, Shelf
from list_site import FILES as SITE

PAGES = {"cases/a.md": PageInfo("cases/a/", "久等的人", {"分析": "分析"})}


def shelf(files: dict[str, str]) -> Shelf:
    """Return the shelf of a handbook that has these files."""
    found = Shelf()
    for src in FILES:
        if src in files:
            found.read(src, files[src].encode())
    return found


def case(title: str, *difficulty: str) -> Case:
    """Return a case of a difficulty."""
    return Case("", title, "", 0, {"difficulty": difficulty})


@pytest.mark.parametrize("files", [SITE, {}])
def test_sound_files(files: dict[str, str]) -> None:
    """Sound files, and none at all, have no faults."""
    assert shelf(files).faults() == []


def test_cases_from_easy_to_hard() -> None:
    """A case of two difficulties stands with the easier one; those of none, or of an unknown one, come last."""
    listed = [case("四"), case("三", "没有"), case("二", "进阶"), case("一", "进阶", "入门")]
    assert [one.title for one in shelf(SITE).sorted(listed)] == ["一", "二", "四", "三"]


def test_without_words_cases_keep_their_order() -> None:
    """A handbook without cases.yml sorts nothing."""
    listed = [case("二", "进阶"), case("一", "入门")]
    assert shelf({}).sorted(listed) == listed


def test_faults_are_told_once() -> None:
    """What reading has found is not found again when all pages are known."""
    found = shelf({**SITE, CASES: "skill: [听]\n", GLOSSARY: SITE[GLOSSARY].replace("cases/a.md", "cases/b.md")})
    assert {problem.code for problem in found.faults()} == {"missing-key"}
    assert [problem.code for problem in found.check(PAGES, {}, None)] == ["page-unknown"]
    assert [problem.code for problem in found.check(PAGES, {}, None)] == ["page-unknown"]
