// What a word of a query may stand for, the surest reading first: as typed, a synonym, pinyin, the same sounds, one
// character wrong. Each reading that occurs becomes a hit: where, and how much it counts.

import { ANY, literal } from "./corpus.js";
import { Pinyin } from "./pinyin.js";
import { isHan, isLatin } from "./text.js";

/**
 * @typedef {import("./corpus.js").Corpus} Corpus
 * @typedef {import("./corpus.js").Pattern} Pattern
 * @typedef {import("./readings.js").Readings} Readings
 * @typedef {{titles: number[], bodies: number[]}} Found places in a document
 * @typedef {{length: number, weight: number, documents: Map<number, Found>}} Hit
 */

/** @typedef {(word: string, times: number, titled: number, whole: number) => boolean} Likely whether a guess may be meant */

/** How much a reading counts beside the word as typed. */
const WEIGHT = {
  synonym: 1,
  besides: 0.3,
  number: 0.9,
  inside: 0.6,
  sounds: 0.7,
  loose: 0.5,
  slip: 0.55,
  begun: 0.5,
};

/** What a guess counts beside the likeliest one, by its place. */
const PLACES = [1, 0.7, 0.5];

/** What a guess gains by being a word of the synonyms file or the glossary, in occurrences. */
const KNOWN = 30;

/** How much likelier the likeliest guess may be than one that is still gone into. */
const UNLIKELY = 12;

/** A character's worth of places looked at when guessing; more say nothing new. */
const MOST_PLACES = 20_000;

const DIGITS = "零一二三四五六七八九";
const UNITS = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = /[零一二三四五六七八九十百千两]+/g;

/**
 * @param {string} text a Chinese numeral below ten thousand
 * @returns {number} NaN for what is none
 */
export function numeral(text) {
  let sum = 0;
  let digit = -1;
  for (const sign of text.replace(/两/g, "二")) {
    const unit = UNITS[/** @type {keyof typeof UNITS} */ (sign)];
    const value = DIGITS.indexOf(sign);
    if (unit) {
      sum += (digit < 0 ? (unit === 10 && !sum ? 1 : NaN) : digit) * unit;
      digit = -1;
    } else if (value === 0) {
      digit = -1;
    } else if (digit < 0) {
      digit = value;
    } else {
      return NaN;
    }
  }
  return sum + Math.max(digit, 0) || NaN;
}

/**
 * @param {string} text
 * @returns {string} with Chinese numerals of two signs and more, and those before a unit of time, as digits
 */
export function withDigits(text) {
  return text.replace(NUMERAL, (sign, at) => {
    const value = numeral(sign);
    const counted = /^(?:分|秒|小时|天|年|元|个|步|条|次|页)/.test(text.slice(at + sign.length));
    return Number.isNaN(value) || (sign.length < 2 && !counted) ? sign : String(value);
  });
}

export class Matcher {
  /**
   * @param {Corpus} corpus
   * @param {Readings} readings
   * @param {string[][]} synonyms groups of words that mean the same, folded
   * @param {Set<number>} minor documents whose titles prove nothing: stems of questions
   */
  constructor(corpus, readings, synonyms, minor = new Set()) {
    this.minor = minor;
    this.corpus = corpus;
    this.readings = readings;
    /** @type {Map<string, Set<string>>} */
    this.synonyms = new Map();
    for (const group of synonyms) {
      for (const word of group) {
        const others = this.synonyms.get(word) ?? new Set();
        for (const other of group) if (other !== word) others.add(other);
        this.synonyms.set(word, others);
      }
    }
    this.words = [...this.synonyms.keys()].sort((a, b) => b.length - a.length);
    this.pinyin = new Pinyin(this);
  }

