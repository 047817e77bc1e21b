// How well each section answers a query. Rare words count more than common ones, titles more than text, short texts
// more than long ones, all words more than some; a page that answers in many places before one that does in passing.

/**
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./query.js").Clause} Clause
 * @typedef {{page: number, first: boolean, minor: boolean, titled: number, length: number, boost: number}} Section `page` is
 *   the index of the page's first section; `minor` marks what is no section of text; `titled` is the length of the
 *   title, `length` that of the text
 * @typedef {{index: number, score: number, share: number}} Ranked
 */

/** Length of text, in characters, that counts as neither long nor short. */
const AVERAGE = 80;

/** Share of a word's parts that a section must have, by how many of them are words of the handbook. */
const LEAST_COVERED = [0.5, 0.3, 0.15];

/** What the other readings of a word add to the best one, where a section has several. */
const OTHERS = 0.2;

const FIRST_SECTION = 1.3;

/** What a word counts that stands not in the section but in its page's title, or elsewhere in the page. */
const IN_PAGE_TITLE = 0.7;
const IN_PAGE = 0.4;

/** How much a page's other sections add to its best one. */
const PAGE = 0.12;

/**
 * @param {number} documents
 * @param {number} all
 * @returns {number} how much it says that something occurs, as in BM25
 */
export function rarity(documents, all) {
  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}

/**
 * @param {Hit} hit
 * @param {number} index
 * @param {Section} section
 * @param {number} all
 * @returns {number} 0 where the section does not have it
 */
function worth(hit, index, section, all) {
  const found = hit.documents.get(index);
  if (!found) return 0;
  const times = found.bodies.length;
  let value = times ? times / (times + 0.3 + section.length / AVERAGE) : 0;
  if (found.titles.length) value += (section.minor ? 0.3 : 1) * (2 + 4 * Math.min(1, hit.length / Math.max(1, section.titled)));
  return value * rarity(hit.documents.size, all) * hit.weight;
}

/**
 * @param {Hit[]} hits
 * @param {number} index
 * @param {Section} section
 * @param {number} all
 */
function best(hits, index, section, all) {
  let most = 0;
  let sum = 0;
  for (const hit of hits) {
    const value = worth(hit, index, section, all);
    most = Math.max(most, value);
    sum += value;
  }
  return most + Math.min(OTHERS * (sum - most), most);
}

/**
 * @typedef {{hits: Hit[], weight: number, share: number, known: boolean, pages: Map<number, boolean>}} Unit `weight` is what it
 *   says that it occurs; `pages` are those that have it somewhere: true where their title does
 */

/**
 * @param {Hit[]} hits
 * @param {number} share
 * @param {boolean} known
 * @param {Section[]} sections
 * @returns {Unit}
 */
function unit(hits, share, known, sections) {
  const all = sections.length;
  /** @type {Map<number, boolean>} */
  const pages = new Map();
  let most = 0;
  for (const hit of hits) {
    most = Math.max(most, rarity(hit.documents.size, all));
    for (const [index, { titles }] of hit.documents) {
      const { page, minor } = sections[index];
      if (!minor) pages.set(page, (pages.get(page) ?? false) || (index === page && titles.length > 0));
    }
  }
  return { hits, share, known, pages, weight: share * (hits.length ? most : Math.log(1 + all) * 0.8) };
}

/**
 * @param {Unit} one
 * @param {Section} section
 * @returns {number} how far the page makes up for what the section lacks, 0 … 1
 */
function support(one, section) {
  const titled = section.minor ? undefined : one.pages.get(section.page);
  return titled === undefined ? 0 : titled ? IN_PAGE_TITLE : IN_PAGE;
}

/**
 * @param {Unit[]} units the parts of a word
 * @param {number} index
 * @param {Section} section
 * @param {number} all
 * @returns {{covered: number, sum: number}} how much of the word the section has in parts, and what that is worth
 */
function inParts(units, index, section, all) {
  let got = 0;
  let sum = 0;
  let total = 0;
  let known = 0;
  const most = units.reduce((weight, one) => Math.max(weight, one.weight), 0);
  for (const one of units) {
    total += one.weight;
    const value = best(one.hits, index, section, all);
    got += one.weight * (value ? 1 : support(one, section));
    sum += value * one.share * (one.weight / most);
    if (value && one.known) known++;
  }
  const covered = total ? got / total : 0;
  if (!sum || covered < LEAST_COVERED[Math.min(known, 2)]) return { covered: 0, sum: 0 };
  return { covered, sum: (covered * sum) / Math.sqrt(units.length) };
}

/**
 * @param {Clause[]} clauses
 * @param {Section[]} sections
 * @returns {Ranked[]} the best first
 */
export function ranked(clauses, sections) {
  const all = sections.length;
  const candidates = new Set();
  const asked = clauses.map(({ hits, parts }) => {
    for (const list of [hits, ...parts.map((part) => part.hits)]) for (const hit of list) for (const index of hit.documents.keys()) candidates.add(index);
    return { whole: unit(hits, 1, true, sections), parts: parts.map((part) => unit(part.hits, part.share, part.known, sections)) };
  });
  /** @type {Ranked[]} */
  const found = [];
  for (const index of candidates) {
    const section = sections[index];
    let score = 0;
    let matched = 0;
    let lent = 0;
    for (const { whole, parts } of asked) {
      const value = best(whole.hits, index, section, all);
      const { covered, sum } = inParts(parts, index, section, all);
      score += Math.max(value, sum);
      if (value || covered) matched += value ? 1 : covered;
      else lent += support(whole, section);
    }
    if (!matched) continue;
    const share = (matched + lent) / asked.length;
    if (asked.length > 1 && share <= 0.34) continue;
    found.push({ index, share, score: score * share ** (asked.length > 1 ? 4 : 1) * section.boost * (section.first ? FIRST_SECTION : 1) });
  }
  return ordered(found, sections);
}

/**
 * @param {Ranked[]} found
 * @param {Section[]} sections
 * @returns {Ranked[]}
 */
function ordered(found, sections) {
  const most = found.reduce((share, one) => Math.max(share, one.share), 0);
  const kept = found.filter((one) => one.share >= most * 0.5);
  /** @type {Map<number, {top: number, sum: number}>} */
  const pages = new Map();
  for (const { index, score } of kept) {
    const page = pages.get(sections[index].page) ?? { top: 0, sum: 0 };
    page.top = Math.max(page.top, score);
    page.sum += score;
    pages.set(sections[index].page, page);
  }
  const value = (/** @type {Ranked} */ one) => {
    const page = pages.get(sections[one.index].page) ?? { top: 0, sum: 0 };
    return page.top + PAGE * Math.min(page.sum - page.top, 2 * page.top);
  };
  return kept
    .map((one) => ({ one, value: value(one) }))
    .sort((a, b) => b.value - a.value || sections[a.one.index].page - sections[b.one.index].page || b.one.score - a.one.score || a.one.index - b.one.index)
    .map(({ one }) => one);
}
