import { all } from "../contract.js";
import { folded, mark } from "./gaps.js";

export { edit, isEmpty, parse, read, write } from "./gaps.js";

export const emptyText = "fill-first";

/** @typedef {string[][]} ClozeKey  For every gap the accepted answers, folded. */

/** @param {HTMLElement} root @returns {ClozeKey} */
export function key(root) {
  return all(root, ".hb-reason").map(({ dataset }) => JSON.parse(dataset.accept ?? "[]").map(folded));
}

/** @param {string[]} answer @param {ClozeKey} key */
const rights = (answer, key) => key.map((accepted, i) => accepted.includes(folded(answer[i] ?? "")));

/** @param {string[]} answer @param {ClozeKey} key */
export function grade(answer, key) {
  return rights(answer, key).filter(Boolean).length / key.length;
}

/** @param {HTMLElement} root @param {string[]} answer @param {ClozeKey} key */
export function review(root, answer, key) {
  mark(root, rights(answer, key));
}
