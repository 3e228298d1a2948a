// The keys with which registrars' software comes by the registrars' own REST interfaces.
import { badge, call, copyButton, empty, h, panel, read, table } from "../parts.js";

export async function page() {
  const row = (label, text, kind) => text && h("li.row", h("span.muted", label), h(`code${kind}`, text), copyButton(text));
  const keys = panel(() => read("interface-keys"), (all) => (all.length === 0
    ? empty("No key has been made. A seed or the control API makes keys for the registrars' interfaces.")
    : table("API keys", [
      ["Interface", (each) => each.interface], ["Base", ({ base }) => h("code", location.origin + base)], ["Acts as", ({ registrar }) => registrar],
      ["Key", (each) => h("ul.plain", row("key", each.key, ".secret"), row("user", each.user, ""), row("secret", each.secret, ".secret"))], ["Scopes", ({ scopes }) => (scopes ?? []).map((scope) => badge(scope))],
    ], all)), { class: "card" });
  return { title: "API keys", body: [h("p.muted", "Software written for a registrar's REST interface works here with these. Every call is carried out as EPP commands, which the journal shows."), keys.host], refresh: keys.refresh };
}
