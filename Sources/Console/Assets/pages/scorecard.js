// One scorecard: judged live, by registrar; begun, stopped, begun anew.
import { at, badge, card, h, labelFor, operate, panel, read, registrars } from "../parts.js";
import { reports, stepTable, verdictMark } from "../parts/steps.js";
import { states } from "./scorecards.js";

export async function page(name) {
  const whose = h("select#whose", h("option", { value: "" }, "everybody"), (await registrars()).map(({ id }) => h("option", id)));
  const state = panel(() => read("scorecards", name), (shown) => draw(shown, turn), { class: "stack" });
  const first = await read("scorecards", name);

  async function turn(verb, run) {
    const body = { do: verb, ...(verb === "start" && whose.value && { registrar: whose.value }), ...(run && { run: true }) };
    await operate("POST", at("scorecards", name), body, `scorecard ${name}: ${run ? "run" : verb}`);
    state.refresh();
  }

  let waiting = null;
  const entry = () => (waiting ??= setTimeout(() => { waiting = null; state.refresh(); }, 150));
  return {
    title: first.title,
    body: [card("Judge", h("p", first.proves), h("form.row", { onsubmit: () => turn("start", false) }, labelFor("whose", "Whom"), whose,
      h("button#watch.primary", "Watch"), h("button#run", { type: "button", onclick: () => turn("start", true) }, "Run: do the operator’s part, too"))), state.host],
    refresh: state.refresh, entry, leave: () => clearTimeout(waiting),
  };
}

function draw(state, turn) {
  const isOn = ["watched", "run"].includes(state.state);
  return [
    h("div.row", badge(...states[state.state]), state.policy && h("span.muted", `for the policy ${state.policy}`),
      state.registrars.map(({ registrar, verdict, passed, steps }) => h("span", h("strong", registrar), " ", verdictMark(verdict), ` ${passed} of ${steps}`)), h("span.push"),
      isOn && h("button#stop.small", { onclick: () => turn("stop") }, "Stop"), state.state !== "idle" && h("button#anew.small", { onclick: () => turn("reset") }, "Begin anew")),
    state.missed > 0 && h("p.problem", `${state.missed} entries of the journal were gone before they were judged.`),
    h("section.card", stepTable(state), reports(state)),
    card("Where its steps are from", h("ul.plain", state.sources.map((source) => h("li", source)))),
  ];
}
