import { fill } from "./contract.js";
import { Question } from "./question.js";
import { Store } from "./store.js";

const SITE = new URL("../../../../", import.meta.url).pathname;

/** A quiz: brings the complete HTML that the build wrote to life. */
export class QuizElement extends HTMLElement {
  /** @type {Question[]} */
  #questions = [];
  /** @type {import("./contract.js").Texts} */
  #texts = {};
  #store = new Store(() => localStorage, SITE);

  async connectedCallback() {
    if (this.#questions.length || this.hasAttribute("data-ready")) return;
    this.toggleAttribute("data-ready", true);
    this.#texts = JSON.parse(this.querySelector(".hb-texts")?.textContent ?? "{}");
    const names = (this.dataset.types ?? "").split(" ");
    const modules = await Promise.all(names.map((name) => import(`./types/${name}.js`)));
    const types = new Map(names.map((name, i) => [name, modules[i]]));
    const fields = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".hb-question")]);
    this.#questions = fields.map((root) => new Question(root, types.get(root.dataset.type ?? ""), this.#store, this.#texts));
    for (const question of this.#questions) {
      question.upgrade();
      question.restore();
    }
    for (const part of [".hb-progress", ".hb-end"]) this.#part(part).hidden = false;
    if (this.#isRating) this.#part(".hb-key").hidden = true;
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    this.addEventListener("submit", this);
    addEventListener("storage", this);
    this.#update();
    this.dataset.ready = "true";
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") event.preventDefault();
    if (event.type === "change") this.#changed(event);
    if (event.type === "storage") this.#elsewhere(/** @type {StorageEvent} */ (event));
    if (event.type === "click") {
      const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
      if (button instanceof HTMLElement) this.#act(button.dataset.action ?? "", button);
    }
  }

  get #isRating() {
    return this.querySelector(".hb-bands") !== null;
  }

  get #wrong() {
    return this.#questions.filter(({ grade }) => grade && grade.verdict !== "right");
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** @param {string} action @param {HTMLElement} button */
  #act(action, button) {
    const question = this.#questions.find(({ root }) => root.contains(button));
    if (action === "check") question?.check();
    if (action === "again" && question) this.#reopen([question]);
    if (action === "retry") this.#reopen(this.#wrong);
    if (action === "result") this.#result(true);
    if (action === "clear" || action === "clear-no") this.#confirm(action === "clear");
    if (action === "clear-yes") this.#clear();
    this.#update();
  }

  /** @param {Event} event */
  #changed(event) {
    const question = this.#questions.find(({ root }) => event.target instanceof Node && root.contains(event.target));
    question?.say("");
    if (!this.#isRating || !question) return;
    question.save();
    this.#say("");
    this.#update();
  }

  /** @param {StorageEvent} event */
  #elsewhere(event) {
    const id = this.#store.idOf(event.key);
    for (const question of this.#questions) {
      if (event.key === null || question.id === id) question.restore();
    }
    this.#update();
  }

  /** @param {Question[]} questions */
  #reopen(questions) {
    for (const question of questions) question.open();
    questions[0]?.root.querySelector("input")?.focus();
  }

  /** @param {boolean} ask */
  #confirm(ask) {
    this.#part(".hb-confirm").hidden = !ask;
    this.#part(ask ? "[data-action=clear-no]" : "[data-action=clear]").focus();
  }

  #clear() {
    for (const question of this.#questions) question.clear();
    this.#part(".hb-confirm").hidden = true;
    this.#part(".hb-result").hidden = true;
    this.#questions[0]?.root.querySelector("input")?.focus();
    this.#say(this.#texts.cleared);
  }

  /** @param {string} text */
  #say(text) {
    this.#part(".hb-end > .hb-message").textContent = text;
  }

  #update() {
    const all = this.#questions.length;
    const answered = this.#questions.filter((q) => (this.#isRating ? !q.isEmpty : q.grade)).length;
    this.#part(".hb-progress__text").textContent = fill(this.#texts.progress, { done: answered, all });
    this.#part(".hb-progress__bar").style.inlineSize = `${(100 * answered) / all}%`;
    this.#part("[data-action=clear]").hidden = answered === 0;
    if (this.#isRating) {
      if (answered === all && this.dataset.ready !== "true") this.#result(false);
      else if (!this.#part(".hb-result").hidden) this.#result(false);
    } else {
      this.#part("[data-action=retry]").hidden = this.#wrong.length === 0;
      this.#summary(answered === all);
    }
    const about = this.#part(".hb-quiz__about");
    if (!this.#store.persistent && !about.querySelector("strong")) {
      about.append(Object.assign(document.createElement("strong"), { textContent: this.#texts["not-saved"] }));
    }
  }

  /** Says, once all is answered, how it went and what to read again. @param {boolean} done */
  #summary(done) {
    const result = this.#part(".hb-result");
    result.hidden = !done;
    if (!done) return;
    const wrong = this.#wrong;
    const right = this.#questions.length - wrong.length;
    const lines = [line("p", "hb-result__title", fill(this.#texts.summary, { right, all: this.#questions.length }))];
    if (wrong.length === 0) lines.push(line("p", "", this.#texts["all-right"]));
    const links = new Map(
      wrong.flatMap(({ root }) => [...root.querySelectorAll(".hb-section a")]).map((link) => [link.getAttribute("href"), link]),
    );
    if (links.size) {
      const list = document.createElement("ul");
      for (const link of links.values()) {
        const item = document.createElement("li");
        item.append(link.cloneNode(true));
        list.append(item);
      }
      lines.push(line("p", "", this.#texts["read-again"]), list);
    }
    result.replaceChildren(...lines);
  }

  /** Shows the band in which the total falls. @param {boolean} focus */
  #result(focus) {
    const open = this.#questions.filter((question) => question.isEmpty);
    const result = this.#part(".hb-result");
    result.hidden = open.length > 0;
    if (open.length) {
      if (!focus) return;
      const first = this.#questions.indexOf(open[0]) + 1;
      this.#say(fill(this.#texts["rate-first"], { n: open.length, first }));
      open[0].root.querySelector("input")?.focus();
      return;
    }
    const total = this.#questions.reduce((sum, question) => sum + question.points, 0);
    const bands = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".hb-band")]);
    const band = bands.find(({ dataset }) => Number(dataset.low) <= total && total <= Number(dataset.high));
    result.replaceChildren(
      line("p", "hb-result__title", fill(this.#texts.total, { n: total })),
      ...(band ? [copy(band, "dt", "hb-result__band"), copy(band, "dd", "hb-result__text")] : []),
    );
    if (focus) result.focus();
  }
}

/** @param {string} tag @param {string} name @param {string} text */
function line(tag, name, text) {
  return Object.assign(document.createElement(tag), { className: name, textContent: text });
}

/** @param {HTMLElement} band @param {string} part @param {string} name */
function copy(band, part, name) {
  const result = Object.assign(document.createElement("p"), { className: name });
  result.append(...[...(band.querySelector(part)?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  return result;
}
