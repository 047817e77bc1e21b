import { all } from "../contract.js";
import { mark } from "./gaps.js";

export { edit, isEmpty, parse, read, write } from "./gaps.js";

export const emptyText = "pair-first";

/** @param {HTMLElement} root @returns {string[]} For every left text the key of its right one. */
export function key(root) {
  return all(root, ".hb-reason").map(({ dataset }) => dataset.right ?? "");
}

/** @param {string[]} answer @param {string[]} key */
export function grade(answer, key) {
  return key.filter((right, i) => answer[i] === right).length / key.length;
}

/** @param {HTMLElement} root @param {string[]} answer @param {string[]} key */
export function review(root, answer, key) {
  mark(root, key.map((right, i) => answer[i] === right));
}
