// Lists: narrowed down by words and choices, phrases copied, cards printed. All of it is readable without this.

import { folded, shows } from "./filter.js";

/** The bar above a list; its entries stand in the `.hb-list` elements of the same name. */
export class Filter extends HTMLElement {
  /** @type {{element: HTMLElement, text: string, values: DOMStringMap}[]} */
  #entries = [];
  /** @type {HTMLElement[]} */
  #lists = [];

  connectedCallback() {
    this.#lists = [...document.querySelectorAll(`.hb-list[data-list="${this.dataset.list}"]`)].filter((list) => list instanceof HTMLElement);
    const items = this.#lists.flatMap((list) => [...list.children]).filter((item) => item instanceof HTMLElement);
    this.#entries = items.map((element) => ({ element, text: folded(element.textContent ?? ""), values: element.dataset }));
    this.addEventListener("input", this.#show);
    this.addEventListener("click", this.#press);
    addEventListener("hashchange", this.#reveal);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#reveal);
  }

  get #field() {
    return this.querySelector("input");
  }

  get #choices() {
    return [...this.querySelectorAll("button")].filter((button) => button.dataset.facet);
  }

  /** @param {Event} event */
  #press = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset.facet) button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    else this.#reset();
    this.#show();
  };

  #reset() {
    for (const button of this.#choices) button.setAttribute("aria-pressed", "false");
    if (this.#field) this.#field.value = "";
    this.#field?.focus();
  }

  /** A link to an entry shows it, whatever was chosen before. */
  #reveal = () => {
    if (!document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".hb-item[hidden]")) return;
    this.#reset();
    this.#show();
    document.querySelector(":target")?.scrollIntoView();
  };

  #show = () => {
    /** @type {Map<string, Set<string>>} */
    const chosen = new Map();
    for (const { dataset, value } of this.#choices.filter((button) => button.getAttribute("aria-pressed") === "true")) {
      chosen.set(dataset.facet ?? "", (chosen.get(dataset.facet ?? "") ?? new Set()).add(value));
    }
    const query = folded(this.#field?.value ?? "").trim();
    let shown = 0;
    for (const { element, text, values } of this.#entries) {
      element.hidden = !shows({ text, values }, query, chosen);
      shown += Number(!element.hidden);
    }
    for (const list of this.#lists) {
      const empty = !list.querySelector(":scope > :not([hidden])");
      list.hidden = empty;
      const heading = list.previousElementSibling;
      if (this.#lists.length > 1 && heading instanceof HTMLHeadingElement) heading.hidden = empty;
    }
    const output = this.querySelector("output");
    const count = (this.dataset.shown ?? "").replace("{shown}", String(shown)).replace("{all}", String(this.#entries.length));
    if (output) output.textContent = shown ? count : (this.dataset.none ?? "");
    const reset = this.querySelector(".hb-filter__reset");
    if (reset instanceof HTMLElement) reset.hidden = !query && !chosen.size;
  };
}

/** The button that copies what is to be said, and says that it has. */
export class Copy extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", this.#copy);
  }

  #copy = async () => {
    const words = this.parentElement?.querySelector("[data-copy]");
    const status = this.querySelector("[role=status]");
    if (!words || !status) return;
    status.textContent = "";
    const done = await navigator.clipboard?.writeText(words.textContent ?? "").then(() => true, () => false);
    status.textContent = (done ? this.dataset.done : this.dataset.failed) ?? "";
  };
}

/** The button that prints the page's cards and sheets. */
export class Print extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", () => print());
  }
}
