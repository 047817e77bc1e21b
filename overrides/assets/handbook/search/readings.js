// How characters are read: pinyin to characters, and a character to all that sound like it.

import { classOf } from "./corpus.js";
import { isHan } from "./text.js";

/**
 * @typedef {import("./corpus.js").Class} Class
 * @typedef {import("./corpus.js").Pattern} Pattern
 */

const LONGEST = 6;
const MOST_SPELLINGS = 16;
const MOST_LETTERS = 40;

/** Steps spent on taking letters apart; words never need so many. */
const MOST_STEPS = 2000;

/** Sounds that many speakers do not tell apart. */
const ALIKE = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["n", "l"], ["f", "h"]];
const ENDS_ALIKE = [["ang", "an"], ["eng", "en"], ["ing", "in"]];

/** Syllables that input methods take in another spelling as well. */
const ALSO = [["lve", "lue"], ["nve", "nue"]];

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

/**
 * @param {string} text folded
 * @returns {string} pinyin as the tables write it: no tones, no apostrophes, ü as v but not where every ü is a u
 */
export function letters(text) {
  const plain = text.normalize("NFD").replace(/u\u0304?\u0308/g, "v").replace(/[\u0300-\u036f'’]/g, "");
  return plain.replace(/([jqxy])v/g, "$1u");
}

export class Readings {
  /** @type {Map<string, Class>} */
  #classes = new Map();
  /** @type {Map<number, string[]>} */
  #syllables = new Map();
  /** @type {Set<string>} what syllables begin with */
  #starts = new Set();
  /** @type {Set<string>} what is left of syllables when sounds are mixed up */
  #alike = new Set();

  /** @param {Record<string, string>} table syllable → characters */
  constructor(table) {
    this.table = { ...table };
    for (const [name, other] of ALSO) if (table[name]) this.table[other] = table[name] + (table[other] ?? "");
    this.names = Object.keys(this.table).sort();
    for (const name of this.names) {
      for (let length = 1; length <= name.length; length++) this.#starts.add(name.slice(0, length));
      this.#alike.add(merged(name));
      for (const char of this.table[name]) {
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
   * @param {string} name
   * @param {boolean} loosely
   * @returns {Class}
   */
  #read(name, loosely) {
    return loosely ? this.#class(`${name}~`, (one) => merged(one) === merged(name)) : this.syllable(name);
  }

  /**
   * Every way to read letters as pinyin, two syllables at least, the shortest first; once with the last syllable whole,
   * once with it unfinished, as far as it can be either.
   * @param {string} typed
   * @param {boolean} loosely whether sounds that are often mixed up count as one
   * @returns {{pattern: Class[], whole: boolean}[]}
   */
  spellings(typed, loosely = false) {
    return this.divisions(typed, loosely).flatMap((names) => {
      const last = names[names.length - 1];
      const start = names.slice(0, -1).map((name) => this.#read(name, loosely));
      const open = this.beginning(last);
      /** @type {{pattern: Class[], whole: boolean}[]} */
      const found = this.#known(last, loosely) ? [{ pattern: [...start, this.#read(last, loosely)], whole: true }] : [];
      if (open.codes.length > (this.table[last] ?? "").length) found.push({ pattern: [...start, open], whole: false });
      return found;
    });
  }

  /**
   * @param {string} name
   * @param {boolean} loosely
   * @returns {boolean} whether it is a syllable, or sounds much like one
   */
  #known(name, loosely = false) {
    return Object.hasOwn(this.table, name) || (loosely && this.#alike.has(merged(name)));
  }

  /**
   * @param {string} typed
   * @param {boolean} loosely
   * @returns {string[][]} the same as syllables, the last one perhaps unfinished
   */
  divisions(typed, loosely = false) {
    const text = letters(typed);
    /** @type {string[][]} */
    const found = [];
    let steps = 0;
    const walk = (/** @type {number} */ at, /** @type {string[]} */ before) => {
      if (steps++ > MOST_STEPS) return;
      if (at === text.length) {
        found.push(before);
        return;
      }
      for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
        const name = text.slice(at, at + length);
        if (this.#known(name, loosely)) walk(at + length, [...before, name]);
      }
      const rest = text.slice(at);
      if (before.length && rest.length < LONGEST && !this.#known(rest, loosely) && this.#starts.has(rest)) found.push([...before, rest]);
    };
    if (text.length <= MOST_LETTERS) walk(0, []);
    return found.filter((one) => one.length > 1).sort((a, b) => a.length - b.length).slice(0, MOST_SPELLINGS);
  }

  /**
   * Ways to read letters as syllables of which some are only begun (tousucl, tosu), those with most whole ones first.
   * @param {string} typed
   * @returns {Pattern[]}
   */
  begun(typed) {
    const text = letters(typed);
    /** @type {{pattern: Class[], open: number}[]} */
    const found = [];
    let steps = 0;
    const walk = (/** @type {number} */ at, /** @type {Class[]} */ pattern, /** @type {number} */ open) => {
      if (steps++ > MOST_STEPS) return;
      if (at === text.length) {
        if (open && open < pattern.length && pattern.length > 1) found.push({ pattern, open });
        return;
      }
      for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
        const name = text.slice(at, at + length);
        if (this.#known(name)) walk(at + length, [...pattern, this.syllable(name)], open);
        else if (this.#starts.has(name)) walk(at + length, [...pattern, this.beginning(name)], open + 1);
      }
    };
    if (text.length <= 20) walk(0, [], 0);
    return found.sort((a, b) => a.open - b.open || a.pattern.length - b.pattern.length).slice(0, MOST_SPELLINGS).map(({ pattern }) => pattern);
  }

  /**
   * @param {string} typed
   * @returns {boolean} whether it is pinyin of one whole syllable or more
   */
  readable(typed) {
    return this.#known(letters(typed)) || this.several(typed);
  }

  /**
   * @param {string} typed
   * @returns {boolean} whether it is pinyin of two syllables or more, each whole
   */
  several(typed) {
    return this.divisions(typed).some((names) => names.every((name) => this.#known(name)));
  }

  /**
   * @param {string} text folded
   * @returns {string} as it is read, syllable by syllable; what has no reading as it is
   */
  spelled(text) {
    return Array.from({ length: text.length }, (_, at) => this.#syllables.get(text.charCodeAt(at))?.[0] ?? text[at]).join("");
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
