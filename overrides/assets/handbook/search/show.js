// Results as the theme's search box shows them: by page, with marks and an excerpt around the first of them.

import { escaped } from "./text.js";

/**
 * @typedef {[number, number][]} Spans from, to; in order, apart from each other
 */

const BEFORE = 24;
const EXCERPT = 110;

/**
 * @param {[number, number][]} ranges
 * @returns {Spans}
 */
export function merged(ranges) {
  /** @type {Spans} */
  const spans = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
}

/**
 * @param {string} text
 * @param {Spans} spans
 * @param {number} from
 * @param {number} to
 * @returns {string} HTML
 */
export function marked(text, spans, from = 0, to = text.length) {
  let html = "";
  let at = from;
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    const left = Math.max(start, from);
    const right = Math.min(end, to);
    html += `${escaped(text.slice(at, left))}<mark>${escaped(text.slice(left, right))}</mark>`;
    at = right;
  }
  return html + escaped(text.slice(at, to));
}

/**
 * @param {string} text
 * @param {Spans} spans
 * @returns {string} HTML; the part of the text with the most marks close together
 */
export function excerpt(text, spans) {
  if (!spans.length) return escaped(text.slice(0, EXCERPT * 0.8)) + (text.length > EXCERPT * 0.8 ? "…" : "");
  let densest = 0;
  let most = 0;
  spans.forEach(([start], at) => {
    let covered = 0;
    for (let i = at; i < spans.length && spans[i][1] <= start + EXCERPT - BEFORE; i++) covered += spans[i][1] - spans[i][0];
    if (covered > most) [densest, most] = [at, covered];
  });
  const from = beginning(text, spans[densest][0]);
  const to = Math.min(text.length, Math.max(from + EXCERPT, spans[densest][1]));
  return (from ? "…" : "") + marked(text, spans, from, to) + (to < text.length ? "…" : "");
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} where the clause begins that `at` lies in, not far before it
 */
function beginning(text, at) {
  const least = Math.max(0, at - BEFORE);
  for (let from = at; from > least; from--) if (/[，。；：？！、\s]/.test(text[from - 1])) return from;
  return least;
}
