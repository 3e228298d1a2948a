// The clock: stopped, moved, sped up; what is due; and the way back.
import { address, announceClock, at, call, distance, empty, fill, h, jump, jumps, labelFor, operate, panel, query, read, stamp, table, undo } from "../parts.js";

export async function page() {
  const controls = panel(() => read("clock"), draw, { class: "card" });
  const due = panel(() => call("GET", query(at("due"), { limit: 200 })), ({ due, total }) => [h("h2", `Due next (${total})`),
    due.length === 0 ? empty("Nothing waits for the clock. A pending transfer, a deletion or an expiry would stand here.") : table("What is due", [
      ["When", ({ time }) => h("strong.line", { title: stamp(time) }, distance(time))], ["At", ({ time }) => h("span.line", stamp(time, true))],
      ["Object", ({ object, name }) => ["maintenance", "application", "registrar"].includes(object) ? `${object} ${name}` : h("a", { href: address(`${object}s`, name) }, name)], ["What happens", ({ text }) => text],
      ["", (each) => h("button.small", { onclick: () => jump(null, each) }, "go there")],
    ], due)], { class: "card" });
  const back = panel(jumps, (points) => [h("h2", "Undo"), points.length === 0 ? empty("Before each jump a snapshot is taken; it will stand here.")
    : h("ul.plain", points.map(({ name }) => h("li.row", h("button.small", { onclick: () => undo(name) }, "back to"), name)))], { class: "card" });
  return { title: "Clock", body: [controls.host, due.host, back.host], refresh: () => Promise.all([controls.refresh(), due.refresh(), back.refresh()]) };
}

function draw(clock) {
  const by = h("input#by", { placeholder: "45d, 12h, 1d 6h", "aria-label": "Advance by" });
  const to = h("input#to", { placeholder: clock.now.slice(0, 19) + "Z", "aria-label": "Set to a date" });
  const turn = (verb, body, title) => async () => {
    announceClock(await operate("POST", at("clock", verb), body, title));
  };
  const button = (label, act, kind = "") => h("button", { class: kind, onclick: act }, label);
  const box = h("div.stack");
  return fill(box,
    h("h2", clock.isFrozen ? "Time stands still" : clock.speed === 1 ? "Time passes as it does" : `Time passes ${clock.speed} times as fast`),
    h("div.row", clock.isFrozen ? null : button("Freeze", turn("freeze", undefined, "clock frozen"), "primary"),
      [1, 60, 1440, 86_400].map((speed) => h("button", { "aria-pressed": String(clock.speed === speed), title: speed === 1440 ? "a day in each minute" : speed === 86_400 ? "a day in each second" : "", onclick: () => turn("speed", { speed }, `clock at speed ${speed}`)() }, speed === 1 ? "▶ ×1" : `×${speed}`))),
    h("div.row", ["1h", "1d", "5d", "30d", "60d", "366d"].map((span) => button(`+${span}`, () => jump(span)))),
    h("div.row",
      h("form.inline", { onsubmit: () => jump(by.value) }, labelFor("by", "Advance by"), by, h("button", "Advance")),
      h("form.inline", { onsubmit: turnTo }, labelFor("to", "Set to"), to, h("button", "Set"))));

  function turnTo() {
    return jump(null, { time: to.value.trim().replace(" ", "T").replace(/(\d)$/, "$1Z"), name: "set" });
  }
}
