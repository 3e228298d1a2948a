// How a result code is shown: a sign and a colour, never the colour alone.
import { h } from "./render.js";

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

/** A status as a badge. */
export const badge = (text, kind = "") => h("span", { class: `badge ${kind}` }, text);

export const statusBadge = (status) =>
  badge(status, /^(server|pending|redemption)/.test(status) ? "warn" : status === "ok" ? "good" : "");
