// A transfer's request, and what either side can do while it is pending (RFC 5731 §3.2.4, RFC 5733 §3.2.4).
import { command, operate, refusal, succeeded } from "./action.js";
import { contactTransfer, transfer as domainTransfer, uris } from "./epp.js";
import { jump, undoably } from "./jump.js";
import { notice } from "./notice.js";
import { address, announces, at, policyOf } from "./place.js";
import { h, labelFor } from "./render.js";
import { distance, now, stamp } from "./time.js";

/** A form that asks for a domain as another registrar. */
export function requestForm({ name, registrars, as, authInfo, processNumber }) {
  const domain = name ? null : h("input#transfer-name", { required: true, placeholder: "name.example", autocomplete: "off" });
  const who = h("select#transfer-as", { value: as }, registrars.map(({ id }) => h("option", id)));
  const code = h("input#transfer-code", { type: "password", autocomplete: "off", placeholder: "auth code", value: authInfo ?? "" });
  const second = policyOf(name).authInfo?.needsProcessNumber && announces(uris.authCode)
    ? h("input#process-number.secret", { autocomplete: "off", placeholder: "process number", value: processNumber ?? "" }) : null;
  async function request(event) {
    const wanted = name ?? domain.value.trim();
    const result = await command(who.value, domainTransfer("request", wanted, { authInfo: code.value, processNumber: second?.value }));
    if (succeeded(result)) code.value = "";
    tell(result, result.code === 1001 ? "Transfer requested: it is pending" : "Transferred");
  }
  return h("form.row", { onsubmit: request },
    domain && [labelFor("transfer-name", "move"), domain],
    labelFor("transfer-as", name ? "request as" : "as"), who,
    h("label.unseen", { for: "transfer-code" }, "Auth code"), code,
    second && [h("label.unseen", { for: "process-number" }, "Process number"), second],
    h("button#request-transfer.primary", "Request"));
}

/** A pending transfer with its deadline, and what each side can do. */
export function pendingTransfer({ kind = "domain", name, sponsor, transfer }, isListed = false) {
  const { requester, requested, acted } = transfer;
  const whole = Date.parse(acted) - Date.parse(requested);
  const past = Math.max(0, Math.min(whole, now() - Date.parse(requested)));
  const act = (operation, as, told) => async () => {
    const frame = kind === "contact" ? contactTransfer : domainTransfer;
    await undoably(`${operation}-${name}`, told, async () => {
      const result = await command(as, frame(operation, name));
      if (!succeeded(result)) tell(result);
      return succeeded(result);
    });
  };
  const button = (operation, as, told, look = "") => h("button", { class: `small ${look}`, "data-act": operation, onclick: () => act(operation, as, told)() }, `${operation} as ${as}`);
  const policy = policyOf(kind === "domain" ? name : "").transfer ?? {};
  const asked = kind === "domain" && (policy.holderConfirmation ?? "none") !== "none";
  const answered = kind === "contact" || policy.isAnsweredByLoser !== false;
  const holders = (decision) => h("button", { class: "small", "data-act": `holder-${decision}`, onclick: () => answerForHolder(name, decision) }, `${decision} as the holder`);
  return h("article.moving", { "aria-label": `Transfer of ${name}` },
    h("div.row", isListed && h("a", { href: address(`${kind}s`, name) }, h("strong", name)), h("span", `${sponsor} → `, h("strong", requester)),
      h("span.muted", { title: requested }, `asked ${distance(requested)}`), h("span.push"), h("strong", { title: stamp(acted) }, `${distance(acted)}`)),
    h("progress", { max: String(whole || 1), value: past, "aria-label": "Time that has passed" }),
    h("p.muted", `At the deadline the registry ${endOf(policy, transfer)} it. Both sides are told by poll.`),
    asked && h("p.holders-word", wordOf(transfer), !transfer.confirmation?.confirmed && [" ", holders("confirm"), " ", holders("refuse")]),
    h("div.row", answered && [button("approve", sponsor, "Transfer approved", "primary"), button("reject", sponsor, "Transfer rejected")], button("cancel", requester, "Transfer cancelled"),
      h("button", { class: "small", "data-act": "deadline", onclick: () => jump(null, { time: acted, name }) }, "⇥ to the deadline")));
}

/** What the clock makes of a transfer that nobody decides. */
function endOf(policy, transfer) {
  if (policy.holderConfirmation === "needed" && !transfer.confirmation?.confirmed) return "cancels";
  return policy.atDeadline === "reject" ? "cancels" : "approves";
}

/** Where the holder's confirmation stands, and what else was said. */
function wordOf({ confirmation: { keyHash, confirmed, approved } = {} }) {
  if (confirmed) return `The holder confirmed it ${distance(confirmed)}; the losing registrar has still to answer.`;
  const mailed = keyHash ? "The holder was asked by mail." : "No mail went to the holder.";
  return approved ? `The losing registrar approved it ${distance(approved)}. ${mailed}` : mailed;
}

/** The operator's answer in the holder's stead. */
async function answerForHolder(name, decision) {
  await undoably(`holder-${decision}-${name}`, decision === "confirm" ? "Confirmed for the holder" : "Refused for the holder", async () => {
    try {
      await operate("POST", at("domains", name, "confirmation"), { decision }, `${decision} the transfer of ${name} for its holder`);
      return true;
    } catch (error) {
      notice("The transfer stays as it is", { kind: "failed", key: "transfer", detail: error.message });
      return false;
    }
  });
}

function tell(result, told) {
  if (succeeded(result)) notice(told, { key: "transfer" });
  else notice("Refused", { kind: "failed", key: "transfer", detail: refusal(result) });
}
