// Numbers as people type them, and as they read them.

/**
 * @typedef {{min: number, max: number, whole?: boolean}} Limits
 * @typedef {"" | "empty" | "nan" | "whole" | "range"} Fault
 */

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const GROUPED = /^([-+]?)\d{1,3}(?:,\d{3})+(?=\.|$)/;

/**
 * The number in a text: full-width digits, thousands commas, a currency sign in front, 万, 亿 or a unit behind.
 * @param {string} text
 * @returns {number | null} null when it is none, or has more than 15 digits
 */
export function parseNumber(text) {
  let plain = text.normalize("NFKC").trim().replace(/[−–—]/g, "-").replace(/^([-+]?)[¥￥]\s*/, "$1");
  const [, body, scale] = /^(.*?)\s*([万亿]?)\s*(?:元|%|分|年|人|位)?$/.exec(plain) ?? ["", "", ""];
  plain = GROUPED.test(body) ? body.replaceAll(",", "") : body;
  if (!NUMBER.test(plain) || plain.replace(/\D/g, "").length > 15) return null;
  return Number(plain) * (scale === "万" ? 1e4 : scale === "亿" ? 1e8 : 1);
}

/**
 * @param {string} text
 * @param {Limits} limits  Both ends included.
 * @returns {{value: number, fault: Fault}} value is NaN where there is a fault
 */
export function check(text, { min, max, whole }) {
  const value = parseNumber(text);
  /** @type {Fault} */
  let fault = "";
  if (!text.trim()) fault = "empty";
  else if (value === null) fault = "nan";
  else if (value < min || value > max) fault = "range";
  else if (whole && !Number.isInteger(value)) fault = "whole";
  return { value: fault || value === null ? NaN : value, fault };
}

/**
 * A number for readers: rounded half away from zero, thousands apart, a true minus sign.
 * @param {number} value
 * @param {number} [digits]  At most so many behind the point.
 */
export function show(value, digits = 0) {
  const text = Math.abs(value).toLocaleString("zh-CN", { maximumFractionDigits: digits });
  return value < 0 && text !== "0" ? `−${text}` : text;
}

/**
 * A difference, which carries its sign.
 * @param {number} value
 * @param {number} [digits]
 */
export function signed(value, digits = 0) {
  const text = show(value, digits);
  return text !== "0" && value > 0 ? `+${text}` : text;
}

/** @param {number} share  0 to 1. */
export function percent(share) {
  return `${show(share * 100, 1)}%`;
}
