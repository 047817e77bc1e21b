import { fill } from "./contract.js";

/**
 * @typedef {import("./contract.js").QuestionType<any, any>} QuestionType
 * @typedef {import("./contract.js").Grade} Grade
 * @typedef {import("./contract.js").Texts} Texts
 */

/** One question of a page: its HTML, its type's module and where its answer is kept. */
export class Question {
  #type;
  #store;
  #texts;
  #key;

  /** @type {Grade | null} The verdict on display, null while the question is open. */
  grade = null;

  /**
   * @param {HTMLElement} root
   * @param {QuestionType} type
   * @param {import("./store.js").Store} store
   * @param {Texts} texts
   */
  constructor(root, type, store, texts) {
    this.root = root;
    this.id = root.dataset.question ?? "";
    this.#type = type;
    this.#store = store;
    this.#texts = texts;
    this.#key = type.key(root);
  }

  get #hash() {
    return this.root.dataset.hash ?? "";
  }

  /** The answer in the page, as its type reads it. */
  get answer() {
    return this.#type.read(this.root);
  }

  get isEmpty() {
    return this.#type.isEmpty(this.answer);
  }

  /** The points that the chosen answers of a rating give. */
  get points() {
    return this.answer.reduce((/** @type {number} */ sum, /** @type {string} */ name) => sum + this.#key.get(name), 0);
  }

  /** Shows the stored answer, with its verdict computed anew; an answer to an older question is as good as none. */
  restore() {
    const entry = this.#store.get(this.id, this.#hash);
    const answer = entry && this.#type.parse(entry.answer, this.#key);
    if (this.grade) this.open();
    if (!answer) return;
    this.#type.write(this.root, answer);
    if (this.#type.grade) this.#close();
  }

  /** Keeps the answer in the page. */
  save() {
    this.#store.set(this.id, { hash: this.#hash, answer: this.answer, time: Date.now() });
  }

  /** Grades the answer, keeps it and moves to the feedback; an empty answer only gets a message. */
  check() {
    if (this.isEmpty) {
      this.say(this.#texts[this.#type.emptyText ?? "choose-first"]);
      this.root.querySelector("input")?.focus();
      return;
    }
    this.save();
    this.#close();
    /** @type {HTMLElement | null} */ (this.root.querySelector(".hb-feedback"))?.focus();
  }

  /** Opens the question for another try, empty. */
  open() {
    this.grade = null;
    this.#type.edit?.(this.root);
    this.#show(false);
  }

  /** Opens the question and forgets its answer. */
  clear() {
    this.#store.delete(this.id);
    this.open();
    this.#type.write(this.root, []);
    this.say("");
  }

  /** @param {string} text */
  say(text) {
    const message = this.root.querySelector(".hb-message");
    if (message) message.textContent = text;
  }

  /** Makes the buttons that need this script visible and folds the answers away. */
  upgrade() {
    this.#show(false);
    const actions = /** @type {HTMLElement | null} */ (this.root.querySelector(".hb-actions"));
    if (actions) actions.hidden = false;
  }

  #close() {
    const answer = this.answer;
    const grade = /** @type {Grade} */ (this.#type.grade?.(answer, this.#key));
    this.grade = grade;
    this.say("");
    this.#type.review?.(this.root, answer, this.#key, this.#texts);
    const verdict = this.root.querySelector(".hb-verdict");
    if (verdict) verdict.textContent = fill(this.#texts[`verdict-${grade.verdict}`], { n: grade.missed ?? 0 });
    this.#show(true);
  }

  /** @param {boolean} graded */
  #show(graded) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (this.root.querySelector(name));
    const [feedback, answers, check, again] = [".hb-feedback", ".hb-key", "[data-action=check]", "[data-action=again]"].map(part);
    if (graded) this.root.dataset.verdict = this.grade?.verdict ?? "";
    else delete this.root.dataset.verdict;
    if (!feedback || !answers || !check || !again) return;
    const home = graded ? feedback : answers;
    home.append(...this.root.querySelectorAll(".hb-explanation, .hb-section"));
    feedback.hidden = !graded;
    answers.hidden = true;
    check.hidden = graded;
    again.hidden = !graded || this.grade?.verdict === "right";
  }
}
