// A query as clauses: its words, each with what it may stand for, or the parts of a word that stands nowhere whole.

import { literal } from "./corpus.js";
import { isHan } from "./text.js";

/**
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Matcher} Matcher
 * @typedef {{hits: Hit[], share: number, known: boolean}} Part `known`: a word of the handbook's, not just a pair of characters
 * @typedef {{hits: Hit[], parts: Part[]}} Clause hits of the whole word; parts of one that is found nowhere, or hardly
 */

const LONGEST = 80;
const MOST_WORDS = 8;
const MOST_PARTS = 40;
const SIGNS = /[、，,。.;；:：!！?？()（）《》<>…·|/\\"'“”‘’「」『』[\]{}*+^$~`@#%&=-]+/g;

/** What people write around the thing they ask for. */
const ASKING =
  /怎么办|怎么样|怎么说|怎么做|怎么|怎样|如何|为什么|为啥|为何|什么是|是什么|什么意思|什么|哪些|哪个|哪种|能不能|能否|可不可以|可以|应该|应当|需要|要不要|该不该|是不是|有没有|之间|遇到|碰到|时候|我想|请问|一个|有关|关于|一直|[吗呢的了呀啊吧着]/g;

/** Characters that say little, so that pairs with them do too. */
const EMPTY = /[的了着过也都就才又再还很太最更不没无有是在到把被让给跟和与或我你您他她它们这那哪个些里上下中来去会要想说做该谁么]/;

/**
 * @param {string} folded
 * @returns {string[]} what blanks divide, numbers such as 7-38-55 and 80/20 whole; the signs of a sentence stay in it as 、
 */
export function words(folded) {
  const text = folded.slice(0, LONGEST);
  const numbers = text.match(/\d+(?:[-–.:%/]\d+)+%?|\d+%/g) ?? [];
  const rest = numbers.reduce((left, number) => left.replace(number, " "), text);
  const found = rest.split(/\s+/).map((word) => word.replace(SIGNS, "、").replace(/^、|、$/g, ""));
  return [...new Set([...numbers, ...found.filter(Boolean)])].slice(0, MOST_WORDS);
}

/**
 * @param {string} text
 * @returns {string[]} its pairs of characters, and its Latin words
 */
export function pairs(text) {
  const found = new Set();
  for (const run of text.match(/[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+/g) ?? []) {
    if (!isHan(run.charCodeAt(0)) || run.length < 3) found.add(run);
    else for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
  }
  return [...found];
}

/**
 * @param {Matcher} matcher
 * @param {string} word
 * @returns {Part[]}
 */
function parts(matcher, word) {
  /** @type {Part[]} */
  const found = [];
  const asked = word.replace(ASKING, "、").split("、").filter(Boolean);
  for (const piece of asked.length ? asked : [word]) {
    const hits = piece === word ? [] : matcher.term(piece);
    if (hits.length) found.push({ hits, share: Math.max(1, piece.length / 2), known: true });
    else found.push(...fragments(matcher, piece));
  }
  return found.slice(0, MOST_PARTS);
}

/**
 * @param {Matcher} matcher
 * @param {string} piece
 * @returns {Part[]} the known words in it with what they may stand for, and pairs of characters of what is left
 */
function fragments(matcher, piece) {
  /** @type {Part[]} */
  const found = [];
  if (/^[a-zü']{4,}$/.test(piece)) return spelled(matcher, piece);
  let rest = piece;
  for (const word of matcher.words) {
    if (word.length < 2 || !rest.includes(word)) continue;
    const hits = matcher.term(word);
    if (!hits.length) continue;
    found.push({ hits, share: Math.max(1, word.length / 2), known: true });
    rest = rest.replace(word, " ");
  }
  const covered = new Set();
  for (const pair of together(matcher, pairs(rest))) {
    const hits = pair.length > 1 ? matcher.exact(pair) : [];
    if (hits.length) for (const sign of pair) covered.add(sign);
    const telling = pair.length > 1 && !EMPTY.test(pair);
    found.push({ hits, share: telling ? 1 : 0.35, known: telling && matcher.titled(hits) });
  }
  for (const sign of rest) {
    if (covered.has(sign) || EMPTY.test(sign) || !isHan(sign.charCodeAt(0))) continue;
    const hits = matcher.exact(sign, 0.6).filter((hit) => hit.documents.size < matcher.corpus.size / 12);
    if (hits.length) found.push({ hits, share: 0.3, known: false });
  }
  return found;
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list pairs of characters, in order
 * @returns {string[]} those without the ones that only arise where two words meet
 */
function together(matcher, list) {
  const counts = list.map((pair) => (pair.length === 2 ? matcher.corpus.find(literal(pair)).length : 0));
  const seam = (/** @type {number} */ at, /** @type {number} */ side) =>
    counts[at + side] > 2 + 5 * counts[at] && (side < 0 ? list[at - 1][1] === list[at][0] : list[at][1] === list[at + 1][0]);
  return list.filter((_, at) => !(at > 0 && at + 1 < list.length && seam(at, -1) && seam(at, 1)));
}

/**
 * @param {Matcher} matcher
 * @param {string} letters pinyin of more than one word
 * @returns {Part[]} the words, each as long as the handbook has one
 */
function spelled(matcher, letters) {
  /** @type {Part[]} */
  const found = [];
  for (let at = 0; at < letters.length; ) {
    let end = letters.length;
    /** @type {Hit[]} */
    let hits = [];
    for (; end > at + 3 && !hits.length; end--) hits = matcher.pinyin(letters.slice(at, end));
    if (!hits.length) return [];
    found.push({ hits, share: 1, known: true });
    at = end + 1;
  }
  return found;
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list
 * @returns {string[]} syllables typed apart as one word
 */
function joined(matcher, list) {
  const whole = list.join("");
  if (list.length < 2 || !/^[a-zü']+$/.test(whole)) return list;
  const last = list.length - 1;
  const read = (/** @type {string} */ word, /** @type {number} */ at) =>
    matcher.readings.readable(word) || (at === last && matcher.readings.beginning(word).codes.length > 0);
  return list.every(read) ? [whole] : list;
}

/**
 * @param {Matcher} matcher
 * @param {string} folded
 * @returns {Clause[]}
 */
export function clauses(matcher, folded) {
  return joined(matcher, words(folded)).map((word) => {
    const hits = word.includes("、") ? [] : matcher.term(word);
    const sure = hits.length && !(word.length > 3 && matcher.scarce(hits));
    const found = sure ? [] : parts(matcher, word);
    if (hits.length || found.some((part) => part.hits.length)) return { hits, parts: found };
    const first = word.length === 2 && isHan(word.charCodeAt(0)) ? matcher.exact(word[0], 0.3) : [];
    return { hits: first.filter((hit) => hit.documents.size < matcher.corpus.size / 4), parts: [] };
  });
}
