// The holder's desk. As the .pt registry has it: the holder, not the registrar, fetches the auth code. As .lu has it: the holder
// answers a transfer with the key from a mail.
import { address, at, call, card, confirmed, copyButton, distance, fill, go, h, labelFor, notice, now, place, problemBox, read, sentence, span, stamp, table } from "../parts.js";

// Who is signed in, for each registry, as long as this tab is open.
const stored = () => `holder-${at()}`;
const signedIn = () => JSON.parse(sessionStorage.getItem(stored()) ?? "null");
const keep = (session) => (session ? sessionStorage.setItem(stored(), JSON.stringify(session)) : sessionStorage.removeItem(stored()));
const asHolder = (method, ...parts) => call(method, at("holder", ...parts), undefined, { "Holder-Session": signedIn().token });

export async function page(step, key) {
  const body = h("div.holder");
  const title = "Holder’s desk";
  if (step === "transfer" && key) return { title, body: fill(body, await question(key)) };
  const policies = [place.policy, ...(place.policy?.zonePolicies ?? [])];
  if (!policies.some((policy) => policy?.authInfo?.regime === "holderDelivered")) {
    return { title, body: policies.some((policy) => (policy?.transfer?.holderConfirmation ?? "none") !== "none") ? byMail() : notHere() };
  }
  if (step === "recover" && key) fill(body, await newPassword(key));
  else fill(body, signedIn() ? await processes() : welcome());
  return { title, body };
}

const byMail = () => h("div.empty", h("p", "Here the holder is asked before a domain moves to another registrar, and answers by the link in a mail."),
  h("a.button.primary", { href: address("outbox") }, "Open the outbox"));

const notHere = () => h("div.empty", h("p", "In this registry the registrar makes auth codes. Registries with the policy holder-delivered have a desk for holders."),
  h("a.button.primary", { href: address("registries") }, "Make such a registry"));

/** The transfer that a key answers, and the two answers. */
async function question(key) {
  const asked = await read("holder", "transfers", key).catch((error) => error);
  if (asked instanceof Error) return h("section.card.narrow", h("h2", "This key opens nothing"), h("p", sentence(asked)));
  const card = h("section.card.narrow");
  const answer = (decision) => async () => {
    try {
      told(await call("POST", at("holder", "transfers", key), { decision }));
    } catch (error) {
      fill(card, h("h2", "This key opens nothing"), h("p", sentence(error)));
    }
  };
  const told = ({ domain, requester, status }) => fill(card, h("h2", `Transfer of ${domain}`), h("p#holder-told", { role: "status" }, {
    serverApproved: `Confirmed: ${requester} has the domain now.`, serverCancelled: "Refused: the domain stays where it is.",
  }[status] ?? "Confirmed: now it is your present registrar’s turn."));
  return fill(card, h("h2", `Transfer of ${asked.domain}`),
    h("p", h("strong", asked.requester), ` has asked to take the domain over from ${asked.registrar}, ${distance(asked.requested)}. It can be answered until ${stamp(asked.deadline, true)} (${distance(asked.deadline)}).`),
    h("div.row", h("button#confirm-transfer.primary", { onclick: answer("confirm") }, "Confirm"), h("button#refuse-transfer", { onclick: answer("refuse") }, "Refuse")));
}

function welcome() {
  const handle = h("input#handle", { required: true, autocomplete: "username", placeholder: "ALPHA-1" });
  const password = h("input#password", { type: "password", required: true, autocomplete: "current-password" });
  const wrong = h("div", { role: "alert" });
  async function enter(event) {
    try {
      keep(await call("POST", at("holder", "sessions"), { handle: handle.value.trim(), password: password.value }));
      go(address("holder"));
    } catch (error) {
      fill(wrong, h("p.problem", sentence(error)));
    }
  }
  return h("div.grid.two", card("Sign in", h("form", { onsubmit: enter },
    labelFor("handle", "NIC handle"), handle, labelFor("password", "Password"), password, wrong, h("div.row.end", h("button#holder-sign-in.primary", "Sign in")))), recovery());
}

