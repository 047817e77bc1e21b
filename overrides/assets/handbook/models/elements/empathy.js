import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { PARTS, judge } from "../empathy.js";

class Empathy extends Model {
  update() {
    const has = new Set(this.values("part"));
    const { level, next, skipped } = judge(has);
    const names = (/** @type {readonly string[]} */ parts) => parts.map((part) => this.text(part)).join(this.text("comma"));
    const found = PARTS.filter((part) => has.has(part));
    const title = this.text("level", { n: this.text("levels").split(",")[level - 1] });
    const steps = make("span", "hb-steps");
    steps.setAttribute("aria-hidden", "true");
    for (let n = 1; n <= 5; n++) steps.append(make("i", n <= level ? "hb-steps__on" : ""));
    const lines = [make("p", "hb-model__big", title), steps, make("p", "hb-model__tip", found.length ? this.text("has", { parts: names(found) }) : this.text("has-none"))];
    if (skipped.length) lines.push(make("p", "hb-model__tip", this.text("skipped", { missing: names(skipped) })));
    lines.push(make("p", "hb-model__tip", next.length ? this.text("next", { parts: names(next) }) : this.text("top")));
    if (next.length) lines.push(make("ul", "", ...next.map((part) => make("li", "", this.text(`${part}-say`)))));
    if (this.value("fault")) lines.push(make("p", "hb-model__tip", this.text("sorry")));
    lines.push(make("p", "hb-entry__hint", this.text("urgent")));
    this.show("result", ...lines);
  }
}

if (!customElements.get("hb-model-empathy")) customElements.define("hb-model-empathy", Empathy);
