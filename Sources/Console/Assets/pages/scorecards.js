// The cards by which clients of this registry can be judged.
import { address, at, badge, card, h, labelFor, notice, operate, panel, read, table } from "../parts.js";

export const states = { idle: ["not judged", ""], watched: ["watched", "good"], run: ["run", "good"], stopped: ["stopped", "warn"] };

export async function page() {
  const all = panel(() => read("scorecards"), (cards) => table("Scorecards", [
    ["Card", ({ name, title, isOwn }) => [h("a", { href: address("scorecards", name) }, title), " ", h("code", name), isOwn && [" ", badge("brought in")]]],
    ["What it proves", ({ proves }) => proves], ["Steps", ({ steps }) => steps], ["Judging", ({ state }) => badge(...states[state])],
  ], cards), { class: "card" });
  return { title: "Scorecards", body: [all.host, bringing(all)], refresh: all.refresh };
}

/** A card of one's own, as a file. */
function bringing(all) {
  const file = h("input#card-file", { type: "file", accept: "application/json,.json", required: true });
  async function bring(event) {
    const text = await file.files[0].text();
    const { name } = JSON.parse(text);
    await operate("PUT", at("scorecards", String(name)), text, "scorecard brought in");
    notice(`“${name}” is there`);
    all.refresh();
  }
  return card("A card of your own", h("form.row", { onsubmit: bring }, labelFor("card-file", "JSON file"), file, h("button.primary", "Bring it in")));
}
