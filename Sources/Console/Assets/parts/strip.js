// The last few things that happened, at the foot of every page.
import { live } from "./live.js";
import { address } from "./place.js";
import { add, fill, h } from "./render.js";
import { entryLine } from "./entry.js";
import { help } from "./keys.js";

const rows = h("ol.rows", { "aria-label": "What just happened" });
const state = h("span.state", { role: "status" }, "connecting");

export const liveStrip = h("footer",
  h("div.bar", state, rows, h("span.hints",
    h("button.quiet", { onclick: () => help() }, h("kbd", "?"), " keys"))));

const words = { live: "● live", waiting: "○ reconnecting", off: "○ no events" };
live.addEventListener("state", ({ detail }) => {
  state.textContent = words[detail];
  state.classList.toggle("on", detail === "live");
});
live.addEventListener("missed", ({ detail }) => push(h("li.muted", `${detail.count} entries were missed`)));
live.addEventListener("entry", ({ detail }) => {
  if (!["verdict", "fault", "clock", "operator"].includes(detail.kind)) return;
  recent = [...recent.slice(-2), detail];
  drawing ??= setTimeout(draw, 100);
});
live.addEventListener("start", () => rows.childElementCount || fill(rows, h("li.muted", "Nothing has happened since this page was opened.")));

// Of a load of thousands a second only the last few are drawn.
let recent = [];
let drawing = null;
function draw() {
  drawing = null;
  for (const entry of recent) push(h("li", h("a", { href: address("journal") }, entryLine(entry))));
  recent = [];
}

function push(row) {
  rows.querySelector(".muted")?.remove();
  add(rows, row);
  while (rows.childElementCount > 3) rows.firstChild.remove();
}
