"""Every question type and quiz setting on the gallery page, where all of them are live."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from accessibility import violations
from harness import OpenPage, Visit

PAGE = "contribute/question-types/"
TYPED = '<img src=x onerror="window.ran = true">'
ALIVE = "[...document.querySelectorAll('hb-quiz')].every(quiz => quiz.dataset.ready === 'true')"


def opened(open_page: OpenPage, **settings: object) -> Visit:
    """Open the gallery and wait until every quiz is alive."""
    visit = open_page(PAGE, until="load", **settings)
    visit.page.wait_for_function(ALIVE)
    return visit


def again(visit: Visit) -> None:
    """Load the gallery anew."""
    visit.page.reload()
    visit.page.wait_for_function(ALIVE)


def question(page: Page, name: str) -> Locator:
    """Return a question of the gallery."""
    return page.locator(f"#q-example-{name}")


def quiz(page: Page, name: str) -> Locator:
    """Return a quiz of the gallery by its file."""
    return page.locator(f"hb-quiz[data-quiz='contribute/examples/{name}']")


def check(of: Locator) -> None:
    """Press the button that checks a question."""
    of.locator("[data-action=check]").first.click()


def says(of: Locator, words: str) -> None:
    """Insist on words in the verdict of a question."""
    expect(of.locator(".hb-verdict")).to_contain_text(words)


def test_cloze(open_page: OpenPage) -> None:
    """Gaps take any accepted spelling, whatever its width and closing signs; credit is by gap."""
    visit = opened(open_page)
    typed = question(visit.page, "cloze-typed")
    typed.locator(".hb-gap").nth(0).fill("　由谁。")
    check(typed)
    expect(typed.locator(".hb-message")).to_contain_text("还有空没有填")
    typed.locator(".hb-gap").nth(1).fill("明天")
    check(typed)
    says(typed, "部分答对，得0.5分")
    expect(typed.locator(".hb-reason[data-verdict=right]")).to_contain_text("谁")
    expect(typed.locator(".hb-reason[data-verdict=wrong]")).to_contain_text("几点（也可：什么时候、何时）")
    typed.locator("[data-action=again]").click()
    expect(typed.locator(".hb-gap").first).to_have_value("")
    bank = question(visit.page, "cloze-bank")
    for gap, word in zip(bank.locator(".hb-gap").all(), ("方便", "结果", "时限", "记录"), strict=True):
        gap.select_option(word)
    check(bank)
    says(bank, "答对了")
    again(visit)
    says(bank, "答对了")
    assert not visit.troubles()


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("79", "答对了"),
        ("７９元", "答对了"),
        (" 79.0 ", "答对了"),
        ("79。", "答对了"),
        ("78", "没答对"),
        ("-79", "没答对"),
    ],
)
def test_numeric(open_page: OpenPage, typed: str, verdict: str) -> None:
    """A number counts however it is typed; words are refused."""
    visit = opened(open_page)
    refund = question(visit.page, "numeric-refund")
    refund.locator("input").fill("七十九块吧")
    check(refund)
    expect(refund.locator(".hb-message")).to_contain_text("请填一个数字")
    refund.locator("input").fill(typed)
    check(refund)
    says(refund, verdict)
    rate = question(visit.page, "numeric-rate")
    rate.locator("input").fill("72%")
    check(rate)
    says(rate, "答对了")


def test_typed_html_stays_text(open_page: OpenPage) -> None:
    """What a learner types is never parsed, neither at once nor after a reload."""
    visit = opened(open_page)
    typed, reflect = question(visit.page, "cloze-typed"), question(visit.page, "reflect-apology")
    for gap in typed.locator(".hb-gap").all():
        gap.fill(TYPED)
    reflect.locator("textarea").fill(TYPED)
    for one in (typed, reflect):
        check(one)
    again(visit)
    expect(reflect.locator("textarea")).to_have_value(TYPED)
    expect(typed.locator(".hb-gap").first).to_have_value(TYPED)
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.locator("hb-quiz img").count() == 0


def texts(of: Locator) -> list[str]:
    """Return the items of an order question as they stand."""
    return of.locator(".hb-order__text").all_inner_texts()


RIGHT = [
    "告诉客户为什么要转、转给谁",
    "问客户愿不愿意转，现在方不方便",
    "先向同事说清情况，免得客户重讲",
    "接通后介绍双方，再退出通话",
]


def test_order_by_keyboard(open_page: OpenPage) -> None:
    """Arrow keys on an item's buttons move it, and each move is announced; an untouched list is refused."""
    visit = opened(open_page)
    order = question(visit.page, "order-transfer")
    assert texts(order) != RIGHT
    check(order)
    expect(order.locator(".hb-message")).to_contain_text("先把顺序调一调")
    for place, text in enumerate(RIGHT):
        item = order.locator(".hb-order__item").filter(has_text=text)
        item.locator(".hb-move").first.focus()
        for _ in range(texts(order).index(text) - place):
            visit.page.keyboard.press("ArrowUp")
            expect(order.locator("[role=status]")).to_contain_text(f"“{text}”移到第")
    assert texts(order) == RIGHT
    check(order)
    says(order, "答对了")
    again(visit)
    assert texts(order) == RIGHT
    says(order, "答对了")


