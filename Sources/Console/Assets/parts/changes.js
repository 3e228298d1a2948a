// What an entry of the journal has changed: in its line, and as tables.
import { h } from "./render.js";

const title = ({ outcome, kind, name }) => `${outcome} ${kind} ${name}`;

export const changedNames = ({ changes }) => h("span.muted", ` ${title(changes[0])}${changes[1] ? " …" : ""}`);

export const changeTables = ({ changes = [], changesOmitted: more }) => [
  changes.map((change) => h("table", h("caption", title(change)),
    Object.entries(change.fields).sort().map(([field, { from, to }]) => h("tr", h("th", field), h("td", shown(from)), h("td", shown(to)))))),
  more && h("p", `${more} more`)];

const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value) ?? "");
