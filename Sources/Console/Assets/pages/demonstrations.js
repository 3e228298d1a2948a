// Three guided demonstrations that really run, step by step, in the registry that is open.
import { at, call, codeMark, fill, h, notice, operate, place, read, sentence, setClock } from "../parts.js";
import { daysPass, loseAnAnswer, moveADomain } from "./stories.js";

export function demonstrations() {
  const stage = h("div#stage");
  const open = (story) => fill(stage, player(story, () => fill(stage)));
  return h("section.demonstrations", h("h2", "See it work"),
    h("div.grid.three", [moveADomain, loseAnAnswer, daysPass].map((story) =>
      h("button.story", { id: story.id, onclick: () => open(story) }, h("span.sign", { "aria-hidden": "true" }, story.sign), h("strong", story.title), h("span", story.summary)))),
    stage);
}

/** One demonstration. Its first step takes a snapshot, so that everything can be put back at the end. */
function player(story, close) {
  const state = {};
  const point = `before-${story.id}`;
  let present = 0;
  const items = story.steps.map(([title, text]) => h("li", h("div", h("strong", title), h("p", text)), h("div.outcome", { role: "status" })));
  const next = h("button#next-step.primary", { onclick: () => run() }, "Start");
  const back = h("button#undo-story", { disabled: true, onclick: () => undo() }, "Put everything back");
  mark();

  async function run() {
    next.disabled = true;
    try {
      if (present === 0) await call("POST", at("snapshots"), { name: point });
      back.disabled = false;
      const [, , act] = story.steps[present];
      fill(items[present].lastChild, outcome(await act(state)));
      present += 1;
    } catch (error) {
      fill(items[present].lastChild, h("span.problem", sentence(error)));
    }
    next.disabled = present === items.length;
    mark();
  }

  function mark() {
    items.forEach((item, index) => {
      item.className = index < present ? "past" : index === present ? "present" : "";
      if (index === present) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
    next.textContent = present === 0 ? "Start" : present === items.length ? "That was it" : `Next: ${story.steps[present][0]}`;
  }

  async function undo() {
    await story.cleanUp?.(state);
    await operate("POST", at("snapshots", point, "restore"), undefined, "demonstration undone");
    await call("DELETE", at("snapshots", point));
    setClock(await read("clock"));
    notice("Everything is as it was before");
    close();
  }

  return h("article.card.player", { "aria-label": story.title }, h("h3", story.title),
    h("ol.steps", items),
    h("div.row.end", h("span.muted", `Runs in the registry ${place.registry}, by real frames.`), h("span.push"), back, next));
}

function outcome({ result, text, link }) {
  return [result && codeMark(result.code), result && " ", text, link && [" ", h("a", { href: link.to }, link.label)]];
}
