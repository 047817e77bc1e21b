"""A trainer edits a quiz that learners have begun: which answers stay, in one browser across builds of one site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import harness
import preview
from quiz_page import QuizPage

PAGE = (
    "---\ntitle: 页\ndescription: 一页试验，看改题之后答案在不在。\n---\n\n# 页\n\n## 要点\n\n文字。\n\n```quiz\n```\n"
)
SINGLE = """\
  - id: edit-single
    type: single
    stem: 客户停顿时怎么办？
    options:
      - {text: 等两秒。, correct: true, feedback: 多半还有话。}
      - {text: 接着说, feedback: 会打断他。}
      - {text: 挂断, feedback: 失礼。}
"""
MULTIPLE = """\
  - id: edit-multiple
    type: multiple
    stem: 方案里要讲清哪几样？
    options:
      - {text: 做什么, correct: true, feedback: 要。}
      - {text: 谁来做, correct: true, feedback: 要。}
      - {text: 谁的错, feedback: 不要。}
"""
JUDGE = """\
  - id: edit-judge
    type: true-false
    stem: 挂断就算处理完了。
    answer: false
"""
NEW = """\
  - id: edit-new
    type: single
    stem: 新加的一题？
    options:
      - {text: 甲, correct: true, feedback: 是。}
      - {text: 乙, feedback: 否。}
"""
HEAD = "title: 试\nquestions:\n"
FIRST = HEAD + SINGLE + MULTIPLE + JUDGE
WORDING = (
    (SINGLE + MULTIPLE + JUDGE)
    .replace("等两秒。", "等两秒")
    .replace("接着说", "接着说！")
    .replace("客户停顿时怎么办？", "客户忽然停下来，你怎么办？")
    .replace("feedback: 要。", "feedback: 客户要知道，这一样不能少。")
)


@dataclass
class Handbook:
    """A served handbook of one page whose quiz can be written anew."""

    root: Path
    site: preview.Site
    quiz: QuizPage

    def edit(self, text: str) -> None:
        """Publish another text of the quiz file and load the page again."""
        (self.root / "docs/page.quiz.yml").write_text(text, encoding="utf-8")
        result = preview.build(self.site.folder, root=self.root, site_url=self.site.url)
        assert result.returncode == 0, result.stdout
        self.quiz.page.reload()
        QuizPage.of(self.quiz.page)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Handbook]:
    """Serve the first version of the quiz and open it in one profile."""
    root = tmp_path_factory.mktemp("edited")
    files = {"index.md": PAGE.replace("```quiz\n```\n", ""), "page.md": PAGE, "page.quiz.yml": FIRST}
    harness.lay_out(root, files)
    with preview.served(root / "site", root=root) as site:
        visit = harness.open_in(browser, f"{site.url}page/", until="load")
        yield Handbook(root, site, QuizPage.of(visit.page))
        assert not visit.errors
        visit.page.context.close()


@pytest.fixture
def answered(handbook: Handbook) -> Handbook:
    """Bring the first version back and answer it: right, right and wrong."""
    handbook.edit(FIRST)
    quiz = handbook.quiz
    if quiz.button("clear").is_visible():
        quiz.button("clear").click()
        quiz.button("clear-yes").click()
    quiz.answer("edit-single", right=True)
    quiz.answer("edit-multiple", right=True)
    quiz.answer("edit-judge", right=False)
    return handbook


def test_question_on_top(answered: Handbook) -> None:
    """A question put on top is open, and every old answer stays with its own question."""
    answered.edit(HEAD + NEW + SINGLE + MULTIPLE + JUDGE)
    quiz = answered.quiz
    assert quiz.names()[0] == "edit-new"
    quiz.is_open("edit-new")
    quiz.is_answered("edit-single", right=True)
    quiz.is_answered("edit-multiple", right=True)
    quiz.is_answered("edit-judge", right=False)
    quiz.progress(3, 4)


def test_questions_and_options_reordered(answered: Handbook) -> None:
    """The order of questions and of options changes nothing about an answer."""
    lines = SINGLE.splitlines(keepends=True)
    answered.edit(HEAD + JUDGE + MULTIPLE + "".join([*lines[:4], *reversed(lines[4:])]))
    quiz = answered.quiz
    assert quiz.names() == ["edit-judge", "edit-multiple", "edit-single"]
    quiz.is_answered("edit-single", right=True)
    quiz.is_answered("edit-multiple", right=True)
    quiz.is_answered("edit-judge", right=False)
    picked = quiz.question("edit-single").locator(".hb-option", has=answered.quiz.page.locator("input:checked"))
    expect(picked.locator(".hb-option__text")).to_have_text("等两秒。")


def test_wording_changed(answered: Handbook) -> None:
    """Punctuation of options, the words of stems and of reasons can be mended without losing an answer."""
    answered.edit(HEAD + WORDING)
    quiz = answered.quiz
    expect(quiz.question("edit-single").locator(".hb-stem__text")).to_have_text("客户忽然停下来，你怎么办？")
    quiz.is_answered("edit-single", right=True)
    quiz.is_answered("edit-multiple", right=True)
    quiz.progress(3, 3)


def test_key_changed(answered: Handbook) -> None:
    """Where another option is right now, the old answer is gone: nobody is told wrong for what was right."""
    changed = SINGLE.replace("等两秒。, correct: true", "等两秒。").replace(
        "{text: 接着说", "{text: 接着说, correct: true"
    )
    answered.edit(HEAD + changed + MULTIPLE + JUDGE.replace("answer: false", "answer: true"))
    quiz = answered.quiz
    quiz.is_open("edit-single")
    quiz.is_open("edit-judge")
    quiz.is_answered("edit-multiple", right=True)
    quiz.progress(1, 3)
    answered.edit(FIRST)
    quiz.is_answered("edit-single", right=True)


def test_question_removed(answered: Handbook) -> None:
    """A question that is gone is not counted."""
    answered.edit(HEAD + SINGLE + JUDGE)
    quiz = answered.quiz
    quiz.progress(2, 2)
    expect(quiz.result()).to_contain_text("答对 1 / 2 题")


def test_option_added(answered: Handbook) -> None:
    """An answer given without having seen a new option is as good as none."""
    answered.edit(FIRST.replace("      - {text: 挂断", "      - {text: 叹气, feedback: 失礼。}\n      - {text: 挂断"))
    answered.quiz.is_open("edit-single")
    answered.quiz.is_answered("edit-multiple", right=True)
