/**
 * What a question type provides. One module per type in `types/`, named like the type, with these named exports;
 * everything but `key`, `read`, `write`, `review` and `edit` is pure and runs without a DOM.
 *
 * @template Answer, Key
 * @typedef {object} QuestionType
 * @property {(root: HTMLElement) => Key} key  What decides the grade, read from the HTML.
 * @property {(root: HTMLElement) => Answer} read  What the learner has put in.
 * @property {(root: HTMLElement, answer: Answer) => void} write  Puts an answer back.
 * @property {(value: unknown, key: Key) => Answer | null} parse  A stored value as an answer, null when it is none.
 * @property {(answer: Answer) => boolean} isEmpty  Whether nothing was put in.
 * @property {(answer: Answer, key: Key) => Grade} [grade]  How the answer counts; absent where nothing is right or wrong.
 * @property {(root: HTMLElement, answer: Answer, key: Key, texts: Texts) => void} [review]  Shows every reason.
 * @property {(root: HTMLElement) => void} [edit]  Takes the review back and empties the answer.
 * @property {string} [emptyText]  The text key that asks for an answer.
 */

/** @typedef {{ verdict: "right" | "missed" | "wrong", missed?: number }} Grade */

/** @typedef {Record<string, string>} Texts */

/**
 * Fills the `{name}` places of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
