/** @typedef {{open: [number, number][], hidden: [number, number][], blind: [number, number][], unknown: [number, number][]}} Panes
 * Each word by its number, from 1, with how many colleagues picked it. */

const CODE = /JHR-([0-9a-f]{4})-(\d+(?:\.\d+)*)/gi;

/**
 * Puts words in the four panes of the window (Luft and Ingham, 1955): known to oneself or not, to others or not.
 * @param {number} count  How many words there are.
 * @param {number[]} own  What one picked oneself.
 * @param {number[][]} others  What each colleague picked.
 * @returns {Panes}
 */
export function panes(count, own, others) {
  /** @type {Panes} */
  const found = { open: [], hidden: [], blind: [], unknown: [] };
  for (let word = 1; word <= count; word++) {
    const seen = others.filter((picks) => picks.includes(word)).length;
    const pane = own.includes(word) ? (seen ? "open" : "hidden") : seen ? "blind" : "unknown";
    found[pane].push([word, seen]);
  }
  return found;
}

/**
 * A colleague's picks as a line of text.
 * @param {string} mark  Four hex digits that name the list of words.
 * @param {number[]} picks
 */
export function encode(mark, picks) {
  return `JHR-${mark}-${[...picks].sort((a, b) => a - b).join(".")}`;
}

/**
 * The picks in a text of one or more codes, whatever stands between them.
 * @param {string} text
 * @param {string} mark
 * @param {number} count  How many words there are.
 * @returns {{others: number[][], fault: "" | "code-none" | "code-list" | "code-range", code: string}}
 */
export function decode(text, mark, count) {
  const found = [...text.normalize("NFKC").replace(/[‐-―−]/g, "-").matchAll(CODE)];
  /** @type {number[][]} */
  const others = [];
  for (const [code, list, numbers] of found) {
    if (list.toLowerCase() !== mark) return { others: [], fault: "code-list", code };
    const picks = [...new Set(numbers.split(".").map(Number))];
    if (picks.some((word) => word < 1 || word > count)) return { others: [], fault: "code-range", code };
    others.push(picks);
  }
  return { others, fault: text.trim() && !found.length ? "code-none" : "", code: "" };
}
