// How characters are read: pinyin to characters, and a character to all that sound like it.

import { classOf } from "./corpus.js";
import { isHan } from "./text.js";

/**
 * @typedef {import("./corpus.js").Class} Class
 * @typedef {import("./corpus.js").Pattern} Pattern
 */

const LONGEST = 6;
const MOST_SPELLINGS = 16;

/** Sounds that many speakers do not tell apart. */
const ALIKE = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["n", "l"], ["f", "h"]];
const ENDS_ALIKE = [["ang", "an"], ["eng", "en"], ["ing", "in"]];

/**
 * The characters of GB 2312's first level stand in the order of their pinyin, and every browser can decode them: the
 * index only says how many of them each syllable has.
 * @param {{runs: string, more: Record<string, string>}} packed
 * @returns {Record<string, string>} syllable → characters
 */
export function unpacked({ runs, more }) {
  const bytes = [];
  for (let row = 0xb0; row < 0xd8; row++) for (let cell = 0xa1; cell < 0xff; cell++) bytes.push(row, cell);
  const ordered = new TextDecoder("gbk").decode(new Uint8Array(bytes));
  /** @type {Record<string, string>} */
  const table = { ...more };
  let at = 0;
  for (const [, name, count] of runs.matchAll(/([a-z]+)(\d+)/g)) {
    table[name] = ordered.slice(at, at + Number(count)) + (table[name] ?? "");
    at += Number(count);
  }
  return table;
}

export class Readings {
  /** @type {Map<string, Class>} */
  #classes = new Map();
  /** @type {Map<number, string[]>} */
  #syllables = new Map();

  /** @param {Record<string, string>} table syllable → characters */
  constructor(table) {
    this.table = table;
    this.names = Object.keys(table).sort();
    for (const name of this.names) {
      for (const char of table[name]) {
        const code = char.charCodeAt(0);
        const known = this.#syllables.get(code);
        if (known) known.push(name);
        else this.#syllables.set(code, [name]);
      }
    }
  }

  /**
   * @param {string} key
   * @param {(name: string) => boolean} wanted which syllables it takes in
   * @returns {Class}
   */
  #class(key, wanted) {
    let found = this.#classes.get(key);
    if (!found) {
      found = classOf(this.names.filter(wanted).flatMap((name) => [...this.table[name]].map((char) => char.charCodeAt(0))));
      this.#classes.set(key, found);
    }
    return found;
  }

  /**
   * @param {string} name
   * @returns {Class}
   */
  syllable(name) {
    return this.#class(name, (one) => one === name);
  }

  /**
   * @param {string} start
   * @returns {Class} all characters whose reading begins so
   */
  beginning(start) {
    return this.#class(`${start}*`, (one) => one.startsWith(start));
  }

  /**
   * Every way to read letters as pinyin, two syllables at least, the last one perhaps unfinished; the shortest first.
   * @param {string} typed
   * @returns {Pattern[]}
   */
  spellings(typed) {
    const letters = typed.replace(/ü/g, "v");
    /** @type {Class[][]} */
    const found = [];
    const walk = (/** @type {number} */ at, /** @type {Class[]} */ so_far) => {
      if (found.length >= 80) return;
      if (at === letters.length) {
        found.push(so_far);
        return;
      }
      for (let length = Math.min(LONGEST, letters.length - at); length > 0; length--) {
        const name = letters.slice(at, at + length);
        if (Object.hasOwn(this.table, name)) walk(at + length, [...so_far, this.syllable(name)]);
      }
      const rest = letters.slice(at);
      if (so_far.length && rest.length < LONGEST) {
        const open = this.beginning(rest);
        if (open.codes.length > (this.table[rest] ?? "").length) found.push([...so_far, open]);
      }
    };
    if (letters.length <= 40) walk(0, []);
    return found.filter((one) => one.length > 1).sort((a, b) => a.length - b.length).slice(0, MOST_SPELLINGS);
  }

  /**
   * @param {string} letters
   * @returns {boolean} whether they are pinyin of one syllable or more
   */
  readable(letters) {
    return Object.hasOwn(this.table, letters.replace(/ü/g, "v")) || this.spellings(letters).length > 0;
  }

  /**
   * @param {string} letters
   * @returns {Pattern} a character for each letter that its reading begins with; empty where a letter begins none
   */
  initials(letters) {
    const classes = [...letters].map((letter) => this.beginning(letter));
    return classes.every((one) => one.codes.length) ? classes : [];
  }

  /**
   * @param {string} text folded
   * @param {boolean} loosely whether sounds that are often mixed up count as one
   * @returns {Pattern} what sounds like it; what has no reading stands for itself
   */
  sounds(text, loosely = false) {
    return Array.from({ length: text.length }, (_, at) => {
      const code = text.charCodeAt(at);
      const names = this.#syllables.get(code);
      if (!names || !isHan(code)) return code;
      const loose = new Set(loosely ? names.map(merged) : []);
      return this.#class(`=${names.join(" ")}${loosely ? "~" : ""}`, (one) => names.includes(one) || loose.has(merged(one)));
    });
  }
}

/**
 * @param {string} name
 * @returns {string} the same for all syllables that are often mixed up
 */
function merged(name) {
  let form = name;
  for (const [from, to] of ALIKE) {
    if (form.startsWith(from)) {
      form = to + form.slice(from.length);
      break;
    }
  }
  for (const [from, to] of ENDS_ALIKE) {
    if (form.endsWith(from)) return form.slice(0, -from.length) + to;
  }
  return form;
}
