/**
 * What the choice types share: the answer is the list of chosen option keys.
 *
 * @typedef {string[]} Choice
 * @typedef {Map<string, boolean>} ChoiceKey  Option key → whether it is right.
 * @typedef {import("../contract.js").Grade} Grade
 * @typedef {import("../contract.js").Texts} Texts
 */

/** @param {HTMLElement} root @returns {ChoiceKey} */
export function key(root) {
  const reasons = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".hb-reason"));
  return new Map([...reasons].map((reason) => [reason.dataset.for ?? "", "correct" in reason.dataset]));
}

/** @param {HTMLElement} root @returns {HTMLInputElement[]} */
export function inputs(root) {
  return [...root.querySelectorAll("input")];
}

/** @param {HTMLElement} root @returns {Choice} */
export function read(root) {
  return inputs(root)
    .filter((input) => input.checked)
    .map((input) => input.value);
}

/** @param {HTMLElement} root @param {Choice} answer */
export function write(root, answer) {
  for (const input of inputs(root)) input.checked = answer.includes(input.value);
}

/** @param {unknown} value @param {ReadonlyMap<string, unknown>} key @returns {Choice | null} */
export function parse(value, key) {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((name) => typeof name === "string" && key.has(name)) ? value : null;
}

/** @param {Choice} answer */
export function isEmpty(answer) {
  return answer.length === 0;
}

/** @param {Choice} answer @param {ChoiceKey} key @returns {Grade} */
export function grade(answer, key) {
  const right = [...key].filter(([, correct]) => correct).map(([name]) => name);
  if (answer.some((name) => !key.get(name))) return { verdict: "wrong" };
  const missed = right.filter((name) => !answer.includes(name)).length;
  return missed ? { verdict: "missed", missed } : { verdict: "right" };
}

/** @param {HTMLElement} root @param {Choice} answer @param {ChoiceKey} key @param {Texts} texts */
export function review(root, answer, key, texts) {
  for (const option of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".hb-option"))) {
    const name = option.dataset.option ?? "";
    const picked = answer.includes(name);
    const reason = /** @type {HTMLElement} */ (root.querySelector(`.hb-reason[data-for="${CSS.escape(name)}"]`));
    option.dataset.verdict = key.get(name) ? (picked ? "right" : "missed") : picked ? "wrong" : "spared";
    option.append(reason);
    const mark = reason.querySelector(".hb-reason__mark");
    const tag = document.createElement("span");
    tag.className = "hb-reason__picked";
    tag.textContent = picked ? texts.picked : key.get(name) && root.dataset.type === "multiple" ? texts.missed : "";
    if (tag.textContent) mark?.after(tag);
  }
  for (const input of inputs(root)) input.disabled = true;
}

/** @param {HTMLElement} root */
export function edit(root) {
  for (const tag of root.querySelectorAll(".hb-reason__picked")) tag.remove();
  const list = root.querySelector(".hb-key");
  const rest = list?.querySelector(".hb-explanation, .hb-section") ?? null;
  for (const option of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".hb-option"))) {
    delete option.dataset.verdict;
    const reason = option.querySelector(".hb-reason");
    if (reason) list?.insertBefore(reason, rest);
  }
  for (const input of inputs(root)) {
    input.disabled = false;
    input.checked = false;
  }
}
