// The verdicts of a scorecard: each with a sign and a word, never by colour alone.
import { at } from "./place.js";
import { download } from "./copy.js";
import { h } from "./render.js";
import { stamp } from "./time.js";
import { table } from "./table.js";

const signs = { passed: "✓", failed: "✗", notSeen: "○", kept: "◐" };
const words = { passed: "passed", failed: "failed", notSeen: "not seen", kept: "kept so far" };

/** `✓ passed` */
export const verdictMark = (verdict) => h("span", { class: `verdict ${verdict}` }, `${signs[verdict]} ${words[verdict]}`);

/** The sign alone, with the words for who does not see it. */
export const verdictSign = (verdict, title) =>
  h("span", { class: `verdict ${verdict}`, role: "img", "aria-label": words[verdict], title: `${title}: ${words[verdict]}` }, signs[verdict]);

/** The steps of a card as the control API shows it, of one registrar or of several; `isTask` where too much would be told at once. */
export function stepTable(card, isTask = false) {
  const demand = ({ expected, operatorDoes }) => [expected, operatorDoes.map((deed) => h("span.hint", `⚙ ${deed}`))];
  const isOfMany = card.registrars.length > 1;
  return table(`Steps of ${card.title}`, [
    ["Step", ({ title }) => title], ...(isOfMany ? [["Registrar", ({ registrar }) => registrar]] : []),
    ["Verdict", ({ verdict, failures }) => [verdictMark(verdict), failures > 0 && h("span.hint", `${failures} in vain`)]],
    ["What came", ({ came, entry, time }) => [came ?? "—", entry && h("span.hint", `entry ${entry}, ${stamp(time)}`)]],
    ["Expected", (step) => (isTask ? h("details", h("summary", "tell me"), demand(step)) : demand(step))],
    ["Rule", ({ rule, from }) => [h("span.rule", rule), from.map((source) => h("span.hint", source))]],
  ], card.steps);
}

/** Buttons that save the reports on a card. */
export function reports(card) {
  const forms = [["html", "page", "html"], ["markdown", "Markdown", "md"], ["junit", "JUnit", "xml"], ["json", "JSON", "json"]];
  return h("div.row", "Report:", forms.map(([format, label, end]) => h("button.small", {
    id: `report-${format}`, onclick: () => download(`${at("scorecards", card.name, "report")}?format=${format}`, `${card.name}.${end}`),
  }, label)));
}
