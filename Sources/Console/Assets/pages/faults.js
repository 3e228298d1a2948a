// Faults: rules that make things go wrong on purpose, how often each acted, and a form for every effect.
import { at, call, card, copyButton, curl, empty, fill, h, labelFor, notice, now, operate, panel, read, registrars, table } from "../parts.js";
import { effectForm, effectsOf } from "../parts/effect-form.js";

const presets = [
  ["Slow, 2 s", () => ({ effect: { delay: { milliseconds: 2000 } } })],
  ["2400 once", () => ({ effect: { result: { code: 2400 } }, remaining: 1 })],
  ["Lose the answer once", () => ({ effect: { close: { at: "beforeAnswer", by: "abort" } }, remaining: 1 })],
  ["Reset", () => ({ effect: { close: { at: "beforeCommand", by: "reset" } }, remaining: 1 })],
  ["Drip", () => ({ effect: { slow: { bytesPerWrite: 8, everyMilliseconds: 50 } } })],
  ["Garbage", () => ({ effect: { garbage: { bytes: 200 } }, remaining: 1 })],
  ["Maintenance, 5 min", () => ({ effect: { maintenance: { during: { from: iso(now()), until: iso(now() + 300_000) } } } })],
];
const iso = (time) => new Date(time).toISOString();

export async function page() {
  const [document, clients] = await Promise.all([call("GET", "/openapi.json"), registrars()]);
  const rules = panel(() => read("faults"), (all) => [h("h2", "Rules"), all.length === 0
    ? empty("Nothing goes wrong. Choose one of the buttons above, or build a rule below.")
    : table("Fault rules, in the order in which they are asked", [
      ["Rule", ({ id }) => h("strong", id)], ["Does", ({ effect }) => effectText(effect)], ["To", ({ match }) => matchText(match)],
      ["Acted", ({ acted }) => acted ?? 0], ["Left", ({ remaining }) => remaining ?? "∞"], ["", (rule) => [
        rule.warning && h("p.hint", `⚠ ${rule.warning}`),
        h("button.small.danger", { onclick: () => off(rule) }, "off"), " ",
        h("button.small", { onclick: () => form.fill(rule) }, "edit"), " ", copyButton(curl("POST", at("faults"), bare(rule)), "curl")]],
    ], all)], { class: "card" });
  const form = ruleForm(effectsOf(document), clients, rules);
  const reserved = panel(() => read("reserved-names"), reservedNames, { class: "card" });
  async function preset(make) {
    await add({ ...make(), match: form.match() }, rules);
  }
  async function off(rule) {
    await operate("DELETE", at("faults", rule.id), undefined, `${rule.id} switched off`);
    notice(`${rule.id} is off`, { action: ["Undo", () => add(bare(rule), rules)] });
    rules.refresh();
  }
  return {
    title: "Faults",
    body: [
      card("At a click", h("div.row", presets.map(([label, make]) => h("button", { "data-preset": label, onclick: () => preset(make) }, label))),
        h("p.muted", "For what is chosen here:"), form.matchFields),
      rules.host, form.host, reserved.host],
    refresh: () => Promise.all([rules.refresh(), reserved.refresh()]),
    entry: ({ kind }) => kind === "fault" && rules.refresh(),
  };
}

async function add(rule, rules, replaced) {
  const match = Object.fromEntries(Object.entries(rule.match ?? {}).filter(([, value]) => value !== ""));
  const body = { ...rule, match };
  if (Object.keys(match).length === 0) delete body.match;
  const made = await operate(replaced ? "PUT" : "POST", replaced ? at("faults", replaced) : at("faults"), body, replaced ? "fault rule replaced" : "fault rule added");
  notice(`${made.id} is in force`, { detail: made.warning ?? "" });
  rules.refresh();
}

function ruleForm(effects, clients, rules) {
  const registrar = h("select#fault-registrar", h("option", { value: "" }, "any registrar"), clients.map(({ id }) => h("option", id)));
  const command = h("input#fault-command", { list: "commands", placeholder: "any command", value: "" });
  const name = h("input#fault-name", { placeholder: "any name, lost-*" });
  const commands = ["domain:check", "domain:info", "domain:create", "domain:update", "domain:delete", "domain:renew", "domain:transfer", "domain:*", "contact:*", "host:*", "poll", "login", "hello"];
  const matchFields = h("div.row", labelFor("fault-registrar", "registrar"), registrar, labelFor("fault-command", "command"), command,
    h("datalist#commands", commands.map((value) => h("option", { value }))), labelFor("fault-name", "name"), name);
  const match = () => ({ registrar: registrar.value, command: command.value.trim(), name: name.value.trim() });
  const box = h("div.stack");
  const effect = h("select#effect", { onchange: () => draw() }, effects.map(({ name }) => h("option", name)));
  const remaining = h("input#remaining", { type: "number", min: "1", placeholder: "∞" });
  let fields = null;
  let replaced = "";
  const submit = h("button#add-fault.primary", "Add the rule");

  function draw(values) {
    const chosen = effects.find(({ name }) => name === effect.value);
    fields = effectForm(chosen, values);
    fill(box, h("p.muted", chosen.description), fields.host);
  }
  function put(rule) {
    replaced = rule.id;
    [effect.value] = Object.keys(rule.effect);
    draw(rule.effect[effect.value]);
    registrar.value = rule.match?.registrar ?? "";
    command.value = rule.match?.command ?? "";
    name.value = rule.match?.name ?? "";
    remaining.value = rule.remaining ?? "";
    submit.textContent = `Replace ${rule.id}`;
    host.scrollIntoView({ block: "nearest" });
    effect.focus();
  }
  async function make(event) {
    await add({ match: match(), effect: { [effect.value]: fields.read() }, ...(remaining.value && { remaining: Number(remaining.value) }) }, rules, replaced);
    replaced = "";
    submit.textContent = "Add the rule";
  }
  const host = card("Build a rule", h("form", { onsubmit: make },
    h("div.row", labelFor("effect", "Effect"), effect, labelFor("remaining", "acts how often"), remaining), box,
    h("div.row.end", h("span.muted", "Whom it meets is chosen at the top."), submit)));
  draw();
  return { host, matchFields, match, fill: put };
}

const bare = ({ acted, warning, id, ...rule }) => rule;
const matchText = (match) => Object.entries(match ?? {}).map(([key, value]) => `${key} ${value}`).join(", ") || "everything";
function effectText(effect) {
  const [name, values] = Object.entries(effect)[0] ?? ["", {}];
  return [h("strong", name), " ", Object.entries(values).map(([key, value]) => `${key} ${typeof value === "object" ? JSON.stringify(value) : value}`).join(", ")];
}

function reservedNames({ apply, names }) {
  async function turn() {
    await operate("PUT", at("reserved-names"), { apply: !apply }, "reserved names switched");
  }
  return [h("h2", "Names that make trouble by themselves"), h("div.row",
    h("button.switch", { role: "switch", "aria-checked": String(apply), "aria-label": "Names that make trouble by themselves", onclick: () => turn() }, h("span")), apply ? "They do: for clients that cannot reach this page." : "They are names like any other."),
  h("details", h("summary", `${names.length} names`), h("dl.facts", names.map(({ name, text }) => [h("dt", h("code", name)), h("dd", text)])))];
}
