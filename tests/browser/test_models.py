"""Working models in a browser: one runner takes each kind through all its states."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

import harness
from accessibility import violations
from model_pages import FENCES, FILES
from preview import ROOT, Site, served

Step = tuple[Literal["fill", "pick", "slide", "press", "select"], str, str]
"""What is done: to which field (its name) or button (its action), with which value."""
BUDGET, HTML_BUDGET = 6_000, 2_200
"""Bytes of scripts and styles, and of the form itself, each packed."""
OURS = re.compile(r"/assets/handbook/[^/]+/(models/.*)")
PHONE, DESK = 360, 1280


@dataclass(frozen=True)
class Scene:
    """What a reader does with a kind, what it shows then; what is done wrong, and what it says."""

    steps: tuple[Step, ...]
    shown: tuple[str, ...]
    spoil: tuple[Step, ...] = ()
    said: str = ""


SCENES = {
    "clv": Scene(
        (("fill", "profit", "６００元"), ("fill", "retention", "90%"), ("fill", "churn", "0")),
        ("CLV约993元", "1,300元"),
        (("fill", "discount", "一成"), ("fill", "years", "2.5")),
        "“一成”不是一个数，写成10这样。",
    ),
    "gap": Scene((("slide", "expectation", "6"), ("slide", "perception", "9")), ("感知9 − 期望6 = +3", "惊喜")),
    "breathing": Scene((("pick", "pace", "500"), ("pick", "rounds", "4")), ("准备好了",)),
    "johari": Scene(
        (
            ("pick", "self", "1"),
            ("pick", "self", "2"),
            ("pick", "self", "3"),
            ("fill", "codes", "JHR-{mark}-2.3.5\nJHR-{mark}-3.8.6"),
        ),
        ("合了2位同事", "话多（2人）", "公开区"),
        (("fill", "codes", "你好"),),
        "没有看到代码",
    ),
    "quadrant": Scene(
        (("fill", "procedure", "25"), ("fill", "personal", "15")),
        ("程序25分，个人15分：按部就班型",),
        (("fill", "procedure", "31"),),
        "要在6到30之间。",
    ),
    "pareto": Scene(
        (("fill", "numbers", "张三 ８００\n李四 50\n王五 50\n赵六 50\n钱七 50"),),
        ("前20%（1位）占80%", "这一次接近80-20"),
        (("fill", "numbers", "300\n<b>x</b>\n5"),),
        "第2行“<b>x</b>”里没有数。",
    ),
    "kano": Scene(
        (
            ("pick", "with", "2"),
            ("pick", "without", "4"),
            ("press", "record", ""),
            ("select", "item", "1"),
            ("pick", "with", "0"),
            ("pick", "without", "2"),
            ("press", "record", ""),
            ("pick", "with", "0"),
            ("pick", "without", "4"),
        ),
        ("修完顺手除尘：期望（一维）", "已记的份数", "必备", "魅力"),
    ),
    "servqual": Scene((("slide", "e2", "5"), ("slide", "d2", "1")), ("先补响应度：做到1，期望5，差−4",)),
    "barriers": Scene(
        (("pick", "item0", "self"), ("pick", "item1", "report"), ("pick", "item2", "report"), ("press", "check", "")),
        ("3项里，2项和手册的分法一样",),
    ),
    "empathy": Scene(
        (
            ("fill", "reply", "修了三次，您很恼火，是吗？"),
            ("pick", "part", "content"),
            ("pick", "part", "emotion"),
            ("pick", "fault", "yes"),
        ),
        ("第三级", "升一级，补期待", "别漏了道歉"),
    ),
    "apology": Scene(
        (
            ("fill", "confirm", "说好17点，19点才到"),
            ("fill", "regret", "误了孩子的生日，很抱歉"),
            ("fill", "reason", "今天路上太堵"),
            ("fill", "change", "从今天起，两人核"),
        ),
        ("说好17点，19点才到。误了孩子的生日，很抱歉。今天路上太堵。从今天起，两人核。", "“太堵”听起来像借口"),
    ),
    "quote": Scene(
        (("pick", "source", "study"), ("pick", "sample", "yes"), ("pick", "metric", "no"), ("pick", "same", "yes")),
        ("先核查，只作参考", "先补上原话和算法"),
    ),
    "percent": Scene(
        (("fill", "part", "１３９"), ("fill", "before", "60"), ("fill", "after", "70")),
        ("占1.96%", "+10个百分点，变化率+16.67%"),
        (("fill", "whole", ""),),
        "请填一个数，例如7088。",
    ),
}


@pytest.fixture(scope="module", name="models")
def models_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a handbook with a page for each kind, in the handbook's own colours."""
    colours = {"brand/colours.css": (ROOT / "docs/brand/colours.css").read_text(encoding="utf-8")}
    config = f"{harness.PROJECT}extra_css: [brand/colours.css]\n"
    folder = harness.lay_out(tmp_path_factory.mktemp("models"), FILES | colours, config)
    with served(folder / "site", root=folder) as site:
        yield site


