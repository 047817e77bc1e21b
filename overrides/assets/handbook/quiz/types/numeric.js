import { all } from "../contract.js";
import { mark } from "./gaps.js";

export { edit, parse, read, write } from "./gaps.js";

export const emptyText = "number-first";

/** @typedef {{ answer: number, tolerance: number, unit: string, length: 1 }} NumericKey */

/** @param {HTMLElement} root @returns {NumericKey} */
export function key(root) {
  const { answer, tolerance, unit } = all(root, ".hb-reason")[0].dataset;
  return { answer: Number(answer), tolerance: Number(tolerance), unit: unit ?? "", length: 1 };
}

/**
 * Returns the number that a text spells, NaN when it spells none: full-width digits, thousands separators and the
 * unit are fine.
 * @param {string} text
 * @param {string} unit
 */
export function value(text, unit) {
  let plain = text.normalize("NFKC").replace(/[\s,，]/g, "").replace(/[。.]$/, "");
  const sign = unit.normalize("NFKC").replace(/\s/g, "");
  if (sign && plain.endsWith(sign)) plain = plain.slice(0, -sign.length);
  return /^[-+−]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain.replace("−", "-")) : NaN;
}

/** @param {string[]} answer @param {NumericKey} key */
export function isEmpty(answer, key) {
  return Number.isNaN(value(answer[0], key.unit));
}

/** @param {string[]} answer @param {NumericKey} key */
export function grade(answer, key) {
  const slack = Number.EPSILON * 8 * Math.max(1, Math.abs(key.answer));
  return Math.abs(value(answer[0], key.unit) - key.answer) <= key.tolerance + slack ? 1 : 0;
}

/** @param {HTMLElement} root @param {string[]} answer @param {NumericKey} key */
export function review(root, answer, key) {
  mark(root, [grade(answer, key) === 1]);
}
