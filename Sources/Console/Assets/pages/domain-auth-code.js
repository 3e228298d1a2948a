// The auth code, as registrars' web pages have it: shown, copied, made anew. All of it is done as the sponsor, by EPP.
import { address, command, copy, domainInfo, h, isReadable, makeCode, notice, now, panel, refusal, span, stamp, succeeded, textIn, uris, whyHidden } from "../parts.js";

const dots = "••••••••••••";

export function authCodeCard(state) {
  // A code that was just made is kept while the page is open: some registries never tell it again.
  let known = null;
  let isShown = false;
  const card = panel(async () => ({ code: state.domain.code, sponsor: state.domain.sponsor, known, isShown, sentTo: state.sentTo }), draw, { class: "card code-card" });

  async function read() {
    if (known) return known;
    const result = await command(state.domain.sponsor, domainInfo(state.name));
    if (!succeeded(result)) throw new Error(refusal(result));
    return (known = textIn(result.answer, uris.domain, "pw") || null);
  }

  async function toggle() {
    if (!isShown) await read();
    isShown = !isShown;
    card.refresh();
  }

  async function copyIt() {
    const code = await read();
    if (code) await copy(code, "Auth code copied to clipboard");
  }

  async function create() {
    notice("Creating new auth code…", { kind: "working", key: "auth-code" });
    try {
      const made = await makeCode(state.name, state.domain.sponsor);
      if (!succeeded(made.result)) return void notice("Failed to create a new auth code", { kind: "failed", key: "auth-code", detail: refusal(made.result) });
      known = made.code ?? null;
      state.sentTo = made.sentTo;
      isShown = false;
      notice("Auth code created", { key: "auth-code", detail: made.sentTo ? `Sent to ${made.sentTo}.` : "" });
    } catch (error) {
      notice("Failed to create a new auth code", { kind: "failed", key: "auth-code", detail: error.message });
    }
  }

  function draw({ code, sponsor }) {
    const canShow = known !== null || (isReadable(state.name) && code?.isSet);
    const isExpired = code?.expires && Date.parse(code.expires) <= now();
    return [
      h("h2#auth-code-label", "Auth code"),
      h("p", code?.isSet ? (isExpired ? "The auth code of this domain has expired. Create a new one to move the domain."
        : "Your domain has an active auth code. Keep it private, anyone with this code can initiate a transfer.")
        : "This domain has no auth code. Create one to let another registrar take it over."),
      h("div.row",
        h("output#auth-code.secret.code-text", { "aria-labelledby": "auth-code-label" }, isShown && known ? known : code?.isSet || known ? dots : "none"),
        h("button#show-code", { disabled: !canShow, "aria-pressed": String(isShown), onclick: () => toggle() }, isShown ? "Hide" : "Show"),
        h("button#copy-code", { disabled: !canShow, onclick: () => copyIt() }, "Copy to clipboard"),
        h("button#create-code.primary", { onclick: create }, "Create a new code")),
      known && !isReadable(state.name) && h("p.hint", "Copy it now: it will not be shown again once you leave this page."),
      !canShow && code?.isSet && h("p#why-hidden.hint", whyHidden(state.name)),
      state.sentTo && h("p.hint", `It went to ${state.sentTo}. `, h("a", { href: address("outbox") }, "Open the outbox")),
      h("p#code-life.muted", life(code), ` · done as ${sponsor}`),
    ];
  }

  return card;
}

function life(code) {
  if (!code?.isSet) return "no code is set";
  const set = code.set ? `set ${stamp(code.set, true)} · ` : "";
  if (!code.expires) return `${set}valid until it is changed`;
  const left = Date.parse(code.expires) - now();
  return left > 0 ? `${set}valid ${span(left)} more` : `${set}expired ${span(left)} ago`;
}
