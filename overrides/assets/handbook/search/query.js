// A query as clauses: its words, each with what it may stand for, or the parts of a word that stands nowhere whole.

import { literal } from "./corpus.js";
import { ASKING_SPELLED, FEW, joined, plain, spelled } from "./several.js";
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
  /怎么办|怎么样|怎么说|怎么做|怎么|怎样|如何|为什么|为啥|为何|咋办|咋样|咋|是啥|啥|什么是|是什么|什么意思|什么|哪些|哪个|哪种|能不能|能否|可不可以|可以|应该|应当|需要|要不要|该不该|是不是|有没有|之间|遇到|碰到|时候|我想|请问|一个|有关|关于|一直|老是|总是|该|非要/g;

/** Signs that divide, unless they are part of a known word (坏了). */
const PARTICLES = /[吗呢的了呀啊吧着]/g;

/** Words that go with any matter. */
const GENERAL = /^(?:技巧|方法|办法|注意事项|要点|大全|知识|内容|情况|事情|方面|相关)$/;

/** Characters of which a piece is hardly one word. */
const LONG = 5;

/** How much of a word's share in the whole one has that says little, and a single character. */
const SLIGHT = 0.35;
const SINGLE = 0.5;

/** Characters that say little, so that pairs with them do too. */
const EMPTY = /[的了着过也都就才又再还很太最更不没无有是在到把被让给跟和与或我你您他她它们这那哪个些里上下中来去会要想说做该谁么]/;

/**
 * @param {string} folded
 * @returns {string[]} what blanks divide, numbers such as 7-38-55 and 80/20 whole; the signs of a sentence stay in it as 、
 */
