import { fill } from "../quiz/contract.js";
import { read, write } from "../site/store.js";

/** @typedef {[string, string][]} Fields  Names and values, as a form sends them. */

const VERSION = 1;
const PAUSE = 700;

/**
 * What the browser has kept of a model, read without trust.
 * @param {unknown} value
 * @returns {{fields: Fields, more: unknown} | null}
 */
export function parseKept(value) {
  if (typeof value !== "object" || value === null) return null;
  const { v, fields, more } = /** @type {Record<string, unknown>} */ (value);
  if (v !== VERSION || !Array.isArray(fields)) return null;
  const sound = fields.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string"));
  return sound ? { fields, more } : null;
}

/** A working model: wakes the complete form that the build wrote. Each kind says what its fields come to. */
export class Model extends HTMLElement {
  /** @type {Record<string, string>} */
  texts = {};
  /** What is kept besides the fields. @type {unknown} */
  more = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  connectedCallback() {
    addEventListener("afterprint", this);
    if (!this.dataset.ready) {
      this.texts = JSON.parse(this.dataset.texts ?? "{}");
      for (const type of ["input", "change", "click", "submit"]) this.addEventListener(type, this);
      this.start();
      this.#restore();
      this.dataset.ready = "true";
      // The site replaces a denied storage by one that forgets.
      if (document.documentElement.dataset.hbStorage === "none") this.tell(this.text("not-saved"));
    }
    this.update();
  }

  disconnectedCallback() {
    removeEventListener("afterprint", this);
    clearTimeout(this.#timer);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-action]");
    if (event.type === "submit") event.preventDefault();
    else if (event.type === "afterprint") this.#solo(false);
    else if (event.type === "click" && button instanceof HTMLElement) this.#press(button.dataset.action ?? "");
    else if (event.type === "input" || event.type === "change") this.changed();
  }

  /** Prepares what the fields need, once. */
  start() {}

  /** Brings the result in line with the fields. */
  update() {}

  /** @param {string} _action  What a button of this kind asks for. */
  act(_action) {}

  /** What the copy button takes. @returns {string} */
  report() {
    return `${this.querySelector(".hb-model__title")?.lastChild?.textContent}\n${this.place("result").innerText}`;
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** @param {string} name @returns {HTMLElement} */
  place(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }

  /** @param {string} name @param {Record<string, string | number>} [values] */
  text(name, values = {}) {
    return fill(this.texts[name] ?? name, values);
  }

  /** @param {string} name @returns {string} The value of a field, of the chosen one among several. */
  value(name) {
    return String(new FormData(this.form).get(name) ?? "");
  }

  /** @param {string} name @returns {string[]} */
  values(name) {
    return new FormData(this.form).getAll(name).map(String);
  }

  changed() {
    this.keep();
    this.update();
  }

  keep() {
    write(this.#key, { v: VERSION, fields: [...new FormData(this.form)], more: this.more });
  }

  /**
   * Says beside a field what is wrong with it, or nothing.
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} words
   */
  complain(field, words) {
    const place = this.querySelector(`[id="${field.id}-error"]`);
    if (place && place.textContent !== words) place.textContent = words;
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  /**
   * Shows a result; once the reader pauses, its first line is read out.
   * @param {string} name
   * @param {...(string | Node)} content
   */
  show(name, ...content) {
    const place = this.place(name);
    place.replaceChildren(...content);
    if (name !== "result") return;
    clearTimeout(this.#timer);
    if (this.dataset.ready) this.#timer = setTimeout(() => this.say(place.firstElementChild?.textContent ?? ""), PAUSE);
  }

  /** @param {string} words  For screen readers. */
  say(words) {
    this.place("say").textContent = words;
  }

  /** @param {string} words  At the buttons. */
  tell(words) {
    this.place("told").textContent = words;
  }

  get #key() {
    return `model.${this.dataset.name}`;
  }

  #restore() {
    const kept = read(this.#key, parseKept);
    if (!kept) return;
    this.more = kept.more;
    for (const field of this.form.elements) {
      const given = kept.fields.filter(([name]) => "name" in field && name === field.name).map(([, value]) => value);
      if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) field.checked = given.includes(field.value);
      else if (field instanceof HTMLSelectElement && [...field.options].some(({ value }) => value === given[0])) field.value = given[0];
      else if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && given.length) field.value = given[0];
    }
  }

  /** @param {string} action */
  #press(action) {
    this.tell("");
    if (action === "copy") this.#copy();
    else if (action === "print") {
      this.#solo(true);
      print();
    } else if (action === "reset") {
      this.more = null;
      this.form.reset();
      this.act("reset");
      this.changed();
      write(this.#key, null);
      this.tell(this.text("reset-done"));
    } else this.act(action);
  }

  async #copy() {
    const done = await navigator.clipboard?.writeText(this.report()).then(() => true, () => false);
    this.tell(this.text(done ? "copied" : "copy-failed"));
  }

  /** @param {boolean} alone  Whether the page prints this model and nothing else. */
  #solo(alone) {
    this.toggleAttribute("data-solo", alone);
    document.documentElement.toggleAttribute("data-hb-solo", alone);
  }
}
