import { summarise } from "../result.js";

/**
 * One question at a time, with its feedback at once.
 * @param {import("../element.js").QuizElement} quiz
 * @returns {import("../element.js").Flow}
 */
export function start(quiz) {
  const wrong = () => quiz.questions.filter(({ verdict }) => verdict === "wrong" || verdict === "partial");
  return {
    closes: true,

    act(action, question, button) {
      if (action === "check" && question) {
        const { sure } = button.dataset;
        question.sure = sure ? sure === "true" : undefined;
        return question.check();
      }
      const again = action === "retry" ? wrong() : question ? [question] : [];
      for (const one of again) one.resume();
      return again[0]?.control;
    },

    changed(question) {
      // Ticks beside a model answer come after the check.
      if (question.verdict === "done") question.save();
    },

    update() {
      quiz.find("[data-action=retry]").hidden = wrong().length === 0;
      if (quiz.questions.every(({ verdict }) => verdict)) summarise(quiz);
      else quiz.find(".hb-result").hidden = true;
    },
  };
}
