"""Searching as a reader does, in the real box of the real handbook."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import search_queries
from playwright.sync_api import Page, Route, expect

from accessibility import violations
from harness import OpenPage
from preview import Site

FIELD = "[data-md-component=search-query]"
META = ".md-search-result__meta"
HITS = ".md-search-result__item"
LINKS = ".md-search-result__link"
PLACE = f"(anchor) => [...document.querySelectorAll('{LINKS}')].findIndex((a) => decodeURI(a.hash) === `#${{anchor}}`)"
"""Where among the links of the hits the one to an anchor stands."""

COMPLAINT = "resolution/complaint-four-steps/"


FIRST, FIVE, WORST = {"tuned": 95, "held": 90}, {"tuned": 98, "held": 97}, {"tuned": 90, "held": 88}
"""Per cent of right answers that stand first, among the first five, and among these in the worst class; measured on the
held set: 91.8, 98.5 and 90, the last for Traditional characters."""


def opened(open_page: OpenPage, path: str = "", **settings: object) -> Page:
    """Open a page with the search open and ready."""
    page = open_page(path, **settings).page
    page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    page.locator(FIELD).focus()
    return page


def ask(page: Page, text: str) -> None:
    """Put a query into the box at once, as a paste does."""
    page.locator(FIELD).fill(text)


@pytest.mark.parametrize("name", search_queries.SETS)
def test_the_right_section_stands_first(site: Site, open_page: OpenPage, name: str) -> None:
    """Every class of query in both sets; the failures are shown for the tuned set alone."""
    page = opened(open_page)
    ask(page, "预热")
    expect(page.locator(META)).not_to_have_text(re.compile("准备"))
    outcomes = [search_queries.ask(page, site.url, query) for query in search_queries.load(name)]
    found = search_queries.shares(outcomes)
    wrong = [f"{one.query.kind} {one.query.text}: {one.rank}" for one in outcomes if one.rank != 1 and one.query.expect]
    told = "\n".join([str(found), *(wrong if name == "tuned" else ())])
    assert found.first >= FIRST[name], told
    assert found.five >= FIVE[name], told
    assert found.nothing <= 2, told
    assert found.refused >= 80, told
    assert found.worst[1] >= WORST[name], told


def test_the_sets_cover_every_class() -> None:
    """150 queries of a reader's own and more, of every class, and no query in both sets."""
    sets = [search_queries.load(name) for name in search_queries.SETS]
    kinds = [{query.kind for query in queries} for queries in sets]
    assert kinds[0] == kinds[1] == set(KINDS)
    texts = [query.text for queries in sets for query in queries]
    assert len(texts) == len(set(texts)) >= 150
    assert all(bool(query.expect) != (query.kind == search_queries.NONSENSE) for queries in sets for query in queries)


KINDS = (
    *("title", "phrase", "part", "character", "two-words", "traditional", "latin", "synonym"),
    *("homophone", "typo", "pinyin", "initials", "question", search_queries.NONSENSE),
)


def test_what_is_expected_exists(site: Site, open_page: OpenPage) -> None:
    """A page or section that was renamed shows here first."""
    page = open_page().page
    index = page.evaluate("fetch('search/search_index.json').then((answer) => answer.json())")
    known = {entry["location"] for entry in index["docs"]}
    wanted = {want for name in search_queries.SETS for query in search_queries.load(name) for want in query.expect}
    assert wanted - known == set()


@pytest.mark.parametrize("way", ["type", "paste", "dictate", "pick"])
def test_every_way_of_entering_starts_a_search(open_page: OpenPage, way: str) -> None:
    """Keys; a paste; a word spoken or chosen from an input method's list; one set by the browser."""
    page = opened(open_page)
    field = page.locator(FIELD)
    if way == "type":
        field.press_sequentially("投诉")
    elif way == "paste":
        field.evaluate("(input) => { input.focus(); document.execCommand('insertText', false, '投诉'); }")
    elif way == "dictate":
        page.keyboard.insert_text("投诉")
    else:
        field.evaluate("(input) => { input.value = '投诉'; input.dispatchEvent(new Event('input', {bubbles: true})); }")
    expect(page.locator(HITS).first).to_contain_text("投诉处理四步")
    expect(page.locator(META)).to_have_attribute("role", "status")
    expect(page.locator(META)).to_have_text(re.compile(r"找到\d+处"))


