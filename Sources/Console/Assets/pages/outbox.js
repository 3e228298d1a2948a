// What holders were sent, read as they read it. Nothing leaves the machine.
import { address, at, confirmed, copyButton, distance, empty, fill, h, operate, panel, read, registrars, stamp } from "../parts.js";

export async function page(number) {
  let chosen = number;
  const others = await registrars();
  const letter = h("article.card.letter", { "aria-live": "polite" });
  const emptying = h("button.small.danger", { onclick: () => clear() }, "Empty the outbox");
  const list = panel(() => read("outbox"), ({ deliveries, dropped }) => {
    emptying.hidden = deliveries.length === 0;
    if (deliveries.length === 0) {
      fill(letter);
      return empty("The outbox is empty. Registries with the policy holder-delivered send codes to the holder; recovery on the holder's desk sends a mail, too.");
    }
    const newest = deliveries.map((mail, index) => ({ number: index + 1, ...mail })).reverse();
    const open = (mail) => {
      chosen = String(mail.number);
      fill(letter, reading(mail, others));
      for (const button of list.host.querySelectorAll("[data-number]")) button.setAttribute("aria-pressed", String(button.dataset.number === chosen));
    };
    queueMicrotask(() => open(newest.find((mail) => String(mail.number) === chosen) ?? newest[0]));
    return [dropped > 0 && h("p.muted", `${dropped} older ones are gone.`), h("ul.plain.mails", newest.map((mail) => h("li",
      h("button", { "data-number": mail.number, "aria-pressed": "false", onclick: () => open(mail) }, h("strong", mail.subject ?? `Auth code of ${mail.domain}`), h("span", mail.recipient), h("span.muted", distance(mail.sent))))))];
  });
  async function clear() {
    if (!(await confirmed({ title: "Empty the outbox?", text: "All mails go.", action: "Empty it" }))) return;
    await operate("DELETE", at("outbox"), undefined, "outbox emptied");
    list.refresh();
  }
  return {
    title: "Outbox",
    body: [h("div.mailbox", list.host, letter), h("div.row.end", emptying)],
    refresh: list.refresh,
  };
}

function reading(mail, others) {
  return [
    h("h2", mail.subject ?? `Auth code of ${mail.domain}`),
    h("p.muted", `to ${mail.recipient} · ${stamp(mail.sent)}`),
    mail.body && h("pre.body.secret", mail.body),
    mail.link?.startsWith("/r/") && h("p", h("a#mail-link.button.primary", { href: mail.link }, "Follow the link in this mail")),
    mail.code && h("dl.facts", h("dt", "Code"), h("dd", h("code.secret", mail.code), " ", copyButton(mail.code)),
      mail.processNumber && [h("dt", "Process number"), h("dd", h("code.secret", mail.processNumber), " ", copyButton(mail.processNumber))],
      mail.expires && [h("dt", "Valid until"), h("dd", `${stamp(mail.expires, true)} (${distance(mail.expires)})`)]),
    mail.code && h("div.row", "Use for a transfer as", others.map(({ id }) => h("button.small", { onclick: () => use(mail, id) }, id))),
  ];
}

/** The code is handed over within the page: it stands in no address. */
function use(mail, as) {
  history.pushState({ transfer: { name: mail.domain, authInfo: mail.code, processNumber: mail.processNumber, as } }, "", address("transfers"));
  dispatchEvent(new Event("placechange"));
}
