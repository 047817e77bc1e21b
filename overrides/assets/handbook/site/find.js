// The search box beside its list of hits: what to start from, what to do when nothing is found or nothing can be.

import { nextPages } from "./choose.js";
import { parsePage, parsePages, read, ROOT, write } from "./store.js";

const RECENT = "searches";
const MOST_RECENT = 6;
const MOST_PAGES = 2;

/** The place of the query in the address where a gap is reported: `{query}`, as the build writes it there. */
const QUERY = "%7Bquery%7D";

/** Milliseconds after which a search without an answer is looked into. */
const PATIENCE = 2500;

/**
 * @param {unknown} value
 * @returns {string[]} queries, the latest first
 */
export function parseQueries(value) {
  const list = Array.isArray(value) ? value : [];
  return [...new Set(list.filter((one) => typeof one === "string" && one && one.length <= 80))].slice(0, MOST_RECENT);
}

/**
 * @param {unknown} value
 * @returns {{paths: string[][], titles: Record<string, string>}}
 */
function parseStart(value) {
  const { paths, titles } = /** @type {{paths?: string[][], titles?: Record<string, string>}} */ (value ?? {});
  return { paths: paths ?? [], titles: titles ?? {} };
}

/** @returns {HTMLInputElement | null} */
function field() {
  return document.querySelector('[data-md-component="search-query"]');
}

/**
 * Type a query in the reader's place.
 * @param {string} query
 */
function ask(query) {
  const input = field();
  if (!input) return;
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.focus();
}

/** Links, not buttons: the theme's arrow keys go from link to link, and Tab leaves its search. */
export class Find extends HTMLElement {
  /** @type {string[]} the words of the handbook nearest to what was not found */
  #near = [];
  #ready = false;
  #found = 0;
  #failed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<ReturnType<typeof parseStart>> | undefined} */
  #start;

  connectedCallback() {
    const worker = /** @type {{hbSearch?: Worker}} */ (/** @type {unknown} */ (window)).hbSearch;
    worker?.addEventListener("message", this.#hear);
    worker?.addEventListener("error", this.#fail);
    const input = field();
    input?.addEventListener("input", this.#show);
    input?.addEventListener("focus", this.#show);
    input?.addEventListener("keydown", this.#guard, { capture: true });
    input?.form?.addEventListener("reset", () => setTimeout(this.#show));
    this.parentElement?.addEventListener("click", this.#follow);
    if (input?.value) this.#show();
  }

  /** @param {MessageEvent} event */
  #hear = ({ data }) => {
    if (data?.type === 1) this.#ready = true;
    if (data?.type !== 3) return;
    this.#found = data.data.items.length;
    this.#near = data.data.near ?? [];
    clearTimeout(this.#timer);
    this.#failed = false;
    this.#show();
  };

  #fail = () => {
    this.#failed = true;
    this.#show();
  };

  /**
   * Enter that ends a word of an input method, or comes before anything is typed, does not open a page.
   * @param {KeyboardEvent} event
   */
  #guard = (event) => {
    const empty = !field()?.value.trim();
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229 || empty)) event.stopPropagation();
  };

  /** @param {MouseEvent} event */
  #follow = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    const query = field()?.value.trim();
    if (link.closest(".md-search-result__list") && query) write(RECENT, parseQueries([query, ...read(RECENT, parseQueries)]));
    if (link.dataset.query === undefined && link.dataset.act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.dataset.query) ask(link.dataset.query);
    if (link.dataset.act === "clear") {
      write(RECENT, []);
      field()?.focus();
      this.#show();
    }
    if (link.dataset.act === "retry") location.reload();
  };

  #show = () => {
    const query = field()?.value.trim() ?? "";
    this.toggleAttribute("data-found", Boolean(query && this.#found));
    this.hidden = Boolean(query) && !this.#failed && (!this.#ready || this.#found > 0);
    if (query && !this.#ready && !this.#failed) this.#wait();
    if (this.hidden) this.replaceChildren();
    else if (this.#failed) this.replaceChildren(...this.#failure());
    else if (query) this.replaceChildren(...this.#nothing(query));
    else void this.#beginning();
  };

  /** Look, once the answer is late, whether the index can be had at all. */
  #wait() {
    clearTimeout(this.#timer);
    if (location.protocol === "file:") return;
    this.#timer = setTimeout(async () => {
      if (this.#ready) return;
      const answer = await fetch(new URL("search/search_index.json", ROOT)).catch(() => null);
      if (!this.#ready && !(answer?.ok && (await answer.json().catch(() => null)))) this.#fail();
      else if (!this.#ready) this.#wait();
    }, PATIENCE);
  }

  async #beginning() {
    const recent = read(RECENT, parseQueries);
    const clear = link(this.dataset.clear ?? "", "#", { act: "clear" });
    clear.className = "hb-find__act";
    const groups = [...group(this.dataset.recent ?? "", recent.map(suggestion), clear), ...this.#topics()];
    this.replaceChildren(...groups);
    this.#start ??= fetch(new URL("search/start.json", ROOT)).then((answer) => answer.json()).then(parseStart, () => parseStart(null));
    const { paths, titles } = await this.#start;
    if (this.hidden || field()?.value.trim()) return;
    const pages = nextPages(read("last", parsePage), read("read", parsePages), paths).filter((page) => Object.hasOwn(titles, page));
    const path = pages.slice(0, MOST_PAGES).map((page) => link(titles[page], new URL(page, ROOT).href, {}));
    this.prepend(...group(this.dataset.path ?? "", path));
  }

  #topics() {
    /** @type {string[]} */
    const words = JSON.parse(this.dataset.words ?? "[]");
    return group(this.dataset.topics ?? "", words.map(suggestion));
  }

  /** @param {string} query */
  #nothing(query) {
    const found = this.#near.length ? group(this.dataset.near ?? "", this.#near.map(suggestion)) : this.#topics();
    if (this.dataset.reportTo) {
      const address = this.dataset.reportTo.replaceAll(QUERY, () => encodeURIComponent(query));
      const report = link(this.dataset.report ?? "", address, {});
      report.className = "hb-find__report";
      found.push(report);
    }
    return found;
  }

  #failure() {
    const text = document.createElement("p");
    text.setAttribute("role", "alert");
    text.textContent = this.dataset.failed ?? "";
    const retry = link(this.dataset.retry ?? "", "#", { act: "retry" });
    retry.className = "hb-find__report";
    return [text, retry];
  }
}

/**
 * @param {string} text
 * @param {string} href
 * @param {Record<string, string>} data
 * @returns {HTMLAnchorElement}
 */
function link(text, href, data) {
  const element = document.createElement("a");
  const label = document.createElement("span");
  // Read by the theme when Enter looks for the best hit.
  label.dataset.mdScore = "-1";
  label.textContent = text;
  element.href = href;
  Object.assign(element.dataset, data);
  element.append(label);
  return element;
}

/**
 * @param {string} query
 * @returns {HTMLAnchorElement}
 */
function suggestion(query) {
  return link(query, `?q=${encodeURIComponent(query)}`, { query });
}

/**
 * @param {string} title
 * @param {HTMLElement[]} items
 * @param {HTMLElement} [act]
 * @returns {HTMLElement[]} none without items
 */
function group(title, items, act) {
  if (!items.length) return [];
  const head = document.createElement("p");
  head.className = "hb-find__title";
  head.textContent = title;
  if (act) head.append(act);
  const list = document.createElement("ul");
  list.append(...items.map((item) => {
    const entry = document.createElement("li");
    entry.append(item);
    return entry;
  }));
  return [head, list];
}