@pytest.fixture(name="visit")
def visit_fixture(browser: Browser, models: Site) -> Iterator[harness.OpenPage]:
    """Open a page of that handbook; the keywords are those of `harness.open_in`."""
    with harness.opening(browser, models.url) as opened:
        yield opened


def ready(page: Page) -> Locator:
    """Return the page's model once it is alive."""
    model = page.locator(".hb-model")
    expect(model).to_have_attribute("data-ready", "true")
    return model


def do(model: Locator, steps: tuple[Step, ...]) -> None:
    """Take steps, each as a reader would."""
    for how, name, value in steps:
        text = value.replace("{mark}", model.get_attribute("data-mark") or "")
        field = model.locator(f"[name={name}]")
        hidden = model.locator(f"details:not([open]):has([name={name}]) > summary")
        if how != "press" and hidden.count():
            hidden.click()
        if how == "fill":
            field.fill(text)
        elif how == "slide":
            field.focus()
            for _ in range(10):
                field.press("ArrowLeft")
            for _ in range(int(text) - int(field.get_attribute("min") or 0)):
                field.press("ArrowRight")
        elif how == "select":
            field.select_option(text)
        elif how == "pick":
            model.locator(f"label:has([name={name}][value='{text}'])").click()
        else:
            model.locator(f"[data-action={name}]").click()


def values(model: Locator) -> list[str]:
    """Return what every field holds."""
    return model.locator("form").evaluate("form => [...new FormData(form)].map(String)")


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")])
@pytest.mark.parametrize("kind", FENCES)
def test_all_states(visit: harness.OpenPage, kind: str, width: int, scheme: str) -> None:
    """Each state is right and accessible: as it comes, filled in, after a reload, with faults, after a reset."""
    scene = SCENES[kind]
    found = visit(f"{kind}/", width=width, scheme=scheme)
    page, model = found.page, ready(found.page)
    first = values(model)

    def sound(state: str) -> None:
        assert (state, violations(page)) == (state, [])
        assert (state, page.evaluate("document.scrollingElement.scrollWidth")) == (state, width)
        small = model.locator("button:visible, input:visible, select:visible, summary:visible").evaluate_all(
            """all => all.map(e => [e, (e.closest(".hb-choice") ?? e).getBoundingClientRect()])
                .filter(([, box]) => box.height < 43.5).map(([e]) => e.outerHTML.slice(0, 80))"""
        )
        assert (state, small) == (state, [])

    sound("default")
    do(model, scene.steps)
    for words in scene.shown:
        expect(model).to_contain_text(words)
    sound("filled in")
    kept = values(model)
    page.reload()
    model = ready(page)
    assert values(model) == kept
    for words in scene.shown:
        expect(model).to_contain_text(words)
    if scene.spoil:
        do(model, scene.spoil)
        wrong = model.locator("[aria-invalid=true]")
        expect(wrong).to_have_count(len(scene.spoil))
        described = (wrong.first.get_attribute("aria-describedby") or "").split()[0]
        expect(page.locator(f"[id='{described}']")).to_contain_text(scene.said)
        sound("with faults")
    model.locator("[data-action=reset]").click()
    expect(model.locator("[aria-invalid=true]")).to_have_count(0)
    assert values(model) == first
    assert found.troubles() == []


@pytest.mark.parametrize("kind", FENCES)
def test_without_script(visit: harness.OpenPage, kind: str) -> None:
    """Without scripts, everything that explains the model can be read, and no button promises what it cannot do."""
    model = visit(f"{kind}/", js=False).page.locator(".hb-model")
    expect(model.locator(".hb-model__about")).to_be_visible()
    expect(model.locator(".hb-model__plain")).to_be_visible()
    expect(model.locator(".hb-model__source")).to_be_visible()
    expect(model.locator("button:visible")).to_have_count(0)