def test_order_by_buttons_and_by_dragging(open_page: OpenPage) -> None:
    """Buttons move by one; an item dragged by its grip goes where it is dropped; a retry starts as the page came."""
    visit = opened(open_page)
    order = question(visit.page, "order-transfer")
    first = texts(order)
    order.locator(".hb-move[data-move='1']").first.click()
    assert texts(order) == [first[1], first[0], *first[2:]]
    order.scroll_into_view_if_needed()
    grip = order.locator(".hb-order__grip").first.bounding_box()
    last = order.locator(".hb-order__item").last.bounding_box()
    assert grip is not None
    assert last is not None
    mouse = visit.page.mouse
    mouse.move(grip["x"] + 5, grip["y"] + 5)
    mouse.down()
    mouse.move(grip["x"] + 5, last["y"] + last["height"] - 3, steps=12)
    mouse.up()
    assert texts(order) == [first[0], *first[2:], first[1]]
    order.locator(".hb-move[data-move='-1']").last.click()
    check(order)
    order.locator("[data-action=again]").click()
    assert texts(order) == first


def test_match_and_categorize(open_page: OpenPage) -> None:
    """Lists and chips are native controls; credit is by place, and every pair is shown."""
    visit = opened(open_page)
    match = question(visit.page, "match-phrases")
    check(match)
    expect(match.locator(".hb-message")).to_contain_text("还有没选的")
    for field, words in zip(match.locator("select").all(), ("我去问清楚", "这样定是", "您去投诉"), strict=True):
        field.select_option(label=field.locator("option").filter(has_text=words).inner_text())
    check(match)
    says(match, "部分答对，得0.67分")
    expect(match.locator(".hb-reason")).to_have_count(3)
    sort = question(visit.page, "categorize-channel")
    for row in sort.locator(".hb-sort__row").all():
        public = any(word in row.inner_text() for word in ("营业时间", "一般规则", "致歉"))
        row.locator("label").filter(has_text="可以公开说" if public else "只能私下说").click()
    check(sort)
    says(sort, "答对了")
    again(visit)
    says(sort, "答对了")
    says(match, "部分答对")


def test_categorize_by_keyboard(open_page: OpenPage) -> None:
    """Arrow keys choose a group and grade nothing."""
    visit = opened(open_page)
    sort = question(visit.page, "categorize-channel")
    for row in sort.locator(".hb-sort__row").all():
        row.locator("input").first.focus()
        visit.page.keyboard.press("Space")
        visit.page.keyboard.press("ArrowRight")
        expect(row.locator("input").nth(1)).to_be_checked()
    expect(sort.locator(".hb-verdict")).to_be_hidden()
    check(sort)
    says(sort, "部分答对，得0.5分")


def test_highlight(open_page: OpenPage) -> None:
    """Space marks a phrase as a finger does; false marks cost; every fault is shown with its reason."""
    visit = opened(open_page, width=360)
    highlight = question(visit.page, "highlight-chat")
    highlight.locator(".hb-phrase").filter(has_text="您是不是没有改成功").locator("input").focus()
    visit.page.keyboard.press("Space")
    highlight.locator(".hb-phrase").filter(has_text="这个没办法了").click()
    highlight.locator(".hb-phrase").filter(has_text="您好").click()
    check(highlight)
    says(highlight, "部分答对，得0.33分")
    expect(highlight.locator(".hb-reason")).to_have_count(3)
    expect(highlight.locator(".hb-phrase[data-verdict=missed]")).to_have_text(["然后等几天吧"])
    expect(highlight.locator(".hb-phrase[data-verdict=wrong]")).to_contain_text(["您好"])


