// Registrars' accounts: their passwords, whether they may log in, and what they have.
import { address, at, badge, card, copyButton, empty, h, labelFor, notice, operate, panel, read, table } from "../parts.js";
import { objectPage } from "../parts/objects.js";

export async function page(id) {
  if (id) return objectPage({ collection: "registrars", key: id, kind: "registrar", facts });
  const accounts = panel(() => Promise.all([read("registrars"), read("sessions")]), ([all, sessions]) => (all.length === 0 ? empty("No registrar has an account. Make one below.")
    : table("Registrars", [
      ["Registrar", (each) => h("a", { href: address("accounts", each.id) }, each.id)],
      ["Password", (each) => [h("code.secret", each.password), " ", copyButton(each.password)]],
      ["State", standing],
      ["Balance", (each) => each.balance ?? "—"],
      ["Sessions", (each) => sessions.filter(({ client }) => client === each.id).length],
      ["", (each) => [h("a.button.small", { href: `${address("domains")}?sponsor=${encodeURIComponent(each.id)}` }, "domains"), " ",
        !each.suspended && h("a.button.small", { href: `${address("workbench")}?as=${encodeURIComponent(each.id)}` }, "log in here"), " ",
        h("button.small", { onclick: () => suspend(each) }, each.suspended ? "let in again" : "suspend")]],
    ], all)));
  return { title: "Accounts", body: [accounts.host, form(accounts)], refresh: accounts.refresh };
}

const standing = ({ suspended }) => (suspended ? badge("suspended", "warn") : badge("may log in", "good"));

const facts = (registrar) => [
  ["State", standing(registrar)], ["Password", [h("code.secret", registrar.password), " ", copyButton(registrar.password)]],
  ["Balance", registrar.balance ?? "no account is kept"], ["Credit limit", registrar.creditLimit ?? 0], ["Certificate", registrar.certificate ?? "any, or none"],
  ["API keys", registrar.keys?.length > 0 ? [registrar.keys.map((key) => [badge(key.interface), " "]), h("a", { href: address("keys") }, "API keys")] : "none"],
  ["Domains", h("a", { href: `${address("domains")}?sponsor=${encodeURIComponent(registrar.id)}` }, "those that it sponsors")],
];

async function suspend({ id, suspended }) {
  await operate("PATCH", at("registrars", id), { suspended: !suspended }, suspended ? `${id} may log in again` : `${id} suspended`);
}

function form(accounts) {
  const id = h("input#new-id", { required: true, minlength: "3", maxlength: "16", autocomplete: "off" });
  const password = h("input#new-password", { required: true, minlength: "6", autocomplete: "off" });
  async function make(event) {
    await operate("PUT", at("registrars", id.value), { id: id.value, password: password.value }, "registrar made");
    notice(`${id.value} can log in now`);
    id.value = password.value = "";
    accounts.refresh();
  }
  return card("New account", h("form.row", { onsubmit: make },
    labelFor("new-id", "Id"), id, labelFor("new-password", "Password"), password, h("button.primary", "Make it")));
}
