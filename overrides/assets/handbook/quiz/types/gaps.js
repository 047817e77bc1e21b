/**
 * What the types with places to fill share: the answer is the list of what stands in each, in their order.
 *
 * @typedef {string[]} Filling
 */
import { all } from "../contract.js";

/** @param {HTMLElement} root @returns {(HTMLInputElement | HTMLSelectElement)[]} */
export function fields(root) {
  return [...root.querySelectorAll(/** @type {"input"} */ (".hb-gap"))];
}

/** @param {HTMLElement} root @returns {Filling} */
export function read(root) {
  return fields(root).map((field) => field.value);
}

/** @param {HTMLElement} root @param {Filling | null} answer */
export function write(root, answer) {
  fields(root).forEach((field, i) => (field.value = answer?.[i] ?? ""));
}

/** @param {unknown} value @param {{ length: number }} key @returns {Filling | null} */
export function parse(value, key) {
  if (!Array.isArray(value) || value.length !== key.length) return null;
  return value.every((text) => typeof text === "string") && value.some(Boolean) ? value : null;
}

/** @param {Filling} answer */
export function isEmpty(answer) {
  return !answer.every((text) => text.trim());
}

/**
 * Returns what counts of a text in comparisons: NFKC, lower case, letters, digits and signs of value only.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{So}+\-<>=%]/gu, "");
}

/**
 * Locks the fields, each with its own verdict.
 * @param {HTMLElement} root
 * @param {boolean[]} rights
 */
export function mark(root, rights) {
  fields(root).forEach((field, i) => {
    field.disabled = true;
    field.dataset.verdict = rights[i] ? "right" : "wrong";
  });
  all(root, ".hb-reason").forEach((reason, i) => (reason.dataset.verdict = rights[i] ? "right" : "wrong"));
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const field of fields(root)) {
    field.disabled = false;
    delete field.dataset.verdict;
  }
}
