/** Which questions an attempt asks, and in which order: the same until the learner starts over. */
import { all } from "./contract.js";

const LAST = /^(以上|以下|上述|前面|都|全部|以上|all of|none of)/i;

/**
 * Returns a source of numbers from 0 up to 1 that is the same for the same seed (mulberry32, Tommy Ettinger, public
 * domain).
 * @param {number} seed
 */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Returns the things in a random order (Fisher–Yates).
 * @template T
 * @param {T[]} things
 * @param {() => number} next
 */
export function shuffled(things, next) {
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

/**
 * Returns the options in a random order; those that speak of the others ("以上……") stay last.
 * @template T
 * @param {T[]} options
 * @param {(option: T) => string} text
 * @param {() => number} next
 */
export function mixedOptions(options, text, next) {
  const last = options.filter((option) => LAST.test(text(option).trim()));
  return [...shuffled(options.filter((option) => !last.includes(option)), next), ...last];
}

/**
 * Arranges a quiz for its current attempt and returns the questions that it asks.
 * @param {import("./element.js").QuizElement} quiz
 * @param {import("./question.js").Question[]} questions
 */
export function arrange(quiz, questions) {
  const name = `@${quiz.dataset.quiz}`;
  const kept = /** @type {{ seed?: unknown } | undefined} */ (quiz.store.get(name, "attempt")?.answer);
  const seed = typeof kept?.seed === "number" ? kept.seed : Math.floor(Math.random() * 2 ** 32);
  if (kept?.seed !== seed) quiz.store.set(name, { hash: "attempt", answer: { ...kept, seed }, time: Date.now() });
  const next = random(seed);
  const what = (quiz.dataset.shuffle ?? "").split(" ");
  const order = shuffled(questions, next);
  const drawn = order.slice(0, Number(quiz.dataset.draw) || questions.length);
  const asked = what.includes("questions") ? drawn : questions.filter((question) => drawn.includes(question));
  const end = quiz.find(".hb-end");
  const contexts = new Map(all(quiz, ".hb-context").map((context) => [context.id, context]));
  for (const context of contexts.values()) context.hidden = true;
  for (const { root } of questions) root.hidden = true;
  asked.forEach(({ root }, i) => {
    const context = contexts.get(root.getAttribute("aria-describedby") ?? "");
    if (context?.hidden) {
      context.hidden = false;
      end.before(context);
    }
    end.before(root);
    root.hidden = false;
    root.querySelector(".hb-stem__number")?.replaceChildren(String(i + 1));
    if (what.includes("options")) mix(root, next);
  });
  return asked;
}

/** @param {HTMLElement} root @param {() => number} next */
function mix(root, next) {
  const options = all(root, ".hb-options:not(.hb-options--two) > .hb-option");
  const text = (/** @type {HTMLElement} */ option) => option.querySelector(".hb-option__text")?.textContent ?? "";
  mixedOptions(options, text, next).forEach((option, i) => {
    const letter = String.fromCharCode(65 + i);
    option.parentElement?.append(option);
    option.querySelector(".hb-option__letter")?.replaceChildren(letter);
    root.querySelector(`.hb-reason[data-for="${option.dataset.option}"] .hb-reason__letter`)?.replaceChildren(`${letter} `);
  });
}
