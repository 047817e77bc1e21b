"""Answer the questions of a page with real clicks and write down what each costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page, Route
from playwright.sync_api import TimeoutError as Late

CLICKS = 25
LATE = 800
WATCH = Path(__file__).with_name("browser.js").read_text(encoding="utf-8")
REST = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 80)))"
CENTRE = "(element) => element.scrollIntoView({block: 'center', behavior: 'instant'})"
FIELD = """(question) => {
    const field = question.querySelector("input:not([type=hidden]), select, textarea");
    if (field?.matches("[type=radio], [type=checkbox]")) return field.closest("label") ? "label" : "input";
    return field?.matches("input, textarea") ? "text" : field ? "select" : "";
}"""

ROWS = "[role=radiogroup]"
"""Parts of a question that each take an answer."""

WORK = ("TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
"""The browser's counters of the main thread: all of it, and its three largest parts."""


@dataclass
class Clicked:
    """Milliseconds: to the paint by the browser's clock, to the frame after it, of the main thread; and shifts."""

    events: list[float] = field(default_factory=list[float])
    frames: list[float] = field(default_factory=list[float])
    control: list[float] = field(default_factory=list[float])
    shifts: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    work: list[Sequence[float]] = field(default_factory=list[Sequence[float]])
    idle: list[Sequence[float]] = field(default_factory=list[Sequence[float]])
    skipped: set[str] = field(default_factory=set[str])


def open_page(browser: Browser, address: str, size: tuple[int, int], *, slow: int = 1, late: bool = False) -> Page:
    """Open a page on a machine `slow` times slower and wait until its quiz is awake.

    `late` lets the scripts of the quiz come when the page is long painted.
    """
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]})
    tab.add_init_script(WATCH)
    if late:
        tab.route("**/quiz/**/*.js", _delay)
    if slow > 1:
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    tab.goto(address, wait_until="networkidle")
    tab.locator("[data-action=check]").first.wait_for()
    tab.evaluate(REST)
    return tab


def _delay(route: Route) -> None:
    route.request.frame.page.wait_for_timeout(LATE)
    route.continue_()


def _answer(question: Locator) -> None:
    """Put some answer into a question, whatever its type."""
    kind = question.evaluate(FIELD)
    if kind == "text":
        for one in question.locator("input:visible, textarea:visible").all():
            one.fill("12")
    elif kind == "select":
        for one in question.locator("select:visible").all():
            one.select_option(index=1)
    elif kind:
        for one in question.locator(ROWS).all() or [question]:
            one.locator("label:has(input)" if kind == "label" else "input").first.click()
    else:
        question.locator("button:visible:not([data-action], :disabled)").first.click(timeout=2000)


def _counters(session: CDPSession) -> list[float]:
    metrics = {item["name"]: item["value"] for item in session.send("Performance.getMetrics")["metrics"]}
    return [1000 * metrics[name] for name in WORK]


def _click(tab: Page, session: CDPSession, target: Locator) -> Sequence[float]:
    """Click the middle of an element, as a hand would, and return what the main thread did until all was still."""
    target.evaluate(CENTRE)
    tab.evaluate(REST)
    box = target.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.evaluate(REST)
    before = _counters(session)
    tab.mouse.down()
    tab.mouse.up()
    tab.evaluate(REST)
    return [after - first for first, after in zip(before, _counters(session), strict=True)]


def click_through(tab: Page, clicks: int = CLICKS) -> Clicked:
    """Answer questions spread over the page and have each checked; between them click where nothing happens."""
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    found = Clicked()
    questions = tab.locator("[data-question]")
    count = questions.count()
    for number in range(0, count, max(1, count // clicks)):
        question = questions.nth(number)
        try:
            _answer(question)
            work = _click(tab, session, question.locator("[data-action=check]"))
            question.locator(".hb-feedback").wait_for(timeout=2000)
            found.work.append(work)
        except Late:
            found.skipped.add(question.get_attribute("data-type") or "?")
        if number % 3 == 0:
            found.idle.append(_click(tab, session, tab.locator("h1").first))
    noted: dict[str, Any] = tab.evaluate("bench")
    found.events, found.frames, found.control = noted["events"], noted["frames"], noted["control"]
    found.shifts = [(value, where) for value, where in noted["shifts"]]
    return found
