import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { table } from "../chart.js";
import { lifetimeValue } from "../clv.js";
import { numbers } from "../fields.js";
import { percent, show } from "../number.js";

const STEP = 5;

class Clv extends Model {
  update() {
    const n = numbers(this);
    this.place("years").hidden = !n;
    const open = [...this.querySelectorAll("details [aria-invalid]")];
    for (const field of open) field.closest("details")?.setAttribute("open", "");
    if (!n) return;
    const margin = n.profit + n.saving + n.cross + n.upsell + n.referral - n.loyalty;
    const given = { margin, retention: n.retention / 100, discount: n.discount / 100, years: n.years, acquisition: n.acquisition, churn: n.churn };
    const { total, rows } = lifetimeValue(given);
    const better = Math.min(STEP, 100 - n.retention);
    const others = [
      [this.text("simple"), margin * n.years - n.acquisition],
      [this.text("later"), lifetimeValue({ ...given, from: 1 }).total],
      [this.text("better", { n: show(better, 1) }), lifetimeValue({ ...given, retention: (n.retention + better) / 100 }).total],
    ];
    const large = Math.abs(total) >= 1e5 ? this.text("wan", { n: show(total / 1e4, 1) }) : "";
    const list = make("dl", "hb-model__list", make("dt", "", this.text("margin", { value: show(margin, 2) })), make("dd", ""));
    for (const [name, value] of others.slice(0, better ? 3 : 2)) {
      list.append(make("dt", "", String(name)), make("dd", "", this.text("yuan", { value: show(Number(value)) })));
    }
    const tip = margin < 0 ? "negative" : total < 0 ? "below" : "remember";
    this.show("result", make("p", "hb-model__big", this.text("result", { value: show(total) }) + large), list, make("p", "hb-model__tip", this.text(tip)));
    const head = ["year", "stays", "worth"].map((name) => this.text(name));
    const lines = rows.map(({ t, stays, worth }) => [this.text("nth", { n: t + 1 }), percent(stays), show(worth, 2)]);
    this.show("table", table(head, lines));
  }
}

if (!customElements.get("hb-model-clv")) customElements.define("hb-model-clv", Clv);