PINYIN = {
    "kehufahuo": "客户发火",
    "kehu fahuo": "客户发火",
    "ke hu tou su": "客户投诉",
    "tuikuan": "退款",
    "zenmedaoqian": "怎么道歉",
    "tou'su chu'l": "投诉处理",
    "lüse": "绿色",
    "投诉chuli": "投诉处理",
    "qinxuguanli": "情绪管理",
    "tousucl": "投诉处理",
    "ｄａｏｑｉａｎ": "道歉",
    "道 歉": "道歉",
}
"""What is typed without choosing characters, and the same chosen."""


@pytest.mark.parametrize(("typed", "meant"), PINYIN.items())
def test_pinyin_finds_what_characters_find(open_page: OpenPage, typed: str, meant: str) -> None:
    """Words typed as one or apart, unfinished, with an apostrophe or ü, mixed up, begun, in full width."""
    page = opened(open_page)
    first = page.locator("a.md-search-result__link").first
    ask(page, meant)
    expect(page.locator(HITS).first).to_be_visible()
    expected = re.sub(r"\?[^#]*", "", first.get_attribute("href") or "")
    ask(page, "㞞㞞㞞")
    expect(page.locator(HITS)).to_have_count(0)
    ask(page, typed)
    expect(page.locator(HITS).first).to_be_visible()
    assert re.sub(r"\?[^#]*", "", first.get_attribute("href") or "") == expected


def test_a_word_in_the_making_opens_nothing(open_page: OpenPage) -> None:
    """Enter ends a word of an input method; it does not yet choose a hit."""
    page = opened(open_page)
    ask(page, "投诉")
    expect(page.locator(HITS).first).to_be_visible()
    before = page.url
    page.locator(FIELD).dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.wait_for_timeout(300)
    assert page.url == before
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{COMPLAINT}*")


def test_keys_alone(open_page: OpenPage) -> None:
    """`/` opens the search, arrows go through the hits, Enter opens one, Escape leaves."""
    page = open_page("start/").page
    page.keyboard.press("/")
    page.keyboard.type("tousu")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{COMPLAINT}*")
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(".md-search__output")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_marks_on_the_page_across_scripts(open_page: OpenPage) -> None:
    """Traditional characters mark the simplified words of the page."""
    page = opened(open_page)
    ask(page, "投訴處理")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{COMPLAINT}*")
    expect(page.locator("h1 mark").first).to_have_text("投诉处理")


def test_a_link_with_a_query(open_page: OpenPage) -> None:
    """`?q=` opens the search and asks."""
    page = open_page("start/?q=投诉处理").page
    expect(page.locator(HITS).first).to_contain_text("投诉处理四步")


@pytest.mark.parametrize("path", ["no-such-page/", COMPLAINT])
def test_from_any_page(open_page: OpenPage, path: str) -> None:
    """The page of a wrong address searches as well; hits lead to pages that exist."""
    page = open_page(path, until="load").page
    page.keyboard.press("/")
    ask(page, "倾听")
    expect(page.locator(HITS).first).to_contain_text("倾听")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_contain_text("倾听")


def test_after_going_on_without_loading(site: Site, open_page: OpenPage) -> None:
    """The box keeps working on pages that the theme opens by itself."""
    visit = open_page("start/")
    visit.follow(f"{site.url}communication/listening/")
    visit.page.keyboard.press("/")
    ask(visit.page, "共情")
    expect(visit.page.locator(HITS).first).to_contain_text("共情")
    assert visit.troubles() == []


