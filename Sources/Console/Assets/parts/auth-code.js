// Making an auth code in the way that the registry's policy wants, as the sponsor, by EPP.
import { command } from "./action.js";
import { newCode, requestCode, setCode, textIn, uris } from "./epp.js";
import { policyOf } from "./place.js";

export const regime = (domain) => policyOf(domain).authInfo?.regime ?? "classic";

/** Whether the sponsor can read the code that is set by `domain:info`. */
export const isReadable = (domain) => whyHidden(domain) === "";

/**
 * Makes a new code: `{result, code}`, or `{result, sentTo}` where it goes to the holder.
 * Under `classic` and `secure` the registrar thinks it up, otherwise the registry does.
 */
export async function makeCode(domain, sponsor) {
  if (["classic", "secure"].includes(regime(domain))) {
    const code = newCode();
    return { result: await command(sponsor, setCode(domain, code)), code };
  }
  const result = await command(sponsor, requestCode(domain, true));
  return { result, code: textIn(result.answer, uris.authCode, "code"), sentTo: textIn(result.answer, uris.authCode, "to") };
}

/** Why the code that is set cannot be shown, in one sentence; empty if it can. */
export function whyHidden(domain) {
  switch (regime(domain)) {
    case "secure": return "The registry keeps only a hash (RFC 9154): the code can be set, not shown.";
    case "registryGenerated": return "The registry told the code once, when it was made. Create a new one to see it.";
    case "holderDelivered": return "The registry sends the code to the holder, never to the registrar.";
    default: return "";
  }
}