export function words(folded) {
  const text = folded.slice(0, LONGEST);
  const numbers = text.match(/\d+(?:[-–.:%/]\d+)+%?|\d+%/g) ?? [];
  const rest = numbers.reduce((left, number) => left.replace(number, " "), text).replace(/([a-zü])['’](?=[a-zü])/g, "$1");
  const found = rest.split(/\s+/).map((word) => word.replace(SIGNS, "、").replace(/^、|、$/g, ""));
  return [...numbers, ...found.filter(Boolean)];
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
  return asked(matcher, word).flatMap((piece) => {
    const hits = piece === word ? [] : matcher.term(piece, !usual(matcher, piece));
    const one = hits.length && (piece.length < LONG || !usual(matcher, piece)) && !composed(matcher, piece, hits);
    return one ? [{ hits, share: Math.max(1, piece.length / 2), known: true }] : fragments(matcher, piece);
  }).slice(0, MOST_PARTS);
}

/**
 * @param {Matcher} matcher
 * @param {string} word
 * @returns {string[]} what is left of it without question words and particles; these divide, but for those that are part
 *   of a known word (坏了, 想要什么)
 */
function asked(matcher, word) {
  const open = Array.from({ length: word.length }, () => true);
  for (const known of matcher.words) {
    const at = word.indexOf(known);
    if (at >= 0 && known.length > 1 && known.replace(ASKING, "")) open.fill(false, at, at + known.length);
  }
  const cut = word.replace(ASKING, (text, at) => (open.slice(at, at + text.length).every(Boolean) ? "、".repeat(text.length) : text));
  const found = cut.replace(PARTICLES, (sign, at) => (open[at] ? "、" : sign)).split("、");
  const telling = found.filter((piece) => [...piece].some((sign) => !EMPTY.test(sign)));
  return telling.length ? telling : [word];
}

/**
 * @param {Matcher} matcher
 * @param {string} piece
 * @returns {boolean} whether the handbook has each pair of its characters, so that none of them need be a slip
 */
function usual(matcher, piece) {
  return pairs(piece).every((pair) => matcher.corpus.find(literal(pair)).length);
}

/**
 * @param {Matcher} matcher
 * @param {string} word
 * @param {Hit[]} hits of the word
 * @returns {boolean} whether it hardly occurs, but a known word that is part of it does
 */
function composed(matcher, word, hits) {
  if (word.length < 4 || !matcher.scarce(hits, FEW)) return false;
  return matcher.words.some((other) => other.length > 1 && other.length < word.length && word.includes(other) && matcher.titled(matcher.term(other, false)));
}

/**
 * @param {Matcher} matcher
 * @param {string} piece
 * @returns {Part[]} the known words in it with what they may stand for, and pairs of characters of what is left
 */
function fragments(matcher, piece) {
  /** @type {Part[]} */
  const found = [];
  if (/^[a-z]{4,}$/.test(piece)) return spelled(matcher, piece);
  let rest = piece;
  for (const word of matcher.words) {
    if (word.length < 2 || !rest.includes(word)) continue;
    const hits = matcher.term(word);
    if (!hits.length || composed(matcher, word, hits)) continue;
    found.push({ hits, share: GENERAL.test(word) ? SLIGHT : Math.max(1, word.length / 2), known: true });
    rest = rest.replace(word, " ");
  }
  const covered = new Set();
  for (const pair of seamless(matcher, pairs(rest))) {
    const hits = pair.length > 1 ? matcher.exact(pair) : [];
    if (!hits.length && /^[a-z]{2,}$/.test(pair)) {
      const words = matcher.term(pair);
      found.push(...(words.length ? [{ hits: words, share: Math.max(1, pair.length / 4), known: true }] : spelled(matcher, pair)));
      continue;
    }
    if (hits.length) for (const sign of pair) covered.add(sign);
    const telling = pair.length > 1 && !EMPTY.test(pair);
    found.push({ hits, share: telling && !GENERAL.test(pair) ? 1 : SLIGHT, known: telling && matcher.titled(hits) });
  }
  for (const sign of rest) {
    if (covered.has(sign) || EMPTY.test(sign) || !isHan(sign.charCodeAt(0))) continue;
    const hits = matcher.term(sign, false).filter((hit) => hit.documents.size < matcher.corpus.size / 12);
    if (hits.length) found.push({ hits, share: SINGLE, known: false });
  }
  return found;
}

/**
 * @param {Matcher} matcher
 * @param {string[]} list pairs of characters, in order
 * @returns {string[]} those without the ones that only arise where two words meet
 */
function seamless(matcher, list) {
  const counts = list.map((pair) => (pair.length === 2 ? matcher.corpus.find(literal(pair)).length : 0));
  const seam = (/** @type {number} */ at, /** @type {number} */ side) =>
    counts[at + side] > 2 + 5 * counts[at] && (side < 0 ? list[at - 1][1] === list[at][0] : list[at][1] === list[at + 1][0]);
  return list.filter((_, at) => !(at > 0 && at + 1 < list.length && seam(at, -1) && seam(at, 1)));
}

/**
 * @param {Matcher} matcher
 * @param {string} folded
 * @returns {Clause[]}
 */
export function clauses(matcher, folded) {
  const typed = joined(matcher, words(folded).map((word) => plain(matcher, word)));
  const list = [...new Set(typed)].slice(0, MOST_WORDS);
  const telling = list.filter((word) => word.replace(ASKING, "").replace(ASKING_SPELLED, "").replace(PARTICLES, "") && !GENERAL.test(word));
  return (telling.length ? telling : list).map((word) => {
    const hits = word.includes("、") ? [] : matcher.term(word);
    const sure = hits.length && (word.length < 4 || matcher.titled(hits));
    const found = sure ? [] : parts(matcher, word);
    if (hits.length || found.some((part) => part.hits.length)) return { hits, parts: found };
    const first = word.length === 2 && isHan(word.charCodeAt(0)) ? matcher.exact(word[0], 0.3) : [];
    return { hits: first.filter((hit) => hit.documents.size < matcher.corpus.size / 4), parts: [] };
  });
}
