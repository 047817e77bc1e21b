"""Where terms are explained, and what is said of a glossary file that is wrong."""

from __future__ import annotations

import re

import pytest

from handbook.glossary import Annotator, Term, load

TERMS = (
    Term(term="客户满意度", en="CSAT", aliases=["CSAT"], definition="感受与<期望>相比。"),
    Term(term="满意度", definition="满意的程度。"),
    Term(term="满意", definition="心里合意。"),
    Term.model_validate({"term": "编码", "definition": "变成话。", "except": ["邮政编码"]}),
)
MARK = re.compile(r'<span class="hb-term"[^>]*>(.*?)<span class="hb-term__tip".*?</span></span>', re.DOTALL)


def marked(html: str) -> str:
    """Return annotated HTML with each explained term in 【】 and its explanation left out."""
    out = Annotator(TERMS).annotate(html, set())
    return MARK.sub(r"【\1】", re.sub(r' <span lang="en">[^<]*</span>', "", out))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>先看客户满意度再说</p>", "<p>先看【客户满意度】再说</p>"),
        ("<p>满意度和满意度</p>", "<p>【满意度】和满意度</p>"),
        ("<p>客户满意度和满意度</p>", "<p>【客户满意度】和【满意度】</p>"),
        ("<p>满意才有满意度</p>", "<p>【满意】才有【满意度】</p>"),
        ("<p>CSAT 高，客户满意度高</p>", "<p>【CSAT】 高，客户满意度高</p>"),
        ("<p>xCSATx</p>", "<p>xCSATx</p>"),
        ("<p>用CSAT算</p>", "<p>用【CSAT】算</p>"),
        ("<p>填邮政编码，再编码</p>", "<p>填邮政编码，再【编码】</p>"),
        ("<h2>编码</h2><p>编码</p>", "<h2>编码</h2><p>【编码】</p>"),
        ('<a href="#">编码<b>编码</b></a>编码', '<a href="#">编码<b>编码</b></a>【编码】'),
        ("<code>编码</code>编码", "<code>编码</code>【编码】"),
        ("<label><input>编码</label><button>编码</button>", "<label><input>编码</label><button>编码</button>"),
        ('<p title="编码">好</p>', '<p title="编码">好</p>'),
        ("<!-- 编码 --><br/>编码", "<!-- 编码 --><br/>【编码】"),
        ("", ""),
    ],
)
def test_first_use(html: str, expected: str) -> None:
    """The first use of a term is explained inside running text; links, code, headings and controls stay as they are."""
    assert marked(html) == expected


def test_explanations_are_escaped_and_named() -> None:
    """A definition shows as text and is what the term is described by."""
    html = Annotator(TERMS).annotate("客户满意度", set())
    assert "感受与&lt;期望&gt;相比。" in html
    assert 'aria-describedby="term-0"' in html
    assert 'id="term-0" data-search-exclude' in html


def test_what_the_page_has_explained_is_left_alone_in_its_quiz() -> None:
    """The page's text and its quizzes share what was seen."""
    seen: set[int] = set()
    annotator = Annotator(TERMS)
    annotator.annotate("编码", seen)
    assert annotator.annotate("编码", seen) == "编码"
    assert Annotator(()).annotate("编码", set()) == "编码"


def test_a_file_that_is_wrong_is_said_to_be(subtests: pytest.Subtests) -> None:
    """Slips get the messages that quiz files get; a spelling of two terms is term-twice."""
    for text, code in [
        ("terms:\n  - {term: 甲, definition: 一。}\n  - {term: 乙, aliases: [甲], definition: 二。}\n", "term-twice"),
        ("terms:\n  - {term: 甲}\n", "missing-key"),
        ("terms：\n  - x\n", "wide-colon"),
        ("terms:\n  - {term: 甲, defintion: 一。}\n", "unknown-key"),
    ]:
        with subtests.test(code):
            terms, problems = load("docs/g.yml", text.encode())
            assert code in {problem.code for problem in problems}
            assert all(problem.place.line >= 1 for problem in problems)
            assert terms == () or code == "term-twice"