@pytest.mark.parametrize(("kind", "folder"), [("question", ""), ("term", "glossary/"), ("phrase", "phrasebook/")])
def test_leads_to_the_very_thing(site: Site, open_page: OpenPage, kind: str, folder: str) -> None:
    """A question, a term and a phrase are found by their words and shown where the link leads."""
    page = opened(open_page)
    docs = page.evaluate("fetch('search/search_index.json').then((answer) => answer.json())")["docs"]
    entries = [entry for entry in docs if entry.get("kind") == kind]
    assert len(entries) > 50
    entry = entries[len(entries) // 2]
    ask(page, entry["title"])
    anchor = entry["location"].partition("#")[2]
    page.wait_for_function(f"(anchor) => ({PLACE})(anchor) >= 0", arg=anchor)
    page.locator(LINKS).nth(page.evaluate(PLACE, anchor)).click()
    page.wait_for_url(re.compile("#"))
    assert folder in page.url
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_answers_are_not_in_the_index(open_page: OpenPage, site: Site) -> None:
    """No option, feedback or explanation of a quiz can be searched."""
    page = open_page().page
    index = page.evaluate("fetch('search/search_index.json').then((answer) => answer.json())")
    manifest = page.evaluate("fetch('quiz/manifest.json').then((answer) => answer.json())")
    text = json.dumps(index["docs"], ensure_ascii=False)
    feedback = [
        option["feedback"]
        for quiz in manifest["quizzes"]
        for question in quiz["questions"]
        if question["type"] in ("single", "multiple")
        for option in question["data"]["options"]
        if len(option.get("feedback") or "") > 15
    ]
    assert len(feedback) > 300
    assert [one for one in feedback if one in text] == []


def test_nothing_typed_yet(open_page: OpenPage) -> None:
    """Common topics; queries that led somewhere, which can be cleared; what comes next on the path."""
    page = opened(open_page)
    find = page.locator("hb-find")
    expect(find).to_contain_text("常用")
    find.get_by_text("道歉", exact=True).click()
    expect(page.locator(FIELD)).to_have_value("道歉")
    expect(page.locator(HITS).first).to_contain_text("道歉")
    expect(find).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/resolution/service-recovery/**", wait_until="networkidle")
    page.keyboard.press("/")
    ask(page, "")
    expect(find).to_contain_text("最近搜过")
    expect(find).to_contain_text("接着学")
    assert violations(page) == []
    find.get_by_text("清除记录").click()
    expect(find).not_to_contain_text("最近搜过")
    expect(page.locator(FIELD)).to_be_focused()


def test_suggestions_by_keys(open_page: OpenPage) -> None:
    """Arrow keys reach the suggestions; Enter takes one; Enter in the empty field does nothing."""
    page = opened(open_page)
    expect(page.locator("hb-find")).to_contain_text("常用")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).not_to_have_value("")
    expect(page.locator(HITS).first).to_be_visible()


def test_nothing_found(open_page: OpenPage) -> None:
    """The nearest words, and a link that reports the gap."""
    page = opened(open_page)
    ask(page, "zxqwv道歉zxqwv")
    ask(page, "客户服务量子力学zxq")
    find = page.locator("hb-find")
    ask(page, "㞞㞞㞞")
    expect(page.locator(META)).to_contain_text("没有找到")
    expect(find).to_contain_text("常用")
    ask(page, "倾所")
    expect(find).to_contain_text("倾听")
    ask(page, "㞞㞞㞞")
    expect(find).to_contain_text("常用")
    report = find.locator("a", has_text="告诉我们")
    query = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    assert query["title"] == ["搜不到：㞞㞞㞞"]
    assert violations(page) == []


@pytest.mark.parametrize("how", ["missing", "broken", "offline"])
def test_an_index_that_does_not_load_says_so(open_page: OpenPage, how: str) -> None:
    """Silence would look like an empty handbook."""

    def answer(route: Route) -> None:
        if how == "offline":
            route.abort()
        else:
            route.fulfill(status=404 if how == "missing" else 200, body="<!doctype html>")

    page = open_page("start/").page
    page.context.route("**/search_index.json", answer)
    page.reload(wait_until="load")
    page.keyboard.press("/")
    ask(page, "投诉")
    expect(page.locator("hb-find [role=alert]")).to_contain_text("没有载入", timeout=10_000)
    page.context.unroute("**/search_index.json")
    page.locator("hb-find a", has_text="重新载入").click()
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    ask(page, "投诉")
    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize(
    "text", [".*+?^${}()|[]\\", "<img src=x onerror=alert(1)>", "😀👍🏽", "\u202e\u200b", "投" * 10_000, "a " * 5_000]
)
def test_hostile_queries(open_page: OpenPage, text: str) -> None:
    """Nothing throws, runs or stalls; the next query is answered."""
    visit = open_page("start/")
    visit.page.keyboard.press("/")
    ask(visit.page, text)
    ask(visit.page, "投诉处理")
    expect(visit.page.locator(HITS).first).to_contain_text("投诉处理四步")
    assert visit.troubles() == []


@pytest.mark.parametrize("stored", ["null", "7", '"x"', "{}", '[1, null, "道歉", "' + "长" * 500 + '"]', "not json"])
def test_stored_queries_are_read_without_trust(open_page: OpenPage, stored: str) -> None:
    """Whatever stands in the browser's store, the box opens."""
    visit = open_page("start/")
    key = visit.page.evaluate("new URL('../', document.baseURI).pathname + '.hb.v1.searches'")
    visit.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, stored])
    visit.page.reload(wait_until="networkidle")
    visit.page.keyboard.press("/")
    expect(visit.page.locator("hb-find")).to_contain_text("常用")
    expect(visit.page.locator("hb-find li", has_text="长长")).to_have_count(0)
    assert visit.errors == []
