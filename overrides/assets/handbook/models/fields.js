import { make } from "../quiz/contract.js";
import { check, show } from "./number.js";

/**
 * The numbers of all fields of a model, null while one of them is wrong; each says at itself what is.
 * @param {import("./base.js").Model} model
 * @returns {Record<string, number> | null}
 */
export function numbers(model) {
  /** @type {Record<string, number>} */
  const found = {};
  let wrong = 0;
  for (const field of model.querySelectorAll("input")) {
    if (!field.matches("[data-number]")) continue;
    const [min, max] = [Number(field.dataset.min), Number(field.dataset.max)];
    const { value, fault } = check(field.value, { min, max, whole: field.matches("[data-whole]") });
    const given = { given: field.value.slice(0, 20), example: field.defaultValue || min, min: show(min), max: show(max) };
    model.complain(field, fault && model.text(fault, given));
    found[field.name] = value;
    wrong += Number(fault !== "");
  }
  if (wrong) model.show("result", make("p", "hb-model__wait", model.text("fix", { n: wrong })));
  return wrong ? null : found;
}