  /**
   * @param {number[]} places
   * @param {number} length
   * @param {number} weight
   * @returns {Hit}
   */
  hit(places, length, weight) {
    /** @type {Map<number, Found>} */
    const documents = new Map();
    const { starts, bodies } = this.corpus;
    let index = -1;
    /** @type {Found} */
    let found = { titles: [], bodies: [] };
    for (const place of places) {
      if (index < 0 || place >= starts[index + 1] || place < starts[index]) {
        index = this.corpus.documentAt(place);
        found = documents.get(index) ?? { titles: [], bodies: [] };
        documents.set(index, found);
      }
      (place < bodies[index] ? found.titles : found.bodies).push(place);
    }
    return { length, weight, documents };
  }

  /**
   * @param {string} text
   * @param {number} weight
   * @returns {Hit[]} none or one
   */
  exact(text, weight = 1) {
    const pattern = literal(text);
    let places = this.corpus.find(pattern);
    let worth = weight;
    if (!places.length && text.length > 2 && isLatin(pattern[0] === undefined ? 0 : text.charCodeAt(0))) {
      places = this.corpus.find(pattern, true);
      worth = weight * WEIGHT.inside;
    }
    return places.length ? [this.hit(places, text.length, worth)] : [];
  }

  /**
   * The words of the handbook that a vague pattern most likely means, each as a hit.
   * @param {Pattern} pattern
   * @param {number} weight
   * @param {Likely} likely
   * @returns {Hit[]}
   */
  guessed(pattern, weight, likely) {
    return this.ordered(this.guesses(pattern, likely), pattern.length, weight);
  }

  /**
   * @param {{places: number[]}[]} guesses the likeliest first
   * @param {number} length
   * @param {number} weight
   * @returns {Hit[]}
   */
  ordered(guesses, length, weight) {
    return guesses.map(({ places }, rank) => this.hit(places, length, weight * PLACES[rank]));
  }

  /**
   * @param {Pattern} pattern
   * @param {Likely} likely
   * @returns {{word: string, places: number[], titled: number, whole: number}[]} three words at most, the likeliest first
   */
  guesses(pattern, likely) {
    /** @type {Map<string, {places: number[], titled: number, whole: number}>} */
    const words = new Map();
    const { starts, bodies } = this.corpus;
    for (const place of this.corpus.find(pattern).slice(0, MOST_PLACES)) {
      const word = this.corpus.read(place, pattern.length);
      const known = words.get(word) ?? { places: [], titled: 0, whole: 0 };
      const index = this.corpus.documentAt(place);
      if (place < bodies[index]) {
        known.titled++;
        if (place === starts[index] && pattern.length === bodies[index] - 1 - starts[index]) known.whole++;
      }
      known.places.push(place);
      words.set(word, known);
    }
    const worth = (/** @type {string} */ word, /** @type {{places: number[], titled: number, whole: number}} */ one) =>
      one.places.length + 5 * one.titled + 40 * one.whole + (this.synonyms.has(word) ? KNOWN : 0);
    const found = [...words]
      .filter(([word, one]) => likely(word, one.places.length, one.titled, one.whole))
      .map(([word, one]) => ({ word, ...one, worth: worth(word, one) }))
      .sort((a, b) => b.worth - a.worth);
    return found.slice(0, 3).filter((one) => one.worth * UNLIKELY > found[0].worth);
  }

