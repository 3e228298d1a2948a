// The keyboard: `/` search, `g` and a letter for a page, `.` the last action, `P` projector, `?` this list.
import { lastAction } from "./action.js";
import { pageKeys, nav } from "./layout.js";
import { address, go } from "./place.js";
import { toggleProjector } from "./projector.js";
import { h } from "./render.js";

let afterG = false;

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const action = afterG ? () => toPage(event.key) : actions[event.key];
    afterG = !afterG && event.key === "g";
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const actions = {
  "/": () => (document.querySelector("main input[type=search]") ?? searchDomains())?.focus(),
  ".": () => (lastAction.hidden ? null : lastAction.querySelector("summary")?.click()),
  P: () => toggleProjector(),
  "?": () => help(),
};

const isTyping = (node) => ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName) || node.isContentEditable;

function toPage(key) {
  const page = pageKeys[key];
  if (page !== undefined) go(page ? address(page) : address());
}

function searchDomains() {
  go(address("domains"));
  return null;
}

export function help() {
  const rows = [["/", "search"], [".", "open the frames of the last action"], ["P", "projector: large type, secrets hidden"], ["?", "this list"],
    ...Object.entries(pageKeys).map(([key, page]) => [`g ${key}`, nav.querySelector(`[data-page="${page}"] span`).textContent])];
  const dialog = h("dialog", { "aria-label": "Keys" }, h("h2", "Keys"),
    h("dl.keys", rows.map(([key, text]) => [h("dt", h("kbd", key)), h("dd", text)])),
    h("div.row.end", h("button", { onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