@pytest.mark.parametrize("kind", [kind for kind in FENCES if kind != "breathing"])
def test_printed_alone(visit: harness.OpenPage, kind: str) -> None:
    """The print button prints the model with its result and without the rest of the page; afterwards all is back."""
    page = visit(f"{kind}/", init_script="window.print = () => {};").page
    model = ready(page)
    do(model, SCENES[kind].steps)
    model.locator("[data-action=print]").click()
    text = normalize(
        "NFKC", "".join("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).split())
    )
    for words in SCENES[kind].shown[:1]:
        assert normalize("NFKC", "".join(words.split())) in text
    assert "后面的话" not in text
    assert "恢复初值" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).not_to_have_attribute("data-hb-solo", "")


def test_keyboard(visit: harness.OpenPage) -> None:
    """Fields, choices and buttons are reached and worked by keyboard alone."""
    page = visit("kano/").page
    model = ready(page)
    model.locator("select").focus()
    for key in ("Tab", "Space", "Tab", "Space", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(model.locator("[data-part=told]")).to_contain_text("记下了")
    expect(model.locator("[data-part=tally]")).to_contain_text("魅力")


def test_result_is_read_out(visit: harness.OpenPage) -> None:
    """Once the reader pauses, the result is put where screen readers announce it."""
    model = ready(visit("clv/").page)
    model.locator("[name=retention]").fill("90")
    expect(model.locator("[data-part=say]")).to_have_text("CLV约993元")


def test_breathing(browser: Browser, models: Site) -> None:
    """The timer says each phase, can be stopped by Escape, and ends for a while after four rounds."""
    visit = harness.open_in(browser, models.url + "breathing/", reduced_motion=True)
    page = visit.page
    page.clock.install()
    page.reload()
    model = ready(page)
    model.locator("label:has([name=rounds][value='4'])").click()
    start, stop = model.locator("[data-action=start]"), model.locator("[data-action=stop]")
    phase, say = model.locator("[data-part=phase]"), model.locator("[data-part=say]")
    start.focus()
    page.keyboard.press("Enter")
    expect(phase).to_have_text("先把气呼净")
    page.clock.run_for(3_200)
    expect(say).to_have_text("第1轮，共4轮、吸气")
    page.clock.run_for(4_000)
    expect(say).to_have_text("屏住")
    assert model.locator(".hb-breath__ring").evaluate("ring => getComputedStyle(ring).transform") == "none"
    expect(stop).to_be_focused()
    page.keyboard.press("Escape")
    expect(phase).to_have_text("停了。正常呼吸。")
    expect(start).to_be_focused()
    expect(model.locator("[data-part=round]")).to_have_text("这一次还能做3轮。")
    page.keyboard.press("Enter")
    page.clock.run_for(3_000 + 3 * 19_000 + 300)
    expect(phase).to_have_text("做完了。正常呼吸，坐一会儿再起来。")
    start.click()
    expect(phase).to_contain_text("已经4轮了")
    expect(stop).to_be_hidden()
    page.clock.run_for(600_000)
    start.click()
    expect(stop).to_be_visible()
    assert visit.errors == []
    page.context.close()


def test_johari_code_goes_from_colleague_to_colleague(visit: harness.OpenPage) -> None:
    """A colleague picks, sends a line; pasted elsewhere it opens the window."""
    theirs = ready(visit("johari/").page)
    do(theirs, (("pick", "who", "peer"), ("pick", "peer", "2"), ("pick", "peer", "3"), ("pick", "peer", "8")))
    code = theirs.locator("[data-part=export] input").input_value()
    do(theirs, (("pick", "peer", "1"),))
    expect(theirs.locator("[data-part=count]")).to_have_text("圈了4个，多了1个。去掉几个再看。")
    expect(theirs.locator("[data-part=export]")).to_be_hidden()
    own = ready(visit("johari/").page)
    do(own, (("pick", "self", "1"), ("pick", "self", "2"), ("pick", "self", "4"), ("fill", "codes", code)))
    panes = own.locator(".hb-pane").evaluate_all(
        "all => all.map(pane => [...pane.querySelectorAll('li')].map(li => li.textContent))"
    )
    assert panes == [["急（1人）"], ["话多（1人）", "爱笑（1人）"], ["耐心", "细致"], ["爽快", "慢热", "严肃"]]


def test_placement_follows_the_self_assessments(visit: harness.OpenPage, models: Site) -> None:
    """Answers on the page move the place at once; another page knows it; what is typed stays until they change."""
    found = visit("quadrant/")
    page, model = found.page, ready(found.page)
    for statement in page.locator("fieldset[data-question^=a-]").all():
        statement.locator("label").nth(0).click()
    for statement in page.locator("fieldset[data-question^=b-]").all()[:5]:
        statement.locator("label").nth(2).click()
    expect(model).to_contain_text("个人轴还差1题。")
    page.locator("fieldset[data-question=b-6] label").nth(2).click()
    expect(model).to_contain_text("程序30分，个人18分：按部就班型")
    found.follow(models.url + "elsewhere/")
    model = ready(page)
    expect(model).to_contain_text("程序30分，个人18分：按部就班型")
    expect(model.locator("a[href$='quadrant/']")).to_have_text("页quadrant")
    model.locator("[name=personal]").fill("22")
    expect(model).to_contain_text("优质服务型")
    expect(model).to_contain_text("边界：个人在19到22分")
    page.reload()
    expect(ready(page)).to_contain_text("个人22分：优质服务型")
    found.follow(models.url + "quadrant/")
    page.locator("fieldset[data-question=b-6] label").nth(0).click()
    expect(ready(page)).to_contain_text("个人20分")
    assert found.troubles() == []


JUNK = [
    "{",
    "null",
    "3",
    '{"v":1}',
    '{"v":2,"fields":[]}',
    '{"v":1,"fields":[["profit"]]}',
    '{"v":1,"fields":[["profit",{}]],"more":{}}',
]


@pytest.mark.parametrize("kind", ["clv", "kano", "breathing", "quadrant", "barriers"])
def test_stored_junk(visit: harness.OpenPage, kind: str) -> None:
    """Whatever the storage holds, the model starts with its own values."""
    found = visit(f"{kind}/")
    page = found.page
    first = values(ready(page))
    do(ready(page), SCENES[kind].steps[:1])
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes('.hb.v1.model.'))")
    for junk in JUNK:
        page.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [key, junk])
        page.reload()
        assert values(ready(page)) == first
    more = '{"v":1,"fields":[],"more":[[0,9,9],"x",null,{"a":1}]}'
    page.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [key, more])
    page.reload()
    ready(page)
    assert found.troubles() == []