def test_branch(open_page: OpenPage) -> None:
    """The conversation grows, can be taken back, and ends with what each choice led to."""
    visit = opened(open_page)
    branch = question(visit.page, "branch-deposit")
    turns, replies = branch.locator(".hb-talk__turn"), branch.locator("button.hb-reply")
    expect(turns).to_have_count(1)
    replies.filter(has_text="合同上写了").click()
    expect(turns).to_have_count(3)
    expect(turns.last).to_contain_text("还有没有人情味")
    expect(turns.last).to_be_focused()
    replies.filter(has_text="退一步").click()
    expect(turns).to_have_count(1)
    replies.filter(has_text="先照顾好阿姨").press("Enter")
    replies.filter(has_text="可以改期").press("Enter")
    says(branch, "答对了")
    expect(turns.last).to_contain_text("客户选了改期")
    expect(branch.locator(".hb-node:visible .hb-reason")).to_have_count(4)
    again(visit)
    says(branch, "答对了")
    expect(turns).to_have_count(5)


def test_branch_that_ends_badly(open_page: OpenPage) -> None:
    """A middling ending gives part of the points, and the conversation can be played again."""
    visit = opened(open_page)
    branch = question(visit.page, "branch-deposit")
    for words in ("先照顾好阿姨", "我帮您反映"):
        branch.locator("button.hb-reply").filter(has_text=words).click()
    says(branch, "部分答对，得0.5分")
    branch.locator("[data-action=again]").click()
    expect(branch.locator(".hb-talk__turn")).to_have_count(1)


def test_reflect(open_page: OpenPage) -> None:
    """Nothing is graded: the answer stands beside the model answer, ticks are kept, and it can be rewritten."""
    visit = opened(open_page)
    reflect = question(visit.page, "reflect-apology")
    check(reflect)
    expect(reflect.locator(".hb-message")).to_contain_text("先写下你的回答")
    reflect.locator("textarea").fill("让您白等了半天，师傅18点前到。")
    check(reflect)
    says(reflect, "对照一下参考")
    expect(reflect.locator(".hb-sample")).to_contain_text("18点前一定有人到")
    reflect.locator(".hb-check input").nth(2).check()
    again(visit)
    expect(reflect.locator(".hb-check input").nth(2)).to_be_checked()
    reflect.locator("[data-action=again]").click()
    expect(reflect.locator("textarea")).to_have_value("让您白等了半天，师傅18点前到。")
    expect(reflect.locator("textarea")).to_be_editable()


def test_confidence(open_page: OpenPage) -> None:
    """Sure but wrong is shown apart, now and after a reload."""
    visit = opened(open_page)
    for name, words in (("confidence-privacy", "能，是一家人"), ("confidence-record", "错")):
        one = question(visit.page, name)
        one.locator("label").filter(has_text=words).last.click()
        one.locator("[data-sure=true]").click()
    for _ in range(2):
        expect(quiz(visit.page, "confidence").locator(".hb-result__sure")).to_contain_text("第1题")
        again(visit)


def test_draw_and_shuffle(open_page: OpenPage) -> None:
    """Two of four are asked, the same two until the learner starts over; "以上……" stays last."""
    visit = opened(open_page)
    drawn = quiz(visit.page, "draw-and-shuffle")

    def asked() -> list[str]:
        return drawn.locator(".hb-question:visible").evaluate_all("all => all.map(q => q.dataset.question)")

    first = asked()
    assert len(first) == 2
    expect(drawn.locator(".hb-question:visible .hb-stem__number")).to_have_text(["1", "2"])
    again(visit)
    assert asked() == first
    attempts = {tuple(first)}
    for _ in range(12):
        one = drawn.locator(".hb-question:visible").filter(has=visit.page.locator(".hb-options")).first
        one.locator("label").first.click()
        check(one)
        drawn.locator("[data-action=clear]").click()
        drawn.locator("[data-action=clear-yes]").click()
        attempts.add(tuple(asked()))
        name = drawn.locator("[data-question=example-draw-name] .hb-option__text")
        assert name.last.inner_text().startswith("以上") if name.first.is_visible() else True
    assert len(attempts) > 1


