/**
 * What the choice types share: the answer is the list of chosen option keys.
 *
 * @typedef {string[]} Choice
 * @typedef {Map<string, boolean>} ChoiceKey  Option key → whether it is right.
 */
import { all, make } from "../contract.js";

/** @param {HTMLElement} root @returns {ChoiceKey} */
export function key(root) {
  return new Map(all(root, ".hb-reason").map(({ dataset }) => [dataset.for ?? "", "correct" in dataset]));
}

/** @param {HTMLElement} root @returns {HTMLInputElement[]} */
export function inputs(root) {
  return [...root.querySelectorAll("input")];
}

/** @param {HTMLElement} root @returns {Choice} */
export function read(root) {
  return inputs(root)
    .filter((input) => input.checked)
    .map((input) => input.value);
}

/** @param {HTMLElement} root @param {Choice | null} answer */
export function write(root, answer) {
  for (const input of inputs(root)) input.checked = answer?.includes(input.value) ?? false;
}

/** @param {unknown} value @param {ReadonlyMap<string, unknown>} key @returns {Choice | null} */
export function parse(value, key) {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((name) => typeof name === "string" && key.has(name)) ? [...new Set(value)] : null;
}

/** @param {Choice} answer */
export function isEmpty(answer) {
  return answer.length === 0;
}

/**
 * Right picks less wrong picks, as a share of all that is right; with one right option that is all or nothing.
 * @param {Choice} answer
 * @param {ChoiceKey} key
 */
export function grade(answer, key) {
  const right = [...key.values()].filter(Boolean).length;
  const hits = answer.filter((name) => key.get(name)).length;
  return Math.max(0, (hits - (answer.length - hits)) / right);
}

/**
 * @param {HTMLElement} root
 * @param {Choice} answer
 * @param {ChoiceKey} key
 * @param {import("../contract.js").Texts} texts
 */
export function review(root, answer, key, texts) {
  for (const option of all(root, ".hb-option")) {
    const name = option.dataset.option ?? "";
    const [picked, right] = [answer.includes(name), key.get(name)];
    option.dataset.verdict = right ? (picked ? "right" : "missed") : picked ? "wrong" : "spared";
    const reason = root.querySelector(`.hb-reason[data-for="${name}"]`);
    if (!reason) continue;
    option.append(reason);
    const tag = picked ? texts.picked : right && root.dataset.type === "multiple" ? texts.missed : "";
    if (tag) reason.firstElementChild?.after(make("span", "hb-reason__picked", tag));
  }
  for (const input of inputs(root)) input.disabled = true;
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const tag of all(root, ".hb-reason__picked")) tag.remove();
  const home = root.querySelector(".hb-reasons");
  for (const option of all(root, ".hb-option")) {
    delete option.dataset.verdict;
    home?.append(...all(option, ".hb-reason"));
  }
  for (const input of inputs(root)) input.disabled = false;
}
