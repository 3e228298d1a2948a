// The student's page: what is to be done, hints one by one, how to connect, and the own card, live.
import { address, at, card, copyButton, download, empty, fill, h, operate, panel, place, read, sentence } from "../parts.js";
import { reports, stepTable, verdictMark } from "../parts/steps.js";
import { story } from "../parts/story.js";

export async function page() {
  if (!place.about.exercise) return { title: "Exercise", body: nothing() };
  const sheet = panel(() => read("exercise"), draw);
  const own = panel(() => read("scorecards", place.about.exercise), standing, { class: "card", "aria-live": "polite" });
  let waiting = null;
  // What a card is about need not change anything: a refusal, a question, a broken line.
  const entry = () => (waiting ??= setTimeout(() => { waiting = null; own.refresh(); }, 150));
  return {
    title: "Exercise",
    body: [sheet.host, own.host],
    refresh: () => Promise.all([sheet.refresh(), own.refresh()]),
    entry, leave: () => clearTimeout(waiting),
  };
}

const nothing = () => empty("This registry is for no exercise. A class has one for each student.", h("a.button.primary", { href: address("classes") }, "Classes"));

function draw(sheet) {
  return h("div.grid.two", h("section.card.story-text", story(sheet.story)), h("div.stack", connect(sheet), hints(sheet)));
}

function connect(sheet) {
  const server = `${sheet.host}:${sheet.port}`;
  const line = `export EPP_SERVER=${server} EPP_CA=ca.pem EPP_USER=${sheet.registrar}`;
  return card("How to connect", h("dl.facts",
    fact("EPP over TLS", server), sheet.serverName && fact("TLS server name", sheet.serverName), fact("Account", sheet.registrar),
    h("dt", "Password"), h("dd", h("code.secret", sheet.password ?? "—"), " ", sheet.password && copyButton(sheet.password)),
    h("dt", "Certificate authority"), h("dd", h("a", { href: "/ca.pem", download: "ca.pem" }, "ca.pem")),
    sheet.certificate && [h("dt", "Certificate and key"), h("dd", h("button#certificate.small", { onclick: () => download(sheet.certificate, `${sheet.registrar}.pem`) }, "Save"))]),
  h("details", h("summary", "In a shell"), h("pre.frame", { tabindex: "0" }, `${line}\nmock-registry epp`), copyButton(line)));
}

const fact = (label, text) => [h("dt", label), h("dd", h("code", text), " ", copyButton(text))];

function hints(sheet) {
  const told = h("p.problem", { role: "alert", hidden: true });
  async function reveal() {
    try {
      await operate("POST", at("exercise", "hints"), undefined, "hint told");
    } catch (error) {
      fill(told, sentence(error)).hidden = false;
    }
  }
  return card("Hints", h("ol.hints", { "aria-live": "polite" }, sheet.hints.map((hint) => h("li", hint))), told,
    sheet.hintsLeft > 0 ? h("button#next-hint", { onclick: reveal }, `${sheet.hints.length > 0 ? "Next hint" : "A hint"} (${sheet.hintsLeft} left)`)
      : h("p.muted", "That was all the help there is."));
}

function standing(state) {
  const [progress] = state.registrars;
  return [h("div.row", h("h2", "How far you are"), h("span.push"), progress && [verdictMark(progress.verdict), h("span#passed", `${progress.passed} of ${progress.steps} steps`)]),
    stepTable(state, true), reports(state)];
}
