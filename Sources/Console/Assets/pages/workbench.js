// The workbench: a command is chosen or written, sent as a registrar, and its answer taken apart.
import { announces, at, call, card, codeMark, command as sendCommand, empty, fill, frameView, h, labelFor, prettyXML, query, read, reason, registrars, ruleText, textIn, uris } from "../parts.js";
import { templates } from "../parts/templates.js";

const past = [];

export async function page() {
  const asked = new URLSearchParams(location.search);
  const offered = templates.filter(({ extension }) => !extension || announces(extension));
  const as = h("select#as", { value: asked.get("as") ?? undefined }, (await registrars()).map(({ id }) => h("option", id)));
  if (!as.value) as.selectedIndex = 0;
  const template = h("select#template", { onchange: drawForm }, groupsOf(offered).map(([group, all]) => h("optgroup", { label: group }, all.map(({ id, label }) => h("option", { value: id }, label)))));
  const form = h("div#fields");
  const xml = h("textarea#xml.mono", { rows: "18", spellcheck: "false", "aria-label": "The frame as XML", oninput: () => ((isEdited.hidden = false), build()) });
  const isEdited = h("span.hint", { hidden: true }, "Edited by hand: the form no longer changes it.");
  const answer = h("div#answer", { "aria-live": "polite" }, empty("The answer comes here, with its verdict and what it changed."));
  const count = h("input#times", { type: "number", min: "1", max: "100", value: "1", "aria-label": "How many times" });
  const history = h("ul.plain");
  let inputs = [];

  function drawForm() {
    const chosen = offered.find(({ id }) => id === template.value);
    inputs = chosen.fields.map((field) => ({ field, node: inputFor(field) }));
    inputs.forEach(({ node }) => node.addEventListener("input", build));
    fill(form, h("div.grid.two.tight", inputs.map(({ field, node }) => h("div.field", labelFor(node.id, field.label), node))));
    isEdited.hidden = true;
    build();
  }

  function build() {
    // A code that stands in the frame is hidden on a projector, with the whole frame.
    queueMicrotask(() => xml.classList.toggle("secret", /<[\w:]*(pw|allocationToken|processNumber)[^>]*>[^<]/.test(xml.value)));
    if (!isEdited.hidden) return;
    const chosen = offered.find(({ id }) => id === template.value);
    const values = Object.fromEntries(inputs.map(({ field, node }) => [field.name, node.type === "checkbox" ? node.checked : node.value.trim()]));
    xml.value = prettyXML(chosen.build(values));
  }

  async function run() {
    send.disabled = true;
    try {
      for (let turn = 0; turn < Number(count.value || 1); turn += 1) {
        const subject = subjectOf(xml.value);
        const before = await look(subject);
        const result = await sendCommand(as.value, xml.value);
        const after = await look(subject);
        fill(answer, answerView(result, [changes(subject, before.object, after.object), countsChanged(before.counts, after.counts)]));
        past.unshift({ as: as.value, xml: xml.value, result });
      }
    } finally {
      send.disabled = false;
      past.length = Math.min(past.length, 20);
      drawHistory();
    }
  }

  function drawHistory() {
    fill(history, past.map((each) => h("li", h("button.quiet", { onclick: () => ((xml.value = each.xml), (as.value = each.as), (isEdited.hidden = false)) }, `${each.as} ${each.result.command ?? ""} ${subjectOf(each.xml)?.key ?? ""} `, codeMark(each.result.code)))));
  }

  const send = h("button#send.primary", { title: "Ctrl+Enter" }, "Send");
  xml.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && run());
  const wanted = asked.get("template");
  if (offered.some(({ id }) => id === wanted)) template.value = wanted;
  drawForm();
  drawHistory();
  return {
    title: "Workbench",
    body: h("form.grid.two.bench", { onsubmit: run },
      h("section.card", h("div.row", labelFor("as", "as"), as, labelFor("template", "command"), template),
        form, h("div.row", h("h3", "Frame"), isEdited, h("span.push"), h("button.small", { type: "button", onclick: drawForm }, "From the form again")), xml,
        h("div.row", send, labelFor("times", "times"), count)),
      card("Answer", answer, h("details", h("summary", "Sent before"), history))),
  };
}

const groupsOf = (offered) => [...new Set(offered.map(({ group }) => group))].map((group) => [group, offered.filter((each) => each.group === group)]);

function inputFor({ name, kind, value, options }) {
  const id = `field-${name}`;
  if (options) return h("select", { id, value: value ?? options[0] }, options.map((each) => h("option", each)));
  if (kind === "flag") return h("input", { id, type: "checkbox", checked: value === true });
  return h("input", { id, value: value ?? "", autocomplete: "off", spellcheck: "false", class: kind === "secret" ? "secret" : "" });
}

/** The object that a frame is about: `{collection, key}`. */
function subjectOf(xml) {
  for (const [collection, uri, element] of [["domains", uris.domain, "name"], ["hosts", uris.host, "name"], ["contacts", uris.contact, "id"]]) {
    const key = textIn(xml, uri, element);
    if (key) return { collection, key };
  }
  return null;
}

/** How many there are of everything, and the object as it is, if it is there: it is looked for in the list, as asking for what is not there is an error. */
async function look(subject) {
  const counts = await read();
  if (!subject) return { counts };
  const { collection, key } = subject;
  const rows = await call("GET", query(at(collection), { search: key, after: key.slice(0, -1), limit: 100 }));
  return { counts, object: rows.find((row) => (row.name ?? row.id) === key) };
}

function answerView(result, changed) {
  return [
    h("p.answer", codeMark(result.code), " ", result.message, " ", ruleText(result), reason(result)),
    result.faults?.length > 0 && h("p.hint", `⚡ ${result.faults.join(", ")} acted`),
    schemaCheck(result.schemaProblems),
    changed,
    result.answer ? frameView(result.answer, "Answer") : h("p.muted", result.answerBase64 ? `Bytes that are no text: ${result.answerBase64}` : "No answer: a fault lost it."),
  ];
}

/** What the XML schemas have against both frames, where the server has them. */
function schemaCheck(problems) {
  if (!problems) return h("p#schema.muted", "Schema not checked: start the server with ", h("code", "--schemas DIR"), " (the RFCs' XSD files), and both frames are.");
  if (problems.length === 0) return h("p#schema.good", "✓ Both frames are valid by their XML schemas.");
  return h("div#schema.problem", h("strong", "✗ Not valid by the XML schemas"), h("ul.plain", problems.map((each) => h("li", each))));
}

const counted = ["domains", "contacts", "hosts", "messages"];
function countsChanged(before, after) {
  const texts = counted.filter((each) => before[each] !== after[each]).map((each) => `${each} ${after[each] > before[each] ? "+" : "−"}${Math.abs(after[each] - before[each])}`);
  return texts.length > 0 && h("p#counts.hint", `In the registry: ${texts.join(", ")}`);
}

/** What the command changed in the object that it names, field by field. */
function changes(subject, before, after) {
  if (!subject) return null;
  const { key } = subject;
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]));
  if (changed.length === 0) return h("p.muted", `Nothing changed in ${key}.`);
  if (!before || !after) return h("p.hint", after ? `${key} is there now.` : `${key} is gone.`);
  return h("details", { open: true }, h("summary", `Changed in ${key}`), h("dl.facts", changed.map((field) => [h("dt", field),
    h("dd", { class: field === "authInfo" ? "secret" : "" }, `${JSON.stringify(before[field]) ?? "—"} → ${JSON.stringify(after[field]) ?? "—"}`)])));
}
