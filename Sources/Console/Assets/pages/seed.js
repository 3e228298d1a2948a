// The whole registry as a seed: downloaded, or put in the place of everything.
import { at, call, card, confirmed, download, fill, h, labelFor, notice, operate, place, problemBox } from "../parts.js";

export async function page() {
  const result = h("div", { role: "status" });
  const file = h("input#file", { type: "file", accept: "application/json,.json" });
  async function save() {
    const size = await download(at("state"), `${place.registry}.json`);
    fill(result, h("p", `${(size / 1024).toFixed(0)} KiB written.`));
  }
  async function upload() {
    const text = await file.files[0]?.text();
    if (!text) throw new Error("Choose a file first.");
    if (!(await confirmed({ title: "Put the seed in the place of everything?", text: "What is here goes; a snapshot “before-the-seed” is taken first. Sessions of registrars that are gone end.", action: "Replace everything" }))) return;
    await call("POST", at("snapshots"), { name: "before-the-seed" });
    try {
      await operate("PUT", at("state"), text, "seed put in place");
      notice("The seed is in place");
      fill(result);
    } catch (error) {
      fill(result, problemBox(error));
    }
  }
  return {
    title: "Seed",
    body: [h("div.grid.two",
      card("Download", h("p", "Everything that this registry holds, as JSON: registrars, contacts, hosts, domains, messages, outbox. Passwords and codes are in it."), h("div.row", h("button#download.primary", { onclick: save }, "Download the seed"))),
      card("Upload", h("p", "What is wrong is told with its line; nothing is half done."), labelFor("file", "A seed"), file, h("div.row.end", h("button.danger", { onclick: () => upload() }, "Replace everything")))),
    result],
  };
}
