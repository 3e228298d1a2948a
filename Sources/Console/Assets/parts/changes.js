// What an entry of the journal has changed, thing by thing and field by field.
import { h } from "./render.js";

/** `domain pending.example: sponsor, transfer` for the line of an entry; nothing where nothing was changed. */
export function changedNames(entry) {
  const changes = entry.changes ?? [];
  if (changes.length === 0) return null;
  const names = changes.slice(0, 3).map(({ kind, name, outcome }) => `${outcome} ${kind} ${name}`).join(", ");
  return h("span.muted", ` ${names}${changes.length > 3 ? ` and ${changes.length - 3} more` : ""}`);
}

/** A table for each thing that was changed. */
export function changeTables(entry) {
  const tables = (entry.changes ?? []).map(({ kind, name, outcome, fields }) =>
    h("table.changes",
      h("caption", `${outcome} ${kind} ${name}`),
      h("thead", h("tr", ["Field", "Before", "After"].map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", Object.keys(fields).sort().map((field) => h("tr", h("th", { scope: "row" }, field), h("td", shown(fields[field].from)), h("td", shown(fields[field].to)))))));
  const more = entry.changesOmitted && h("p.muted", `${entry.changesOmitted} more things were changed.`);
  return [tables, more];
}

function shown(value) {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
