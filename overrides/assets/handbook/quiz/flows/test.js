import { fill } from "../contract.js";
import { summarise } from "../result.js";

/** @typedef {{ submitted?: boolean, deadline?: number, seed?: number }} Attempt */

/**
 * All questions first, then all feedback; with a time limit where the quiz sets one.
 * @param {import("../element.js").QuizElement} quiz
 * @returns {import("../element.js").Flow}
 */
export function start(quiz) {
  const name = `@${quiz.dataset.quiz}`;
  const minutes = Number(quiz.dataset.minutes);
  /** @type {Attempt} */
  let attempt = {};
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const keep = (/** @type {Attempt} */ more) => {
    const kept = /** @type {Attempt} */ (quiz.store.get(name, "attempt")?.answer ?? {});
    attempt = { ...kept, ...more };
    quiz.store.set(name, { hash: "attempt", answer: attempt, time: Date.now() });
  };
  const submit = () => {
    clearInterval(timer);
    keep({ submitted: true });
    for (const question of quiz.questions) question.close();
  };
  const tick = () => {
    const left = Math.max(0, Math.ceil(((attempt.deadline ?? 0) - Date.now()) / 1000));
    const text = fill(quiz.texts["time-left"], { minutes: Math.floor(left / 60), seconds: left % 60 });
    quiz.find(".hb-timer__left").textContent = text;
    if (left === 60) quiz.find(".hb-timer .hb-status").textContent = quiz.texts["time-low"];
    if (left > 0) return;
    submit();
    quiz.update();
    quiz.say(quiz.texts["time-up"]);
  };
  const run = () => {
    const running = Boolean(attempt.deadline) && !attempt.submitted;
    if (!minutes) return;
    clearInterval(timer);
    quiz.find("[data-action=start]").parentElement?.toggleAttribute("hidden", Boolean(attempt.submitted));
    quiz.find("[data-action=start]").hidden = running;
    quiz.find("[data-action=extend]").hidden = !running;
    quiz.find(".hb-timer__left").hidden = !running;
    quiz.toggleAttribute("data-waiting", !running && !attempt.submitted);
    if (!running) return;
    timer = setInterval(() => (quiz.isConnected ? tick() : clearInterval(timer)), 1000);
    tick();
  };
  const load = () => {
    const kept = quiz.store.get(name, "attempt")?.answer;
    attempt = typeof kept === "object" && kept !== null ? /** @type {Attempt} */ (kept) : {};
    if (typeof attempt.deadline !== "number") delete attempt.deadline;
  };
  load();
  return {
    closes: false,

    act(action) {
      const open = quiz.questions.filter(({ isEmpty }) => isEmpty);
      if (action === "start") keep({ deadline: Date.now() + minutes * 60_000 });
      if (action === "extend") keep({ deadline: (attempt.deadline ?? Date.now()) + 5 * 60_000 });
      if (action === "start" || action === "extend") {
        run();
        return quiz.questions[0]?.control;
      }
      if (action === "submit" && open.length) {
        quiz.say(fill(quiz.texts["rate-first"], { n: open.length, first: quiz.questions.indexOf(open[0]) + 1 }));
        quiz.find("[data-action=submit-anyway]").hidden = false;
        return open[0].control;
      }
      if (!action.startsWith("submit")) return null;
      submit();
      return quiz.find(".hb-result");
    },

    changed(question) {
      question.save();
      quiz.update();
    },

    update() {
      if (quiz.dataset.ready !== "true") run();
      if (attempt.submitted && quiz.questions.some(({ verdict }) => !verdict)) for (const q of quiz.questions) q.close();
      const over = Boolean(attempt.submitted);
      for (const action of ["submit", "submit-anyway"]) {
        const button = quiz.find(`[data-action=${action}]`);
        button.hidden = over || (action === "submit-anyway" && button.hidden);
      }
      if (over) summarise(quiz);
    },

    cleared() {
      clearInterval(timer);
      attempt = {};
      run();
    },
  };
}
