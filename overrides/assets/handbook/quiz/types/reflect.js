import { inputs } from "./choice.js";

export const emptyText = "write-first";

/** @typedef {{ text: string, ticks: string[] }} Reflection */

/** @param {HTMLElement} root */
const field = (root) => /** @type {HTMLTextAreaElement} */ (root.querySelector("textarea"));

export function key() {
  return null;
}

/** @param {HTMLElement} root @returns {Reflection} */
export function read(root) {
  const ticks = inputs(root).filter((input) => input.checked);
  return { text: field(root).value, ticks: ticks.map((input) => input.value) };
}

/** @param {HTMLElement} root @param {Reflection | null} answer */
export function write(root, answer) {
  field(root).value = answer?.text ?? "";
  for (const input of inputs(root)) input.checked = answer?.ticks.includes(input.value) ?? false;
}

/** @param {any} value @returns {Reflection | null} */
export function parse(value) {
  if (typeof value?.text !== "string" || !value.text.trim() || !Array.isArray(value.ticks)) return null;
  return { text: value.text.slice(0, 2000), ticks: value.ticks.filter((/** @type {unknown} */ t) => typeof t === "string") };
}

/** @param {Reflection} answer */
export function isEmpty(answer) {
  return !answer.text.trim();
}

/** @param {HTMLElement} root */
export function review(root) {
  field(root).readOnly = true;
}

/** @param {HTMLElement} root */
export function edit(root) {
  field(root).readOnly = false;
}
