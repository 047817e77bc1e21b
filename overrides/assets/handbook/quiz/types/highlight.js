import { all } from "../contract.js";
import { inputs } from "./choice.js";

export { grade, isEmpty, parse, read, write } from "./choice.js";

export const emptyText = "choose-some";

/** @param {HTMLElement} root @returns {import("./choice.js").ChoiceKey} */
export function key(root) {
  const faults = new Set(all(root, ".hb-reason").map(({ dataset }) => dataset.for));
  return new Map(inputs(root).map(({ value }) => [value, faults.has(value)]));
}

/** @param {HTMLElement} root @param {string[]} answer @param {import("./choice.js").ChoiceKey} key */
export function review(root, answer, key) {
  for (const phrase of all(root, ".hb-phrase")) {
    const name = phrase.dataset.option ?? "";
    const picked = answer.includes(name);
    phrase.dataset.verdict = key.get(name) ? (picked ? "right" : "missed") : picked ? "wrong" : "spared";
  }
  for (const reason of all(root, ".hb-reason")) {
    reason.dataset.verdict = answer.includes(reason.dataset.for ?? "") ? "right" : "wrong";
  }
  for (const input of inputs(root)) input.disabled = true;
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const phrase of all(root, ".hb-phrase")) delete phrase.dataset.verdict;
  for (const input of inputs(root)) input.disabled = false;
}
