// Words of the handbook that are most like one that is not in it.

/**
 * @typedef {import("./readings.js").Readings} Readings
 */

const MOST = 5;

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} 0 … 1, how many of their pairs of signs two texts share (Dice)
 */
export function likeness(a, b) {
  const first = signs(a);
  const second = signs(b);
  let common = 0;
  for (const pair of first) if (second.has(pair)) common++;
  return (2 * common) / (first.size + second.size || 1);
}

/**
 * @param {string} text
 * @returns {Set<string>} its signs and pairs of signs
 */
function signs(text) {
  const found = new Set(text);
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2));
  return found;
}

/**
 * @param {string} query folded
 * @param {{shown: string, folded: string}[]} vocabulary
 * @returns {string[]} the words most like it, the best first, empty when none is
 */
export function nearest(query, vocabulary) {
  return vocabulary
    .map(({ shown, folded }) => ({ shown, value: likeness(query, folded) }))
    .filter(({ value }) => value > 0.2)
    .sort((a, b) => b.value - a.value || a.shown.length - b.shown.length)
    .slice(0, MOST)
    .map(({ shown }) => shown);
}
