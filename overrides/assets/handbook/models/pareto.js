import { parseNumber } from "./number.js";

/** @typedef {{values: number[], fault: "" | "few" | "row-none" | "row-mixed" | "too-many", line: number, text: string}} Column */

export const MOST = 5000;
const ANY = /[-+−]?[¥￥]?[\d０-９][\d０-９.．,，]*(?:[万亿])?/g;
const LIST = /[\s,，、;；]+/;

/**
 * The numbers in pasted text, one a line (the last of the line, behind a name or a rank), or all in one line.
 * In a single line a comma parts two numbers; in a column it parts thousands.
 * @param {string} text
 * @returns {Column}
 */
export function column(text) {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), at: at + 1 })).filter(({ line }) => line);
  /** @type {(fault: Column["fault"], line?: number, words?: string) => Column} */
  const failed = (fault, line = 0, words = "") => ({ values: [], fault, line, text: words.slice(0, 20) });
  if (lines.length > MOST) return failed("too-many");
  /** @type {number[]} */
  const values = [];
  for (const { line, at } of lines) {
    const parts = line.split(LIST).filter(Boolean);
    const alone = lines.length === 1 ? parts.map(parseNumber) : [parseNumber(line)];
    if (alone.every((value) => value !== null)) values.push(...alone.map(Number));
    else if (lines.length > 1 && parts.length > 1 && parts.every((part) => parseNumber(part) !== null)) {
      // A rank or another column may stand in front, parted by blanks or tabs; commas alone say nothing.
      const last = /[\s、]/.test(line) ? parseNumber(line.split(/[\s、;；]+/).at(-1) ?? "") : null;
      if (last === null) return failed("row-mixed", at, line);
      values.push(last);
    } else {
      const last = parseNumber(line.match(ANY)?.at(-1)?.replace(/[,，]$/, "") ?? "");
      if (last === null) return failed("row-none", at, line);
      values.push(last);
    }
  }
  if (values.length > MOST) return failed("too-many");
  return values.length < 2 ? failed("few") : { values, fault: "", line: 0, text: "" };
}

/**
 * From the largest down: running shares, the share of the first fifth (at least one), how many make 80 per cent.
 * Source of the method: cumulative shares as in Juran's use of the Pareto curve; 80 and 20 are only where it is read.
 * @param {number[]} values
 * @returns {{sorted: number[], total: number, running: number[], top: {k: number, share: number}, need: number} | null}
 *   null when the total is not above 0
 */
export function concentration(values) {
  const sorted = [...values].sort((a, b) => b - a);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  let sum = 0;
  const running = sorted.map((value) => (sum += value) / total);
  const k = Math.max(1, Math.round(sorted.length * 0.2));
  return { sorted, total, running, top: { k, share: running[k - 1] }, need: running.findIndex((share) => share >= 0.8 - 1e-12) + 1 };
}
