import { make } from "../quiz/contract.js";

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(string | Node)} content
 */
export function draw(name, attributes, ...content) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...content);
  return node;
}

/**
 * A table with a header row; a wide one scrolls in its frame.
 * @param {string[]} head
 * @param {(string | Node)[][]} rows
 */
export function table(head, rows) {
  const line = (/** @type {(string | Node)[]} */ cells, /** @type {string} */ tag) =>
    make("tr", "", ...cells.map((cell) => make(tag, "", cell)));
  const header = line(head, "th");
  for (const cell of header.children) cell.setAttribute("scope", "col");
  return make("hb-scroll", "", make("table", "hb-table", make("thead", "", header), make("tbody", "", ...rows.map((cells) => line(cells, "td")))));
}
