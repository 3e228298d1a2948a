// Open sessions, those before login included.
import { address, at, confirmed, empty, h, notice, operate, panel, place, read, stamp, table } from "../parts.js";

export async function page() {
  const sessions = panel(() => read("sessions"), (all) => (all.length === 0
    ? empty(`Nobody is connected. A client comes by TLS to ${place.about.host}:${place.about.port}.`)
    : table("Open sessions", [
      ["Session", ({ id }) => h("a", { href: `${address("journal")}?session=${id}` }, `s${id}`)],
      ["Registrar", ({ client }) => client ?? h("span.muted", "before login")],
      ["From", (each) => `${each.address}:${each.port}`], ["TLS", (each) => h("span", { title: each.cipher }, each.protocolVersion)],
      ["Opened", ({ opened }) => stamp(opened)], ["Frames", ({ frames }) => frames], ["Last command", ({ lastCommand }) => lastCommand ?? "—"],
      ["Idle", ({ idleSeconds }) => (idleSeconds === undefined ? "—" : `${Math.round(idleSeconds)} s`)],
      ["", ({ id }) => h("button.small.danger", { onclick: () => end(id) }, "end")],
    ], all)));
  async function end(id) {
    if (!(await confirmed({ title: `End session s${id}?`, text: "Its client's connection is closed; what is in flight is answered first.", action: "End it" }))) return;
    await operate("DELETE", at("sessions", String(id)), undefined, `session ${id} ended`);
    notice(`Session ${id} is ended: what is in flight is answered first`);
    setTimeout(() => sessions.refresh(), 300);
  }
  // Who is idle, and for how long, is told by no event.
  const timer = setInterval(() => sessions.refresh(), 5000);
  return {
    title: "Sessions", body: sessions.host, refresh: sessions.refresh, leave: () => clearInterval(timer),
    entry: ({ kind }) => ["opened", "closed", "verdict"].includes(kind) && sessions.refresh(),
  };
}
