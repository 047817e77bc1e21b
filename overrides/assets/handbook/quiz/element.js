import { all, fill, make } from "./contract.js";
import { Question } from "./question.js";
import { Store } from "./store.js";

const ELSEWHERE = ["storage", "beforeprint", "afterprint"];

const SITE = new URL("../../../../", import.meta.url).pathname;

/** The site replaces a denied storage by one that forgets, and says so on the page. */
function storage() {
  if (document.documentElement.dataset.hbStorage === "none") throw new DOMException("denied", "SecurityError");
  return localStorage;
}

/**
 * How a quiz runs: `practice`, `test` or `rating`, one module each in `flows/`.
 *
 * @typedef {object} Flow
 * @property {boolean} closes  Whether a stored answer shows at once how it counts.
 * @property {() => void} [start]
 * @property {(action: string, question: Question | undefined, button: HTMLElement) => HTMLElement | null | undefined} act
 *   Carries an action out and returns where the focus is to go.
 * @property {(question: Question) => void} changed
 * @property {() => void} update
 * @property {() => void} [cleared]
 */

/** A quiz: brings the complete HTML that the build wrote to life. */
export class QuizElement extends HTMLElement {
  /** @type {Question[]} Those that are asked. */
  questions = [];
  /** @type {import("./contract.js").Texts} */
  texts = {};
  store = new Store(storage, SITE);
  /** @type {Flow | undefined} */
  #flow;
  /** @type {(() => void) | undefined} */
  #arrange;
  /** @type {Map<string, HTMLElement>} By selector. */
  #parts = new Map();

  async connectedCallback() {
    if (this.#flow || this.dataset.ready) return;
    this.dataset.ready = "loading";
    this.texts = JSON.parse(this.dataset.texts ?? "{}");
    const names = (this.dataset.types ?? "").split(" ");
    const mixed = Boolean(this.dataset.draw || this.dataset.shuffle);
    const [flow, attempt, ...modules] = await Promise.all([
      import(`./flows/${this.dataset.flow}.js`),
      mixed ? import("./attempt.js") : null,
      ...names.map((name) => import(`./types/${name}.js`)),
    ]);
    const types = new Map(names.map((name, i) => [name, modules[i]]));
    const asked = all(this, ".hb-question").map(
      (root) => new Question(root, types.get(root.dataset.type ?? ""), this.store, this.texts),
    );
    this.#arrange = () => {
      this.questions = attempt ? attempt.arrange(this, asked) : asked;
    };
    this.#flow = /** @type {Flow} */ (flow.start(this));
    this.#arrange();
    for (const question of this.questions) question.restore(this.#flow.closes);
    for (const part of all(this, ".hb-key--bands")) part.hidden = true;
    for (const type of ["click", "input", "change", "submit", "hb-complete"]) this.addEventListener(type, this);
    for (const type of ELSEWHERE) addEventListener(type, this);
    this.update();
    this.dataset.ready = "true";
  }

  disconnectedCallback() {
    for (const type of ELSEWHERE) removeEventListener(type, this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event.target instanceof Element ? event.target : null;
    const holder = target?.closest(".hb-question");
    const question = this.questions.find(({ root }) => root === holder);
    const button = target?.closest("[data-action]");
    if (event.type === "submit") event.preventDefault();
    else if (event.type.endsWith("print")) this.#print(event.type === "beforeprint");
    else if (event.type === "storage") this.#elsewhere(/** @type {StorageEvent} */ (event));
    else if (event.type === "click" && button instanceof HTMLElement) this.#act(button.dataset.action ?? "", question, button);
    else if (event.type === "hb-complete" && target instanceof HTMLElement) this.#act("check", question, target);
    // At the first letter, not when the field is left: that would move the button away under the pointer.
    else if (event.type === "input") question?.say("");
    else if (event.type === "change" && question) this.#flow?.changed(question);
  }

  /**
   * Returns a part of the quiz that stands once; most stand behind a hundred questions, so they are looked for once.
   * @param {string} selector
   */
  find(selector) {
    let part = this.#parts.get(selector);
    if (!part) this.#parts.set(selector, (part = /** @type {HTMLElement} */ (this.querySelector(selector))));
    return part;
  }

  /** @param {string} text */
  say(text) {
    this.find(".hb-end > .hb-message").textContent = text;
  }

  /** Brings progress, buttons and results in line with the answers. */
  update() {
    const count = this.questions.length;
    const done = this.questions.filter((q) => q.verdict || (this.#flow && !this.#flow.closes && !q.isEmpty)).length;
    this.find(".hb-progress__text").textContent = fill(this.texts.progress, { done, all: count });
    this.find(".hb-progress__bar").style.transform = `scaleX(${done / count})`;
    this.find("[data-action=clear]").hidden = done === 0;
    this.#flow?.update();
    const about = this.find(".hb-quiz__about");
    if (!this.store.persistent && !about.querySelector("strong")) {
      about.append(Object.assign(document.createElement("strong"), { textContent: this.texts["not-saved"] }));
    }
  }

  /**
   * Carries an action out. The focus goes last: it makes the browser lay out the page and the theme look at it, so what
   * is only to be read is on the screen before. A field gets it at once, else phones do not open the keyboard.
   * @param {string} action
   * @param {Question | undefined} question
   * @param {HTMLElement} button
   */
  #act(action, question, button) {
    this.say("");
    const ask = action === "clear";
    let target;
    if (ask || action === "clear-no") {
      this.find(".hb-confirm").hidden = !ask;
      target = this.find(ask ? "[data-action=clear-no]" : "[data-action=clear]");
    } else if (action === "clear-yes") target = this.#clear();
    else target = this.#flow?.act(action, question, button);
    this.update();
    const focus = () => target?.focus();
    if (target?.tabIndex === -1) requestAnimationFrame(() => setTimeout(focus));
    else focus();
  }

  #clear() {
    for (const question of this.questions) question.clear();
    this.store.delete(`@${this.dataset.quiz}`);
    this.#flow?.cleared?.();
    this.#arrange?.();
    this.find(".hb-confirm").hidden = true;
    this.find(".hb-result").hidden = true;
    this.say(this.texts.cleared);
    return this.questions[0]?.control;
  }

  /** Puts the answers on a page of their own while the page is printed. @param {boolean} printing */
  #print(printing) {
    this.querySelector(".hb-sheet")?.remove();
    if (!printing) return;
    const sheet = make("div", "hb-sheet", make("p", "hb-sheet__title", this.texts.key));
    this.questions.forEach(({ root }, i) => {
      const parts = all(root, ".hb-reason, .hb-node__say, .hb-sample, .hb-explanation").map((part) => part.cloneNode(true));
      sheet.append(make("div", "hb-sheet__item", make("b", "hb-sheet__number", String(i + 1)), ...parts));
    });
    this.append(sheet);
  }

  /** Takes over what another tab has stored. @param {StorageEvent} event */
  #elsewhere(event) {
    const id = this.store.idOf(event.key);
    for (const question of this.questions) {
      if (event.key === null || question.id === id) question.restore(Boolean(this.#flow?.closes));
    }
    this.update();
  }
}