@pytest.mark.parametrize("storage", ["denied", "null"])
def test_without_storage(visit: harness.OpenPage, storage: str) -> None:
    """Without storage the model works, and says that nothing will be kept."""
    found = visit("clv/", storage=storage)
    model = ready(found.page)
    expect(model.locator("[data-part=told]")).to_contain_text("不让网页保存数据")
    do(model, SCENES["clv"].steps)
    expect(model).to_contain_text("CLV约993元")
    assert found.errors == []


def test_forced_colours(visit: harness.OpenPage) -> None:
    """With the system's colours, a choice that was made still differs from the others."""
    model = ready(visit("barriers/", forced_colors=True).page)
    do(model, (("pick", "item0", "self"),))
    widths = (
        model.locator(".hb-barrier")
        .first.locator(".hb-choice")
        .evaluate_all("all => all.map(c => getComputedStyle(c).borderTopWidth)")
    )
    assert widths == ["3px", "1px", "1px"]


def packed(data: bytes) -> int:
    """Return the size of a file as it travels."""
    return len(gzip.compress(data, 9, mtime=0))


@pytest.mark.parametrize("kind", FENCES)
def test_bytes(visit: harness.OpenPage, models: Site, kind: str) -> None:
    """A model costs its page one module and one style sheet, within the budget, and little HTML besides."""
    found = {match[1]: url for url in visit(f"{kind}/").requests if (match := OURS.search(url))}
    assert set(found) == {f"models/{kind}.js", f"models/{kind}.css"}
    sizes = {name: packed((models.folder / url.removeprefix(models.url)).read_bytes()) for name, url in found.items()}
    assert sum(sizes.values()) <= BUDGET, sizes
    html = models.html(f"{kind}/")
    without = re.sub(r"<hb-model-.*?</hb-model-[a-z]+>", "", html, flags=re.DOTALL)
    assert packed(html.encode()) - packed(without.encode()) <= HTML_BUDGET


def test_pages_without_load_nothing(visit: harness.OpenPage) -> None:
    """A page without a model asks for none of their files."""
    found = visit("")
    assert not [url for url in found.requests if OURS.search(url)]
