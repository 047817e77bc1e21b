// Letters of a query as pinyin: whole, unfinished, its first letters alone, with sounds mixed up, with a slip of the finger.

import { ANY, literal } from "./corpus.js";
import { letters } from "./readings.js";
import { isHan, runs } from "./text.js";

/**
 * @typedef {import("./corpus.js").Pattern} Pattern
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Likely} Likely
 * @typedef {import("./match.js").Matcher} Matcher
 * @typedef {{pattern: Pattern, whole: boolean}} Spelling `whole`: down to the last syllable
 */

/** How much a reading counts beside the word typed in Chinese. */
const WEIGHT = { whole: 0.8, unfinished: 0.6, initials: 0.6, loose: 0.6, begun: 0.6, mistyped: 0.5, syllable: 0.4 };

/** What a synonym counts where the word itself is common. */
const BESIDES = 0.3;

const MOST_SPELLINGS = 16;
const MOST_KNOWN = 6;

/** Occurrences from which on a known word is common. */
const COMMON = 3;

/** Letters within which a slip of the finger is searched, and syllables beyond which whole ones are taken to be meant. */
const MOST_MISTYPED = 16;
const MOST_SYLLABLES = 3;

/** Answers kept, for what is typed letter by letter. */
const MOST_KEPT = 200;

/**
 * @param {Pattern} pattern
 * @param {string} word of the same length
 * @returns {boolean}
 */
function fits(pattern, word) {
  return pattern.every((item, at) => item === ANY || (typeof item === "number" ? item === word.charCodeAt(at) : item.has[word.charCodeAt(at)] === 1));
}

/**
 * @param {string} text
 * @returns {string[]} with two neighbours changed, and with one letter left out
 */
function slipped(text) {
  const places = [...text].map((_, at) => at);
  const changed = places.slice(1).map((at) => text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1));
  return [...new Set([...changed, ...places.map((at) => text.slice(0, at) + text.slice(at + 1))])].filter((one) => one !== text);
}

