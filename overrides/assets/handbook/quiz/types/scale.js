import { inputs } from "./choice.js";

export { edit, isEmpty, parse, read, review, write } from "./choice.js";

/**
 * Option key → points.
 * @param {HTMLElement} root
 * @returns {Map<string, number>}
 */
export function key(root) {
  return new Map(inputs(root).map((input) => [input.value, Number(input.dataset.points)]));
}
