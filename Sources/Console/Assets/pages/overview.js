// The first page: three demonstrations, how to connect, and what is going on.
import { address, at, badge, call, card, copyButton, distance, empty, entryLine, fill, h, labelFor, nextDue, panel, place, read, stamp } from "../parts.js";
import { demonstrations } from "./demonstrations.js";

export async function page() {
  const parts = [counts(), connect(), due(), happened()];
  const [first, second, third, fourth] = parts.map(({ host }) => host);
  return {
    title: place.about.label ?? "Overview",
    body: [first, demonstrations(), h("div.grid.two", second, h("div.stack", third, fourth))],
    refresh: () => Promise.all(parts.map(({ refresh }) => refresh())),
  };
}

function counts() {
  const shown = [["domains", "domains"], ["contacts", "contacts"], ["hosts", "hosts"], ["registrars", "accounts"], ["messages", "messages"], ["sessions", "sessions"]];
  return panel(() => read(), (about) => h("ul.figures", shown.map(([field, target]) =>
    h("li", h("a", { href: address(target) }, h("strong", about[field].toLocaleString("en")), h("span", field))))));
}

function connect() {
  return panel(() => Promise.all([read(), read("registrars")]), ([about, all]) => h("section.card",
    h("h2", "Connect"),
    h("dl.facts",
      fact("EPP over TLS", `${about.host}:${about.port}`),
      about.serverName && fact("TLS server name", about.serverName),
      about.suffix && fact("Log in as", `registrar-${about.suffix}`),
      h("dt", "Certificate authority"), h("dd", h("a", { href: "/ca.pem", download: "mock-registry-ca.pem" }, "ca.pem"), " "),
      h("dt", "Policy"), h("dd", h("a", { href: address("policy") }, about.policy))),
    h("h3", "Registrars"),
    h("ul.plain", all.slice(0, 8).map((each) => h("li.row",
      h("strong", each.id), each.suspended && badge("suspended", "warn"), h("code.secret", each.password), copyButton(each.password, "Copy")))),
    all.length > 8 && h("p", h("a", { href: address("accounts") }, `all ${all.length}`)),
    passwordCheck(all),
    h("details", h("summary", "In a shell"), command(about))));
}

/** Whether a password is a registrar's, for whoever has one and cannot log in with it. */
function passwordCheck(all) {
  const password = h("input#try-password", { type: "password", autocomplete: "off", required: true });
  const told = h("span#whose-password", { role: "status" });
  function check() {
    const [owner] = all.filter((each) => each.password === password.value);
    const standing = owner?.suspended ? "suspended, so it may not log in" : "it may log in";
    fill(told, owner ? `✓ It is ${owner.id}’s: ${standing}.` : "✗ It is nobody’s here.");
  }
  return h("form.row", { onsubmit: check }, labelFor("try-password", "Whose password is"), password, h("button.small", "Check"), told);
}

function command(about) {
  const line = `openssl s_client -quiet -connect ${about.host}:${about.port}${about.serverName ? ` -servername ${about.serverName}` : ""} -CAfile mock-registry-ca.pem`;
  return [h("pre.frame", { tabindex: "0" }, line), copyButton(line)];
}

const fact = (label, text) => [h("dt", label), h("dd", h("code", text), " ", copyButton(text))];

function due() {
  return panel(() => nextDue(5), (all) => card("Due next",
    all.length === 0 ? empty("Nothing waits for the clock. Request a transfer, or delete a domain.")
      : h("ul.plain", all.map((each) => h("li", h("strong", { title: stamp(each.time) }, distance(each.time)), " ", each.name, h("br"), h("span.muted", each.text)))),
    h("p", h("a", { href: address("clock") }, "Move the clock"))));
}

function happened() {
  const newest = `${at("journal")}?kind=verdict,fault,clock,operator&limit=8&before=${Number.MAX_SAFE_INTEGER}`;
  return panel(async () => (await call("GET", newest)).entries.reverse(), (entries) => card("What just happened",
    entries.length === 0 ? empty("No client has come yet. Connect one, or try a demonstration above.")
      : h("ol.plain.lines", entries.map((entry) => h("li", entryLine(entry)))),
    h("p", h("a", { href: address("journal") }, "The whole journal"))));
}
