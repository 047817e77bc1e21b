// The header outlives every instant navigation: it is set up once.

import { parseSize, read, write } from "./store.js";

/**
 * @param {string} name
 * @returns {HTMLInputElement | null}
 */
function toggle(name) {
  return document.querySelector(`[data-md-toggle="${name}"]`);
}

/** @param {string} selector */
function focus(selector) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

/** @returns {HTMLInputElement | null} */
function query() {
  return document.querySelector('[data-md-component="search-query"]');
}

/** @type {HTMLElement | null} */
let opener = null;

/**
 * Open the theme's search with the cursor in it.
 * @param {Event} event what opened it gets the focus back
 */
export function openSearch(event) {
  opener = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  const box = toggle("search");
  if (box && !box.checked) box.click();
  query()?.focus();
}

/** Let pasted, dictated and picked words search as well as typed ones: the theme listens to keys alone. */
export function setUpSearch() {
  const field = query();
  field?.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) field.dispatchEvent(new KeyboardEvent("keyup"));
  });
  const box = toggle("search");
  box?.addEventListener("change", () => {
    if (box.checked) return;
    if (opener?.isConnected) opener.focus();
    opener = null;
  });
}

/** Let the header's buttons open the drawer and the search, and Escape close the drawer. */
export function setUpToggles() {
  for (const button of document.querySelectorAll(".hb-toggle")) {
    button.addEventListener("click", (event) => {
      if (button.matches("[data-toggle=search]")) return openSearch(event);
      toggle("drawer")?.click();
      focus(".md-sidebar--primary .md-nav__list a");
    });
  }
  const drawer = toggle("drawer");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer?.checked) return;
    drawer.click();
    focus(".hb-toggle--drawer");
  });
}

/** Let the size button step through three sizes and remember the choice. */
export function setUpSize() {
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector(".hb-size");
  if (!button) return;
  const names = (button.dataset.names ?? "").split(",");
  const show = (/** @type {number} */ size) => {
    const label = (button.dataset.label ?? "").replace("{name}", names[size] ?? "");
    button.setAttribute("aria-label", label);
    button.title = label;
    if (size) document.documentElement.dataset.hbSize = String(size);
    else delete document.documentElement.dataset.hbSize;
  };
  let size = read("size", parseSize);
  show(size);
  button.addEventListener("click", () => {
    size = parseSize(size + 1);
    write("size", size);
    show(size);
  });
}
