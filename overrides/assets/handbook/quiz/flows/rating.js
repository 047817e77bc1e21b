import { all, fill, make } from "../contract.js";

/**
 * A self-assessment: no right or wrong, a total that falls in a band.
 * @param {import("../element.js").QuizElement} quiz
 * @returns {import("../element.js").Flow}
 */
export function start(quiz) {
  const open = () => quiz.questions.filter(({ isEmpty }) => isEmpty);
  const show = () => {
    const total = quiz.questions.reduce((sum, question) => sum + question.rated, 0);
    const band = all(quiz, ".hb-band").find(({ dataset }) => Number(dataset.low) <= total && total <= Number(dataset.high));
    const copy = (/** @type {string} */ part) => [...(band?.querySelector(part)?.cloneNode(true).childNodes ?? [])];
    const result = quiz.find(".hb-result");
    const title = make("p", "hb-result__title", fill(quiz.texts.total, { n: total }));
    result.replaceChildren(title, make("p", "hb-result__band", ...copy("dt")), make("p", "", ...copy("dd")));
    result.hidden = false;
    quiz.find(".hb-key--bands").hidden = false;
  };
  return {
    closes: false,

    act() {
      const left = open();
      if (left.length) {
        quiz.say(fill(quiz.texts["rate-first"], { n: left.length, first: quiz.questions.indexOf(left[0]) + 1 }));
        return left[0].control;
      }
      show();
      return quiz.find(".hb-result");
    },

    changed(question) {
      question.save();
      quiz.say("");
      quiz.update();
    },

    update() {
      const shown = !quiz.find(".hb-result").hidden || quiz.dataset.ready !== "true";
      if (shown && open().length === 0) show();
      else quiz.find(".hb-result").hidden = true;
      if (open().length) quiz.find(".hb-key--bands").hidden = true;
    },
  };
}