function recovery() {
  const number = h("input#taxpayer", { required: true, autocomplete: "off" });
  const country = h("input#country", { required: true, value: "PT", maxlength: "2", size: "3", autocomplete: "country" });
  const told = h("div", { role: "status" });
  async function ask(event) {
    try {
      await call("POST", at("holder", "recoveries"), { taxpayerNumber: number.value.trim(), country: country.value.trim().toUpperCase() });
      fill(told, h("p.hint", "If a holder has this number, a mail is under way to the address that the registry knows. ", h("a#to-outbox", { href: address("outbox") }, "Open the outbox")));
    } catch (error) {
      fill(told, problemBox(error));
    }
  }
  return card("No handle or password?", h("form", { onsubmit: ask },
    labelFor("taxpayer", "Taxpayer number"), number, labelFor("country", "Country"), country, told, h("div.row.end", h("button#recover", "Send me a link"))));
}

async function newPassword(key) {
  const holder = await read("holder", "recoveries", key).catch((error) => error);
  if (holder instanceof Error) return h("section.card.narrow", h("h2", "This link no longer works"), h("p", sentence(holder)), h("a", { href: address("holder") }, "Ask for another"));
  const password = h("input#new-password", { type: "password", required: true, minlength: "8", autocomplete: "new-password" });
  async function save(event) {
    keep(await call("POST", at("holder", "recoveries", key), { password: password.value }));
    notice("Password set");
    history.replaceState(null, "", address("holder"));
    dispatchEvent(new Event("placechange"));
  }
  return h("section.card.narrow", h("h2", "Set a password"), h("p", "Your NIC handle is ", h("strong#recovered-handle", holder.handle), `, ${holder.name}.`),
    h("form", { onsubmit: save }, labelFor("new-password", "New password, 8 characters or more"), password, h("div.row.end", h("button#set-password.primary", "Set it and sign in"))));
}

async function processes() {
  let all;
  try {
    all = await asHolder("GET", "processes");
  } catch (error) {
    if (error.status !== 403) throw error;
    keep(null);
    return welcome();
  }
  const leave = () => (keep(null), go(address("holder")));
  const list = all.length === 0 ? h("p", "You hold no domain here.") : table("Your processes", [
    ["Domain ID", ({ process }) => h("code", process)], ["Domain", ({ domain }) => domain], ["Registrar", ({ registrar }) => registrar], ["Expires", ({ expires }) => stamp(expires, true)],
    ["Code", ({ code }) => (code ? `valid ${span(Date.parse(code.expires) - now())} more` : "none")],
    ["", (each) => h("details.menu", h("summary", "Actions"), h("button.small", { "data-process": each.process, onclick: () => transfer(each) }, "Transfer domain management"))],
  ], all);
  const result = h("div", { role: "status" });

  async function transfer({ process, domain }) {
    if (!(await confirmed({ title: "Transfer domain management", text: `An auth code for ${domain} is made, shown here and mailed to you. A former code is invalid from then on.`, action: "Confirm" }))) return;
    const made = await asHolder("POST", "processes", process, "code");
    fill(result, card(`Auth code of ${made.domain}`, h("dl.facts",
      h("dt", "Code"), h("dd", h("code#holder-code.secret.code-text", made.code), " ", copyButton(made.code)),
      h("dt", "Domain ID"), h("dd", h("code#holder-process.secret", made.process), " ", copyButton(made.process)),
      h("dt", "Valid until"), h("dd", `${stamp(made.expires, true)} (${distance(made.expires)})`), h("dt", "Mailed to"), h("dd", made.sentTo)),
    h("p.hint", "Give both to your new registrar: the code works only together with the Domain ID.")));
  }
  return [h("div.row", h("p", "Signed in as ", h("strong", signedIn().handle), ` ${signedIn().name ?? ""}`), h("span.push"), h("button.small", { onclick: leave }, "Sign out")),
    card("Processes", list), result];
}