def start(visit: Visit) -> Locator:
    """Start the gallery's timed test and return it."""
    test = quiz(visit.page, "test-mode")
    expect(test.locator(".hb-question").first).to_be_hidden()
    test.locator("[data-action=start]").click()
    expect(test.locator(".hb-question").first).to_be_visible()
    return test


def test_test_mode(open_page: OpenPage) -> None:
    """Nothing is told before the end; blanks are named once; then everything is, with the pass mark."""
    visit = opened(open_page)
    test = start(visit)
    question(visit.page, "test-first-words").locator("label").nth(1).click()
    expect(test.locator(".hb-reason:visible")).to_have_count(0)
    again(visit)
    expect(question(visit.page, "test-first-words").locator("input").nth(1)).to_be_checked()
    test.locator("[data-action=submit]").click()
    expect(test.locator(".hb-end > .hb-message")).to_contain_text("还有2题没有作答，从第2题补起")
    question(visit.page, "test-parts").locator("label").nth(0).click()
    test.locator("[data-action=submit-anyway]").click()
    for _ in range(2):
        expect(test.locator(".hb-result")).to_contain_text("答对 1 / 3 题")
        expect(test.locator(".hb-result")).to_contain_text("还没到60%的合格线")
        expect(test.locator(".hb-reason:visible")).to_have_count(8)
        expect(test.locator("[data-action=submit]")).to_be_hidden()
        again(visit)
    test.locator("[data-action=clear]").click()
    test.locator("[data-action=clear-yes]").click()
    expect(test.locator("[data-action=start]")).to_be_visible()


def test_time_limit_survives_a_reload_and_ends_the_test(open_page: OpenPage) -> None:
    """Time runs on while the page is closed, can be extended, and hands the test in when it is up."""
    visit = opened(open_page)
    visit.page.clock.install()
    again(visit)
    test = start(visit)
    expect(test.locator(".hb-timer__left")).to_contain_text("还剩")
    visit.page.clock.run_for(60_000)
    expect(test.locator(".hb-timer__left")).to_contain_text("还剩8分5")
    test.locator("[data-action=extend]").click()
    expect(test.locator(".hb-timer__left")).to_contain_text("还剩13分")
    again(visit)
    expect(test.locator(".hb-timer__left")).to_contain_text("还剩13分")
    visit.page.clock.run_for(14 * 60_000)
    expect(test.locator(".hb-end > .hb-message")).to_contain_text("时间到")
    expect(test.locator(".hb-result")).to_contain_text("答对 0 / 3 题")


def answer_everything(page: Page) -> None:
    """Answer every question of the gallery somehow and check it."""
    page.locator("hb-quiz[data-flow=test] [data-action=start]").click()
    for one in page.locator(".hb-question:visible").all():
        kind = one.get_attribute("data-type")
        if kind == "branch":
            while one.locator("button.hb-reply:not(.hb-reply--back)").count():
                one.locator("button.hb-reply").first.click()
            continue
        if kind == "order":
            one.locator(".hb-move[data-move='1']").first.click()
        for field in one.locator("input.hb-gap, textarea").all():
            field.fill("79")
        for field in one.locator("select").all():
            field.select_option(index=1)
        for group in one.locator(".hb-options, .hb-sort__row, .hb-lines").all():
            group.locator("label").first.click()
        if one.locator("[data-action=check]").count():
            check(one)
    page.locator("[data-action=submit]").click()
    page.locator("[data-action=result]").click()


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing_in_any_state(open_page: OpenPage, look: str) -> None:
    """The gallery has no accessibility fault unanswered, answered, and asking whether to start over."""
    visit = opened(open_page, scheme="dark" if look == "dark" else "light", forced_colors=look == "forced", width=360)
    assert violations(visit.page) == []
    answer_everything(visit.page)
    assert visit.page.locator(".hb-verdict:visible").count() >= 20
    assert violations(visit.page) == []
    visit.page.locator("[data-action=clear]:visible").first.click()
    assert violations(visit.page) == []
    assert not visit.troubles()
