import { Model } from "../base.js";
import { allowance, at, parseBegun, plan } from "../breathing.js";

const TICK = 100;

class Breathing extends Model {
  /** @type {{phases: import("../breathing.js").Phase[], since: number, clock: ReturnType<typeof setInterval>} | null} */
  #run = null;
  #round = 0;

  start() {
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#run) this.#end("stopped");
    });
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#leave);
    clearInterval(this.#run?.clock);
    this.#run = null;
  }

  #leave = () => {
    if (this.#run) this.#end("stopped");
  };

  update() {
    if (!this.#run) this.#idle("ready");
  }

  /** @param {string} action */
  act(action) {
    if (action === "start") this.#begin();
    else if (this.#run) this.#end("stopped");
  }

  #begin() {
    const begun = parseBegun(this.more);
    const { left } = allowance(begun, Date.now());
    if (!left) {
      this.#idle("enough");
      return;
    }
    const rounds = Math.min(left, Number(this.value("rounds")));
    const phases = plan(rounds, Number(this.value("pace")), this.value("hold") === "yes");
    this.#round = 0;
    this.#run = { phases, since: performance.now(), clock: setInterval(() => this.#tick(), TICK) };
    this.#buttons(true);
    this.#tick();
  }

  #tick() {
    if (!this.#run) return;
    const now = at(this.#run.phases, performance.now() - this.#run.since);
    if (!now) {
      this.#end("done");
      return;
    }
    const { phase, count } = now;
    if (phase.round > this.#round) {
      this.#round = phase.round;
      this.more = [...parseBegun(this.more), Date.now()];
      this.keep();
    }
    const stage = this.place("stage");
    if (stage.dataset.phase !== phase.name) {
      stage.dataset.phase = phase.name;
      stage.style.setProperty("--hb-time", `${phase.to - phase.from}ms`);
      const words = this.text(phase.name);
      this.place("phase").textContent = words;
      this.say(phase.name === "in" ? `${this.#which(phase.round)}${this.text("comma")}${words}` : words);
    }
    this.place("count").textContent = String(count);
    this.place("round").textContent = phase.round ? this.#which(phase.round) : "";
  }

  /** @param {number} round */
  #which(round) {
    return this.text("of", { n: round, all: this.#run?.phases.at(-1)?.round ?? 0 });
  }

  /** @param {string} how */
  #end(how) {
    clearInterval(this.#run?.clock);
    this.#run = null;
    this.#idle(how);
    this.say(this.text(how));
  }

  /** @param {string} words */
  #idle(words) {
    const { left, wait } = allowance(parseBegun(this.more), Date.now());
    const stage = this.place("stage");
    delete stage.dataset.phase;
    const rest = this.text("enough", { n: Math.ceil(wait / 60_000) });
    this.place("phase").textContent = words === "enough" || (words === "ready" && !left) ? rest : this.text(words);
    this.place("count").textContent = "";
    this.place("round").textContent = words === "enough" || (words === "ready" && left === 4) ? "" : left ? this.text("left", { n: left }) : words === "ready" ? "" : rest;
    this.#buttons(false);
  }

  /** @param {boolean} running  The focus follows from one button to the other. */
  #buttons(running) {
    const [start, stop] = ["start", "stop"].map((name) => this.querySelector(`[data-action=${name}]`));
    if (!(start instanceof HTMLElement && stop instanceof HTMLElement)) return;
    const held = this.contains(document.activeElement) && (document.activeElement === start || document.activeElement === stop);
    start.hidden = running;
    stop.hidden = !running;
    this.place("settings").inert = running;
    if (held) (running ? stop : start).focus();
  }
}

if (!customElements.get("hb-model-breathing")) customElements.define("hb-model-breathing", Breathing);
