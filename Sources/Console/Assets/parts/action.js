// Acting, and showing what it took: the frames that a click caused, and the same call as curl and as EPP XML.
import { call, token } from "./api.js";
import { at } from "./place.js";
import { fill, h } from "./render.js";
import { codeMark, foundText, reason, ruleText } from "./verdict.js";
import { copyButton } from "./copy.js";
import { frameView } from "./xml.js";

/** Where the last action is shown; the frame around the pages holds it. */
export const lastAction = h("section#last-action", { "aria-label": "Last action", hidden: true });

/** Sends a frame as a registrar, by the same path as the registrar's own client. */
export async function command(registrar, xml) {
  const path = at("registrars", registrar, "commands");
  const body = { xml };
  const result = await call("POST", path, body);
  dispatchEvent(new Event("registrychange"));
  showCommand(registrar, xml, result, curl("POST", path, body));
  return result;
}

/** Whether a command was carried out (or will be: 1001). */
export const succeeded = (result) => result.code !== undefined && result.code < 2000;

/** One sentence about a refusal, or about an answer that was lost. */
export function refusal(result) {
  if (result.code === undefined && !result.answer) return "No answer came: a fault lost it. The journal tells whether the command took effect.";
  const required = result.rule ? `required: ${result.rule}${result.section ? ` (${result.section})` : ""}` : "";
  const why = [foundText(result), required].filter(Boolean).join("; ");
  return `${result.code} ${result.message ?? ""}${why ? `: ${why}` : ""}${result.note ? `. For the operator only: ${result.note}` : ""}`;
}

/** Calls the control API to change something, and shows the call. */
export async function operate(method, path, body, title) {
  const answer = await call(method, path, body);
  // Not every process keeps a journal whose events would tell of the change.
  dispatchEvent(new Event("registrychange"));
  const line = curl(method, path, body);
  show([h("strong", title ?? `${method} ${path}`), " by the control API"], [tab("as curl", holdsSecret(line) ? secretText(line) : text(line))]);
  return answer;
}

/** A call as it is typed in a shell. A token is named, never written out. */
export function curl(method, path, body) {
  const words = ["curl"];
  if (method !== "GET" && !(method === "POST" && body !== undefined)) words.push("-X", method);
  if (token()) words.push("-H", '"Authorization: Bearer $MOCK_REGISTRY_CONTROL_TOKEN"');
  if (body !== undefined) words.push("--json", quoted(JSON.stringify(body)));
  return [...words, quoted(location.origin + path)].join(" ");
}

const quoted = (word) => (/^[\w:/.@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

function showCommand(registrar, xml, result, line) {
  const frames = [
    h("h4", `${registrar} sent`), frameView(xml, "Command"),
    h("h4", "The registry answered"),
    result.answer ? frameView(result.answer, "Answer") : h("p.muted", "Nothing: a fault lost the answer."),
  ];
  const title = [h("strong", result.command ?? "command"), ` by ${registrar} → `, codeMark(result.code), " ", ruleText(result), reason(result)];
  show(title, [tab("2 frames", frames), tab("as curl", secretText(line)), tab("as XML", secretText(xml))]);
}

function show(title, tabs) {
  lastAction.hidden = false;
  fill(lastAction, h("span.muted", "Last action"), h("span.what", title), tabs,
    h("button.quiet", { "aria-label": "Hide last action", onclick: () => (lastAction.hidden = true) }, "✕"));
}

// All with one name: opening one closes the others.
const tab = (label, content) => h("details", { name: "last-action" }, h("summary", label), h("div.reveal", content));
const text = (line) => [h("pre.frame", { tabindex: "0" }, line), copyButton(line)];
// Passwords and codes stand in these: hidden on a projector.
/** Whether a JSON text has a field that is nobody else's to read. */
export const holdsSecret = (json) => /"(password|authInfo|code|processNumber|holderPassword|secret|key)"/.test(json);
const secretText = (line) => [h("pre.frame.secret", { tabindex: "0" }, line), copyButton(line)];
