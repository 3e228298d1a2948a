// How a result code is shown: a sign and a colour, never the colour alone.
import { h } from "./render.js";
import { distance, stamp } from "./time.js";

const sign = (code) => (code === 1001 ? "◷" : code < 2000 ? "✓" : "✗");
const word = (code) => (code === 1001 ? "pending" : code < 2000 ? "done" : "refused");

/** `2304 ✗` */
export function codeMark(code) {
  if (code === null || code === undefined) return h("span.code.none", "no code");
  return h("span", { class: `code ${word(code)}`, "aria-label": `${code}, ${word(code)}` }, `${code} ${sign(code)}`);
}

/** A rule with its section. */
export const ruleText = (verdict) =>
  verdict.rule && h("span.rule", verdict.rule, verdict.section && h("span.section", ` ${verdict.section}`));

/** What is the case instead of what a rule wants, and until when. */
export const foundText = ({ found, until }) => `${found ?? ""}${until ? ` until ${stamp(until, true)} (${distance(until)})` : ""}`.trim();

/** Why a rule does not hold, and apart from it what the client is not told. */
export const reason = (verdict) => [
  foundText(verdict) && h("span.hint.found", foundText(verdict)),
  verdict.note && h("span.hint.note", "⚙ for the operator only: ", verdict.note),
];

/** A status as a badge. */
export const badge = (text, kind = "") => h("span", { class: `badge ${kind}` }, text);

export const statusBadge = (status) =>
  badge(status, /^(server|pending|redemption)/.test(status) ? "warn" : status === "ok" ? "good" : "");
