// An entry of the journal as one line.
import { h } from "./render.js";
import { clockTime, stamp } from "./time.js";
import { badge, codeMark } from "./verdict.js";

/** `12:00:01 beta domain:transfer request a.example 1001 ◷`; with the day before the time where there is room for it. */
export const entryLine = (entry, hasRoom = false) => [
  h("time", { datetime: entry.time, title: entry.time }, hasRoom ? stamp(entry.time) : clockTime(entry.time)), " ", h("span.who", entry.registrar ?? ""), " ", what(entry),
];

function what(entry) {
  switch (entry.kind) {
    case "verdict": return [h("span.command", entry.command ?? "unreadable"), " ", h("span.object", entry.name ?? ""), " ", codeMark(entry.code)];
    case "fault": return [badge("⚡ fault", "fault"), ` ${entry.fault} ${Object.keys(entry.effect ?? {})[0] ?? ""}`];
    case "clock": return [badge("◴ clock", "clock"), entry.name && h("span.object", ` ${entry.name}`), ` ${entry.text ?? "moved"}`];
    case "operator": return [badge("⚙ operator", "operator"), ` ${entry.text ?? ""}`];
    case "opened": return [badge("opened"), ` from ${entry.address} ${entry.protocolVersion ?? ""} ${entry.serverName ?? ""}`, entry.purpose && h("span.muted", ` for ${entry.purpose}`)];
    case "closed": return badge("closed");
    case "handshakeFailed": return [badge("handshake failed", "warn"), ` ${entry.text ?? ""}`];
    default: return badge(entry.kind);
  }
}

// What an entry has changed: in its line, and as tables.
const title = ({ outcome, kind, name }) => `${outcome} ${kind} ${name}`;

export const changedNames = ({ changes }) => h("span.muted", ` ${title(changes[0])}${changes[1] ? " …" : ""}`);

export const changeTables = ({ changes = [], changesOmitted: more }) => [
  changes.map((change) => h("table", h("caption", title(change)),
    Object.entries(change.fields).sort().map(([field, { from, to }]) => h("tr", h("th", field), h("td", shown(from)), h("td", shown(to)))))),
  more && h("p", `${more} more`)];

const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value) ?? "");
