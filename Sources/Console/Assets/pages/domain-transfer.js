// The domain's transfer: requested here as another registrar, or what is pending and who may act.
import { h, panel, pendingTransfer, registrars, requestForm, stamp } from "../parts.js";

export function transferCard(state) {
  return panel(async () => ({ transfer: state.domain.transfer, sponsor: state.domain.sponsor, registrars: await registrars() }), draw, { class: "card" });

  function draw({ transfer, sponsor, registrars }) {
    if (transfer?.status === "pending") return [h("h2", "Transfer"), pendingTransfer({ name: state.name, sponsor, transfer })];
    return [h("h2", "Transfer"),
      h("p.muted", transfer ? `Last: to ${transfer.requester}, ${transfer.status}${transfer.acted ? `, ${stamp(transfer.acted)}` : ""}.` : "None pending."),
      requestForm({ name: state.name, registrars: registrars.filter(({ id }) => id !== sponsor) })];
  }
}
