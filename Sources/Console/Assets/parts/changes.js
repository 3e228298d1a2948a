// What an entry of the journal has changed, field by field.
import { h } from "./render.js";

const title = ({ outcome, kind, name }) => `${outcome} ${kind} ${name}`;

/** The first things that were changed, for the line of an entry. */
export const changedNames = ({ changes }) => h("span.muted", ` ${changes.slice(0, 3).map(title).join(", ")}${changes.length > 3 ? " …" : ""}`);

/** A table for each thing. */
export const changeTables = ({ changes = [], changesOmitted: more }) => [
  changes.map((change) => h("table.changes", h("caption", title(change)),
    h("tbody", Object.entries(change.fields).sort().map(([field, { from, to }]) => h("tr", h("th", { scope: "row" }, field), h("td", shown(from)), h("td", "→"), h("td", shown(to))))))),
  more && h("p", `${more} more`)];

const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value) ?? "");
