// A domain: its auth code, its lock, its transfer, whether it could be moved, and all else about it.
import { address, at, badge, card, distance, entryList, h, panel, read, stamp, statusBadge } from "../parts.js";
import { authCodeCard } from "./domain-auth-code.js";
import { creationCard } from "./domain-creation.js";
import { lockCard } from "./domain-lock.js";
import { transferCard } from "./domain-transfer.js";
import { movableCard } from "./domain-movable.js";

export async function page(name) {
  const state = { name };
  // One answer serves all cards; each draws itself anew only when its part of it differs.
  const load = async () => (state.domain = await read("domains", name));
  await load();
  const cards = [authCodeCard, lockCard, transferCard, creationCard].map((card) => card(state));
  const movable = await movableCard(state);
  const about = panel(async () => state.domain, facts, { class: "card" });
  const title = panel(async () => state.domain, heading);
  const history = entryList({ path: () => at("journal"), filter: { name, kind: "verdict" }, hint: "No command has named this domain yet." });
  const [code, lock, transfer, creation] = cards.map(({ host }) => host);
  return {
    title: name,
    heading: false,
    body: [title.host, creation, code, h("div.grid.two", h("div.stack", lock, transfer), movable.host), about.host,
      card("History", h("p.muted", "What the journal knows of this name."), history.host)],
    refresh: async () => {
      await load();
      await Promise.all([title, ...cards, movable, about, history].map(({ refresh }) => refresh()));
    },
    entry: history.entry,
  };
}

function heading(domain) {
  return h("div.title", h("h1", domain.name),
    h("p", "sponsor ", h("strong", domain.sponsor), domain.roid && [" · ", h("code", domain.roid)], " · expires ", h("span", { title: domain.expires }, stamp(domain.expires, true)), ` (${distance(domain.expires)})`),
    h("p", (domain.shownStatuses ?? domain.statuses ?? []).map(statusBadge)));
}

function facts(domain) {
  const secDNS = domain.extensions?.secDNS;
  const servers = [...(domain.nameservers ?? []).map((host) => h("a", { href: address("hosts", host) }, host)), ...(domain.hostAttributes ?? []).map(({ name, addresses }) => `${name} ${(addresses ?? []).join(" ")}`)];
  return [h("h2", "Details"), h("dl.facts",
    row("Registrant", domain.registrant && contactLink(domain.registrant)),
    row("Contacts", listOf(domain.contacts?.map(({ role, id }) => [contactLink(id), ` ${role ?? ""}`]))),
    row("Name servers", listOf(servers), "none: the domain is not delegated"),
    row("DNSSEC", listOf(secDNS?.dsData?.map((ds) => h("code", `${ds.keyTag} ${ds.alg} ${ds.digestType} ${ds.digest}`)) ?? secDNS?.keyData?.map((key) => h("code", `${key.flags} ${key.alg} ${key.pubKey}`))), "not signed"),
    row("Grace periods", listOf(domain.gracePeriods?.map(({ kind, ends }) => [badge(kind), ` ends ${stamp(ends, true)} (${distance(ends)})`]))),
    row("Deletion", domain.deletion && `${domain.deletion.phase} until ${stamp(domain.deletion.ends, true)} (${distance(domain.deletion.ends)})`),
    row("Created", `${stamp(domain.created)} by ${domain.creator}`),
    row("Updated", domain.updated && `${stamp(domain.updated)} by ${domain.updater ?? "the registry"}`, "never"),
    row("Transferred", domain.transferred && stamp(domain.transferred), "never"))];
}

const row = (label, value, otherwise = "none") => [h("dt", label), h("dd", value || h("span.muted", otherwise))];
const listOf = (items) => items?.length > 0 && h("ul.plain", items.map((item) => h("li", item)));
const contactLink = (id) => h("a", { href: address("contacts", id) }, id);