  /**
   * @param {string} text the beginning of a word
   * @returns {string[]} what the known words that begin so stand for
   */
  #begun(text) {
    const longest = text.length === 1 ? 3 : Infinity;
    const words = this.words.filter((word) => word.startsWith(text) && word.length <= longest);
    return words.flatMap((word) => [...(this.synonyms.get(word) ?? [])]).slice(0, 6);
  }

  /**
   * @param {string} text
   * @returns {string[]} the text with each known word in it, or all of it, as a synonym
   */
  #reworded(text) {
    /** @type {string[]} */
    const found = [];
    const seen = new Set([text]);
    for (const word of this.words) {
      if (!text.includes(word)) continue;
      for (const other of this.synonyms.get(word) ?? []) {
        const variant = text.replace(word, other);
        if (text.includes(other) || seen.has(variant)) continue;
        seen.add(variant);
        found.push(variant);
      }
    }
    return found.slice(0, 24);
  }

  /**
   * @param {string} text Chinese
   * @returns {Hit[]}
   */
  #sounding(text) {
    const shares = (/** @type {string} */ word) => [...word].some((sign, at) => sign === text[at]);
    const likely = (/** @type {string} */ word, /** @type {number} */ times, /** @type {number} */ titled) =>
      word !== text && (titled > 0 || times > 3 || (times > 1 && shares(word)) || (word.length > 2 && shares(word)));
    const found = this.guessed(this.readings.sounds(text), WEIGHT.sounds, likely);
    return found.length ? found : this.guessed(this.readings.sounds(text, true), WEIGHT.loose, (word, times, titled) =>
      shares(word) && likely(word, times, titled));
  }

  /**
   * @param {string} text
   * @returns {Hit[]} what differs by one character: another one, one too many, one too few, two that have changed places
   */
  #slipped(text) {
    const pattern = literal(text);
    /** @type {Pattern[]} */
    const patterns = [];
    for (let at = 0; at < text.length; at++) {
      const before = pattern.slice(0, at);
      const after = pattern.slice(at + 1);
      patterns.push([...before, ANY, ...after]);
      if (at) patterns.push([...before, ANY, pattern[at], ...after]);
      if (text.length > 3) patterns.push([...before, ...after]);
      if (after.length && pattern[at] !== after[0]) patterns.push([...before, after[0], pattern[at], ...after.slice(1)]);
    }
    const least = isLatin(text.charCodeAt(0)) ? 1 : 3;
    const hits = patterns.flatMap((one) => this.guessed(one, WEIGHT.slip, (_, times, titled) => titled > 0 || times >= least));
    return hits.sort((a, b) => b.documents.size - a.documents.size).slice(0, 3);
  }

  /**
   * @param {string} text a word of a query, folded
   * @param {boolean} guess whether it may be misspelt
   * @returns {Hit[]} its readings, empty when nothing in the handbook is like it
   */
  term(text, guess = true) {
    const hits = this.exact(text);
    const digits = withDigits(text);
    if (digits !== text) hits.push(...this.exact(digits, WEIGHT.number));
    const share = this.scarce(hits) ? WEIGHT.synonym : WEIGHT.besides;
    for (const variant of this.#reworded(text)) hits.push(...this.exact(variant, share));
    if (!hits.length ? text.length < 3 : text.length === 1) for (const word of this.#begun(text)) hits.push(...this.exact(word, text.length === 1 ? WEIGHT.number : WEIGHT.begun));
    const latin = /[a-z]/.test(text);
    if (latin && text.length > 1) {
      const rare = this.scarce(hits);
      hits.push(...(rare ? this.pinyin.guesses(text) : this.pinyin.hits(text, WEIGHT.besides)));
    }
    if (!guess || (hits.length && !this.#doubtful(hits, text))) return hits;
    if (!latin && text.length > 1 && text.length < 13 && isHan(text.charCodeAt(0))) {
      const sounding = this.#sounding(text);
      if (hits.length) return [...hits, ...sounding.filter((hit) => hit.documents.size > 4)];
      if (sounding.length) return sounding;
    }
    if (hits.length) return hits;
    return text.length > 2 && text.length < 25 && !this.words.some((word) => text.includes(word)) ? this.#slipped(text) : [];
  }

  /**
   * @param {Hit[]} hits
   * @param {string} text
   * @returns {boolean} whether a word stands nowhere but by chance, in the middle of two others
   */
  #doubtful(hits, text) {
    return text.length < 4 && !this.synonyms.has(text) && this.scarce(hits);
  }

  /**
   * @param {Hit[]} hits
   * @param {number} few
   * @returns {boolean} whether they are in hardly any place, and in no title
   */
  scarce(hits, few = 3) {
    const documents = new Set(hits.flatMap((hit) => [...hit.documents.keys()]));
    return documents.size < few && !this.titled(hits);
  }

  /**
   * @param {Hit[]} hits
   * @returns {boolean} whether the title of a section has them
   */
  titled(hits) {
    return hits.some((hit) => [...hit.documents].some(([index, found]) => found.titles.length && !this.minor.has(index)));
  }
}
