// "Could it be moved now?": every rule of a transfer asked without acting.
import { at, call, card, codeMark, h, labelFor, panel, policyOf, reason, registrars } from "../parts.js";

export async function movableCard(state) {
  const others = (await registrars()).filter(({ id }) => id !== state.domain.sponsor);
  const as = h("select#movable-as", { onchange: () => answer.refresh() }, others.map(({ id }) => h("option", id)));
  const code = h("input#movable-code", { type: "password", placeholder: "code", autocomplete: "off" });
  const number = policyOf(state.name).authInfo?.needsProcessNumber && h("input#movable-number.secret", { placeholder: "process number", autocomplete: "off", "aria-label": "Process number" });
  const answer = panel(ask, draw);
  const host = card("Could it be moved now?",
    h("form.row", { onsubmit: (event) => answer.refresh(true) },
      labelFor("movable-as", "by"), as, h("label.unseen", { for: "movable-code" }, "Auth code"), code, number, h("button#ask-movable", "Ask")),
    answer.host);

  function ask() {
    if (!as.value) return { checks: [] };
    const question = { as: as.value, ...(code.value && { authInfo: code.value }), ...(number?.value && { processNumber: number.value }) };
    return call("POST", at("domains", state.name, "transferability"), question);
  }
  return { host, refresh: answer.refresh };
}

function draw({ isPossible, code, checks }) {
  if (checks.length === 0) return h("p.muted", "There is no other registrar that could take it.");
  // Without the code, whatever asks for it is left open.
  const yes = checks.some(({ holds }) => holds === undefined) ? "Yes, with its code." : "Yes.";
  return [
    h("p.answer", h("strong", isPossible ? yes : "No."), " A request would be answered ", codeMark(code)),
    h("ul.checks", checks.map((check) => h("li", { class: check.holds === undefined ? "open" : check.holds ? "holds" : "fails" },
      h("span.mark", { "aria-label": check.holds === undefined ? "not asked" : check.holds ? "holds" : "fails" }, check.holds === undefined ? "?" : check.holds ? "✓" : "✗"),
      h("span", check.rule, " ", h("span.section", check.section ?? ""),
        reason(check))))),
  ];
}
