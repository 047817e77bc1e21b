// 4-7-8 breathing: in for 4, hold for 7, out for 8 counts. Source of counts and of the limit of four rounds for
// beginners: A. Weil's instructions for the exercise ("do not do more than four breaths at one time for the first
// month"); the ratio matters, not the seconds.

/** @typedef {{name: "prepare" | "in" | "hold" | "out", counts: number, round: number, from: number, to: number}} Phase */

export const MOST = 4;
/** How long rounds count against the limit, in milliseconds. */
export const REST = 600_000;
const PREPARE = 3;

/**
 * The phases of a session, one after the other; times in milliseconds from its beginning.
 * @param {number} rounds  Cut to 1 … 4.
 * @param {number} beat  Length of a count, in milliseconds.
 * @param {boolean} hold  Whether the breath is held.
 * @returns {Phase[]}
 */
export function plan(rounds, beat, hold) {
  /** @type {Phase[]} */
  const phases = [];
  let from = 0;
  const add = (/** @type {Phase["name"]} */ name, /** @type {number} */ counts, /** @type {number} */ round) => {
    phases.push({ name, counts, round, from, to: (from += counts * beat) });
  };
  add("prepare", PREPARE, 0);
  for (let round = 1; round <= Math.max(1, Math.min(MOST, Math.floor(rounds) || 1)); round++) {
    add("in", 4, round);
    if (hold) add("hold", 7, round);
    add("out", 8, round);
  }
  return phases;
}

/**
 * Where a session stands.
 * @param {Phase[]} phases
 * @param {number} elapsed  Milliseconds from the beginning.
 * @returns {{phase: Phase, count: number} | null} count from 1; null when it is over
 */
export function at(phases, elapsed) {
  const phase = phases.find(({ to }) => elapsed < to);
  if (!phase) return null;
  const beat = (phase.to - phase.from) / phase.counts;
  return { phase, count: Math.max(1, Math.min(phase.counts, 1 + Math.floor((elapsed - phase.from) / beat))) };
}

/**
 * How many rounds may still be done, and after how many milliseconds there are more.
 * @param {number[]} begun  When each round began, in milliseconds of the clock.
 * @param {number} now
 * @returns {{left: number, wait: number}}
 */
export function allowance(begun, now) {
  const recent = begun.filter((time) => time <= now && now - time < REST);
  const last = Math.max(...recent);
  const left = Math.max(0, MOST - recent.length);
  return { left, wait: left ? 0 : last + REST - now };
}

/**
 * Stored times, read without trust.
 * @param {unknown} value
 * @returns {number[]}
 */
export function parseBegun(value) {
  return Array.isArray(value) ? value.filter((time) => typeof time === "number" && Number.isFinite(time)).slice(-MOST) : [];
}
