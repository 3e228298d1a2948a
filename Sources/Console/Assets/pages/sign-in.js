// Where the server wants a token: it is tried, kept for this tab, and sent as a bearer token. It is in no address.
import { call, h, keepToken, labelFor, sentence } from "../parts.js";

export function signIn(done) {
  const field = h("input#token", { type: "password", autocomplete: "current-password", required: true });
  const wrong = h("p.problem", { role: "alert", hidden: true });
  async function attempt(event) {
    keepToken(field.value);
    try {
      await call("GET", "/registries");
      done();
    } catch (error) {
      keepToken("");
      wrong.hidden = false;
      wrong.textContent = error.status === 401 ? "This is not the token that the server was started with, and none of a registry." : sentence(error);
      field.select();
    }
  }
  return h("section#sign-in.card.narrow", h("h1", "Sign in"),
    h("p", "This server was started with a control token (", h("code", "MOCK_REGISTRY_CONTROL_TOKEN"), "). Students have one on their hand-out that opens their own registry."),
    h("form", { onsubmit: attempt }, labelFor("token", "Control token"), field, wrong,
      h("div.row.end", h("button.primary", "Sign in"))));
}
