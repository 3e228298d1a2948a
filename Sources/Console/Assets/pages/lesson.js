// The trainer's page: who is where, and what is done for everybody or for one.
import { address, call, card, confirmed, download, go, h, labelFor, notice, operate, panel, stamp, table } from "../parts.js";
import { verdictMark, verdictSign } from "../parts/steps.js";

const pause = 2000;

export async function page(id) {
  const path = `/classes/${encodeURIComponent(id)}`;
  const lesson = await call("GET", path);
  const steps = await stepsOf(lesson);
  const who = h("select#who", h("option", { value: "" }, "everybody"), lesson.students.map(({ name, registry }) => h("option", { value: registry }, name)));
  const order = h("select#order", { onchange: () => wall.refresh(true) }, h("option", { value: "" }, "as in the list"), h("option", { value: "stuck" }, "stuck first"));
  const wall = panel(async () => sorted(await call("GET", path), order.value), (students) => drawn(students, steps, who), { class: "stack" });

  async function turn(body, title) {
    await operate("POST", path, { ...body, ...(who.value && { student: who.value }) }, `${title}, for ${who.selectedOptions[0].textContent}`);
    wall.refresh();
  }

  // The events of one registry say nothing of the others.
  const timer = setInterval(() => document.hidden || wall.refresh(), pause);
  return {
    title: `Class ${id}`,
    body: [h("p", lesson.title), deeds(who, turn), h("div.row", labelFor("order", "Order"), order), wall.host, papers(id, path, who)],
    refresh: wall.refresh, leave: () => clearInterval(timer),
  };
}

/** The steps of the exercise's card, in their order. */
async function stepsOf({ exercise, students: [first] }) {
  if (!first) return [];
  const { steps } = await call("GET", `/registries/${encodeURIComponent(first.registry)}/scorecards/${encodeURIComponent(exercise)}`);
  return steps.map(({ id, title }) => ({ id, title }));
}

/** Without the seconds of clocks, which would have everything drawn anew all the time. */
function sorted({ students }, order) {
  const shown = students.map(({ clock, ...rest }) => ({ ...rest, clock: stamp(clock.now).slice(0, 16), isFrozen: clock.isFrozen }));
  return order === "stuck" ? shown.sort((one, two) => one.passed - two.passed || two.hints - one.hints) : shown;
}

function drawn(students, steps, who) {
  const count = (verdict) => students.filter((each) => each.verdict === verdict).length;
  const begun = students.filter(({ verdict, passed, sessions }) => verdict === "notSeen" && (passed > 0 || sessions > 0)).length;
  return [
    h("p#standing", { role: "status" }, `${students.length} students: ${count("passed")} done, ${begun} on their way, ${count("failed")} failed`),
    table("Students by steps", [
      ["Student", ({ name, registry }) => [h("a", { href: `/r/${encodeURIComponent(registry)}/exercise` }, name), " ", h("code.muted", registry)]],
      ["Verdict", ({ verdict, passed, steps: all }) => [verdictMark(verdict), h("span.hint", `${passed} of ${all}`)]],
      ...steps.map(({ id, title }) => [h("span", { title }, id), ({ verdicts }) => verdictSign(verdicts[id], title)]),
      ["Hints", ({ hints }) => hints || "—"],
      ["Look at", ({ registry, sessions }) => h("span.row", look(registry, "journal", "journal"), look(registry, "sessions", `sessions ${sessions || ""}`))],
      ["Clock", ({ clock, isFrozen }) => [h("span.line", clock), isFrozen && h("span.hint", "frozen")]],
      ["", ({ name, registry }) => h("button.small", { id: `choose-${registry}`, "aria-label": `Choose ${name}`, onclick: () => choose(who, registry) }, "choose")],
    ], students),
  ];
}

const look = (registry, page, text) => h("a", { href: `/r/${encodeURIComponent(registry)}/${page}` }, text);

function choose(who, registry) {
  who.value = registry;
  who.focus();
}

function deeds(who, turn) {
  const by = h("input#turn-by", { size: "6", required: true, pattern: "[0-9]+(ms|[dhms])", placeholder: "5d", "aria-label": "Advance by", autocomplete: "off" });
  const text = h("input#turn-message", { required: true, placeholder: "Five minutes left.", "aria-label": "Message", autocomplete: "off" });
  async function send() {
    await turn({ message: text.value }, "message queued");
    text.value = "";
    notice("Queued: who polls reads it");
  }
  async function anew() {
    const whom = who.selectedOptions[0].textContent;
    if (await confirmed({ title: `Let ${whom} begin anew?`, text: "Registry, clock, journal, hints and verdicts become as they were at the beginning; passwords stay.", action: "Begin anew" })) await turn({ reset: true }, "reset");
  }
  return card("What you do", h("div.row", labelFor("who", "For"), who),
    h("div.row", h("form.inline", { onsubmit: () => turn({ advance: by.value }, `clock advanced by ${by.value}`) }, by, h("button#turn-advance", "Advance the clock")),
      h("button#turn-freeze", { onclick: () => turn({ freeze: true }, "clock frozen") }, "Freeze"), h("button#turn-run", { onclick: () => turn({ speed: 1 }, "clock at speed 1") }, "▶ ×1"),
      h("button#turn-reset.danger", { onclick: anew }, "Begin anew")),
    h("form.row", { onsubmit: send }, text, h("button#turn-send", "Send a message")));
}

function papers(id, path, who) {
  const handOuts = () => download(who.value ? `${path}/hand-outs?registry=${encodeURIComponent(who.value)}` : `${path}/hand-outs`, `${id}-hand-outs.html`);
  async function end() {
    if (!(await confirmed({ title: `End the class ${id}?`, text: "All its registries go, and with them everybody’s reports: save the archive first.", action: "End it", typed: id }))) return;
    await operate("DELETE", path, undefined, `class ${id} ended`);
    go(address("classes"));
  }
  return card("On paper and for the record",
    h("p.hint", "A sheet for each student, with password and token: to be printed, not to be shown. The archive has everybody’s report."),
    h("div.row", h("button#hand-outs", { onclick: handOuts }, "Hand-outs"), h("button#archive", { onclick: () => download(`${path}/archive`, `${id}.tar`) }, "Archive of all reports"), h("button#end-class.danger", { onclick: end }, "End the class")));
}
