import { all, make } from "../contract.js";

export const emptyText = "talk-first";

/**
 * A conversation as it was played: the keys of the replies chosen, from the start.
 * @typedef {string[]} Path
 * @typedef {Map<string, { score: number | null, choices: Map<string, string> }>} Graph  Node → its worth as an ending,
 *   and reply key → node that it leads to. The first node is the start.
 */

/** @param {HTMLElement} root @returns {Graph} */
export function key(root) {
  return new Map(
    all(root, ".hb-node").map((node) => {
      const { score, node: name } = node.dataset;
      const choices = all(node, ".hb-reason").map(({ dataset }) => /** @type {const} */ ([dataset.choice ?? "", dataset.goto ?? ""]));
      return [name ?? "", { score: score === undefined ? null : Number(score), choices: new Map(choices) }];
    }),
  );
}

/**
 * Returns the nodes that a path passes, from the start; fewer than it has steps when a step does not exist.
 * @param {Path} path
 * @param {Graph} graph
 * @returns {string[]}
 */
export function visited(path, graph) {
  const nodes = [[...graph.keys()][0]];
  for (const step of path) {
    const next = graph.get(nodes[nodes.length - 1])?.choices.get(step);
    if (next === undefined) break;
    nodes.push(next);
  }
  return nodes;
}

/** @param {Path} path @param {Graph} graph */
const ending = (path, graph) => graph.get(visited(path, graph)[path.length] ?? "")?.score ?? null;

/** @param {HTMLElement} root @returns {Path} */
export function read(root) {
  return JSON.parse(root.dataset.path ?? "[]");
}

/** @param {HTMLElement} root @param {Path | null} answer */
export function write(root, answer) {
  root.dataset.path = JSON.stringify(answer ?? []);
  draw(root);
}

/** @param {unknown} value @param {Graph} key @returns {Path | null} */
export function parse(value, key) {
  if (!Array.isArray(value) || value.length === 0 || !value.every((step) => typeof step === "string")) return null;
  return visited(value, key).length === value.length + 1 ? value : null;
}

/** @param {Path} answer @param {Graph} key */
export function isEmpty(answer, key) {
  return ending(answer, key) === null;
}

/** @param {Path} answer @param {Graph} key */
export function grade(answer, key) {
  return (ending(answer, key) ?? 0) / 100;
}

/** @param {HTMLElement} root @param {Path} answer @param {Graph} key */
export function review(root, answer, key) {
  root.toggleAttribute("data-locked", true);
  const nodes = visited(answer, key);
  for (const node of all(root, ".hb-node")) node.hidden = !nodes.includes(node.dataset.node ?? "");
  for (const link of all(root, ".hb-reason__goto")) link.hidden = true;
  nodes.forEach((name, i) => {
    for (const reason of all(root, `.hb-node[data-node="${name}"] .hb-reason`)) {
      reason.toggleAttribute("data-picked", reason.dataset.choice === answer[i]);
    }
  });
  draw(root);
}

/** @param {HTMLElement} root */
export function edit(root) {
  root.toggleAttribute("data-locked", false);
  draw(root);
}

/** @param {HTMLElement} root @param {import("../contract.js").Texts} texts */
export function start(root, texts) {
  root.dataset.back = texts.back;
  root.dataset.you = texts.you;
  draw(root);
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-step]") : null;
    if (!(button instanceof HTMLElement)) return;
    const path = read(root);
    const step = button.dataset.step ?? "";
    write(root, step ? [...path, step] : path.slice(0, -1));
    for (const type of ["input", "change"]) root.dispatchEvent(new Event(type, { bubbles: true }));
    if (!isEmpty(read(root), key(root))) root.dispatchEvent(new Event("hb-complete", { bubbles: true }));
    else /** @type {HTMLElement | null} */ (root.querySelector(".hb-talk__turn:last-child"))?.focus();
  });
}

/** Shows the conversation so far and the replies that are open. @param {HTMLElement} root */
function draw(root) {
  const path = read(root);
  const graph = key(root);
  const nodes = visited(path, graph);
  const talk = root.querySelector(".hb-talk");
  const replies = root.querySelector(".hb-replies");
  const node = (/** @type {string} */ name) => root.querySelector(`.hb-node[data-node="${name}"]`);
  const text = (/** @type {Element | null | undefined} */ from) => [...(from?.childNodes ?? [])].map((n) => n.cloneNode(true));
  const turns = nodes.flatMap((name, i) => {
    const said = make("p", "hb-talk__turn", ...text(node(name)?.querySelector(".hb-node__say")));
    said.tabIndex = -1;
    const reply = path[i] && node(name)?.querySelector(`[data-choice="${path[i]}"] .hb-reason__mark`);
    if (!reply) return [said];
    const own = make("p", "hb-talk__turn", make("b", "hb-talk__you", root.dataset.you ?? ""), ...text(reply));
    own.dataset.side = "b";
    return [said, own];
  });
  talk?.replaceChildren(...turns);
  if (root.hasAttribute("data-locked")) return replies?.replaceChildren();
  const current = node(nodes[nodes.length - 1]);
  const buttons = all(current ?? root, ".hb-reason").map((choice) => {
    const button = make("button", "hb-reply", ...text(choice.querySelector(".hb-reason__mark")));
    button.dataset.step = choice.dataset.choice;
    return button;
  });
  if (path.length) {
    const back = make("button", "hb-reply hb-reply--back", root.dataset.back ?? "");
    back.dataset.step = "";
    buttons.push(back);
  }
  for (const button of buttons) button.setAttribute("type", "button");
  replies?.replaceChildren(...buttons);
}
