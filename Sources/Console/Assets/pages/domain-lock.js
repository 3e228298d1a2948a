// The transfer lock. The sponsor's own lock is a status that it can take off; the registry's lock is not.
import { command, distance, h, notice, panel, refusal, setStatus, stamp, succeeded } from "../parts.js";

const clientLock = "clientTransferProhibited";

export function lockCard(state) {
  return panel(async () => {
    const { statuses = [], shownStatuses = [], lockedUntil, sponsor } = state.domain;
    return { isOn: statuses.includes(clientLock), isServers: [...statuses, ...shownStatuses].includes("serverTransferProhibited"), lockedUntil, sponsor };
  }, draw, { class: "card" });

  function draw({ isOn, isServers, lockedUntil, sponsor }) {
    return [
      h("h2", "Transfer lock"),
      h("div.row",
        h("button#lock.switch", { role: "switch", "aria-checked": String(isOn), "aria-label": "Transfer lock", onclick: () => turn(!isOn, sponsor) }, h("span")),
        h("strong", isOn ? "on" : "off"), h("code", clientLock)),
      h("p", isOn ? "Another registrar cannot take the domain over." : "Another registrar can take the domain over with the auth code."),
      h("p#registry-lock.muted", isServers || lockedUntil
        ? `The registry's own lock is on${lockedUntil ? ` until ${stamp(lockedUntil, true)} (${distance(lockedUntil)})` : ""}: serverTransferProhibited can't be lifted by a registrar.`
        : "The registry's own lock: none."),
    ];
  }

  async function turn(isOn, sponsor) {
    const result = await command(sponsor, setStatus(state.name, clientLock, isOn));
    if (succeeded(result)) notice(isOn ? "Transfer lock is on" : "Transfer lock is off", { key: "lock" });
    else notice("The lock stays as it is", { kind: "failed", key: "lock", detail: refusal(result) });
  }
}
