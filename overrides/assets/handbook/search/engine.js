// The index that the build wrote, and the answer to a query, in the shapes that the theme's search box speaks.

import { Corpus, literal } from "./corpus.js";
import { Matcher } from "./match.js";
import { nearest } from "./near.js";
import { clauses } from "./query.js";
import { ranked } from "./rank.js";
import { Readings, unpacked } from "./readings.js";
import { excerpt, marked, merged } from "./show.js";
import { folder, isHan } from "./text.js";

/**
 * @typedef {{location: string, title: string, text: string, tags?: string[], boost?: number, kind?: string, forms?: string[]}} Entry as
 *   in search_index.json; `title` and `text` are plain text; `forms` are other spellings of a term; `kind` is "question", "term", "phrase" or "claim" for what is no section
 * @typedef {{fold: string, readings: {runs: string, more: Record<string, string>}, synonyms: string[]}} Tables
 * @typedef {{config: {handbook?: Tables}, docs: Entry[], options?: {suggest?: boolean}}} Index
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item
 * @typedef {{items: Item[][], suggest?: string[], near: string[]}} Answer
 */

/** What is no section comes behind the section that teaches the matter. */
const BOOST = { question: 0.3, term: 0.4, phrase: 0.4, claim: 0.4 };

const LONGEST_NEAR = 40;
const MOST_PAGES = 40;
const MOST_SECTIONS = 10;
const OPEN_SECTIONS = 3;

export class Engine {
  /** @param {Index} index */
  constructor({ config, docs, options }) {
    const { fold = "", readings = { runs: "", more: {} }, synonyms = [] } = config.handbook ?? {};
    this.fold = folder(fold);
    this.suggests = options?.suggest ?? false;
    this.entries = docs.map((entry) => ({ ...entry, text: [...(entry.forms ?? []), entry.text].join(" ") }));
    const folded = this.entries.map(({ title, text }) => ({ title: this.fold(title), text: this.fold(text) }));
    this.sections = this.#sections(folded);
    this.titles = folded.map(({ title }) => title);
    this.matcher = new Matcher(
      new Corpus(folded),
      new Readings(unpacked(readings)),
      [...synonyms.map((line) => line.split("|")), ...docs.flatMap(({ title, forms }) => (forms?.length ? [[title, ...forms]] : []))].map((group) => group.map(this.fold)),
      new Set(docs.flatMap(({ kind }, index) => (kind && kind !== "term" ? [index] : []))),
    );
  }

  /**
   * @param {{title: string, text: string}[]} folded
   * @returns {import("./rank.js").Section[]}
   */
  #sections(folded) {
    /** @type {Map<string, number>} */
    const pages = new Map();
    return this.entries.map(({ location, boost = 1, kind }, index) => {
      const page = location.split("#")[0];
      const first = !pages.has(page);
      if (first) pages.set(page, index);
      const { title, text } = folded[index];
      const worth = boost * (BOOST[/** @type {keyof typeof BOOST} */ (kind)] ?? 1);
      return { page: pages.get(page) ?? index, first, minor: Boolean(kind), titled: title.length, length: text.length, boost: worth };
    });
  }

  /**
   * @param {string} query as typed
   * @returns {Answer}
   */
  search(query) {
    const folded = this.fold(query).trim();
    const found = folded ? clauses(this.matcher, folded) : [];
    const list = ranked(found, this.sections);
    const hits = found.flatMap((clause) => [...clause.hits, ...clause.parts.flatMap((part) => part.hits)]);
    const items = this.#items(list, hits);
    const near = folded && !items.length ? this.#nearest(folded.slice(0, LONGEST_NEAR)) : [];
    return { items, near, ...(this.suggests ? { suggest: this.#completions(query, folded) } : {}) };
  }

  /**
   * @param {import("./rank.js").Ranked[]} list
   * @param {import("./match.js").Hit[]} hits
   * @returns {Item[][]} by page
   */
  #items(list, hits) {
    /** @type {Map<number, import("./rank.js").Ranked[]>} */
    const pages = new Map();
    for (const one of list) {
      const page = this.sections[one.index].page;
      const known = pages.get(page);
      if (known) known.push(one);
      else if (pages.size < MOST_PAGES) pages.set(page, [one]);
    }
    return [...pages].map(([page, found]) => this.#page(page, found.slice(0, MOST_SECTIONS), hits));
  }

  /**
   * @param {number} page
   * @param {import("./rank.js").Ranked[]} found
   * @param {import("./match.js").Hit[]} hits
   * @returns {Item[]} the page itself among its sections: the theme shows it on top
   */
  #page(page, found, hits) {
    /** @type {Record<string, boolean>} */
    const terms = {};
    const top = found[0].score;
    const items = found.map(({ index, score }, rank) => {
      const near = rank > 0 && rank < OPEN_SECTIONS && score > top * 0.6;
      return this.#item(index, index === page ? score : near ? top : score, hits, terms);
    });
    if (!found.some(({ index }) => index === page)) items.push(this.#item(page, 0, hits, terms));
    return items;
  }

  /**
   * @param {number} index
   * @param {number} score 0 for a page that is shown for its sections alone
   * @param {import("./match.js").Hit[]} hits
   * @param {Record<string, boolean>} terms filled with the words to mark on the page
   * @returns {Item}
   */
  #item(index, score, hits, terms) {
    const { location, title, text } = this.entries[index];
    const { starts, bodies } = this.matcher.corpus;
    const spans = (/** @type {"titles" | "bodies"} */ field, /** @type {number} */ start) =>
      merged(hits.flatMap((hit) => (hit.documents.get(index)?.[field] ?? []).map((place) => /** @type {[number, number]} */ ([place - start, place - start + hit.length]))));
    const titled = spans("titles", starts[index]);
    const bodied = spans("bodies", bodies[index]);
    for (const [from, to] of titled.slice(0, 2)) terms[title.slice(from, to)] = true;
    for (const [from, to] of bodied.slice(0, 3)) terms[text.slice(from, to)] = true;
    return { location, title: marked(title, titled), text: score || bodied.length ? excerpt(text, bodied) : "", score, terms };
  }

  /**
   * @param {string} folded a query that finds nothing
   * @returns {string[]} words that find something
   */
  #nearest(folded) {
    const { corpus, readings, words } = this.matcher;
    const known = words.filter((word) => isHan(word.charCodeAt(0))).map((word) => ({ shown: word, folded: word }));
    const stands = (/** @type {string} */ text) => corpus.find(literal(text)).length > 0;
    return nearest(folded, [...this.#vocabulary(), ...known], (text) => readings.spelled(text), stands);
  }

  /** @returns {{shown: string, folded: string}[]} titles and terms */
  #vocabulary() {
    return this.entries
      .map(({ title, kind }, index) => ({ shown: title, folded: this.titles[index], kind, first: this.sections[index].first }))
      .filter(({ kind, first, shown }) => (kind === "term" || (first && !kind)) && shown.length < 25);
  }

  /**
   * @param {string} query
   * @param {string} folded
   * @returns {string[]} the query made a title
   */
  #completions(query, folded) {
    const at = folded.length > 1 ? this.titles.findIndex((title, index) => title.startsWith(folded) && this.entries[index].kind !== "question") : -1;
    return at < 0 ? [] : [query.trimStart() + this.entries[at].title.slice(folded.length)];
  }
}
