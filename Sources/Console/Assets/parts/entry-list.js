// Entries of the journal, live. What arrives does not move what is being read: it waits behind "12 new".
import { call, query } from "./api.js";
import { fill, h } from "./render.js";
import { empty, problemBox } from "./notice.js";
import { changedNames, changeTables, entryLine } from "./entry.js";
import { foundText, reason, ruleText } from "./verdict.js";
import { copyButton, download } from "./copy.js";
import { frameView } from "./xml.js";
import { at } from "./place.js";

const size = 100;

/** `filter` is the query of the journal; `fits(entry)` tells of a live entry whether it belongs here. */
export function entryList({ path, filter, hint }) {
  const list = h("ol.journal", { "aria-label": "Journal entries, newest first" });
  const pill = h("button.pill", { hidden: true, onclick: () => refresh() });
  const more = h("button.small", { hidden: true, onclick: () => older().catch(() => null) }, "Older entries");
  const host = h("div.journal-host", pill, list, more);
  let entries = [];
  let waiting = 0;
  let isPaused = false;
  let asked = 0;
  let took = 0;

  async function refresh() {
    const mine = ++asked;
    const begin = performance.now();
    try {
      const read = await call("GET", query(path(), { ...filter, limit: size, before: Number.MAX_SAFE_INTEGER }));
      if (mine !== asked) return;
      entries = read.entries.reverse();
      waiting = 0;
      pill.hidden = true;
      more.hidden = read.entries.length < size;
      if (entries.length === 0) fill(list, h("li", empty(hint)));
      else merge();
      took = performance.now() - begin;
    } catch (error) {
      if (mine === asked) fill(list, h("li", problemBox(error)));
    }
  }

  /** Keeps the rows that stay, so that focus, selection and what was opened survive. */
  function merge() {
    const kept = new Map([...list.children].map((row) => [row.dataset.sequence, row]));
    fill(list, entries.map((entry) => kept.get(String(entry.sequence)) ?? entryRow(entry)));
  }

  async function older() {
    const read = await call("GET", query(path(), { ...filter, limit: size, before: entries.at(-1).sequence }));
    entries.push(...read.entries.reverse());
    more.hidden = read.entries.length < size;
    merge();
  }

  let soon = null;
  function entry(arrived) {
    if (!fitsRoughly(arrived, filter)) return;
    waiting += 1;
    const isAtTop = (document.getElementById("page")?.scrollTop ?? 0) < 40 && !host.contains(document.activeElement) && getSelection()?.isCollapsed !== false;
    if (isAtTop && !isPaused) return void (soon ??= setTimeout(() => ((soon = null), refresh()), Math.max(150, Math.min(3000, 20 * took))));
    pill.hidden = false;
    pill.textContent = `${waiting} new`;
  }

  return { host, refresh, entry, pause: (on) => (isPaused = on), count: () => entries.length };
}

/** The server filters for good when the list is read; here it is only decided whether to read. */
function fitsRoughly(entry, filter) {
  const kinds = filter.kind?.split(",") ?? [entry.kind];
  // Frames are not among what arrives: they are there when their verdict is.
  if (!kinds.includes(entry.kind) && !(entry.kind === "verdict" && kinds.includes("sent"))) return false;
  if (filter.registrar && entry.registrar !== filter.registrar) return false;
  return !(filter.code && entry.kind === "verdict" && String(entry.code) !== filter.code);
}

function entryRow(entry) {
  const head = [h("span.sequence", `#${entry.sequence}`), " ", entry.session && h("span.muted", `s${entry.session} `), entryLine(entry, true)];
  if (entry.kind === "clock" || entry.kind === "operator") {
    return h("li.divider", { "data-sequence": entry.sequence }, !entry.changes?.length ? head : h("details", { ontoggle: once(() => changeTables(entry)) }, h("summary", head, changedNames(entry))));
  }
  if (entry.text !== undefined && ["received", "sent"].includes(entry.kind)) return h("li", { "data-sequence": entry.sequence }, h("details", { ontoggle: once(() => frameOf(entry)) }, h("summary", head)));
  if (entry.kind === "verdict") return h("li", { "data-sequence": entry.sequence, class: entry.code < 2000 ? "" : "refused" }, h("details", { ontoggle: once(() => verdictOf(entry)) }, h("summary", head, " ", ruleText(entry), reason(entry))));
  return h("li", { "data-sequence": entry.sequence }, head);
}

/** What is behind a row is made when it is first opened. */
function once(make) {
  return async (event) => {
    if (!event.target.open || event.target.children.length > 1) return;
    const box = h("div.reveal", "…");
    event.target.append(box);
    fill(box, await Promise.resolve(make()).catch(problemBox));
  };
}

const frameOf = (entry) => [frameView(entry.text, entry.kind === "received" ? "Command" : "Answer"), copyButton(entry.text)];

async function verdictOf(entry) {
  const around = await call("GET", query(at("journal"), { session: entry.session, kind: "received,sent,verdict", after: Math.max(0, entry.sequence - 12), limit: 24 }));
  const request = around.entries.filter(({ kind, sequence }) => kind === "received" && sequence < entry.sequence).at(-1);
  const answer = around.entries.find(({ kind, sequence }) => kind === "sent" && sequence > entry.sequence);
  const claim = { assertions: [{ match: { kinds: ["verdict"], command: entry.command, registrar: entry.registrar, code: entry.code }, atLeast: 1 }] };
  return [
    h("dl.facts",
      [["Rule", ruleText(entry)], ["Found", foundText(entry)], ["For the operator only", entry.note], ["clTRID", entry.clTRID], ["svTRID", entry.svTRID], ["Took", entry.microseconds !== undefined && `${entry.microseconds} µs`]]
        .filter(([, value]) => value).map(([label, value]) => [h("dt", label), h("dd", value)])),
    changeTables(entry),
    request && [h("h4", "Command"), frameView(request.text, "Command")],
    answer && [h("h4", "Answer"), frameView(answer.text, "Answer")],
    h("details", h("summary", "Assert this in a test"), h("pre.frame", { tabindex: "0" }, JSON.stringify(claim, null, 2)), copyButton(JSON.stringify(claim))),
    entry.session && h("button.small", { onclick: () => download(at("journal", "sessions", String(entry.session), "dialogue"), `session-${entry.session}.json`) }, "Session as golden dialogue"),
  ];
}
