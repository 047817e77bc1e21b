"""The report on the questions: counts, habits against chance, gaps, pairs, needs; as data and as HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from handbook.item_bank import chance, counts, gaps, needs, pairs
from handbook.item_bank.bank import Bank, Page, page, read
from handbook.item_bank.checkup import Checkup, expand
from handbook.locale import catalogue

OVERRIDES = Path(__file__).parents[2] / "overrides"
TEMPLATES = [OVERRIDES / "item-bank", OVERRIDES / "figures"]
PAGES = [
    Page("a/", "甲页", "第一章", {"one": "一节", "two": "二节"}, {"inner": "two"}),
    Page("b/", "乙页", "第二章"),
    Page("c/", "丙页", "第二章", wanted=False),
]


def options(right: int, count: int = 4, longest: int | None = None, feedback: bool = True) -> dict[str, Any]:
    """Return the data of a choice question: its key, and which option is the longest."""
    rows = [{"text": "说" * (9 if at == longest else 5 + at % 2), "correct": at == right} for at in range(count)]
    return {"options": [row | ({"feedback": "因为。"} if feedback else {}) for row in rows]}


def question(name: str, kind: str = "single", page: str = "a/", **settings: Any) -> dict[str, Any]:
    """Return a question of a manifest; `settings` replaces its parts."""
    given: dict[str, Any] = {
        "id": name,
        "type": kind,
        "hash": name,
        "page": {"address": page, "title": {"a/": "甲页", "b/": "乙页"}[page]},
        "anchor": f"q-{name}",
        "stem": f"{name}号客户打来，第一句说什么合适，为什么是{name}？",
        "context": None,
        "section": {"address": f"{page}#one", "title": "一节"},
        "level": "apply",
        "data": options(0),
    }
    return given | settings


def bank(*questions: dict[str, Any], file: str = "a.quiz.yml", shuffle: tuple[str, ...] = ()) -> Bank:
    """Return the bank of one quiz file."""
    quiz = {"file": file, "settings": {"shuffle": list(shuffle)}, "questions": list(questions)}
    manifest: Any = {"format": 1, "quizzes": [quiz]}
    return read(manifest, PAGES, "contribute/examples/")


def names(items: Any) -> list[str]:
    """Return the ids of questions."""
    return [item.entry["id"] for item in items]


def test_read() -> None:
    """Questions come in the order of the contents; samples and ratings do not count."""
    found = bank(question("y", page="b/"), question("x"), question("s", "scale", page="b/"))
    assert [(item.entry["id"], item.chapter) for item in found.items] == [("x", "第一章"), ("y", "第二章")]
    assert found.rated == {"b/"}
    assert found.chapters == ["第一章", "第二章"]
    assert not bank(question("x"), file="contribute/examples/a.quiz.yml").items


def test_tables() -> None:
    """A table has only the columns in use, a sum a row, and totals; questions without a level have their own column."""
    found = bank(
        question("x"),
        question("z", level=None),
        question("y", "true-false", "b/", level="remember", data={"answer": True}),
    )
    by_level, by_type, levels = counts.tables(found, ["single", "multiple", "true-false"])
    assert by_level.columns == ["remember", "apply", "none"]
    assert by_level.rows == [("第一章", [0, 1, 1, 2]), ("第二章", [1, 0, 0, 1])]
    assert by_level.totals == [1, 1, 1, 3]
    assert (by_type.columns, by_type.totals) == (["single", "true-false"], [2, 1, 3])
    assert levels.rows == [("single", [0, 1, 1, 2]), ("true-false", [1, 0, 0, 1])]


@pytest.mark.parametrize(
    ("keys", "verdict"),
    [([0, 1, 2, 3] * 5, "within"), ([0] * 16 + [1, 2, 3, 1], "above"), ([1, 2, 3, 1] * 6, "below"), ([0] * 4, "few")],
)
def test_key_position(keys: list[int], verdict: str) -> None:
    """The first option is the key as often as by chance, too often, too seldom, or in too few questions to say."""
    found = chance.habits(bank(*(question(f"q{at}", data=options(key)) for at, key in enumerate(keys))))
    first = found[0]
    assert (first.name, first.number, first.verdict) == ("position", 1, verdict)
    assert first.share == pytest.approx(0.25)
    assert len(first.hits) == keys.count(0)
    spread = 1.96 * (0.25 * 0.75 / len(keys)) ** 0.5
    assert (first.low, first.high) == pytest.approx((max(0, 0.25 - spread), min(1, 0.25 + spread)))


def test_chance_follows_the_number_of_options() -> None:
    """A third option is by chance the key of no question that has two."""
    found = chance.habits(bank(question("x", data=options(0, 2)), question("y", data=options(2, 4))))
    assert [habit.share for habit in found if habit.name == "position"] == pytest.approx([0.375, 0.375, 0.125, 0.125])


def test_shuffled_options_have_no_position() -> None:
    """Where options are shuffled, only their length may give the key away."""
    found = chance.habits(bank(question("x", data=options(0, longest=0)), shuffle=("options",)))
    assert [(habit.name, habit.found) for habit in found] == [("longest", 1.0)]


def test_longest_and_true() -> None:
    """Questions without one longest option do not count; statements are true by chance half the time."""
    found = chance.habits(
        bank(
            question("x", data=options(1, longest=1)),
            question("y", data=options(1, longest=2)),
            question("z", data=options(1)),
            question("t", "true-false", data={"answer": True}),
        )
    )
    longest, true = found[-2:]
    assert (longest.name, names(longest.hits), longest.all, longest.share) == ("longest", ["x"], 2, 0.25)
    assert (true.name, names(true.hits), true.share) == ("true", ["t"], 0.5)


def node(*replies: tuple[int, str]) -> dict[str, Any]:
    """Return a moment of a conversation; a reply has so many characters and leads there."""
    return {"say": "喂", "choices": [{"text": "说" * length, "goto": goto} for length, goto in replies]}


def test_best_replies() -> None:
    """A choice counts where one reply can still lead to the best ending, wherever on the way it stands."""
    ends = {"good": {"end": "好", "score": 100}, "poor": {"end": "差", "score": 20}}
    nodes = {
        "start": node((9, "next"), (5, "poor")),
        "next": node((3, "poor"), (8, "good"), (4, "start")),
        "same": node((4, "good"), (6, "good")),
        "even": node((4, "good"), (4, "poor")),
        **ends,
    }
    found = chance.habits(bank(question("x", "branch", data={"start": "start", "nodes": nodes})))
    first, longest = found
    assert (first.name, names(first.hits), first.all, first.share) == ("reply-first", ["x", "x"], 2, 0.5)
    assert (longest.name, names(longest.hits), longest.all, longest.share) == ("reply-longest", ["x"], 1, 0.5)


NODES = {"one": {"say": "喂", "choices": [{"text": "嗯", "goto": "end"}]}, "end": {"end": "完", "score": 100}}


@pytest.mark.parametrize(
    ("kind", "data", "lacking"),
    [
        ("single", options(0, feedback=False), ["feedback"]),
        ("multiple", options(0), []),
        ("true-false", {"answer": True, "feedback": {"true": "对。"}}, ["feedback"]),
        ("true-false", {"answer": True}, ["feedback"]),
        ("branch", {"nodes": NODES}, ["feedback"]),
        ("cloze", {"text": "[[空]]"}, ["explanation"]),
        ("cloze", {"text": "[[空]]", "explanation": "因为。"}, []),
        ("highlight", {"text": "[[错|因为]]"}, []),
    ],
)
def test_missing(kind: str, data: dict[str, Any], lacking: list[str]) -> None:
    """What each type owes a learner."""
    found = gaps.missing(bank(question("x", kind, data=data)))
    assert [name for name, items in found.items() if items] == lacking


def test_missing_section_and_level() -> None:
    """Section and level are missed in every type."""
    found = gaps.missing(
        bank(question("x", section=None), question("y", "cloze", level=None, data={"explanation": "。"}))
    )
    assert (names(found["section"]), names(found["level"])) == (["x"], ["y"])


STEM = "客户第三次来电说包裹还没有收到，你先核对哪一个号码？"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"stem": STEM}, {"stem": STEM}, [True]),
        ({"stem": STEM}, {"stem": STEM.replace("第三次", "第四次")}, [False]),
        ({"stem": STEM}, {"stem": "客户要改地址，第一步做什么？"}, []),
        ({"stem": STEM, "context": "a"}, {"stem": STEM, "context": "b"}, []),
        ({"stem": STEM, "context": "a"}, {"stem": STEM, "context": "a"}, [True]),
        ({"stem": "哪句？"}, {"stem": "哪句？"}, [True]),
        ({"stem": STEM, "type": "order", "hash": "1"}, {"stem": STEM, "type": "order", "hash": "2"}, []),
        ({"stem": STEM, "type": "order", "hash": "1"}, {"stem": STEM, "type": "order", "hash": "1"}, [True]),
    ],
)
def test_pairs(one: dict[str, Any], other: dict[str, Any], expected: list[bool]) -> None:
    """Equal and almost equal stems pair up in the same setting only."""
    found = pairs.pairs(bank(question("x", **one), question("y", **other)))
    assert [pair.same for pair in found] == expected


def test_needs() -> None:
    """Pages with the fewest questions come first, with how many are to be written and which sections have none."""
    section = {"address": "a/#inner", "title": "里面"}
    found = needs.needs(bank(*(question(f"q{at}", section=section) for at in range(6))))
    assert [(need.page.title, need.questions, need.more, need.more_high) for need in found] == [
        ("乙页", 0, 5, 2),
        ("甲页", 6, 0, 0),
    ]
    assert found[1].bare == [("one", "一节")]
    assert not found[1].enough


def test_needs_of_levels() -> None:
    """A page with enough questions, all of them to remember, wants some to apply."""
    found = needs.needs(bank(*(question(f"q{at}", level="remember") for at in range(6))))
    assert [(need.more, need.more_high) for need in found if need.page.title == "甲页"] == [(2, 2)]
    chapter = needs.chapters(bank(*(question(f"q{at}", level="remember") for at in range(6))))
    assert [(one.title, one.pages, one.questions, one.share) for one in chapter] == [
        ("第二章", 1, 0, 0.0),
        ("第一章", 1, 6, 0.0),
    ]


def test_a_self_assessment_needs_no_question() -> None:
    """A page that shows nothing but ratings is not asked for more."""
    found = needs.needs(bank(question("s", "scale", page="b/")))
    assert [need.page.title for need in found] == ["甲页"]


def report(found: Bank, part: str, language: str = "zh") -> str:
    """Return a part as it stands on a page."""
    markdown, problems = expand("docs/p.md", f"前\n\n```item-bank\npart: {part}\n```\n")
    assert problems == []
    return Checkup(TEMPLATES, catalogue(language), found).fill(markdown, lambda address: f"../{address}")


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
@pytest.mark.parametrize("part", ["next", "counts", "habits", "missing", "alike"])
@pytest.mark.parametrize("filled", [True, False])
def test_every_part_is_written(part: str, language: str, filled: bool) -> None:
    """Each part is HTML in every language, escaped and out of the search; an empty bank has one as well."""
    stem = {"stem": "<b>" + STEM}
    html = report(bank(question("x", **stem), question("y", **stem, level=None)) if filled else bank(), part, language)
    assert "data-search-exclude" in html
    assert "data-hb-bank" not in html
    assert "<b>客户" not in html


def test_words() -> None:
    """The report says in words what its numbers mean, and leads to the questions."""
    found = bank(*(question(f"q{at}", data=options(0)) for at in range(20)))
    html = report(found, "habits")
    assert "答案在第1项的占100%（20题里20题），按机会应为25%。比偶然的范围（6%到44%）多" in html
    assert 'href="../a/#q-q0"' in html
    assert "题干一字不差" in report(bank(question("x", stem=STEM), question("y", stem=STEM)), "alike")
    assert "还没有题的小节：" in report(found, "next")
    assert "<b>再写5题</b>、其中应用或分析2题" in report(found, "next")


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [("part: nxt", 4, "bad-choice"), ("", 4, "missing-key"), ("teil: next", 4, "unknown-key-alone")],
)
def test_faults(body: str, line: int, code: str) -> None:
    """A fence that asks for no part says so at its line."""
    rows = ["前", "", "```item-bank", *([body] if body else []), "```", ""]
    _, problems = expand("docs/p.md", "\n".join(rows))
    assert code in {problem.code for problem in problems}
    assert {(problem.place.file, problem.place.line) for problem in problems} == {("docs/p.md", line)}


def test_large_banks_are_quick() -> None:
    """Stems of two thousand questions are compared with those that share a rare piece, not all with all."""
    stems = [f"客户第{n}次来电说{'包裹' * (n % 7)}还没有收到，你先核对哪一个号码？" for n in range(2000)]
    assert len(pairs.candidates(stems)) < 40_000


@dataclass
class Anchor:
    """A heading as MkDocs' table of contents has it."""

    id: str
    title: str
    children: list[Anchor] = field(default_factory=list["Anchor"])


