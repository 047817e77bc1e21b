import { all, fill } from "../contract.js";

export const emptyText = "order-first";

/** @typedef {import("../contract.js").Texts} Texts */

/** @param {HTMLElement} root */
const items = (root) => all(root, ".hb-order__item");

/** @param {HTMLElement} root @returns {string[]} The item keys in their right order. */
export function key(root) {
  return all(root, ".hb-reason").map(({ dataset }) => dataset.for ?? "");
}

/** @param {HTMLElement} root @returns {string[]} The item keys as they stand; none before the first move. */
export function read(root) {
  return root.hasAttribute("data-moved") ? items(root).map(({ dataset }) => dataset.item ?? "") : [];
}

/** @param {HTMLElement} root @param {string[] | null} answer  Null: as the page came. */
export function write(root, answer) {
  const list = items(root);
  const wanted = answer ?? [...list].sort((a, b) => Number(a.dataset.first) - Number(b.dataset.first)).map((i) => i.dataset.item);
  for (const name of wanted) list[0].parentElement?.append(...list.filter(({ dataset }) => dataset.item === name));
  root.toggleAttribute("data-moved", Boolean(answer?.length));
}

/** @param {unknown} value @param {string[]} key @returns {string[] | null} */
export function parse(value, key) {
  if (!Array.isArray(value) || value.length !== key.length) return null;
  return key.every((name) => value.includes(name)) ? value : null;
}

/** @param {string[]} answer */
export function isEmpty(answer) {
  return answer.length === 0;
}

/** @param {string[]} answer @param {string[]} key */
export function grade(answer, key) {
  return key.filter((name, i) => answer[i] === name).length / key.length;
}

/** @param {HTMLElement} root @param {string[]} answer @param {string[]} key */
export function review(root, answer, key) {
  items(root).forEach((item, i) => (item.dataset.verdict = answer[i] === key[i] ? "right" : "wrong"));
  lock(root, true);
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const item of items(root)) delete item.dataset.verdict;
  lock(root, false);
}

/** @param {HTMLElement} root @param {boolean} locked */
function lock(root, locked) {
  for (const moves of all(root, ".hb-order__moves")) moves.hidden = locked;
  root.toggleAttribute("data-locked", locked);
}

/**
 * Moves by buttons and arrow keys; by finger or mouse on an item's grip.
 * @param {HTMLElement} root
 * @param {Texts} texts
 */
export function start(root, texts) {
  items(root).forEach((item, i) => (item.dataset.first = String(i)));
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".hb-move") : null;
    if (button instanceof HTMLElement) step(root, button, Number(button.dataset.move), texts);
  });
  root.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const button = event.target instanceof Element ? event.target.closest(".hb-move") : null;
    if (!by || !(button instanceof HTMLElement)) return;
    event.preventDefault();
    step(root, button, by, texts);
  });
  root.addEventListener("pointerdown", (event) => drag(root, event, texts));
}

/** @param {HTMLElement} root @param {HTMLElement} button @param {number} by @param {Texts} texts */
function step(root, button, by, texts) {
  const item = /** @type {HTMLElement} */ (button.closest(".hb-order__item"));
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  other[by < 0 ? "before" : "after"](item);
  button.focus();
  moved(root, item, texts);
}

/** @param {HTMLElement} root @param {HTMLElement} item @param {Texts} texts */
function moved(root, item, texts) {
  root.toggleAttribute("data-moved", true);
  const list = items(root);
  const place = { item: item.querySelector(".hb-order__text")?.textContent ?? "", n: list.indexOf(item) + 1, all: list.length };
  const status = root.querySelector(".hb-status");
  if (status) status.textContent = fill(texts.moved, place);
  for (const type of ["input", "change"]) root.dispatchEvent(new Event(type, { bubbles: true }));
}

/** @param {HTMLElement} root @param {PointerEvent} event @param {Texts} texts */
function drag(root, event, texts) {
  const grip = event.target instanceof Element ? event.target.closest(".hb-order__grip") : null;
  const item = grip?.closest(".hb-order__item");
  if (!(grip instanceof HTMLElement) || !(item instanceof HTMLElement) || root.hasAttribute("data-locked")) return;
  grip.setPointerCapture(event.pointerId);
  item.toggleAttribute("data-dragged", true);
  // The others make way: moving the item itself would end the capture of the pointer.
  grip.onpointermove = ({ clientY }) => {
    let other;
    while ((other = item.nextElementSibling) && middleOf(other) < clientY) item.before(other);
    while ((other = item.previousElementSibling) && middleOf(other) > clientY) item.after(other);
  };
  grip.onlostpointercapture = () => {
    grip.onpointermove = null;
    grip.onlostpointercapture = null;
    item.toggleAttribute("data-dragged", false);
    moved(root, item, texts);
  };
}

/** @param {Element} node */
function middleOf(node) {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
}
