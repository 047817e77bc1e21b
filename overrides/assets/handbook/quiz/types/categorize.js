import { all } from "../contract.js";
import { inputs } from "./choice.js";

export const emptyText = "pair-first";

/**
 * Item key → key of its group. An answer has the same form.
 * @typedef {Record<string, string>} Homes
 */

/** @param {HTMLElement} root @returns {Homes} */
export function key(root) {
  return Object.fromEntries(all(root, ".hb-reason").map(({ dataset }) => [dataset.for, dataset.home]));
}

/** @param {HTMLElement} root @returns {Homes} */
export function read(root) {
  const pairs = all(root, ".hb-sort__row").map((row) => [row.dataset.item, inputs(row).find((i) => i.checked)?.value ?? ""]);
  return Object.fromEntries(pairs);
}

/** @param {HTMLElement} root @param {Homes | null} answer */
export function write(root, answer) {
  for (const row of all(root, ".hb-sort__row")) {
    for (const input of inputs(row)) input.checked = answer?.[row.dataset.item ?? ""] === input.value;
  }
}

/** @param {unknown} value @param {Homes} key @returns {Homes | null} */
export function parse(value, key) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const given = Object.entries(value);
  const known = new Set(Object.values(key));
  const fits = given.every(([item, home]) => Object.hasOwn(key, item) && (home === "" || known.has(home)));
  return fits && given.some(([, home]) => home) ? /** @type {Homes} */ (value) : null;
}

/** @param {Homes} answer @param {Homes} key */
export function isEmpty(answer, key) {
  return !Object.keys(key).every((item) => answer[item]);
}

/** @param {Homes} answer @param {Homes} key */
export function grade(answer, key) {
  const items = Object.keys(key);
  return items.filter((item) => answer[item] === key[item]).length / items.length;
}

/** @param {HTMLElement} root @param {Homes} answer @param {Homes} key */
export function review(root, answer, key) {
  for (const part of all(root, ".hb-sort__row, .hb-reason")) {
    const item = part.dataset.item ?? part.dataset.for ?? "";
    part.dataset.verdict = answer[item] === key[item] ? "right" : "wrong";
  }
  for (const input of inputs(root)) input.disabled = true;
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const row of all(root, ".hb-sort__row")) delete row.dataset.verdict;
  for (const input of inputs(root)) input.disabled = false;
}