export class Pinyin {
  /** @type {Map<string, string[]>} the known words by length and first character */
  #known = new Map();
  /** @type {Map<string, Hit[]>} */
  #kept = new Map();

  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.readings = matcher.readings;
    for (const word of matcher.words) {
      const key = word.length + word[0];
      const alike = this.#known.get(key);
      if (alike) alike.push(word);
      else this.#known.set(key, [word]);
    }
  }

  /**
   * @param {string} text a term with Latin letters in it
   * @param {number} weight
   * @returns {Hit[]} the words that are written so in pinyin, and their synonyms
   */
  hits(text, weight = WEIGHT.whole) {
    let found = this.#kept.get(text);
    if (!found) {
      const spellings = this.#spellings(text);
      const whole = spellings.filter((one) => one.whole).flatMap(({ pattern }) => this.#meant(pattern, 1));
      const share = whole.length ? WEIGHT.unfinished : 1;
      found = [...whole, ...spellings.filter((one) => !one.whole).flatMap(({ pattern }) => this.#meant(pattern, share))];
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(text, found);
    }
    return found.map((hit) => ({ ...hit, weight: hit.weight * weight }));
  }

  /**
   * @param {string} text a term with Latin letters in it
   * @returns {Hit[]} whatever it may stand for
   */
  guesses(text) {
    const found = this.hits(text);
    if (!/^[a-z]+$/.test(text)) return found;
    if (text.length < 9) found.push(...this.#abbreviated(text));
    if (found.length) return found;
    return Object.hasOwn(this.readings.table, text) ? this.#syllable(text) : this.#misspelt(text);
  }

  /**
   * @param {string} text pinyin
   * @returns {boolean} whether a known word is read so
   */
  spells(text) {
    return this.#spellings(text).some(({ pattern, whole }) => whole && this.#fitting(pattern).length);
  }

  /**
   * @param {string} text a term with Latin letters in it
   * @param {boolean} loosely whether sounds that are often mixed up count as one
   * @returns {Spelling[]} the term with its letters as pinyin
   */
  #spellings(text, loosely = false) {
    /** @type {Spelling[]} */
    let found = [{ pattern: [], whole: true }];
    const parts = runs(text);
    for (const run of parts) {
      if (!/^[a-z']+$/.test(run)) {
        if (!isHan(run.charCodeAt(0))) return [];
        found = found.map(({ pattern, whole }) => ({ pattern: [...pattern, ...literal(run)], whole }));
        continue;
      }
      const name = letters(run);
      /** @type {Spelling[]} */
      const options = this.readings.spellings(name, loosely);
      if (!options.length && parts.length > 1) {
        const one = this.readings.beginning(name);
        if (one.codes.length) options.push({ pattern: [one], whole: false });
      }
      found = found.flatMap((one) => options.map((option) => ({ pattern: [...one.pattern, ...option.pattern], whole: one.whole && option.whole }))).slice(0, MOST_SPELLINGS);
    }
    return found;
  }

  /**
   * @param {Pattern} pattern
   * @returns {string[]} the known words that fit
   */
  #fitting(pattern) {
    const [first] = pattern;
    const codes = typeof first === "number" ? [first] : (first?.codes ?? []);
    return codes.flatMap((code) => this.#known.get(pattern.length + String.fromCharCode(code)) ?? []).filter((word) => fits(pattern, word));
  }

  /**
   * @param {Pattern} pattern
   * @param {number} weight
   * @param {Likely} likely
   * @returns {Hit[]} the known words that fit, each with its synonyms; or what else of the handbook does
   */
  #meant(pattern, weight, likely = () => true) {
    const { matcher } = this;
    const known = this.#fitting(pattern);
    const likeliest = matcher.guesses(pattern, likely);
    const common = likeliest.filter(({ word, titled, places }) => matcher.synonyms.has(word) && (titled || places.length >= COMMON));
    const guesses = likeliest.filter(({ word, titled }) => matcher.synonyms.has(word) || (!common.length && (titled || !known.length)));
    const hits = matcher.ordered(guesses, pattern.length, weight);
    for (const word of known.slice(0, MOST_KNOWN)) {
      const share = common.some((one) => one.word === word) ? BESIDES : 1;
      for (const other of matcher.synonyms.get(word) ?? []) hits.push(...matcher.exact(other, weight * share));
    }
    return hits;
  }

  /**
   * @param {string} text Latin letters
   * @returns {Hit[]} for sounds mixed up, syllables only begun, a letter wrong: the first that finds anything
   */
  #misspelt(text) {
    const { matcher, readings } = this;
    const likely = (/** @type {string} */ word, /** @type {number} */ _, /** @type {number} */ titled) => titled > 0 || matcher.synonyms.has(word);
    const first = (/** @type {Pattern[]} */ patterns, /** @type {number} */ weight) => {
      for (const pattern of patterns) {
        const hits = this.#meant(pattern, weight, likely);
        if (hits.length) return hits;
      }
      return [];
    };
    const loose = first(this.#spellings(text, true).map(({ pattern }) => pattern), WEIGHT.loose);
    const several = readings.several(text) && readings.divisions(text)[0].length > MOST_SYLLABLES;
    if (loose.length || text.length < 4 || several) return loose;
    const begun = first(readings.begun(text), WEIGHT.begun);
    if (begun.length || text.length < 5 || text.length > MOST_MISTYPED) return begun;
    const slips = slipped(text).filter((one) => readings.several(one));
    return first(slips.flatMap((one) => this.#spellings(one).flatMap(({ pattern, whole }) => (whole ? [pattern] : []))), WEIGHT.mistyped);
  }

  /**
   * @param {string} text Latin letters
   * @returns {Hit[]} words whose characters are read with these first letters
   */
  #abbreviated(text) {
    const pattern = this.readings.initials(text);
    const likely = (/** @type {string} */ _, /** @type {number} */ times, /** @type {number} */ titled, /** @type {number} */ whole) =>
      text.length < 3 ? whole > 0 : titled > 0 || (text.length > 3 && times > 2);
    return text.length > 3 ? this.#meant(pattern, WEIGHT.initials, likely) : this.matcher.guessed(pattern, WEIGHT.initials, likely);
  }

  /**
   * @param {string} text one syllable
   * @returns {Hit[]} the titles that begin with a character read so
   */
  #syllable(text) {
    const { corpus, minor } = this.matcher;
    const heads = corpus.find([this.readings.syllable(text)]).filter((place) => {
      const index = corpus.documentAt(place);
      return place === corpus.starts[index] && place < corpus.bodies[index] && !minor.has(index);
    });
    return heads.length ? [this.matcher.hit(heads, 1, WEIGHT.syllable)] : [];
  }
}
