// Which page an address means. Each page is loaded when it is first asked for.
const modules = {
  "": () => import("./overview.js"), domains: () => import("./domains.js"), transfers: () => import("./transfers.js"),
  contacts: () => import("./contacts.js"), hosts: () => import("./hosts.js"), accounts: () => import("./accounts.js"),
  applications: () => import("./applications.js"), organizations: () => import("./organizations.js"), messages: () => import("./messages.js"), outbox: () => import("./outbox.js"), holder: () => import("./holder.js"),
  journal: () => import("./journal.js"), sessions: () => import("./sessions.js"), workbench: () => import("./workbench.js"),
  faults: () => import("./faults.js"), clock: () => import("./clock.js"), registries: () => import("./registries.js"),
  seed: () => import("./seed.js"), keys: () => import("./interface-keys.js"), policy: () => import("./policy.js"),
  exercise: () => import("./exercise.js"), scorecards: () => import("./scorecards.js"), classes: () => import("./classes.js"),
};
const single = { domains: () => import("./domain.js"), scorecards: () => import("./scorecard.js"), classes: () => import("./lesson.js") };

/**
 * The page for the parts behind the registry: `{title, body}`, and where it is live `refresh()`, `entry(entry)`
 * for each live event, and `leave()`.
 */
export async function pageFor([name = "", ...rest]) {
  const load = rest.length > 0 && single[name] ? single[name] : modules[name];
  if (!Object.hasOwn(modules, name)) throw new Error("The console has no such page.");
  return (await load()).page(...rest);
}
