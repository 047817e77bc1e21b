import { all, fill } from "./contract.js";

/**
 * @typedef {import("./contract.js").QuestionType<any, any>} QuestionType
 * @typedef {import("./contract.js").Texts} Texts
 * @typedef {"right" | "partial" | "wrong" | "done"} Verdict
 */

/** One question of a page: its HTML, its type's module and where its answer is kept. */
export class Question {
  #type;
  #store;
  #texts;
  #key;
  #hash;

  /** @type {Verdict | null} What is on display; null while the question is open. */
  verdict = null;

  /** @type {boolean | undefined} Whether the learner was sure; undefined where nobody asked. */
  sure;

  /**
   * @param {HTMLElement} root
   * @param {QuestionType} type
   * @param {import("./store.js").Store} store
   * @param {Texts} texts
   */
  constructor(root, type, store, texts) {
    this.root = root;
    this.id = root.dataset.question ?? "";
    this.max = type.grade ? Number(root.dataset.points) : 0;
    this.#hash = root.dataset.hash ?? "";
    this.#type = type;
    this.#store = store;
    this.#texts = texts;
    this.#key = type.key(root);
    type.start?.(root, texts, this.#key);
    this.#show();
  }

  get #answer() {
    return this.#type.read(this.root);
  }

  get isEmpty() {
    return this.#type.isEmpty(this.#answer, this.#key);
  }

  /** The points earned by the answer in the page, computed anew each time. */
  get earned() {
    return this.isEmpty ? 0 : (this.#type.grade?.(this.#answer, this.#key) ?? 0) * this.max;
  }

  /** The points that the chosen answers of a rating give. */
  get rated() {
    return this.#answer.reduce((/** @type {number} */ sum, /** @type {string} */ name) => sum + this.#key.get(name), 0);
  }

  /**
   * Shows the stored answer; one given to an older wording of the question is as good as none.
   * @param {boolean} closed  Whether to show how it counts, too.
   */
  restore(closed) {
    const entry = this.#store.get(this.id, this.#hash);
    const answer = entry && this.#type.parse(entry.answer, this.#key);
    this.open(answer);
    this.sure = entry?.sure;
    if (closed && answer && !this.isEmpty) this.close();
  }

  /** Keeps the answer in the page. */
  save() {
    this.#store.set(this.id, { hash: this.#hash, answer: this.#answer, sure: this.sure, time: Date.now() });
  }

  /**
   * Grades the answer and keeps it; an empty answer only gets a message.
   * @returns {HTMLElement | null} Where the focus is to go.
   */
  check() {
    if (this.isEmpty) {
      this.say(this.#texts[this.#type.emptyText ?? "choose-first"]);
      return this.control;
    }
    this.save();
    this.close();
    return this.root.querySelector(".hb-feedback");
  }

  /** Shows how the answer counts, and every reason. */
  close() {
    const share = this.max ? this.earned / this.max : 0;
    this.verdict = !this.max ? "done" : share === 1 ? "right" : share > 0 ? "partial" : "wrong";
    this.#type.review(this.root, this.#answer, this.#key, this.#texts);
    const points = String(Math.round(this.earned * 100) / 100);
    const text = fill(this.#texts[`verdict-${this.verdict}`], { points, max: this.max });
    this.root.querySelector(".hb-verdict")?.replaceChildren(text);
    this.say("");
    this.#show();
  }

  /**
   * Opens the question with an answer, or empty.
   * @param {unknown} [answer]
   */
  open(answer = null) {
    if (this.verdict) this.#type.edit(this.root);
    this.verdict = null;
    this.sure = undefined;
    this.#type.write(this.root, answer);
    this.#show();
  }

  /** Opens what nobody graded with what was written. */
  resume() {
    this.open(this.max ? null : this.#answer);
  }

  /** Opens the question and forgets its answer. */
  clear() {
    this.#store.delete(this.id);
    this.open();
    this.say("");
  }

  /** Where answering begins. @returns {HTMLElement | null} */
  get control() {
    return this.root.querySelector("input, select, textarea, button:not([hidden])");
  }

  /** @param {string} text */
  say(text) {
    this.root.querySelector(".hb-message")?.replaceChildren(text);
  }

  #show() {
    const [feedback] = all(this.root, ".hb-feedback");
    const [answers] = all(this.root, ".hb-key");
    if (!feedback || !answers) return;
    this.root.dataset.verdict = this.verdict ?? "";
    (this.verdict ? feedback : answers).append(...all(this.root, ".hb-reasons, .hb-explanation, .hb-section"));
    feedback.hidden = !this.verdict;
    answers.hidden = true;
    for (const button of all(this.root, "[data-action=again]")) button.hidden = !this.verdict || this.verdict === "right";
  }
}