SECTIONS = [Anchor("one", "一", [Anchor("inner", "里")]), Anchor("two", "二")]


def test_page() -> None:
    """The sections of a page to learn from teach, and what is inside them leads to them."""
    found = page("a/b.md", "a/b/", "乙", "甲", SECTIONS, {"covers": ["x"]}, has_quiz=False)
    assert found == Page("a/b/", "乙", "甲", {"one": "一", "two": "二"}, {"inner": "one"})


@pytest.mark.parametrize("folder", ["cases", "practice", "reference", "contribute"])
def test_pages_without_sections(folder: str) -> None:
    """Pages that go through set stages have no sections that teach."""
    found = page(f"{folder}/b.md", "b/", "乙", "甲", SECTIONS, {"covers": ["x"]}, has_quiz=False)
    assert (found.sections, found.inner) == ({}, {})


@pytest.mark.parametrize(
    ("meta", "has_quiz", "wanted"),
    [
        ({"covers": ["x"]}, False, True),
        ({}, False, False),
        ({}, True, True),
        ({"covers": ["x"], "search": {"boost": 0.5}}, False, False),
        ({"covers": ["x"], "search": {"boost": 0.5}}, True, True),
    ],
)
def test_wanted_pages(meta: dict[str, object], has_quiz: bool, wanted: bool) -> None:
    """A page to learn from needs questions, unless it is about the handbook itself and has none."""
    assert page("a/b.md", "a/b/", "乙", "甲", SECTIONS, meta, has_quiz=has_quiz).wanted is wanted
