// The registries of this process: made, put back, noted, ended.
import { badge, call, card, confirmed, empty, go, h, labelFor, notePresent, notice, operate, panel, place, stamp, table, tellUndoable } from "../parts.js";

const below = (id, ...parts) => ["/registries", id, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join("/");

export async function page() {
  const all = panel(() => call("GET", "/registries"), (registries) => table("Registries", [
    ["Registry", ({ id, label }) => [h("a", { href: `/r/${encodeURIComponent(id)}` }, label ?? id), label && h("code", ` ${id}`), " ", id === place.registry && badge("open here", "good")]],
    ["Policy", ({ policy }) => policy], ["Reached at", reach], ["Clock", ({ clock }) => h("span.line", stamp(clock.now))], ["Domains", ({ domains }) => domains.toLocaleString("en")], ["Sessions", ({ sessions }) => sessions],
    ["", ({ id }) => [h("button.small", { onclick: () => reset(id) }, "reset"), " ",
      id !== "default" && h("button.small.danger", { onclick: () => end(id) }, "delete")]],
  ], registries), { class: "card" });
  const snapshots = panel(() => call("GET", below(place.registry, "snapshots")), snapshotList, { class: "card" });
  const policies = await call("GET", "/policies");
  return { title: "Registries", body: [all.host, snapshots.host, creation(policies)], refresh: () => Promise.all([all.refresh(), snapshots.refresh()]) };
}

const reach = (about) => h("code", `${about.host}:${about.port}${about.serverName ? ` as ${about.serverName}` : ""}${about.suffix ? `, registrar-${about.suffix}` : ""}`);

async function reset(id) {
  if (!(await confirmed({ title: `Reset ${id}?`, text: "Everything becomes as it was when the registry was made, the time included; faults and journal go.", action: "Reset" }))) return;
  await operate("POST", below(id, "reset"), undefined, `${id} reset`);
  notice(`${id} is as it was at the start`);
}

async function end(id) {
  if (!(await confirmed({ title: `Delete ${id}?`, text: "The registry and its sessions end. This cannot be undone.", action: "Delete", typed: id }))) return;
  await operate("DELETE", below(id), undefined, `${id} deleted`);
  if (id === place.registry) go("/");
}

function snapshotList(snapshots) {
  const name = h("input#snapshot-name", { required: true, placeholder: "clean", "aria-label": "Name of the snapshot", autocomplete: "off" });
  async function take(event) {
    await operate("POST", below(place.registry, "snapshots"), { name: name.value }, "snapshot taken");
    notice("Noted");
    document.activeElement.blur();
  }
  async function restore(point) {
    const back = await notePresent(`restore-${point}`);
    await operate("POST", below(place.registry, "snapshots", point, "restore"), undefined, `restored ${point}`);
    tellUndoable(`Everything is as it was at “${point}”`, back);
  }
  async function forget(point) {
    if (!(await confirmed({ title: `Forget “${point}”?`, text: "The registry stays as it is; the snapshot goes.", action: "Forget it" }))) return;
    await operate("DELETE", below(place.registry, "snapshots", point), undefined, "snapshot forgotten");
  }
  return [h("h2", `Snapshots of ${place.registry}`),
    snapshots.length === 0 ? empty("None yet. A snapshot notes the present, the time included.") : table("Snapshots", [
      ["Name", (each) => each.name], ["Registry's time", ({ time }) => stamp(time)], ["Taken", ({ taken }) => (taken ? stamp(taken) : "—")], ["Domains", ({ domains }) => domains?.toLocaleString("en") ?? "—"],
      ["", (each) => [h("button.small", { onclick: () => restore(each.name) }, "restore"), " ", h("button.small.danger", { onclick: () => forget(each.name) }, "forget")]],
    ], snapshots),
    h("form.row", { onsubmit: take }, name, h("button.primary", "Take a snapshot"))];
}

function creation(policies) {
  const id = h("input#id", { pattern: "[a-z0-9\\-]{1,64}", placeholder: "lab7", autocomplete: "off" });
  const label = h("input#label", { placeholder: "Ada’s", maxlength: "64", autocomplete: "off" });
  const policy = h("select#policy", policies.map(({ name, summary }) => h("option", { value: name, title: summary }, name)));
  const seed = h("select#seed", h("option", { value: "demonstration" }, "the demonstration"), h("option", { value: "empty" }, "empty"));
  const start = h("input#start", { placeholder: "2026-01-01T00:00:00Z", autocomplete: "off" });
  const isFrozen = h("input#frozen", { type: "checkbox" });
  const how = h("select#how", h("option", { value: "port" }, "a port of its own"), h("option", { value: "serverName" }, "a TLS server name"), h("option", { value: "suffix" }, "a suffix at login"));
  async function make(event) {
    const word = id.value || `r${Math.floor(Math.random() * 1e6)}`;
    const made = await operate("POST", "/registries", {
      id: word, policy: policy.value, seed: seed.value, ...(label.value && { label: label.value }),
      clock: { ...(start.value && { start: start.value }), speed: isFrozen.checked ? 0 : 1 },
      reach: { port: { port: 0 }, serverName: { serverName: `${word}.registry.localhost` }, suffix: { suffix: word } }[how.value],
    }, "registry made");
    notice(`${made.id} is open at ${made.host}:${made.port}`);
    go(`/r/${encodeURIComponent(made.id)}`);
  }
  const field = (text, node) => h("div.field", labelFor(node.id, text), node);
  return card("New registry", h("form", { onsubmit: make },
    h("div.grid.three", field("Id", id), field("Label", label), field("Policy", policy), field("Seed", seed), field("Clock starts, if not now", start), field("Clients come by", how)),
    h("div.row.end", h("label.check", isFrozen, "time stands still"), h("button.primary", "Make it"))));
}
