// A create that waits: when the clock decides it, and the operator's own decision.
import { at, distance, h, notice, operate, panel, stamp } from "../parts.js";

export function creationCard(state) {
  return panel(async () => state.domain.creation ?? null, draw);

  function draw(creation) {
    if (!creation) return [];
    const when = creation.ends ? `The clock decides it at ${stamp(creation.ends, true)} (${distance(creation.ends)}).` : "It waits for the operator.";
    return h("section.card", h("h2", "Create"),
      h("p", "The registry has not decided yet whether the name is registered. ", when, " Its registrar is told by poll."),
      h("div.row",
        h("button#allocate-create", { onclick: () => decide("allocate") }, "Allocate"),
        h("button#refuse-create.quiet", { onclick: () => decide("refuse") }, "Refuse")));
  }

  async function decide(decision) {
    const told = decision === "allocate" ? "The name is registered" : "The create is refused, and the name free";
    try {
      await operate("POST", at("domains", state.name, "creation"), { decision }, `${decision} the create of ${state.name}`);
      notice(told, { key: "creation" });
    } catch (error) {
      notice("The create stays as it is", { kind: "failed", key: "creation", detail: error.message });
    }
  }
}
