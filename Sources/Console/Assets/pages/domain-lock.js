// The transfer lock. The sponsor's own lock is a status that it can take off; the registry's lock is not.
import { command, distance, h, notice, panel, refusal, setStatus, stamp, succeeded } from "../parts.js";

const [clientLock, serverLock] = ["clientTransferProhibited", "serverTransferProhibited"];

/** Why the registry's lock is on: what was noted, or what its end follows from. */
function reasonOf({ lockedUntil, note, transferred }) {
  if (note) return `“${note}”`;
  if (!lockedUntil) return "its operator set it";
  return transferred ? "the domain has moved lately" : "the domain is new";
}

export function lockCard(state) {
  return panel(async () => {
    const { statuses = [], shownStatuses = [], statusNotes, transferred, sponsor } = state.domain;
    const lockedUntil = state.domain.lockedUntil === "none" ? null : state.domain.lockedUntil;
    const isServers = Boolean(lockedUntil) || [...statuses, ...shownStatuses].includes(serverLock);
    return { isOn: statuses.includes(clientLock), isServers, lockedUntil, note: statusNotes?.[serverLock]?.text, transferred, sponsor };
  }, draw, { class: "card" });

  function draw({ isOn, isServers, lockedUntil, note, transferred, sponsor }) {
    return [
      h("h2", "Transfer lock"),
      h("div.row",
        h("button#lock.switch", { role: "switch", "aria-checked": String(isOn), "aria-label": "Transfer lock", onclick: () => turn(!isOn, sponsor) }, h("span")),
        h("strong", isOn ? "on" : "off"), h("code", clientLock)),
      h("p", isOn || isServers ? "Another registrar cannot take the domain over." : "Another registrar can take the domain over with the auth code."),
      isServers ? h("p#registry-lock", "The registry's own lock is on", lockedUntil && ` until ${stamp(lockedUntil, true)} (${distance(lockedUntil)})`, `: ${reasonOf({ lockedUntil, note, transferred })}. A registrar can't lift it: `, h("code", serverLock), " is the registry's.")
        : h("p#registry-lock.muted", "The registry's own lock: none."),
    ];
  }

  async function turn(isOn, sponsor) {
    const result = await command(sponsor, setStatus(state.name, clientLock, isOn));
    if (succeeded(result)) notice(isOn ? "Transfer lock is on" : "Transfer lock is off", { key: "lock" });
    else notice("The lock stays as it is", { kind: "failed", key: "lock", detail: refusal(result) });
  }
}
