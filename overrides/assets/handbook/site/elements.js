// Custom elements: instant navigation swaps the page, and each element wakes up by itself.

import { minutesLeft, nextPage, ofTheDay } from "./choose.js";
import { openSearch } from "./header.js";
import { parsePage, parsePages, read, ROOT, write } from "./store.js";

/**
 * Parse JSON from a data attribute that the build wrote.
 * @param {HTMLElement} element
 * @param {string} name
 */
function data(element, name) {
  return JSON.parse(element.dataset[name] ?? "null");
}

/**
 * Point a card at a page.
 * @param {HTMLElement} element
 * @param {string} page
 * @param {string} title
 */
function point(element, page, title) {
  const link = element.querySelector("a");
  const text = element.querySelector(".hb-card__title");
  if (!link || !text) return;
  link.href = new URL(page, ROOT).href;
  text.textContent = title;
}

/** Remembers that this page was opened. */
export class Visit extends HTMLElement {
  connectedCallback() {
    write("last", this.dataset.page);
  }
}

/** The card that goes on where the reader stopped. */
export class Continue extends HTMLElement {
  connectedCallback() {
    /** @type {Record<string, string>} */
    const titles = data(this, "titles");
    const page = nextPage(read("last", parsePage), read("read", parsePages), data(this, "paths"));
    if (!page || !Object.hasOwn(titles, page)) return;
    point(this, page, titles[page]);
    const label = this.querySelector(".hb-card__label");
    if (label) label.textContent = this.dataset.label ?? "";
  }
}

/** The quiz of the day. */
export class Today extends HTMLElement {
  connectedCallback() {
    /** @type {[string, string][]} */
    const pages = data(this, "pages");
    point(this, ...pages[ofTheDay(new Date(), pages.length)]);
  }
}

/** The large field that opens the search. */
export class Search extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", openSearch);
  }
}

/** The home page: marks the document, so that what stands around it can make room. */
export class Home extends HTMLElement {
  connectedCallback() {
    document.documentElement.toggleAttribute("data-hb-home", true);
  }

  disconnectedCallback() {
    document.documentElement.toggleAttribute("data-hb-home", false);
  }
}

/** A learning path whose pages can be ticked off. */
export class Path extends HTMLElement {
  connectedCallback() {
    for (const item of this.#items()) {
      if (item.querySelector("input")) continue;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.setAttribute("aria-label", (this.dataset.check ?? "").replace("{title}", item.querySelector("a")?.textContent ?? ""));
      box.addEventListener("change", () => this.#tick(item.dataset.page ?? "", box.checked));
      item.append(box);
    }
    document.addEventListener("hb-read", this.#show);
    window.addEventListener("storage", this.#show);
    this.#show();
  }

  disconnectedCallback() {
    document.removeEventListener("hb-read", this.#show);
    window.removeEventListener("storage", this.#show);
  }

  /** @returns {HTMLElement[]} */
  #items() {
    return [...this.querySelectorAll("li")].filter((item) => item.dataset.page !== undefined);
  }

  /**
   * @param {string} page
   * @param {boolean} done
   */
  #tick(page, done) {
    const pages = read("read", parsePages);
    if (done) pages.add(page);
    else pages.delete(page);
    write("read", [...pages]);
    if (done) write("last", page);
    document.dispatchEvent(new CustomEvent("hb-read"));
  }

  #show = () => {
    const done = read("read", parsePages);
    const items = this.#items();
    for (const item of items) {
      const box = item.querySelector("input");
      if (box) box.checked = done.has(item.dataset.page ?? "");
    }
    const pages = items.map((item) => ({ page: item.dataset.page ?? "", minutes: Number(item.dataset.minutes) }));
    const left = this.querySelector(".hb-path__left");
    if (!left) return;
    const minutes = minutesLeft(pages, done);
    const some = pages.some(({ page }) => done.has(page));
    left.textContent = !some ? "" : minutes ? (this.dataset.remaining ?? "").replace("{minutes}", String(minutes)) : (this.dataset.done ?? "");
  };
}

/** A frame that can be reached and scrolled by keyboard exactly when its table is too wide. */
export class Scroll extends HTMLElement {
  #observer = new ResizeObserver(() => {
    const wide = this.scrollWidth > this.clientWidth;
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", this.dataset.label ?? ""]]) {
      if (wide) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
  });

  connectedCallback() {
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }
}
