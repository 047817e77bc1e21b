// Everything that can be found, as one array of code units, and where each unit stands. A pattern is looked up at its
// rarest place, so a search takes as long as that one is frequent, however long the text is.

import { isLatin } from "./text.js";

/**
 * @typedef {{codes: number[], has: Uint8Array}} Class characters of which any will do
 * @typedef {number | Class} Item a code unit, ANY, or a class
 * @typedef {Item[]} Pattern
 */

/** Stands for any one character. */
export const ANY = -1;

/** Divides fields; no pattern matches it. */
const END = 0;

/**
 * @param {Iterable<number>} codes
 * @returns {Class}
 */
export function classOf(codes) {
  const has = new Uint8Array(65_536);
  for (const code of codes) has[code] = 1;
  return { codes: [...new Set(codes)], has };
}

/**
 * @param {string} text folded
 * @returns {number[]} a pattern of its code units
 */
export function literal(text) {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

export class Corpus {
  /** @param {{title: string, text: string}[]} documents folded */
  constructor(documents) {
    this.size = documents.length;
    this.units = new Uint16Array(documents.reduce((sum, one) => sum + one.title.length + one.text.length + 2, 1));
    /** Where each document's title begins; one more for the end. */
    this.starts = new Uint32Array(this.size + 1);
    /** Where each document's text begins. */
    this.bodies = new Uint32Array(this.size);
    let at = 1;
    documents.forEach(({ title, text }, index) => {
      this.starts[index] = at;
      at = this.#write(title, at);
      this.bodies[index] = at;
      at = this.#write(text, at);
    });
    this.starts[this.size] = at;
    /** Where the places of each unit begin in `places`. */
    this.heads = new Uint32Array(65_537);
    /** All places, sorted by the unit that stands there. */
    this.places = new Uint32Array(this.units.length);
    this.#index();
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  #write(text, at) {
    for (let i = 0; i < text.length; i++) this.units[at++] = text.charCodeAt(i);
    return at + 1;
  }

  #index() {
    for (const unit of this.units) this.heads[unit + 1]++;
    for (let unit = 0; unit < 65_536; unit++) this.heads[unit + 1] += this.heads[unit];
    const next = this.heads.slice();
    for (let at = 0; at < this.units.length; at++) this.places[next[this.units[at]]++] = at;
  }

  /**
   * @param {Item} item
   * @returns {number} how often it occurs
   */
  count(item) {
    if (item === ANY) return this.units.length;
    if (typeof item === "number") return this.heads[item + 1] - this.heads[item];
    return item.codes.reduce((sum, code) => sum + this.heads[code + 1] - this.heads[code], 0);
  }

  /**
   * @param {Pattern} pattern
   * @param {boolean} inside whether Latin may begin in the middle of a word
   * @returns {number[]} the places where it begins, in order
   */
  find(pattern, inside = false) {
    const counts = pattern.map((item) => this.count(item));
    const least = Math.min(...counts);
    if (!pattern.length || !least) return [];
    const anchor = counts.indexOf(least);
    const item = pattern[anchor];
    const bounded = !inside && typeof pattern[0] === "number" && isLatin(pattern[0]);
    /** @type {number[]} */
    const found = [];
    for (const code of typeof item === "number" ? [item] : item.codes) {
      for (let i = this.heads[code]; i < this.heads[code + 1]; i++) {
        const from = this.places[i] - anchor;
        if (from > 0 && this.#fits(pattern, from, anchor) && !(bounded && isLatin(this.units[from - 1]))) found.push(from);
      }
    }
    return typeof item === "number" ? found : found.sort((a, b) => a - b);
  }

  /**
   * @param {Pattern} pattern
   * @param {number} from
   * @param {number} known the one place that need not be looked at
   */
  #fits(pattern, from, known) {
    for (let i = 0; i < pattern.length; i++) {
      if (i === known) continue;
      const item = pattern[i];
      const unit = this.units[from + i];
      if (item === ANY ? unit === END || unit === undefined : typeof item === "number" ? unit !== item : !item.has[unit]) return false;
    }
    return true;
  }

  /**
   * @param {number} place
   * @returns {number} the document that it lies in
   */
  documentAt(place) {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * @param {number} place
   * @param {number} length
   * @returns {string}
   */
  read(place, length) {
    return String.fromCharCode(...this.units.subarray(place, place + length));
  }
}
