/**
 * What a question type provides: one module per type in `types/`, named like the type, with these named exports.
 * `parse`, `isEmpty` and `grade` are pure and run without a DOM.
 *
 * @template Answer, Key
 * @typedef {object} QuestionType
 * @property {(root: HTMLElement) => Key} key  What decides the grade, read from the HTML.
 * @property {(root: HTMLElement) => Answer} read  What the learner has put in.
 * @property {(root: HTMLElement, answer: Answer | null) => void} write  Puts an answer in; null empties the question.
 * @property {(value: unknown, key: Key) => Answer | null} parse  A stored value as an answer, null when it is none.
 * @property {(answer: Answer, key: Key) => boolean} isEmpty  Whether too little was put in to be checked.
 * @property {(answer: Answer, key: Key) => number} [grade]  The share of the points earned, 0 to 1; absent where
 *   nothing is right or wrong.
 * @property {(root: HTMLElement, answer: Answer, key: Key, texts: Texts) => void} review  Shows every reason and locks
 *   the controls.
 * @property {(root: HTMLElement) => void} edit  Takes the review back.
 * @property {(root: HTMLElement, texts: Texts, key: Key) => void} [start]  Brings the controls to life, once.
 * @property {string} [emptyText]  The text key that asks for an answer.
 */

/** @typedef {Record<string, string>} Texts */

/**
 * Fills the `{name}` places of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/**
 * @param {Element} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return [...root.querySelectorAll(selector)].filter((node) => node instanceof HTMLElement);
}

/**
 * @param {string} tag
 * @param {string} name  The class.
 * @param {...(string | Node)} content
 */
export function make(tag, name, ...content) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...content);
  return node;
}
