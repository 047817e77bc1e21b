import { all, fill, make } from "./contract.js";

/**
 * Says how it went and what to read again.
 * @param {import("./element.js").QuizElement} quiz
 */
export function summarise(quiz) {
  const { questions, texts } = quiz;
  const graded = questions.filter(({ max }) => max > 0);
  const right = graded.filter(({ verdict }) => verdict === "right");
  const wrong = graded.filter(({ verdict }) => verdict !== "right");
  const lines = [];
  /** @param {string} text @param {Record<string, string | number>} [values] @param {string} [name] */
  const say = (text, values = {}, name = "") => lines.push(make("p", name, fill(texts[text], values)));
  if (graded.length) say("summary", { right: right.length, all: graded.length }, "hb-result__title");
  const max = graded.reduce((sum, question) => sum + question.max, 0);
  const points = graded.reduce((sum, question) => sum + question.earned, 0);
  const percent = Math.floor((100 * points) / max + 1e-9);
  const mark = Number(quiz.dataset.passMark);
  if (mark || points % 1 || max !== graded.length) say("score", { points: Math.round(points * 100) / 100, max, percent });
  if (mark) say(percent >= mark ? "passed" : "not-passed", { mark });
  const rash = wrong.filter(({ sure }) => sure).map((question) => questions.indexOf(question) + 1);
  if (rash.length) say("sure-wrong", { list: rash.join("、") }, "hb-result__sure");
  if (graded.length && wrong.length === 0) say("all-right");
  const links = new Map(
    wrong.flatMap(({ root }) => all(root, ".hb-section a")).map((link) => [link.getAttribute("href"), link]),
  );
  if (links.size) {
    say("read-again");
    lines.push(make("ul", "", ...[...links.values()].map((link) => make("li", "", link.cloneNode(true)))));
  }
  quiz.find(".hb-result").replaceChildren(...lines);
  quiz.find(".hb-result").hidden = false;
}
