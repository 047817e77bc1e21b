import { make } from "../../quiz/contract.js";
import { PARTS, advise, compose } from "../apology.js";
import { Model } from "../base.js";

class Apology extends Model {
  #passage = "";

  update() {
    const pending = this.value("pending") === "yes";
    this.place("when").hidden = !pending;
    const reason = this.querySelector("[name=reason]");
    if (reason instanceof HTMLTextAreaElement) reason.disabled = pending;
    const when = this.value("when").trim().replace(/[，。,.]$/, "");
    const parts = Object.fromEntries(PARTS.map((name) => [name, this.value(name).trim()]));
    if (pending) parts.reason = when && this.text("pending", { when });
    // What is not settled cannot be promised: with the cause open, the change may be, too.
    const missing = PARTS.filter((name) => !parts[name] && !(pending && name === "change"));
    this.#passage = compose(PARTS.map((name) => parts[name]), this.text("stop"));
    const words = (/** @type {string} */ name) => this.text(`${name}-words`).split(",");
    const advice = advise(parts, { excuse: words("excuse"), own: words("own"), vague: words("vague"), sorry: words("sorry") });
    const lines = advice.map(({ code, word }) => make("li", "", this.text(code, { word })));
    if (missing.length) lines.unshift(make("li", "", this.text("missing", { parts: missing.map((name) => this.text(pending && name === "reason" ? "when" : name)).join(this.text("comma")) })));
    const passage = this.#passage ? [make("p", "hb-model__part", this.text("result")), make("p", "hb-model__quote", this.#passage)] : [];
    this.show("result", ...passage, lines.length ? make("ul", "", ...lines) : make("p", "hb-model__tip", this.text("fine")));
  }

  report() {
    return this.#passage;
  }
}

if (!customElements.get("hb-model-apology")) customElements.define("hb-model-apology", Apology);
