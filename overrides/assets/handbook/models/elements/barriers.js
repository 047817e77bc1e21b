import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { compare } from "../barriers.js";

class Barriers extends Model {
  get #items() {
    return [...this.querySelectorAll(".hb-barrier")].filter((item) => item instanceof HTMLElement);
  }

  update() {
    const items = this.#items;
    const wanted = items.map((item) => item.dataset.circle ?? "");
    const { right, left, same } = compare(items.map((_, at) => this.value(`item${at}`)), wanted);
    const shown = this.more === true && !left;
    items.forEach((item, at) => {
      const why = item.querySelector(".hb-barrier__why");
      const mark = why?.querySelector("b");
      if (!(why instanceof HTMLElement && mark)) return;
      why.hidden = !shown;
      if (shown) item.dataset.verdict = same[at] ? "right" : "wrong";
      else delete item.dataset.verdict;
      mark.textContent = this.text(same[at] ? "same" : "other", { circle: this.text(wanted[at]) });
    });
    for (const [name, hidden] of [["check", shown], ["again", !shown]]) this.querySelector(`[data-action=${name}]`)?.toggleAttribute("hidden", Boolean(hidden));
    const words = shown ? this.text("result", { n: wanted.length, right }) : left ? this.text("left", { n: left }) : "";
    this.show("result", ...(words ? [make("p", shown ? "hb-model__big" : "hb-model__wait", words)] : []));
  }

  /** @param {string} action */
  act(action) {
    if (action === "check") {
      this.more = true;
      const open = this.#items.findIndex((_, at) => !this.value(`item${at}`));
      this.changed();
      const target = open < 0 ? this.querySelector("[data-action=again]") : this.#items[open].querySelector("input");
      if (open >= 0) this.tell(this.place("result").textContent ?? "");
      if (target instanceof HTMLElement) target.focus();
    } else if (action === "again") {
      this.more = null;
      for (const field of this.querySelectorAll("input")) field.checked = false;
      this.changed();
      this.querySelector("input")?.focus();
    }
  }
}

if (!customElements.get("hb-model-barriers")) customElements.define("hb-model-barriers", Barriers);
