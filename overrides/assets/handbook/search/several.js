// Several words in letters: typed as one they are taken apart, typed syllable by syllable they are put together.

import { literal } from "./corpus.js";
import { letters } from "./readings.js";
import { isHan, isLatin } from "./text.js";

/**
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Matcher} Matcher
 * @typedef {import("./query.js").Part} Part
 */

/** Sections in which a word of several words must be to stand for all of them. */
export const FEW = 5;

/** Pieces that are looked up to take a run of letters apart, and syllables of the longest. */
const MOST_PIECES = 60;
const MOST_SYLLABLES = 5;

/** Words of the longest term in Latin. */
const MOST_TOGETHER = 5;

/** What characters that only happen to stand side by side are worth beside a word. */
const CHANCE = 0.4;

/** What people write around the thing they ask for. */
export const ASKING_SPELLED = /shishenme|shenmeshi|zenmeban|zenmeyang|zenmeshuo|zenmezuo|zenme|zenyang|weishenme|shenme|ruhe/g;

/**
 * @param {Matcher} matcher
 * @param {string} text pinyin of more than one word
 * @returns {Part[]} the words, as few as cover the most syllables
 */
export function spelled(matcher, text) {
  const list = text.replace(ASKING_SPELLED, " ").trim().split(/\s+/);
  let left = MOST_PIECES;
  return list.flatMap((run) => {
    /** @type {Part[]} */
    let best = [];
    let most = 0;
    for (const names of matcher.readings.divisions(run).slice(0, 2)) {
      const found = pieces(names, (name, length) => {
        const hits = left-- > 0 ? matcher.pinyin.hits(name) : [];
        const thin = length > 2 && matcher.scarce(hits, FEW);
        return { hits, worth: !hits.length || thin ? 0 : matcher.pinyin.spells(name) || matcher.titled(hits) ? 1 : CHANCE };
      });
      if (found.worth > most) [best, most] = [found.parts, found.worth];
    }
    return best;
  });
}

/**
 * @param {string[]} names syllables
 * @param {(name: string, length: number) => {hits: Hit[], worth: number}} look
 * @returns {{parts: Part[], worth: number}} the words that they make up; long words are worth more than short ones
 */
function pieces(names, look) {
  /** The best way to part what begins at each syllable. */
  const ways = [...names, ""].map(() => ({ parts: /** @type {Part[]} */ ([]), worth: 0 }));
  for (let from = names.length - 2; from >= 0; from--) {
    ways[from] = ways[from + 1];
    for (let to = Math.min(names.length, from + MOST_SYLLABLES); to > from + 1; to--) {
      const length = to - from;
      if (length * length + ways[to].worth <= ways[from].worth) continue;
      const { hits, worth } = look(names.slice(from, to).join(""), length);
      const all = worth * length * length + ways[to].worth;
      if (all > ways[from].worth) ways[from] = { parts: [{ hits, share: Math.max(1, length / 2), known: true }, ...ways[to].parts], worth: all };
    }
  }
  return ways[0];
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list words
 * @returns {string[]} with single characters, terms in Latin, and pinyin typed syllable by syllable or word by word, as one
 */
export function joined(matcher, list) {
  /** @type {string[]} */
  const found = [];
  for (let from = 0; from < list.length; ) {
    let to = from;
    while (to < list.length && list[to].length === 1 && isHan(list[to].charCodeAt(0))) to++;
    if (to > from + 1) {
      found.push(list.slice(from, to).join(""));
      from = to;
      continue;
    }
    const phrase = written(matcher, list.slice(from));
    if (phrase.length) {
      found.push(phrase.join(" "));
      from += phrase.length;
      continue;
    }
    while (to < list.length && /^[a-z]+$/.test(list[to]) && !stands(matcher, list[to])) to++;
    if (to - from > 1) found.push(...together(matcher, list.slice(from, to)));
    else found.push(list[from]);
    from = Math.max(to, from + 1);
  }
  return found;
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list words
 * @returns {string[]} as many of the first as are a term of several words (customer service)
 */
function written(matcher, list) {
  for (let length = Math.min(list.length, MOST_TOGETHER); length > 1; length--) {
    const phrase = list.slice(0, length);
    if (matcher.synonyms.has(phrase.join(" "))) return phrase;
  }
  return [];
}

/**
 * @param {Matcher} matcher
 * @param {string} word Latin
 * @returns {boolean} whether the handbook has it as a word of its own, such as AI
 */
function stands(matcher, word) {
  const { corpus } = matcher;
  return corpus.find(literal(word)).some((place) => !isLatin(corpus.units[place + word.length]));
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list Latin words
 * @returns {string[]} the same, or one for all of them
 */
function together(matcher, list) {
  const { readings } = matcher;
  const whole = list.join("");
  const last = list[list.length - 1];
  const readable = list.every((word) => readings.readable(word) || (word === last && (readings.beginning(word).codes.length || readings.divisions(word).length)));
  if (!readable) return list;
  const several = list.every((word) => readings.several(word) || (word === last && readings.divisions(word).length));
  return several && matcher.scarce(matcher.pinyin.hits(whole), FEW) ? list : [whole];
}

/**
 * @param {Matcher} matcher
 * @param {string} word
 * @returns {string} with tone marks and the like off, unless the handbook writes it so
 */
export function plain(matcher, word) {
  return /[\u00df-\u024f]/.test(word) && !matcher.exact(word).length ? letters(word) : word;
}
